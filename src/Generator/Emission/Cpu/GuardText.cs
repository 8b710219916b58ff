using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Prints checks as conditions that hold where the fast path is safe.</summary>
internal sealed class GuardText(Place place)
{
    private readonly PolynomialText polynomial = new(place);
    private readonly ScalarText scalar = new(place);

    public string Print(Check check) => check switch
    {
        InRange range => Print(range),
        FitsInt32 fits => Print(fits),
        Reached reached => $"{polynomial.Wide(reached.Trips)} >= 0",
        Holds holds => scalar.Print(holds.Relied.Condition),
        NonNegative length => $"{polynomial.Wide(length.Length)} >= 0",
        StaysBehind packed => $"{polynomial.Wide(packed.Room)} >= 0",
        Same lengths => $"{scalar.Print(lengths.First)} == {scalar.Print(lengths.Second)}",
        NonZero stride => $"{polynomial.Wide(stride.Stride)} != 0",
        Far far => $"KernelRuntime.Guards.EqualOrFar({polynomial.Wide(far.Gap)}, {polynomial.Wide(far.Reach)})",
        NoOverlap overlap => Print(overlap),
        Outside { Buffer: { Kind: BufferKind.Rows } rows } outside => $"KernelRuntime.RowMemory.Disjoint({rows.Name}, {Memory(outside.Scalar)})",
        Outside outside => $"KernelRuntime.Guards.Disjoint({Memory(outside.Scalar)}, (global::System.ReadOnlySpan<{Element(outside.Buffer)}>){Span(outside.Buffer)})",
        Distinct distinct => $"KernelRuntime.Guards.Disjoint({Memory(distinct.First)}, {Memory(distinct.Second)})",
        _ => throw new ArgumentOutOfRangeException(nameof(check)),
    };

    /// <summary>Holds where the buffer is not null; empty where that is certain.</summary>
    public static IEnumerable<string> Exists(KernelBuffer buffer)
    {
        if (buffer.MayBeNull)
            yield return $"{buffer.Source} is not null";
    }

    /// <summary>Holds where none of the buffer's rows is null; empty where it has none.</summary>
    public static IEnumerable<string> RowsExist(KernelBuffer buffer)
    {
        if (buffer.Kind == BufferKind.Rows)
            yield return $"KernelRuntime.RowMemory.Exist({buffer.Name})";
    }

    /// <summary>Holds where the buffer is laid out as C# lays out its own arrays; empty where that is certain.</summary>
    public static IEnumerable<string> HasLayout(KernelBuffer buffer)
    {
        if (buffer.View is { } view)
            yield return $"KernelRuntime.StructureMemory.Has<{view.Type}>({Literals.Number(view.Columns * buffer.Element.Size())})";
        if (buffer.Kind is BufferKind.Array or BufferKind.FieldArray && buffer.Dimensions > 1)
            yield return $"KernelRuntime.ArrayMemory.IsZeroBased({buffer.Source})";
    }

    private string Print(InRange range)
    {
        List<string> inside = [];
        if (!Known.NonNegative(range.Lowest))
            inside.Add($"{polynomial.Wide(range.Lowest)} >= 0");
        if (!Known.Negative(range.Highest.Minus(range.Length)))
            inside.Add($"{polynomial.Wide(range.Highest)} < {polynomial.Wide(range.Length)}");
        IEnumerable<string> never = range.Extents.Select(e => $"{polynomial.Wide(e)} < 0")
            .Concat(range.Conditions.Select(c => c.Holds ? $"!{Parenthesized(c.Condition)}" : scalar.Print(c.Condition)));
        string all = inside.Count == 1 ? inside[0] : $"({string.Join(" && ", inside)})";
        return never.Any() ? $"({all} || {string.Join(" || ", never)})" : all;
    }

    private string Parenthesized(Expr condition)
    {
        string text = scalar.Print(condition);
        return text.StartsWith("(", StringComparison.Ordinal) ? text : $"({text})";
    }

    private string Print(FitsInt32 fits)
    {
        List<string> inside = [];
        if (!Known.AtLeastInt32(fits.Lowest))
            inside.Add($"{polynomial.Wide(fits.Lowest)} >= int.MinValue");
        if (!Known.AtMostInt32(fits.Highest))
            inside.Add($"{polynomial.Wide(fits.Highest)} <= int.MaxValue");
        return inside.Count == 1 ? inside[0] : $"({string.Join(" && ", inside)})";
    }

    private static string Print(NoOverlap overlap)
    {
        bool arrays = IsArray(overlap.First) && IsArray(overlap.Second);
        if (arrays)
            return $"!global::System.Object.ReferenceEquals({overlap.First.Source}, {overlap.Second.Source})";
        if (overlap.First.Kind == BufferKind.Rows || overlap.Second.Kind == BufferKind.Rows)
        {
            (KernelBuffer rows, KernelBuffer other) = overlap.First.Kind == BufferKind.Rows ? (overlap.First, overlap.Second) : (overlap.Second, overlap.First);
            return $"KernelRuntime.RowMemory.Disjoint<{Element(rows)}, {Element(other)}>({rows.Name}, {Span(other)})";
        }

        string test = overlap.AllowSame && Element(overlap.First) == Element(overlap.Second) ? "DisjointOrSame" : "Disjoint";
        string types = test == "Disjoint" ? $"{Element(overlap.First)}, {Element(overlap.Second)}" : Element(overlap.First);
        return $"KernelRuntime.Guards.{test}<{types}>({Span(overlap.First)}, {Span(overlap.Second)})";
    }

    /// <summary>The memory a variable lies in, as a span.</summary>
    private static string Memory(Variable variable) => $"KernelMemory.CreateReadOnlySpan(in {variable.Access}, 1)";

    private static bool IsArray(KernelBuffer buffer) => buffer.Kind is BufferKind.Array or BufferKind.FieldArray;

    /// <summary>The element type that C# knows.</summary>
    private static string Element(KernelBuffer buffer) => buffer.View?.Type ?? buffer.Element.Keyword();

    private static string Span(KernelBuffer buffer) => buffer.Dimensions > 1 ? $"KernelRuntime.ArrayMemory.AsSpan({buffer.Source})" : buffer.Source;
}
