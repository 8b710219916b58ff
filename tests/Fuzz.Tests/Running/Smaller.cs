using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Fuzz.Tests.Generation;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Running;

/// <summary>All kernels that are one step smaller. Some are no C# any more, which the compiler says.</summary>
internal static class Smaller
{
    public static IEnumerable<FuzzKernel> Of(FuzzKernel kernel)
    {
        for (int k = 0; k < kernel.Members.Length; k++)
            yield return kernel with { Members = kernel.Members.RemoveAt(k) };
        for (int k = 1; k < kernel.Accumulators.Length; k++)
            yield return kernel with { Accumulators = kernel.Accumulators.RemoveAt(k) };
        for (int k = 0; k < kernel.Buffers.Length; k++)
            yield return kernel with { Buffers = kernel.Buffers.RemoveAt(k) };
        for (int k = 0; k < kernel.Scalars.Length; k++)
            yield return kernel with { Scalars = kernel.Scalars.RemoveAt(k) };
        foreach (Sequence body in Of(kernel.Body))
            yield return kernel with { Body = body };
        for (int k = 0; k < kernel.Members.Length; k++)
        {
            foreach (Sequence body in kernel.Members[k].Body is { } whole ? Of(whole) : [])
                yield return kernel with { Members = kernel.Members.SetItem(k, kernel.Members[k] with { Body = body }) };
        }

        var plain = new Loop("for (int i = 0; i < n; i++)");
        if (kernel.Loop != plain && kernel.Loop.Head.Length > 0)
            yield return kernel with { Loop = plain };
    }

    private static IEnumerable<Sequence> Of(Sequence block)
    {
        for (int size = block.Lines.Length / 2; size > 1; size /= 2)
        {
            for (int k = 0; k + size <= block.Lines.Length; k += size)
                yield return new Sequence(block.Lines.RemoveRange(k, size));
        }

        for (int k = 0; k < block.Lines.Length; k++)
            yield return new Sequence(block.Lines.RemoveAt(k));
        for (int k = 0; k < block.Lines.Length; k++)
        {
            foreach (Part part in block.Lines[k].Parts)
                yield return new Sequence(block.Lines.RemoveAt(k).InsertRange(k, part.Body.Lines));
            foreach (Line line in Of(block.Lines[k]))
                yield return new Sequence(block.Lines.SetItem(k, line));
        }
    }

    private static IEnumerable<Line> Of(Line line)
    {
        for (int k = 0; line.Parts.Length > 1 && k < line.Parts.Length; k++)
            yield return line with { Parts = line.Parts.RemoveAt(k) };
        for (int k = 0; k < line.Parts.Length; k++)
        {
            foreach (Sequence body in Of(line.Parts[k].Body))
                yield return line with { Parts = line.Parts.SetItem(k, line.Parts[k] with { Body = body }) };
        }

        if (line.Values.Length > 0)
            yield return line with { Values = [.. line.Values.Select(v => v.IsLiteral ? v : Simplest(v.Type))] };
        for (int k = 0; k < line.Values.Length; k++)
        {
            foreach (Code value in Of(line.Values[k]))
                yield return line with { Values = line.Values.SetItem(k, value) };
        }
    }

    private static IEnumerable<Code> Of(Code code)
    {
        foreach (Code inside in Inside(code).Where(c => c.Type == code.Type))
            yield return inside;
        if (!code.IsLiteral && code.Parts.Length > 0)
            yield return Simplest(code.Type);
        for (int k = 0; k < code.Parts.Length; k++)
        {
            foreach (Code part in Of(code.Parts[k]))
                yield return code with { Parts = code.Parts.SetItem(k, part) };
        }
    }

    private static IEnumerable<Code> Inside(Code code) => code.Parts.SelectMany(p => Inside(p).Prepend(p));

    private static Code Simplest(ScalarType type) => type switch
    {
        ScalarType.Boolean => Code.Of(type, Code.Literal, "true"),
        ScalarType.Single => Code.Of(type, Code.Literal, "1f"),
        ScalarType.Double => Code.Of(type, Code.Literal, "1.0"),
        _ => Numbers.Literal(type, 1),
    };
}
