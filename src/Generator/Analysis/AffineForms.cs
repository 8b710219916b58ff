using System;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// Reads integer expressions as polynomials over stable symbols; locals with one value are replaced by it. C# wraps around where a
/// polynomial does not: both agree whenever the exact value fits the type, which the guards check where it matters.
/// </summary>
internal sealed class AffineForms(Definitions definitions)
{
    /// <summary>The polynomial of an Int32 or Int64 expression, or null if it reads memory or a changing variable.</summary>
    public Polynomial? Of(Expr expr)
    {
        try
        {
            return expr.Type is ScalarType.Int32 or ScalarType.Int64 ? Read(expr) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether a value is certainly not zero, which what the body relies on may say.</summary>
    public bool IsNeverZero(Polynomial value) => value.IsConstant ? value.ConstantTerm != 0
        : definitions.Relied.OfType<Compare>().Any(c => ExcludesZero(c) && Of(c.Left) is { } other && (value.Ratio(other) ?? other.Ratio(value)) is not (null or 0));

    private static bool ExcludesZero(Compare condition) => condition.Right is Constant { Type: ScalarType.Int32 or ScalarType.Int64, Bits: var bits } && condition.Op switch
    {
        CompareOp.GreaterOrEqual => bits > 0,
        CompareOp.Greater => bits >= 0,
        CompareOp.LessOrEqual => bits < 0,
        CompareOp.Less => bits <= 0,
        _ => false,
    };

    private Polynomial? Read(Expr expr)
    {
        if (expr.Type is not (ScalarType.Int32 or ScalarType.Int64 or ScalarType.UInt32 or ScalarType.UInt64))
            return null;
        switch (expr)
        {
            case Constant constant:
                return Polynomial.Of(constant.Bits);
            case VariableRef reference:
                return Read(reference.Variable) ?? Opaque(expr);
            case Length length:
                return Read(length);
            case RowExtent:
                return Polynomial.Of(expr);
            case Unary { Op: UnaryOp.Negate } unary:
                return Read(unary.Operand) is { } operand ? -operand : null;
            case Binary binary:
                return Read(binary) ?? Opaque(expr);
            case Conversion conversion:
                return Read(conversion) ?? Opaque(expr);
            case Within range:
                return Read(range.Start);
            default:
                return Opaque(expr);
        }
    }

    private Polynomial? Read(Variable variable) =>
        definitions.ValueOf(variable) is { } value && value.Type == variable.Type ? Read(value) : null;

    private Polynomial Read(Length length)
    {
        if (length.Buffer.IsOfFields(length.Dimension))
            return Polynomial.Of(length.Buffer.View!.Columns);
        if (definitions.LengthsOf(length.Buffer) is not { } lengths)
            return Polynomial.Of(length);
        Polynomial[] forms = lengths.Select(l => Read(l) ?? Polynomial.Of(length)).ToArray();
        return length.Dimension >= 0 ? forms[length.Dimension] : forms.Aggregate((a, b) => a * b);
    }

    private Polynomial? Read(Binary binary)
    {
        if (binary.Op is not (BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply))
            return null;
        if (Read(binary.Left) is not { } left || Read(binary.Right) is not { } right)
            return null;
        return binary.Op switch
        {
            BinaryOp.Add => left + right,
            BinaryOp.Subtract => left - right,
            _ => left * right,
        };
    }

    /// <summary>
    /// Narrowing commutes with wrap-around, and so does taking a number without a sign for one with it; widening does so only for a value that cannot have wrapped.
    /// </summary>
    private Polynomial? Read(Conversion conversion)
    {
        if (Read(conversion.Operand) is not { } operand)
            return null;
        bool isSigned = conversion.Operand.Type.IsSigned();
        bool isLeaf = conversion.Operand is VariableRef { Variable: var v } ? isSigned || definitions.ValueOf(v) is null : conversion.Operand is Length or RowLength or Constant;
        bool isExact = isLeaf || (operand.IsConstant && isSigned);
        return conversion.Type.Size() <= conversion.Operand.Type.Size() || isExact ? operand : null;
    }

    /// <summary>A symbol of its own, if it has one value wherever its variables have.</summary>
    private Polynomial? Opaque(Expr expr)
    {
        Expr inlined = Inline(expr);
        return IsKnown(inlined) ? Polynomial.Of(inlined) : null;
    }

    /// <summary>Whether an expression may stand for a variable that got its value: what it reads is the same as it was then.</summary>
    private bool IsKnown(Expr value) => value.All().All(e => e is not Load && (e is not VariableRef reference || definitions.IsStable(reference.Variable)));

    /// <summary>The value of an expression, with stable locals replaced by theirs where these read neither memory nor what changes; it tests no ranges.</summary>
    public Expr Inline(Expr expr) => expr.Rewrite(e => ConstantFolding.Fold(e switch
    {
        VariableRef reference when definitions.ValueOf(reference.Variable) is { } value && IsKnown(value) => Inline(value),
        Length length when length.Dimension >= 0 && definitions.LengthsOf(length.Buffer) is { } lengths => Inline(lengths[length.Dimension]),
        RowLength length => length with { Id = 0 },
        _ when e.IsTest() => e.Unchecked(),
        _ => e,
    }));
}
