using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>What cannot run on a device, or only with another meaning.</summary>
internal static class DeviceLimits
{
    /// <summary>The first reason in how a kernel is declared and what memory it uses, or null.</summary>
    public static string? WhyNot(Body body)
    {
        if (body.Results is [{ Path: "", Structure: null } number])
            return $"it returns a {number.Type.Name()}, and scalar results have no GPU form yet";
        if (body.Results.Count > 0)
            return "it returns a structure, tuple or enumeration, and those have no GPU form yet";
        foreach (Stmt statement in body.Statements.All())
        {
            if (statement is Allocate allocate)
                return allocate.Buffer.IsPrivate
                    ? $"each iteration makes the array {allocate.Buffer.Name} for itself, which has no GPU form yet"
                    : $"it makes the array {allocate.Buffer.Name}, and device memory is the caller's to allocate";
        }

        return body.Buffers.Select(WhyNot).FirstOrDefault(reason => reason is not null);
    }

    /// <summary>The first reason in what a parallel loop computes, or null.</summary>
    public static string? WhyNot(Block block) => block.AllExpressions().Select(WhyNot).FirstOrDefault(reason => reason is not null);

    private static string? WhyNot(KernelBuffer buffer)
    {
        if (buffer.View is { } view)
            return $"{view.Source} holds '{view.Type.Replace("global::", string.Empty)}', and only views of plain numbers have a GPU form yet";
        if (buffer.Kind == BufferKind.Rows)
            return $"the rows of {buffer.Name} lie apart in the host's memory";
        if (buffer.Kind == BufferKind.FieldArray)
            return $"it uses the static array {buffer.Name}, which lies in the host's memory";
        if (buffer.Rank > 2)
            return $"{buffer.Name} has {buffer.Rank} dimensions, and views of more than two have no GPU form yet";

        // ILGPU 1.5.3 steps through a view of bool by four bytes in PTX and by one on the host.
        return buffer.Element == ScalarType.Boolean
            ? $"{buffer.Name} holds bool, which ILGPU lays out differently on the host and on CUDA; use byte"
            : buffer.Element == ScalarType.Half ? $"{buffer.Name} holds Half, in place of which ILGPU has a type of its own" : null;
    }

    private static string? WhyNot(Expr expr) => expr switch
    {
        { Type: ScalarType.Half } => $"{IrPrinter.Print(expr)} is a Half, in place of which ILGPU has a type of its own",
        Call { Function: Function.Abs } call when call.Type.IsInteger() =>
            $"Abs of {call.Type.Keyword()} throws for the smallest value, and a device cannot throw",
        Call { Function: Function.Sign } call when call.Arguments[0].Type.IsFloating() =>
            "Sign throws for NaN, and a device cannot throw",
        Binary { Op: BinaryOp.Remainder } binary when binary.Type.IsFloating() =>
            "the remainder of floating-point numbers is not among the operations that ILGPU maps to every device",
        Load => null,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } binary when !Faults.Never(binary) =>
            $"dividing by {IrPrinter.Print(binary.Right)} can throw, and a device cannot throw",
        _ => Faults.Never(expr) ? null : $"{IrPrinter.Print(expr)} can throw, and a device cannot throw",
    };
}
