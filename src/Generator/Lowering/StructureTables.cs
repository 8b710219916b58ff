using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <summary>The tables that a span or array of structures is seen as, one for each type of number in them.</summary>
/// <param name="Element">What an element is made of.</param>
/// <param name="Tables">The tables.</param>
/// <param name="Parts">For each part of an element its table and column there.</param>
internal sealed record StructureTables(Layout Element, ImmutableArray<KernelBuffer> Tables, ImmutableArray<(int Table, int Column)> Parts)
{
    /// <param name="name">Name of the span or array.</param>
    /// <param name="structure">Type of its elements.</param>
    /// <param name="layout">What they are made of.</param>
    /// <param name="buffer">What holds them.</param>
    public static StructureTables Of(string name, ITypeSymbol structure, Layout layout, BufferType buffer)
    {
        ScalarType[] types = layout.Parts.Distinct().ToArray();
        string[] fields = layout.PartNames(string.Empty).Select(n => n.TrimStart('_').Replace('_', '.')).ToArray();
        int[] offsets = layout.Offsets(out int size);
        var parts = layout.Parts.Select((type, k) => (System.Array.IndexOf(types, type), offsets[k] / type.Size())).ToImmutableArray();
        ImmutableArray<KernelBuffer> tables = types.Select((type, t) =>
        {
            string[] columns = Enumerable.Repeat(string.Empty, size / type.Size()).ToArray();
            for (int k = 0; k < parts.Length; k++)
            {
                if (parts[k].Item1 == t)
                    columns[parts[k].Item2] = fields[k];
            }

            var view = new StructureView(name, Names.Of(structure), columns.Length, EquatableArray.Of(columns));
            return new KernelBuffer($"{name}_{type.Name()}", type, buffer.Rank + 1, buffer.Kind, View: view);
        }).ToImmutableArray();
        return new StructureTables(layout, tables, parts);
    }

    /// <summary>The element at an index, or at one in each dimension.</summary>
    public Place At(IEnumerable<Expr> index) => new(Element, Parts.Select(p => new Slot(null, Tables[p.Table], index.Append(Constant.Int(p.Column)).ToEquatable())).ToImmutableArray());
}
