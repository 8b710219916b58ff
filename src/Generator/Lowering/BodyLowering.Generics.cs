using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Members of the interfaces of generic mathematics (<c>T.Zero</c>, <c>T.Max(a, b)</c>): those of the type that stands for T.</content>
internal sealed partial class BodyLowering
{
    private static bool IsOfInterface(ISymbol member) =>
        member is { IsStatic: true, ContainingType: { TypeKind: TypeKind.Interface } type } && Names.IsIn(type, "System.Numerics");

    /// <summary>An operator of an interface: the operation in the type itself, where small integers wrap around, or overflow where it is checked.</summary>
    private static Expr OfInterface(BinaryOp op, Expr left, Expr right, bool isChecked)
    {
        if (left.Type == ScalarType.Half || (isChecked && Exprs.CanOverflow(op, left.Type)))
            return Exprs.Of(op, left, right, isChecked);
        bool inPromoted = op.IsShift() || op is BinaryOp.Divide or BinaryOp.Remainder;
        ScalarType computed = inPromoted ? Exprs.Promoted(left.Type) : left.Type;
        Expr other = op.IsShift() ? right : Exprs.ConvertTo(right, computed);
        Expr value = left;
        if (op.IsShift() && left.Type.Size() < 4)
        {
            // Small integers are shifted by less than their own width, and by '>>>' without their sign.
            other = new Binary(BinaryOp.And, right, Constant.Int((8 * left.Type.Size()) - 1));
            value = op == BinaryOp.UnsignedShiftRight ? Exprs.ConvertTo(left, left.Type.Size() == 1 ? ScalarType.Byte : ScalarType.UInt16) : left;
        }

        return Exprs.ConvertTo(new Binary(op, Exprs.ConvertTo(value, computed), other), left.Type);
    }

    private Expr? LowerOfInterface(IPropertyReferenceOperation reference)
    {
        if (reference.ConstrainedToType is { } parameter && ScalarOf(parameter) is { } type && ConstantOf(reference.Property.Name, type, Actual(parameter)) is { } constant)
            return constant;
        return NotOfType(reference, reference.Property, reference.ConstrainedToType);
    }

    private static Constant? ConstantOf(string name, ScalarType type, ITypeSymbol actual) => name switch
    {
        "Zero" or "AdditiveIdentity" => new Constant(type, 0),
        "One" or "MultiplicativeIdentity" => One(type),
        _ when type == ScalarType.Half => HalfConstants.Find(name),
        "NegativeOne" when type.IsFloating() => Constant.Floating(-1, type),
        "NegativeOne" when type.IsSigned() => new Constant(type, -1),
        "MaxValue" when TypeTable.HeldBy(actual) is ScalarType.Int64 => new Constant(type, long.MaxValue),
        "MinValue" when TypeTable.HeldBy(actual) is ScalarType.Int64 => new Constant(type, long.MinValue),
        "MaxValue" when TypeTable.HeldBy(actual) is ScalarType.UInt64 => new Constant(type, -1),
        "MinValue" when TypeTable.HeldBy(actual) is ScalarType.UInt64 => new Constant(type, 0),
        _ => actual.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue) is { } field ? Exprs.OfValue(field.ConstantValue!, type) : null,
    };

    private Expr? LowerOfInterface(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (call.ConstrainedToType is not { } parameter || ScalarOf(parameter) is not { } type)
            return NotOfType(call, target, call.ConstrainedToType);
        IOperation[] arguments = call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value).ToArray();
        if (LowerInOrder(arguments) is not { } values || values.Any(v => v.Layout.Scalar is null))
            return null;
        List<Expr> numbers = values.Select(v => v.Number).ToList();
        if (IsCreation(target))
            return Created(target.Name, numbers[0], type);
        if (OfInteger(target.Name, numbers, type) is { } simple)
            return simple;
        if (CallTable.Find(target.Name, numbers.Select(n => (ScalarType?)n.Type).ToArray(), isOfNumber: true) is { } known && ScalarOf(target.ReturnType) is { } result)
            return Called(known, numbers, result, call.Syntax);
        return NotOfType(call, target, parameter);
    }

    private static bool IsCreation(IMethodSymbol method) => method.Name is "CreateChecked" or "CreateSaturating" or "CreateTruncating";

    /// <summary>
    /// <c>T.CreateChecked(x)</c> and its like: conversions. Integers saturate or lose their upper bits as the name says; a floating-point number
    /// saturates in both cases, as it does in a cast to int or long.
    /// </summary>
    private static Expr Created(string name, Expr value, ScalarType type)
    {
        bool wraps = name == "CreateTruncating" && value.Type.IsInteger() && type.IsInteger();
        if (wraps || type.IsFloating() || Exprs.Holds(type, value.Type))
            return Exprs.ConvertTo(value, type);
        if (value is Constant constant && Fits(constant, type))
            return new Constant(type, value.Type.IsFloating() ? (long)constant.AsDouble() : constant.Bits);
        if (name == "CreateChecked")
            return Exprs.ConvertTo(value, type, isChecked: true);
        if (value.Type.IsFloating())
            return type.Size() < 4 ? Saturated(Exprs.ConvertTo(value, ScalarType.Int32), type) : Exprs.ConvertTo(value, type);
        return Saturated(value, type);
    }

    /// <summary>The nearest number of a type to an integer of another.</summary>
    private static Expr Saturated(Expr value, ScalarType type)
    {
        (ScalarType from, int bits) = (value.Type, 8 * type.Size());
        if (from.IsSigned() && (!type.IsSigned() || from.Size() > type.Size()))
            value = Exprs.Of(Function.Max, value, new Constant(from, type.IsSigned() ? -(1L << (bits - 1)) : 0));
        if (from.Size() > type.Size() || (from.Size() == type.Size() && type.IsSigned()))
            value = Exprs.Of(Function.Min, value, new Constant(from, (long)(ulong.MaxValue >> (64 - bits + (type.IsSigned() ? 1 : 0)))));
        return Exprs.ConvertTo(value, type);
    }

    /// <summary>Whether a constant is a whole number that an integer type holds.</summary>
    private static bool Fits(Constant constant, ScalarType type)
    {
        decimal? value = constant.Type.IsFloating()
            ? constant.AsDouble() is var number && System.Math.Abs(number) < 1e18 && System.Math.Floor(number) == number ? (decimal)number : null
            : constant.Type == ScalarType.UInt64 ? (ulong)constant.Bits : constant.Bits;
        int bits = 8 * type.Size();
        decimal most = type.IsSigned() ? (1UL << (bits - 1)) - 1 : ulong.MaxValue >> (64 - bits);
        return value is { } known && known <= most && known >= (type.IsSigned() ? -most - 1 : 0);
    }

    /// <summary>What is simpler for integers than for other numbers, or asked of floating-point numbers only.</summary>
    private static Expr? OfInteger(string name, IReadOnlyList<Expr> arguments, ScalarType type)
    {
        Expr x = arguments[0];
        var zero = new Constant(type, 0);
        return name switch
        {
            "IsZero" => Exprs.Compared(CompareOp.Equal, x, zero),
            _ when !type.IsInteger() => null,
            "IsNaN" or "IsInfinity" or "IsPositiveInfinity" or "IsNegativeInfinity" or "IsSubnormal" => Constant.Bool(false),
            "IsFinite" or "IsInteger" => Constant.Bool(true),
            "IsNegative" => new Compare(CompareOp.Less, x, zero),
            "IsPositive" => new Compare(CompareOp.GreaterOrEqual, x, zero),
            "Abs" when !type.IsSigned() => x,
            "MaxNumber" => Exprs.Of(Function.Max, arguments[0], arguments[1]),
            "MinNumber" => Exprs.Of(Function.Min, arguments[0], arguments[1]),
            _ => null,
        };
    }

    private Expr? NotOfType(IOperation operation, ISymbol member, ITypeSymbol? parameter)
    {
        string type = parameter is null ? member.ContainingType.Name : Names.ForMessage(Actual(parameter));
        context.Report(Descriptors.UnknownCall, operation.Syntax, $"{type}.{member.Name}", "it is not known of this type");
        return null;
    }
}
