using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Fuzz.Tests.Tree;

/// <summary>A span parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">Type of its elements.</param>
/// <param name="IsOutput">Whether it is written.</param>
/// <param name="Values">Where its values come from.</param>
/// <param name="IsCount">Whether only its length counts, which is the number of iterations.</param>
internal sealed record SpanParameter(string Name, ScalarType Element, bool IsOutput, ValueSource Values, bool IsCount = false);

/// <summary>A scalar parameter.</summary>
internal sealed record Scalar(string Name, ScalarType Type, ValueSource Values);

/// <summary>What a loop reduces into.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Type">Its type.</param>
/// <param name="Start">C# text of its first value.</param>
/// <param name="Update">The statement that takes in the value {0}.</param>
/// <param name="Kind">How it is counted.</param>
internal sealed record Accumulator(string Name, ScalarType Type, string Start, string Update, string Kind);

/// <summary>A method or type beside the kernel.</summary>
/// <param name="Heading">The declaration in front of the body.</param>
/// <param name="Body">Its statements; null for a member that is all heading.</param>
internal sealed record Member(string Heading, Sequence? Body);

/// <summary>A random kernel: one parallel loop and what it calls.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Buffers">Span parameters.</param>
/// <param name="Scalars">Scalar parameters behind the count n.</param>
/// <param name="Members">What it calls.</param>
/// <param name="Accumulators">What it reduces into; the result is made of them.</param>
/// <param name="Header">The head of the parallel loop.</param>
/// <param name="Body">The body of the parallel loop.</param>
internal sealed record FuzzKernel(
    string Name,
    ImmutableArray<SpanParameter> Buffers,
    ImmutableArray<Scalar> Scalars,
    ImmutableArray<Member> Members,
    ImmutableArray<Accumulator> Accumulators,
    string Header,
    Sequence Body)
{
    private static readonly int[] Sizes = [0, 1, 7, 33, 130, 600];

    /// <summary>The kernel for the harness: its source, and how its arguments are made.</summary>
    public KernelCase ToCase()
    {
        KernelCase kernel = new KernelCase(Printer.Print(this)).At(Sizes).Expecting(Expected.Anything).Scalar("n", n => n);
        foreach (SpanParameter buffer in Buffers)
            kernel = kernel.With(buffer.Name, buffer.Values).Shape(buffer.Name, n => [buffer.IsCount ? n : (8 * n) + 24]);
        return Scalars.Aggregate(kernel, (made, scalar) => made.With(scalar.Name, scalar.Values))
            .Close(Accumulators.Any(a => a.Kind == SignOfZero) ? 1e-300 : 0);
    }

    /// <summary>The kind of a reduction that may give either zero.</summary>
    public const string SignOfZero = "reduction: greatest or least by comparison";

    /// <summary>What it holds, each as often as it does.</summary>
    public IEnumerable<string> Constructs() =>
        Members.Select(m => m.Body).OfType<Sequence>().Append(Body).SelectMany(Of).Concat(Accumulators.Select(a => a.Kind)).Append("loop: " + Header);

    private static IEnumerable<string> Of(Sequence block) => block.Lines.SelectMany(line =>
        line.Values.SelectMany(Of).Append(line.Construct).Concat(line.Parts.SelectMany(p => Of(p.Body))));

    private static IEnumerable<string> Of(Code code) => code.Parts.SelectMany(Of).Append(code.Construct);
}
