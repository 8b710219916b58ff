using System.Collections.Generic;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <content>Reads from memory and writes to it, by how the lanes stand in it.</content>
internal sealed partial class Writer
{
    /// <summary>The indices of loops inside the parallel one, which stay below 8; whether that can be proved before the parallel loop.</summary>
    private readonly List<(string Name, bool IsKnown)> inner = [];

    /// <summary>An output that is written once, at a place that is computed; null for none.</summary>
    public BufferParameter? Scattered { get; init; }

    private bool HasInput(ScalarType type) => Inputs.Any(b => b.Element == type && !b.IsCount);

    private Code Load(ScalarType type)
    {
        BufferParameter from = Pick(Inputs.Where(b => b.Element == type && !b.IsCount).ToArray());
        return from.HasRows ? LoadOfTable(from) : Chance(15) ? LoadOfSlice(from) : LoadOfRow(from);
    }

    private Code LoadOfRow(BufferParameter from)
    {
        bool indirect = CanFault && Budget > 0;
        string[] counts = Counts();
        return Weighted(
            (12, () => At(from, "load", "i")),
            (3, () => At(from, "load at an offset", $"i + {random.Next(1, 6)}")),
            (2, () => At(from, "load backwards", "n - 1 - i")),
            (3, () => At(from, "load of records", $"{random.Next(2, 5)} * i + {random.Next(2)}")),
            (1, () => At(from, "load at a stride", $"{random.Next(5, 8)} * i")),
            (1, () => At(from, "load of one element", Pick(["3", "m"]))),
            (1, () => At(from, "load from the end", "^7")),
            (counts.Length > 0 ? 6 : 0, () => At(from, "load by an inner index", Pick(counts))),
            (counts.Length > 0 ? 4 : 0, () => At(from, "load by both indices", $"i + {Pick(counts)}")),
            (indirect ? 3 : 0, () => At(from, "gather", "{0} & 15", Computed(1))),
            (indirect ? 1 : 0, () => OneForAll(from)),
            (indirect && WantsFaults ? 3 : 0, () => At(from, "gather that may throw", "{0}", Computed(0))))();
    }

    /// <summary>One element for all lanes, at a place that was read.</summary>
    private Code OneForAll(BufferParameter from)
    {
        BufferParameter[] places = [.. Inputs.Where(b => !b.IsCount && !b.HasRows && b.Element.IsInteger())];
        if (places.Length == 0)
            return At(from, "load", "i");
        HasFaults = true;
        string place = $"(int){Pick(places).Name}[{Pick(["2", "m"])}]";
        return WantsFaults && Chance(60)
            ? At(from, "load of one element through another, that may throw", place)
            : At(from, "load of one element through another", $"{place} & 15");
    }

    private Code LoadOfTable(BufferParameter table)
    {
        bool indirect = CanFault && Budget > 0;
        string[] counts = Counts();
        string kind = table.Form == Form.Table ? "table" : "rows";
        Code Of(string construct, string row, string column, params Code[] parts) =>
            Code.Of(table.Element, $"{kind}: {construct}", table.Name + (table.Form == Form.Table ? $"[{row}, {column}]" : $"[{row}][{column}]"), [.. parts]);
        string row = Pick(["1", "3", "m & 3"]);
        return Weighted(
            (8, () => Of("load", row, "i")),
            (2, () => Of("load at a stride", row, $"{random.Next(2, 6)} * i + 1")),
            (2, () => Of("load of one element", row, "m")),
            (counts.Length > 0 ? 12 : 0, () => Of("load by both indices", row, $"i + {Pick(counts)}")),
            (indirect ? 4 : 0, () => Of("gather", "{0} & 3", "{1} & 15", Computed(1), Computed(0))),
            (indirect && WantsFaults ? 4 : 0, () => Of("gather that may throw", "{0}", "i", Computed(0))))();
    }

    private Code LoadOfSlice(BufferParameter from)
    {
        bool computed = CanFault && Budget > 0;
        string Part(string start, string count) => from.Form == Form.Array ? $".AsSpan({start}, {count})" : Chance(50) ? $".Slice({start}, {count})" : $"[({start})..({start} + {count})]";
        string tail = from.Form == Form.Array ? ".AsSpan(2)" : Pick([".Slice(2)", "[2..]", "[..^3]", "[1..^2]"]);
        Code Of(string construct, string rest, params Code[] parts) => Code.Of(from.Element, construct, from.Name + rest, [.. parts]);
        return Weighted(
            (4, () => Of("slice: row of an iteration", $"{Part("i", "4")}[{random.Next(4)}]")),
            (3, () => Of("slice: the rest", $"{tail}[i]")),
            (1, () => Of("slice: from its end", $"{Part(Pick(Starts()), "5")}[^{random.Next(1, 5)}]")),
            (computed ? 3 : 0, () => Of("slice: element anywhere", $"{Part("i", "4")}[{{0}} & 3]", Computed(0))),
            (computed && WantsFaults ? 3 : 0, () => Of("slice: that may throw", from.Form == Form.Array ? ".AsSpan({0}, 2)[1]" : ".Slice({0}, 2)[1]", Computed(0))))();
    }

    private string[] Counts() => [.. inner.Where(k => k.IsKnown || CanFault).Select(k => k.Name)];

    private static Code At(BufferParameter from, string construct, string index, params Code[] parts) => Code.Of(from.Element, construct, $"{from.Name}[{index}]", [.. parts]);

    /// <summary>A write at a computed place; iterations may meet there.</summary>
    private Line Scatter(BufferParameter to)
    {
        Code value = Value(to.Element, Depth);
        bool mayThrow = WantsFaults && Chance(50);
        Code at = Computed(mayThrow ? 0 : 1);
        hasWritten = true;

        // With the index in it, it is not one place for all iterations, which stay in source order.
        string place = mayThrow ? "({0}) ^ (i & 3)" : "(({0}) ^ i) & 15";
        Line store = Line.Of(mayThrow ? "scatter that may throw" : "scatter", $"{to.Name}[{place}] = {{1}};", at, value);
        return Chance(30) ? Line.Around("scatter under a condition", "if ({0})", Sequence.Of(store), Value(ScalarType.Boolean, 2, literal: false)) : store;
    }

    private Line Store(Element element)
    {
        ScalarType type = element.Buffer.Element;
        Code value = Value(type, Depth);
        if (element.Index == "i" && type != ScalarType.Boolean && Chance(4))
            value = Code.Of(type, "store from an element of another iteration", $"({type.Keyword()})({element.Buffer.Name}[i + {random.Next(1, 12)}] + {{0}})", value);
        hasWritten = true;
        string place = $"{element.Buffer.Name}[{element.Index}]";
        bool compound = type != ScalarType.Boolean && Chance(15);
        Line store = Line.Of(compound ? "compound store" : "store", $"{place} {(compound ? Pick(["+", "-", "*"]) : "")}= {{0}};", value);
        return Chance(25) ? Line.Around("store under a condition", "if ({0})", Sequence.Of(store), Value(ScalarType.Boolean, 2, literal: false)) : store;
    }
}
