using System;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.Emission.Cpu;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>Host code of a launch: scalars are locals and parameters, lengths come from the views, and elements are out of reach.</summary>
internal sealed class HostPlace(BodyFacts facts) : Place(facts)
{
    public override string Variable(Variable variable) => variable.Name;

    public override string Length(KernelBuffer buffer, int dimension) => DeviceText.Length(buffer, dimension);

    public override string RowLength(KernelBuffer rows, Expr row) => throw new InvalidOperationException("Rows have no view.");

    public override string Element(KernelBuffer buffer, EquatableArray<Expr> index) =>
        throw new InvalidOperationException("The host does not read views.");

    public override string Whole(KernelBuffer own) => throw new InvalidOperationException("The host makes no arrays.");
}

/// <summary>
/// Prints expressions inside device kernels, in an unchecked context: what ILGPU compiles for every device without further libraries,
/// with C#'s results.
/// </summary>
internal static class DeviceText
{
    public static string Print(Expr expr) => expr switch
    {
        Constant constant => Literals.Text(constant),
        VariableRef reference => reference.Variable.Name,
        Length length => Length(length.Buffer, length.Dimension),
        Load load => Element(load.Buffer, load.Index),
        Unary { Op: UnaryOp.LogicalNot } not => $"(!{Print(not.Operand)})",
        Unary { Op: UnaryOp.Negate, Type: ScalarType.UInt32 or ScalarType.UInt64 } unary => $"({Literals.Text(new Constant(unary.Type, 0))} - {Print(unary.Operand)})",
        Unary unary => $"(({unary.Type.Keyword()})({IrPrinter.Symbol(unary.Op)}{Print(unary.Operand)}))",
        Binary { Op: BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply } binary => Narrow(binary.Type, $"({Operand(binary.Left)} {IrPrinter.Symbol(binary.Op)} {Operand(binary.Right)})"),
        Binary binary => Narrow(binary.Type, $"({Print(binary.Left)} {IrPrinter.Symbol(binary.Op)} {Print(binary.Right)})"),
        Compare { Left: Constant } compare => $"({Print(compare.Right)} {IrPrinter.Symbol(compare.Op.Mirrored())} {Print(compare.Left)})",
        Compare compare => $"({Print(compare.Left)} {IrPrinter.Symbol(compare.Op)} {Print(compare.Right)})",
        ShortCircuit both => $"({Print(both.Left)} {(both.IsAnd ? "&&" : "||")} {Print(both.Right)})",
        Select select => $"({Print(select.Condition)} ? {Print(select.WhenTrue)} : {Print(select.WhenFalse)})",
        Conversion conversion => Print(conversion),
        Call call => Print(call),
        _ => throw new ArgumentOutOfRangeException(nameof(expr)),
    };

    /// <summary>An element to read or to write. Indices are int: views are not longer than that, and they are proved in range.</summary>
    public static string Element(KernelBuffer buffer, EquatableArray<Expr> index) =>
        $"{buffer.Name}[{string.Join(", ", index.Select(i => i.Type == ScalarType.Int64 ? $"(int){Print(i)}" : Print(i)))}]";

    /// <summary>A length as an int, on the host and on the device.</summary>
    public static string Length(KernelBuffer buffer, int dimension) => (buffer.Rank, dimension) switch
    {
        (1, _) or (_, 0) => $"((int){buffer.Name}.Extent.X)",
        (_, 1) => $"((int){buffer.Name}.Extent.Y)",
        _ => $"((int){buffer.Name}.Extent.X * (int){buffer.Name}.Extent.Y)",
    };

    /// <summary>ILGPU 1.5.3 combines constants as if sums and products of floating-point numbers were exact, and takes NaN for greater than a constant on the left of a comparison.</summary>
    private static string Operand(Expr expr) =>
        expr is Constant constant && constant.Type.IsFloating() ? $"{DeviceArithmetic.Type}.Constant({Literals.Text(constant)})" : Print(expr);

    private static string Narrow(ScalarType type, string text) => type.IsInteger() && type.Size() < 4 ? $"(({type.Keyword()}){text})" : text;

    private static string Print(Conversion conversion)
    {
        string operand = Print(conversion.Operand);
        if (!conversion.Operand.Type.IsFloating() || conversion.Type.IsFloating())
            return $"(({conversion.Type.Keyword()}){operand})";

        // What a device makes of a value out of range differs. .NET goes to the small types by way of int.
        ScalarType target = conversion.Type.Size() < 4 ? ScalarType.Int32 : conversion.Type;
        string converted = $"{GpuSupport.Math}.To{target}({operand})";
        return target == conversion.Type ? converted : $"(({conversion.Type.Keyword()}){converted})";
    }

    private static string Print(Call call)
    {
        string function = call.Function switch
        {
            Function.Min or Function.Max when call.Type.IsFloating() => $"{GpuSupport.Math}.{call.Function}",
            (>= Function.MinNumber and <= Function.MaxMagnitudeNumber) or Function.Round or Function.Truncate or Function.CopySign or Function.PowHalf or Function.Sign or Function.Clamp or Function.PopCount or Function.LeadingZeroCount => $"{GpuSupport.Math}.{call.Function}",
            Function.FusedMultiplyAdd => $"{DeviceArithmetic.Type}.{call.Function}",
            var f when f.IsRandom() => $"{DeviceArithmetic.Random}.{FunctionNames.RandomName(f)}",
            var f when f.IsVectorMath() => $"{DeviceArithmetic.Math}.{f}",
            _ => FunctionNames.Scalar(call),
        };
        return $"{function}({string.Join(", ", call.Arguments.Select(Print))})";
    }
}
