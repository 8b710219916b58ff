using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Fuzz.Tests.Tree;

/// <summary>What a parameter that holds numbers is.</summary>
internal enum Form
{
    Span,
    Array,

    /// <summary>An array of two dimensions, of <see cref="FuzzKernel.Rows"/> rows.</summary>
    Table,

    /// <summary>An array of so many arrays.</summary>
    Jagged,

    /// <summary>An array of three dimensions.</summary>
    Cube,
}

/// <summary>A span or array parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">Type of its elements.</param>
/// <param name="IsOutput">Whether it is written.</param>
/// <param name="Values">Where its values come from.</param>
internal sealed record BufferParameter(string Name, ScalarType Element, bool IsOutput, ValueSource Values)
{
    public Form Form { get; init; }

    /// <summary>Its lengths for a number of iterations, where they are not the usual ones.</summary>
    public Func<int, int[]>? Shape { get; init; }

    /// <summary>Whether only its length counts, which is the number of iterations.</summary>
    public bool IsCount { get; init; }

    /// <summary>The type of its elements as it is written: of a generic kernel its type parameter.</summary>
    public string Written { get; init; } = Element.Keyword();

    /// <summary>Whether it has rows, which is one index more.</summary>
    public bool HasRows => Form is Form.Table or Form.Jagged;

    /// <summary>Its type in C#.</summary>
    public string Type => Form switch
    {
        Form.Array => $"{Written}[]",
        Form.Table => $"{Written}[,]",
        Form.Jagged => $"{Written}[][]",
        Form.Cube => $"{Written}[,,]",
        _ => $"{(IsOutput ? "Span" : "ReadOnlySpan")}<{Written}>",
    };
}

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

/// <summary>A loop without its body; its index, or a number made of it, is i.</summary>
/// <param name="Head">What stands in front of the body; empty where the body is all there is.</param>
internal sealed record Loop(string Head)
{
    /// <summary>A statement ahead of the loop, or empty.</summary>
    public string Before { get; init; } = "";

    /// <summary>The first statement of the body, or empty.</summary>
    public string First { get; init; } = "";

    /// <summary>What stands behind the body, or empty.</summary>
    public string Behind { get; init; } = "";

    public override string ToString() => $"{Head}{(Before.Length > 0 ? $", {Before}" : "")}{(Behind.Length > 0 ? $" {Behind}" : "")}";
}

/// <summary>A random kernel: one parallel loop and what it calls.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Buffers">Span parameters.</param>
/// <param name="Scalars">Scalar parameters behind the count n.</param>
/// <param name="Members">What it calls.</param>
/// <param name="Accumulators">What it reduces into; the result is made of them.</param>
/// <param name="Loop">The words of the parallel loop.</param>
/// <param name="Body">The body of the parallel loop.</param>
/// <param name="Returns">Whether an iteration may end the method and return a number; it returns one of its own otherwise.</param>
/// <param name="Argument">For a generic kernel, what it is called with.</param>
/// <param name="IsInType">Whether it is its class that is generic.</param>
internal sealed record FuzzKernel(
    string Name,
    ImmutableArray<BufferParameter> Buffers,
    ImmutableArray<Scalar> Scalars,
    ImmutableArray<Member> Members,
    ImmutableArray<Accumulator> Accumulators,
    Loop Loop,
    Sequence Body,
    bool Returns = false,
    ScalarType? Argument = null,
    bool IsInType = false)
{
    /// <summary>Rows of a table.</summary>
    public const int Rows = 4;

    /// <summary>The name of the type parameter of a generic kernel.</summary>
    public const string TypeParameter = "T";

    /// <summary>The constraint of the type parameter.</summary>
    public const string Constraint = $"where {TypeParameter} : struct, System.Numerics.INumber<{TypeParameter}>";

    /// <summary>The numbers of iterations it is tried with.</summary>
    public ImmutableArray<int> Sizes { get; init; } = [0, 1, 7, 33, 130, 600];

    /// <summary>Its attribute, where it is not the usual one.</summary>
    public string Attribute { get; init; } = string.Empty;

    /// <summary>The kernel for the harness: its source, and how its arguments are made.</summary>
    public KernelCase ToCase()
    {
        KernelCase kernel = new KernelCase(Printer.Print(this)).At([.. Sizes]).Expecting(Expected.Anything).Scalar("n", n => n);
        foreach (BufferParameter buffer in Buffers)
            kernel = kernel.With(buffer.Name, buffer.Values).Shape(buffer.Name, n => Shape(buffer, n));
        if (IsInType)
            kernel = kernel.In(TypeParameter, Constraint, $"System.{Argument ?? ScalarType.Double}");
        else if (Argument is { } argument)
            kernel = kernel.Of($"System.{argument}");
        return Scalars.Aggregate(kernel, (made, scalar) => made.With(scalar.Name, scalar.Values))
            .Close(Accumulators.Any(a => a.Kind == SignOfZero) ? 1e-300 : 0);
    }

    private static int[] Shape(BufferParameter buffer, int n)
    {
        if (buffer.Shape is { } shape)
            return shape(n);
        int length = (8 * n) + 24;
        return buffer.Form switch
        {
            Form.Table => [Rows, length],
            Form.Jagged => [.. Enumerable.Repeat(length, Rows)],
            _ => [buffer.IsCount ? n : length],
        };
    }

    /// <summary>The kind of a reduction that may give either zero.</summary>
    public const string SignOfZero = "reduction: greatest or least by comparison";

    /// <summary>What it holds, each as often as it does.</summary>
    public IEnumerable<string> Constructs() =>
        Members.Select(m => m.Body).OfType<Sequence>().Append(Body).SelectMany(Of).Concat(Accumulators.Select(a => a.Kind)).Concat(Shapes()).Append("loop: " + Loop);

    private IEnumerable<string> Shapes()
    {
        if (Returns)
            yield return $"kernel: search, {(Buffers.Any(b => b.IsOutput) ? "writing" : "only reading")}";
        if (IsInType)
            yield return $"kernel: in a generic type{(Argument is null ? " that it does not use" : "")}";
        if (Argument is { } argument)
            yield return $"kernel: generic, of {argument.Keyword()}";
        foreach (BufferParameter buffer in Buffers)
            yield return $"parameter: {(buffer.IsOutput ? "written" : "read")} {buffer.Form}";
    }

    private static IEnumerable<string> Of(Sequence block) => block.Lines.SelectMany(line =>
        line.Values.SelectMany(Of).Append(line.Construct).Concat(line.Parts.SelectMany(p => Of(p.Body))));

    private static IEnumerable<string> Of(Code code) => code.Parts.SelectMany(Of).Append(code.Construct);
}
