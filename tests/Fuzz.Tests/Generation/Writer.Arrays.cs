using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <summary>A few elements: an array or stack memory of the iteration's own, or a slice of an input.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Element">Type of the elements.</param>
/// <param name="Length">How many, a power of 2.</param>
/// <param name="IsMutable">Whether it may be written.</param>
internal sealed record SmallArray(string Name, ScalarType Element, int Length, bool IsMutable);

/// <content>Arrays that an iteration makes for itself, and slices under a name.</content>
internal sealed partial class Writer
{
    private readonly List<SmallArray> arrays = [];

    private Line[] DeclareArray()
    {
        ScalarType type = AnyType();
        string keyword = type.Keyword();
        var made = new SmallArray(NewName(), type, Chance(50) ? 4 : 8, IsMutable: true);
        string length = Number(made.Length);

        Line OfValues()
        {
            made = made with { Length = 4 };
            return Line.Of("array: of values", $"{keyword}[] {made.Name} = {{{{ {{0}}, {{1}}, {{2}}, {{3}} }}}};", Value(type, 1), Value(type, 1), Value(type, 0), Value(type, 0));
        }

        // Stack memory lasts until the method returns: not in a loop inside.
        Line line = Weighted(
            (loops == 0 ? 3 : 0, () => Line.Of("array: stackalloc", $"Span<{keyword}> {made.Name} = stackalloc {keyword}[{length}];")),
            (2, () => Line.Of("array: new", $"{keyword}[] {made.Name} = new {keyword}[{length}];")),
            (2, OfValues))();
        arrays.Add(made);
        return [line];
    }

    private Line[] DeclareSlice()
    {
        BufferParameter from = Pick(Inputs.Where(b => !b.IsCount && !b.HasRows).ToArray());
        var slice = new SmallArray(NewName(), from.Element, Chance(50) ? 4 : 8, IsMutable: false);
        string start = Pick(Starts());
        arrays.Add(slice);
        return [Line.Of("slice: under a name", $"ReadOnlySpan<{from.Element.Keyword()}> {slice.Name} = {SliceOf(from, start, slice.Length)};")];
    }

    private string SliceOf(BufferParameter from, string start, int length) => from.Form == Form.Array
        ? $"{from.Name}.AsSpan({start}, {Number(length)})"
        : Chance(50) ? $"{from.Name}.Slice({start}, {Number(length)})" : $"{from.Name}[({start})..({start} + {Number(length)})]";

    /// <summary>Where a slice may start that guards can prove.</summary>
    private string[] Starts() => ["i", "i", "2 * i", "3", "m", .. inner.Where(k => k.IsKnown).Select(k => k.Name)];

    private Line[] AssignElement()
    {
        SmallArray array = Pick(arrays.Where(a => a.IsMutable).ToArray());
        (string index, Code? part) = IndexIn(array);
        Code value = Value(array.Element, Depth);
        string to = $"{array.Name}[{index}]";
        string construct = part is null ? "array: element set" : "array: element set anywhere";
        bool compound = array.Element != ScalarType.Boolean && Chance(30);
        string form = $"{to} {(compound ? Pick(["+", "-", "*"]) : "")}= {(part is null ? "{0}" : "{1}")};";
        return [part is null ? Line.Of(construct, form, value) : Line.Of(construct, form, part, value)];
    }

    private Code ReadElement(SmallArray array)
    {
        (string index, Code? part) = IndexIn(array);
        string construct = $"{(array.IsMutable ? "array" : "slice")}: element{(part is null ? "" : " anywhere")}";
        return part is null ? Code.Of(array.Element, construct, $"{array.Name}[{index}]") : Code.Of(array.Element, construct, $"{array.Name}[{index}]", part);
    }

    /// <summary>An index, with a hole where it is computed.</summary>
    private (string Index, Code? Part) IndexIn(SmallArray array)
    {
        string[] counts = [.. inner.Where(k => array.Length > 7 && (k.IsKnown || CanFault)).Select(k => k.Name)];
        bool computed = CanFault && Budget > 0;
        return Weighted<(string, Code?)>(
            (5, () => (Number(random.Next(array.Length)), null)),
            (1, () => ("^" + Number(random.Next(1, array.Length)), null)),
            (counts.Length > 0 ? 8 : 0, () => (Pick(counts), null)),
            (computed ? 4 : 0, () => ($"{{0}} & {Number(array.Length - 1)}", Computed(0))),
            (computed && WantsFaults ? 2 : 0, () => ("{0}", Computed(0))))();
    }

    /// <summary>An index that nothing proves in range.</summary>
    private Code Computed(int depth)
    {
        HasFaults = true;
        return Value(ScalarType.Int32, depth, literal: false);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
