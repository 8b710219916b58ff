using System;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Prints expressions as scalar C#; each printed expression has exactly the type of its node.</summary>
internal sealed class ScalarText(Place place)
{
    private const string Checks = "global::FusedKernels.CompilerServices.CheckedAccess";

    public string Print(Expr expr) => expr switch
    {
        Constant constant => Literals.Text(constant),
        VariableRef reference => place.Variable(reference.Variable),
        Length length => place.Length(length.Buffer, length.Dimension),
        RowLength length => place.RowLength(length.Buffer, length.Row),
        RowExtent extent => $"KernelRuntime.RowMemory.{(extent.IsLongest ? "Longest" : "Shortest")}({extent.Buffer.Name})",
        Load load => place.Read(load),
        _ when expr.IsChecked() => Checked(expr),
        Unary { Op: UnaryOp.Negate, Type: ScalarType.UInt32 or ScalarType.UInt64 } unary => $"({Literals.Text(new Constant(unary.Type, 0))} - {Last(unary)})",
        Unary unary => Cast(unary.Type, $"{IrPrinter.Symbol(unary.Op)}{Last(unary)}"),
        Binary binary => Cast(binary.Type, $"({Operand(binary.Left)} {IrPrinter.Symbol(binary.Op)} {Last(binary)})"),
        Compare compare => $"({Operand(compare.Left)} {IrPrinter.Symbol(compare.Op)} {Operand(compare.Right)})",
        ShortCircuit both => $"({Operand(both.Left)} {(both.IsAnd ? "&&" : "||")} {Operand(both.Right)})",
        Select select => $"({Operand(select.Condition)} ? {Operand(select.WhenTrue)} : {Operand(select.WhenFalse)})",
        Conversion conversion => $"(({conversion.Type.Keyword()}){Last(conversion)})",
        Within { Fault: RangeFault.Index } index => $"{Checks}.Index({Print(index.Start)}, {Print(index.Total)})",
        Within slice => $"{Checks}.Slice({Print(slice.Start)}, {Print(slice.Count)}, {Print(slice.Total)})",
        Call call => Print(call),
        _ => throw new ArgumentOutOfRangeException(nameof(expr)),
    };

    /// <summary>
    /// The last operand of an operation. C# does not compile one that it computes itself and sees throw or not fit (or makes another value of
    /// it than .NET does), so it must not see what the operand is.
    /// </summary>
    private string Last(Expr operation)
    {
        Expr operand = operation.Children().Last();
        bool divides = operation is Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } && operand is not Constant { Bits: not 0 } && IsConstant(operand);
        bool isHidden = operation.Type.IsInteger() && operand.Type != ScalarType.Boolean && (divides || IsConstant(operation));
        return isHidden ? Hidden(operand.Type, Operand(operand)) : Operand(operand);
    }

    private static string Hidden(ScalarType type, string operand) => $"({Checks}.Zero<{type.Keyword()}>() + {operand})";

    /// <summary>Whether C# computes an expression when it compiles.</summary>
    private static bool IsConstant(Expr expr) =>
        expr is Constant || (expr is Unary or Binary or Compare or ShortCircuit or Select or Conversion && expr.Children().All(IsConstant));

    /// <summary>C# checks all that stands in the parentheses, so what is not checked is taken out of it.</summary>
    private string Checked(Expr expr)
    {
        bool isConstant = IsConstant(expr);
        string Inside(Expr operand)
        {
            string text = operand is Constant or VariableRef or Length ? Operand(operand) : operand.IsChecked() ? Print(operand) : $"unchecked({Print(operand)})";
            return isConstant ? Hidden(operand.Type, text) : text;
        }

        return expr switch
        {
            Unary unary => $"checked(-{Inside(unary.Operand)})",
            Binary binary => $"checked({Inside(binary.Left)} {IrPrinter.Symbol(binary.Op)} {Inside(binary.Right)})",
            Conversion conversion => $"checked(({conversion.Type.Keyword()}){Inside(conversion.Operand)})",
            _ => throw new ArgumentOutOfRangeException(nameof(expr)),
        };
    }

    private string Operand(Expr expr)
    {
        string text = Print(expr);
        bool needsParentheses = expr is Unary || (expr is VariableRef && text.StartsWith("(", StringComparison.Ordinal));
        return needsParentheses ? $"({text})" : text;
    }

    private string Print(Call call)
    {
        string arguments = string.Join(", ", call.Arguments.Select(Print));
        return FunctionNames.Scalar(call) + $"({arguments})";
    }

    /// <summary>C# computes small integers as int: bring the result back.</summary>
    public static string Cast(ScalarType type, string text) =>
        type.IsInteger() && type.Size() < 4 ? $"(({type.Keyword()}){text})" : text;

    /// <summary>The result of an accumulation, by the texts of its factor, if it has one, and of its value.</summary>
    public static string Combine(Accumulate accumulate, string? factor, string value) => factor is null
        ? Combine(accumulate.Kind, accumulate.Variable.Type, accumulate.Variable.Name, value)
        : $"{FunctionNames.FusedMultiplyAdd(accumulate.Variable.Type)}({factor}, {value}, {accumulate.Variable.Name})";

    /// <summary>The result of taking a value into an accumulator; both texts are evaluated once or are cheap and pure.</summary>
    public static string Combine(ReductionKind kind, ScalarType type, string accumulator, string value) => kind switch
    {
        ReductionKind.Sum => Cast(type, $"({accumulator} + {value})"),
        ReductionKind.Product => Cast(type, $"({accumulator} * {value})"),
        ReductionKind.Minimum => $"global::System.Math.Min({accumulator}, {value})",
        ReductionKind.Maximum => $"global::System.Math.Max({accumulator}, {value})",
        ReductionKind.Least => $"({value} < {accumulator} ? {value} : {accumulator})",
        ReductionKind.Greatest => $"({value} > {accumulator} ? {value} : {accumulator})",
        ReductionKind.Count => value,
        ReductionKind.Newest => $"{LaneOperators.Operator(kind, type)}.Invoke({accumulator}, {value})",
        ReductionKind.And => Cast(type, $"({accumulator} & {value})"),
        ReductionKind.Or => Cast(type, $"({accumulator} | {value})"),
        _ => Cast(type, $"({accumulator} ^ {value})"),
    };
}
