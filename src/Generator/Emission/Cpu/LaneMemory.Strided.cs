using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <content>
/// Lanes at a fixed distance. Fields of small records come out of the vectors that cover the records, which all fields share; other
/// distances are an access for each lane, and so is what a mask limits.
/// </content>
internal sealed partial class LaneMemory
{
    private readonly Dictionary<RecordStore, Dictionary<Store, LaneValue>> unfinished = [];

    /// <summary>The field of a load in all lanes, part by part.</summary>
    private IEnumerable<string> Fields(Load load, LaneAddress address)
    {
        int lanes = gang.LanesPerPart(load.Buffer.Element.Size());
        long stride = address.Stride.ConstantTerm;
        (long before, long after) = gang.Accesses.Records.Around(load);
        long span = ((lanes - 1) * Math.Abs(stride)) + before + after + 1;
        int count = (int)((span + lanes - 1) / lanes);
        long first = before + (stride > 0 ? 0 : -stride * (lanes - 1));
        string layout = $"{Literals.Number(first)}, {Literals.Number(stride)}, {Literals.Number((count * (long)lanes) - span)}";
        return Enumerable.Range(0, gang.Parts(load.Buffer.Element.Size())).Select(part =>
        {
            LaneValue covering = Covering(load.Buffer, Lowest(address, part, lanes) - Polynomial.Of(before), lanes, span, count);
            return $"KernelRuntime.LaneRecords.Take({string.Join(", ", covering.Parts)}, {layout})";
        });
    }

    /// <summary>The vectors that cover a number of elements; the last one ends where they end.</summary>
    private LaneValue Covering(KernelBuffer buffer, Polynomial start, int lanes, long span, int count)
    {
        string key = $"{buffer.Element}:{buffer.Name}[{start}]+{Literals.Number(span)}";
        if (known.TryGet(key, out LaneValue value))
            return value;
        string[] parts = Enumerable.Range(0, count)
            .Select(k => k < count - 1 ? (long)k * lanes : span - lanes)
            .Select(offset => $"{v}.LoadUnsafe(ref {Reference(buffer)}, (nuint)({VectorsOn(buffer, start + Polynomial.Of(offset), lanes)}))").ToArray();
        value = gang.Named(LaneValue.Vectors(Stored(buffer), parts), buffer.Name);
        known.Add(key, value);
        return value;
    }

    /// <summary>Keeps a field until its record is complete, then writes the records of all lanes.</summary>
    private void StoreField(RecordStore record, Store store, LaneValue value, LaneMask mask)
    {
        if (!unfinished.TryGetValue(record, out Dictionary<Store, LaneValue> fields))
            unfinished[record] = fields = [];
        fields[store] = gang.Named(value, store.Buffer.Name);
        if (!ReferenceEquals(store, record.Last))
            return;
        unfinished.Remove(record);
        LaneAddress address = Address(store.Buffer, record.Fields[0].Index);
        int lanes = gang.LanesPerPart(store.Buffer.Element.Size());
        for (int part = 0; part < value.Parts.Count; part++)
        {
            string Ordered(string text) => address.IsReversed ? $"KernelRuntime.LaneOrder.Reverse({text})" : text;
            LaneValue ordered = gang.Named(LaneValue.Vectors(Stored(store.Buffer), record.Fields.Select(f => Ordered(fields[f].Parts[part])).ToArray()), "field");
            string values = string.Join(", ", ordered.Parts);
            string? on = mask.IsAll ? null : string.Join(", ", record.Fields.Select(_ => MaskPart(store.Buffer, mask, part, address.IsReversed)));
            for (int k = 0; k < record.Fields.Count; k++)
            {
                string position = VectorsOn(store.Buffer, Lowest(address, part, lanes) + Polynomial.Of((long)k * lanes), lanes);
                string text = $"KernelRuntime.LaneRecords.Put({values}, {Literals.Number(k)})";
                gang.Writer.Line(on is null
                    ? $"{v}.StoreUnsafe({text}, ref {Reference(store.Buffer)}, (nuint)({position}));"
                    : $"KernelRuntime.VectorMemory.StoreMasked{Literals.Number(gang.Width)}({text}, ref {Reference(store.Buffer)}, {position}, KernelRuntime.LaneRecords.Put({on}, {Literals.Number(k)}));");
            }
        }

        Forget(store.Buffer);
    }

    private string LoadStrided(KernelBuffer buffer, LaneAddress address, int part, LaneMask? mask)
    {
        string text = $"KernelRuntime.LaneStride.Load{(mask is null ? "" : "Masked")}{Literals.Number(gang.Width)}(ref {Reference(buffer)}, {Lane(buffer, address, part)}";
        return mask is null ? $"{text})" : $"{text}, {MaskPart(buffer, mask, part, reversed: false)})";
    }

    private void StoreStrided(KernelBuffer buffer, LaneAddress address, int part, string value, LaneMask? mask)
    {
        string text = $"KernelRuntime.LaneStride.Store{(mask is null ? "" : "Masked")}{Literals.Number(gang.Width)}({value}, ref {Reference(buffer)}, {Lane(buffer, address, part)}";
        gang.Writer.Line(mask is null ? $"{text});" : $"{text}, {MaskPart(buffer, mask, part, reversed: false)});");
    }

    /// <summary>The place of the first lane of a part, and how far apart lanes are.</summary>
    private string Lane(KernelBuffer buffer, LaneAddress address, int part)
    {
        int before = part * gang.LanesPerPart(buffer.Element.Size());
        return $"{Native(address.First + (address.Stride * Polynomial.Of(before)))}, {Native(address.Stride)}";
    }

    /// <summary>The lowest of the places of a part's lanes.</summary>
    private static Polynomial Lowest(LaneAddress address, int part, int lanes)
    {
        int lowest = (part * lanes) + (address.IsReversed ? lanes - 1 : 0);
        return address.First + (address.Stride * Polynomial.Of(lowest));
    }

    private static ScalarType Stored(KernelBuffer buffer) => LaneTypes.InMemory(buffer.Element);
}
