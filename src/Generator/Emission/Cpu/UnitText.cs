using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>A unit whose methods are written: what they are called and what they take.</summary>
internal sealed class UnitText(Unit unit, Captures captures)
{
    public Unit Unit { get; } = unit;

    public Captures Captures { get; } = captures;

    public string Sums => Unit.Name + "Sums";

    public string Job => Unit.Name + "Job";

    public bool Reduces => Unit.Reductions.Count > 0;

    /// <summary>Whether the loop may end early: its methods say how far they came.</summary>
    public bool Searches => Unit.Exit is not null;

    public bool Streams => Unit.Streamed.Count > 0;

    /// <summary>Whether it has running totals.</summary>
    public bool Scans => Unit.Totals.Any();

    /// <summary>Whether its methods in lanes have a form without stores, which finds what iterations add to the totals.</summary>
    public static bool MayLeaveOutStores(Unit unit) => unit.UseThreads && unit.Totals.Any();

    /// <summary>Whether how its methods in lanes store is a type parameter.</summary>
    public bool ChoosesStores => Streams || MayLeaveOutStores(Unit);

    /// <summary>Parameters of its methods for what is used from outside.</summary>
    public IEnumerable<string> Parameters =>
        Captures.Buffers.Select(b => $"ref {ElementType(b)} {b.Name}")
            .Concat(Captures.Lengths.Select(l => $"int {Captures.LengthName(l.Buffer, l.Dimension)}"))
            .Concat(Captures.Variables.Select(v => $"{v.Type.Keyword()} {v.Name}"));

    /// <summary>The arguments where the names are the same as the parameters'.</summary>
    public IEnumerable<string> Names =>
        Captures.Buffers.Select(b => $"ref {b.Name}")
            .Concat(Captures.Lengths.Select(l => Captures.LengthName(l.Buffer, l.Dimension)))
            .Concat(Captures.Variables.Select(v => v.Name));

    /// <summary>The arguments as a place writes them.</summary>
    public IEnumerable<string> Arguments(Place place) =>
        Captures.Buffers.Select(b => $"ref {Reference(place, b)}")
            .Concat(Captures.Lengths.Select(l => l.Buffer.Row is { } row ? RowLength(place, row) : place.Length(l.Buffer.Same ?? l.Buffer, l.Dimension)))
            .Concat(Captures.Variables.Select(place.Variable));

    public static string Join(IEnumerable<string> first, params string[] more) => string.Join(", ", first.Concat(more));

    /// <summary>What the memory of a buffer consists of: numbers, or rows.</summary>
    public static string ElementType(KernelBuffer buffer) => buffer.Kind == BufferKind.Rows ? $"{buffer.Element.Keyword()}[]" : buffer.Element.Keyword();

    /// <summary>The arguments that name a row: the first of all rows, their number, and which one.</summary>
    public static string Row(Place place, RowView row) =>
        $"ref {Reference(place, row.Rows)}, {place.Length(row.Rows, 0)}, {new ScalarText(place).Print(row.Index)}";

    /// <summary>The length of a row; 0 where there is none.</summary>
    public static string RowLength(Place place, RowView row) => $"KernelRuntime.RowMemory.Length({Row(place, row)})";

    private static string Reference(Place place, KernelBuffer buffer)
    {
        if (buffer.Same is { } same)
            return Reference(place, same);
        if (buffer.Row is { } row)
            return $"KernelRuntime.RowMemory.First({Row(place, row)})";
        if (place is UnitPlace unitPlace)
        {
            unitPlace.Use(buffer);
            return buffer.Name;
        }

        return buffer switch
        {
            { View: { } view } => $"KernelRuntime.StructureMemory.First<{view.Type}, {buffer.Element.Keyword()}>({(buffer.Dimensions == 1 ? view.Source : $"KernelRuntime.ArrayMemory.AsSpan({view.Source})")})",
            { Kind: BufferKind.Span or BufferKind.ReadOnlySpan or BufferKind.PrivateArray or BufferKind.PrivateSpan } => $"KernelMemory.GetReference({buffer.Name})",
            { Rank: 1 } or { Kind: BufferKind.Rows } => $"KernelMemory.GetArrayDataReference({buffer.Name})",
            _ => $"KernelMemory.GetReference(KernelRuntime.ArrayMemory.AsSpan({buffer.Name}))",
        };
    }
}

/// <summary>Bounds and trip counts of loops.</summary>
internal static class LoopText
{
    /// <summary>The index of the first iteration as a native integer.</summary>
    public static string Start(For loop, Place place) => new PolynomialText(place).Native(place.Facts.Affine.Of(loop.Lower)!);

    /// <summary>The trip count as a long; zero or less where the loop does not run.</summary>
    public static string Trip(For loop, Place place)
    {
        AffineForms affine = place.Facts.Affine;
        Polynomial start = affine.Of(loop.Lower)!;
        Polynomial bound = affine.Of(loop.Bound)!;
        Polynomial span = loop.Step > 0 ? bound - start : start - bound;
        var text = new PolynomialText(place);
        bool inclusive = loop.Op is CompareOp.LessOrEqual or CompareOp.GreaterOrEqual;
        long size = System.Math.Abs(loop.Step);
        if (size == 1)
            return text.Wide(inclusive ? span + Polynomial.Of(1) : span);

        // Rounded up, and zero for an empty range: what is divided is never negative.
        string last = text.Wide(inclusive ? span : span - Polynomial.Of(1));
        return $"(global::System.Math.Max({last}, -{Literals.Number(size)}) + {Literals.Number(size)}) / {Literals.Number(size)}";
    }
}
