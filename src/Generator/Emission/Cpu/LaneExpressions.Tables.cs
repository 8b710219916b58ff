using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <content>
/// Arrays of each lane's own: a row of the gang's table for an index that is the same in all lanes, otherwise an element for each lane. What
/// nothing proves in range is checked first, as in <see cref="Gather"/>.
/// </content>
internal sealed partial class LaneExpressions
{
    private LaneValue LoadOwn(Load load, LaneMask mask)
    {
        ScalarType element = PrivateMemory.InTable(load.Buffer.Element);
        if (!IsVarying(load.Index[0]))
            return FromTable(Row(load.Buffer, PrintRow(load.Id, load.Buffer, load.Index[0], mask)), load.Buffer);
        (LaneValue slots, LaneValue? on) = PrintSlots(load.Id, load.Buffer, load.Index[0], mask);
        string[] parts = slots.Parts.Select((slot, p) => $"KernelRuntime.LaneGather.Load(ref {load.Buffer.Name}, {slot}{(on is null ? "" : $", {on.Parts[p]}")})").ToArray();
        return FromTable(gang.Named(LaneValue.Vectors(element, parts), load.Buffer.Name), load.Buffer);
    }

    /// <summary>Writes an element of each lane's own in the lanes that are on; those beyond the end of the range hold nothing of interest.</summary>
    public void StoreOwn(Store store, LaneMask mask)
    {
        KernelBuffer buffer = store.Buffer;
        if (IsVarying(store.Index[0]))
        {
            (LaneValue slots, LaneValue? on) = PrintSlots(store.Id, buffer, store.Index[0], mask);
            LaneValue scattered = ToTable(Print(store.Value, mask));
            foreach ((string slot, int p) in slots.Parts.Select((s, p) => (s, p)))
                gang.Writer.Line($"KernelRuntime.LaneScatter.Store({scattered.Parts[p]}, ref {buffer.Name}, {slot}{(on is null ? "" : $", {on.Parts[p]}")});");
            return;
        }

        string row = PrintRow(store.Id, buffer, store.Index[0], mask);
        LaneValue value = ToTable(Print(store.Value, mask));
        if (mask.Condition is not null)
            value = Blend(mask.Condition, value, Row(buffer, row));
        for (int p = 0; p < value.Parts.Count; p++)
            gang.Writer.Line($"{v}.StoreUnsafe({value.Parts[p]}, ref {buffer.Name}, {Place(buffer, row, p)});");
    }

    /// <summary>The row of an index that is the same in all lanes, as a native integer; 0 where it is outside and no lane is on.</summary>
    private string PrintRow(int id, KernelBuffer buffer, Expr index, LaneMask mask)
    {
        bool isLate = gang.Unit.Late.Contains(id);
        if (!isLate && gang.Place.Facts.Affine.Of(index) is { } form && !(gang.Accesses.Guarded.Contains(id) && mask.Condition is not null))
        {
            // A constant beyond the array has made a guard fail: nothing gets here.
            bool isOutside = form.IsConstant && (form.ConstantTerm < 0 || form.ConstantTerm >= gang.Place.Facts.Definitions.PrivateLength(buffer));
            return isOutside ? "0" : new PolynomialText(gang.Place).Native(form);
        }

        string row = gang.Fresh("row");
        gang.Writer.Line($"nint {row} = (nint){Print(index, mask).Scalar};");
        if (!isLate && mask.Condition is null)
            return row;
        gang.Writer.Braces($"if ((nuint){row} >= {Literals.Number(gang.Place.Facts.Definitions.PrivateLength(buffer))})", () =>
        {
            if (isLate && mask.Condition is { } on)
                gang.Writer.Braces($"if ({Any(on)})", PrintFault);
            else if (isLate)
                PrintFault();
            gang.Writer.Line($"{row} = 0;");
        });
        return row;
    }

    /// <summary>The place of each lane's element in the table, and the lanes that are on where not all are.</summary>
    private (LaneValue Slots, LaneValue? On) PrintSlots(int id, KernelBuffer buffer, Expr index, LaneMask mask)
    {
        LaneValue at = gang.Named(Spread(Print(index, mask)), "at");
        if (gang.Unit.Late.Contains(id))
            PrintOutside(at, Literals.Number(gang.Place.Facts.Definitions.PrivateLength(buffer)), mask);
        ScalarType type = PrivateMemory.InTable(buffer.Element).Size() == 8 ? ScalarType.Int64 : ScalarType.Int32;
        LaneValue rows = LaneValue.Vectors(type, conversions.Convert(at.Parts, at.Type, type));
        int shift = (int)System.Math.Log(gang.Size, 2);
        int lanes = gang.LanesPerPart(type.Size());
        string indices = $"{LaneTypes.Vector(gang.Width, type)}.Indices";
        string[] slots = rows.Parts.Select((row, p) =>
            $"(({row} << {Literals.Number(shift)}) + {(p == 0 ? indices : $"({indices} + {v}.Create(({type.Keyword()}){Literals.Number(p * lanes)}))")})").ToArray();
        LaneValue? on = OnIn(mask, type.Size());
        return (gang.Named(LaneValue.Vectors(type, slots), "slot"), on is null ? null : gang.Named(on, "on"));
    }

    private LaneValue Row(KernelBuffer buffer, string row)
    {
        ScalarType element = PrivateMemory.InTable(buffer.Element);
        return gang.Named(LaneValue.Vectors(element, Enumerable.Range(0, gang.Parts(element.Size())).Select(p => $"{v}.LoadUnsafe(ref {buffer.Name}, {Place(buffer, row, p)})").ToArray()), buffer.Name);
    }

    private string Place(KernelBuffer buffer, string row, int part)
    {
        int offset = part * gang.LanesPerPart(PrivateMemory.InTable(buffer.Element).Size());
        return $"(nuint)((({row}) * {Literals.Number(gang.Size)}){(offset == 0 ? "" : $" + {Literals.Number(offset)}")})";
    }

    private LaneValue ToTable(LaneValue value)
    {
        LaneValue spread = Spread(value, maskSize: 4);
        ScalarType element = PrivateMemory.InTable(value.Type);
        return gang.Named(value.Type == ScalarType.Boolean || element == value.Type
            ? LaneValue.Vectors(element, spread.Parts)
            : LaneValue.Vectors(element, conversions.Convert(gang.Named(spread, "small").Parts, LaneTypes.InMemory(value.Type), element)), "own");
    }

    private LaneValue FromTable(LaneValue value, KernelBuffer buffer) => buffer.Element == ScalarType.Boolean
        ? LaneValue.Mask(4, value.Parts)
        : LaneValue.Vectors(buffer.Element, conversions.Convert(value.Parts, value.Type, LaneTypes.InMemory(buffer.Element)));
}
