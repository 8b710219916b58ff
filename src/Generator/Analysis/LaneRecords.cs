using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Stores that write all fields of a record in every iteration, so that records are written as a whole.</summary>
/// <param name="Fields">The stores by place in memory.</param>
/// <param name="Last">The last of them in order: where the record is written.</param>
internal sealed record RecordStore(IReadOnlyList<Store> Fields, Store Last);

/// <summary>
/// Accesses of a loop in lanes that step through memory by two to four elements, taken as fields of records (an array of pixels, of complex
/// numbers): which fields are loaded together, and which stores make whole records.
/// </summary>
internal sealed class LaneRecords
{
    private readonly For lanes;
    private readonly AffineForms affine;
    private readonly List<Field> fields = [];
    private readonly Dictionary<(int Id, string Place), RecordStore> stores = [];

    /// <summary>An access that is proved in range in all iterations.</summary>
    private readonly record struct Field(Access Access, LaneAddress Address);

    /// <param name="lanes">The loop.</param>
    /// <param name="affine">How subscripts are read.</param>
    /// <param name="guarded">Accesses that are proved in range only under a condition.</param>
    public LaneRecords(For lanes, AffineForms affine, ISet<int> guarded)
    {
        (this.lanes, this.affine) = (lanes, affine);
        foreach (Access access in new AccessCollector(lanes.Body, affine).Accesses.Where(a => !guarded.Contains(a.Id)))
        {
            if (LaneAddress.Of(access, lanes, affine) is { IsRecord: true } address)
                fields.Add(new Field(access, address));
        }

        FindStores(lanes.Body);
    }

    /// <summary>The whole records that a store is part of, or null.</summary>
    public RecordStore? Whole(Store store) =>
        AddressOf(store) is { IsRecord: true } && stores.TryGetValue(Key(store), out RecordStore? whole) ? whole : null;

    /// <summary>
    /// How many elements before and after the one of a load belong to the same record and are certainly there: other accesses of the
    /// iteration are proved in range for them.
    /// </summary>
    public (long Before, long After) Around(Load load)
    {
        LaneAddress address = LaneAddress.Of(load.Buffer, load.Index, lanes, affine)!;
        if (fields.Where(f => f.Access.Id == load.Id && f.Address.First.Equals(address.First)).Select(f => f.Access.Loops.ToList()).FirstOrDefault() is not { } around)
            return (0, 0);
        long size = Math.Abs(address.Stride.ConstantTerm);
        long[] places = fields.Where(f => f.Access.Buffer == load.Buffer && IsNeighbour(f.Address, address) && f.Access.Loops.All(around.Contains))
            .Select(f => Distance(f.Address, address)).Distinct().OrderBy(p => p).ToArray();

        // Records begin at the first place that is not in the one before.
        long start = places[0];
        foreach (long place in places.Where(p => p <= 0))
            start = place >= start + size ? place : start;
        return (-start, places.Last(p => p < start + size));
    }

    private LaneAddress? AddressOf(Store store) => LaneAddress.Of(store.Buffer, store.Index, lanes, affine);

    /// <summary>Whether two addresses differ by a constant in every lane.</summary>
    private static bool IsNeighbour(LaneAddress a, LaneAddress b) => a.Stride.Equals(b.Stride) && (a.First - b.First).IsConstant;

    private void FindStores(Block block)
    {
        Stmt[] statements = block.Statements.ToArray();
        for (int at = 0; at < statements.Length; at++)
        {
            foreach (Block inner in statements[at].Blocks())
                FindStores(inner);
            if (statements[at] is not Store store || AddressOf(store) is not { IsRecord: true } address || Complete(statements, at, address) is not { } whole)
                continue;
            foreach (Store field in whole.Fields)
                stores[Key(field)] = whole;
        }
    }

    /// <summary>The record that a store completes, if all its fields are written ahead of it and nothing meanwhile could see them missing.</summary>
    private RecordStore? Complete(Stmt[] statements, int last, LaneAddress address)
    {
        var store = (Store)statements[last];
        long size = Math.Abs(address.Stride.ConstantTerm);
        SortedDictionary<long, int> found = new() { [0] = last };
        for (int at = last - 1; at >= 0 && found.Count < size; at--)
        {
            bool isField = statements[at] is Store other && other.Buffer == store.Buffer && AddressOf(other) is { } place && IsNeighbour(place, address)
                && !stores.ContainsKey(Key(other)) && !found.ContainsKey(Distance(place, address));
            if (isField)
                found.Add(Distance(AddressOf((Store)statements[at])!, address), at);
        }

        if (found.Count < size || found.Keys.Last() - found.Keys.First() != size - 1)
            return null;
        for (int at = found.Values.Min() + 1; at <= last; at++)
        {
            long[] pending = found.Where(f => f.Value < at).Select(f => f.Key).ToArray();
            if (!IsApart(statements[at], found.ContainsValue(at), store.Buffer, address, pending))
                return null;
        }

        return new RecordStore(found.Values.Select(at => (Store)statements[at]).ToList(), store);
    }

    /// <summary>Whether a statement touches none of the fields that are yet to be written.</summary>
    private bool IsApart(Stmt statement, bool isField, KernelBuffer buffer, LaneAddress address, long[] pending)
    {
        if (statement is not (Let or Assign or Accumulate or Store))
            return false;
        IEnumerable<(KernelBuffer Buffer, LaneAddress? Address)> touched = statement.Expressions().SelectMany(e => e.All()).OfType<Load>()
            .Select(l => (l.Buffer, LaneAddress.Of(l.Buffer, l.Index, lanes, affine)));
        if (statement is Store store && !isField)
            touched = touched.Append((store.Buffer, AddressOf(store)));
        return touched.Where(t => BodyFacts.MayBeSame(t.Buffer, buffer)).All(t =>
            t.Address is { } other && IsNeighbour(other, address) && pending.All(p => (Distance(other, address) - p) % address.Stride.ConstantTerm != 0));
    }

    private (int Id, string Place) Key(Store store) => (store.Id, AddressOf(store)!.First.ToString());

    private static long Distance(LaneAddress from, LaneAddress to) => (from.First - to.First).ConstantTerm;
}
