using System.Collections.Generic;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <content>Reads from memory, by how the lanes stand in it.</content>
internal sealed partial class Writer
{
    /// <summary>The indices of loops inside the parallel one, which stay below 8; whether that can be proved before the parallel loop.</summary>
    private readonly List<(string Name, bool IsKnown)> inner = [];

    private Code Load(ScalarType type)
    {
        SpanParameter from = Pick(Inputs.Where(b => b.Element == type && !b.IsCount).ToArray());
        Code At(string construct, string index, params Code[] parts) => Code.Of(type, construct, $"{from.Name}[{index}]", [.. parts]);
        bool indirect = CanFault && type.Size() >= 4 && Budget > 0;
        string[] counts = [.. inner.Where(k => k.IsKnown || (CanFault && type.Size() >= 4)).Select(k => k.Name)];
        return Weighted(
            (12, () => At("load", "i")),
            (3, () => At("load at an offset", $"i + {random.Next(1, 6)}")),
            (2, () => At("load backwards", "n - 1 - i")),
            (3, () => At("load of records", $"{random.Next(2, 5)} * i + {random.Next(2)}")),
            (1, () => At("load at a stride", $"{random.Next(5, 8)} * i")),
            (1, () => At("load of one element", Pick(["3", "m"]))),
            (counts.Length > 0 ? 6 : 0, () => At("load by an inner index", Pick(counts))),
            (counts.Length > 0 ? 4 : 0, () => At("load by both indices", $"i + {Pick(counts)}")),
            (indirect ? 3 : 0, () => Indirect(from)),
            (indirect && WantsFaults ? 3 : 0, () => Unchecked(from)))();
    }

    private Code Indirect(SpanParameter from)
    {
        HasFaults = true;
        return Code.Of(from.Element, "gather", $"{from.Name}[{{0}} & 15]", Value(ScalarType.Int32, 1, literal: false));
    }

    private Code Unchecked(SpanParameter from)
    {
        HasFaults = true;
        return Code.Of(from.Element, "gather that may throw", $"{from.Name}[{{0}}]", Value(ScalarType.Int32, 0, literal: false));
    }
}
