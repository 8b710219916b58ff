using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// The elementwise form of a unit at one vector width: whole gangs first, then what is left under a mask or in scalar code. With
/// streaming stores some iterations also run like that first, up to the first aligned element.
/// </summary>
internal sealed class LaneMethod
{
    private readonly UnitText text;
    private readonly Unit unit;
    private readonly UnitPlace place;
    private readonly CodeWriter writer = new();
    private readonly LaneGang gang;
    private readonly LaneRange range;

    private LaneMethod(UnitText text, UnitPlace place, int width)
    {
        this.text = text;
        unit = text.Unit;
        this.place = place;
        gang = LaneGang.Whole(width, unit, place, writer);
        range = new LaneRange(text, place, writer);
    }

    public static string Print(UnitText text, UnitPlace place, int width)
    {
        if (text.Reduces)
            return LaneReduction.Print(text, place, width);
        var method = new LaneMethod(text, place, width);
        PrivateMemory.PrintTables(method.gang);
        if (text.Streams)
            method.PrintStreaming();
        else
            method.PrintLoops();
        return method.writer.ToString();
    }

    private string Size => Literals.Number(gang.Size);

    private bool MasksTail => LaneGang.MasksTail(gang.Width, unit) && (unit.Exit is not null || LaneGang.HasLoops(unit) || !ReadsSmallRecords);

    /// <summary>Whether it takes apart records of small elements: of them masked lanes read each by itself, which takes longer than scalar code.</summary>
    private bool ReadsSmallRecords => place.Facts.Accesses.Any(a =>
        !a.IsStore && a.IsIn(unit.Loop) && CostModel.IsSmall(a.Buffer.Element) && LaneAddress.Of(a, unit.Loop, place.Facts.Affine) is { IsRecord: true });

    private void PrintLoops()
    {
        range.PrintStart();
        PrintGangs();
        if (MasksTail)
            PrintMaskedTail();
        else if (!text.Searches)
            range.PrintTail();
        if (text.Searches)
            PrintEnd();
    }

    /// <summary>How far it came: source order takes over there.</summary>
    private void PrintEnd()
    {
        if (MasksTail)
            writer.Line("return to;");
        else
            range.PrintReturn();
    }

    private void PrintGangs()
    {
        writer.Line($"// Vector loop: {Size} iterations in lock step.");
        writer.Braces($"for (; {range.Counter} <= {range.End} - {Size}; {range.Counter} += {Size})", () => range.PrintBody(gang, LaneMask.All));
    }

    private void PrintMaskedTail()
    {
        LaneGang tail = LaneGang.Tail(gang.Width, unit, place, writer);
        writer.Line("// Tail: the iterations that are left, under a mask.");
        writer.Braces($"for (; {range.Counter} < {range.End}; {range.Counter} += {Literals.Number(tail.Size)})", () =>
        {
            writer.Line($"nint left = {range.End} - {range.Counter};");
            range.PrintBody(tail, new LaneMask(null, "left"));
        });
    }

    private void PrintStreaming()
    {
        range.PrintStart();
        string index = range.Counter;
        KernelBuffer first = unit.Streamed[0];
        Store store = unit.Code.Body.Statements.OfType<Store>().First(s => s.Buffer == first);
        string at = place.Address(first, store.Index);
        writer.Line("// Streaming stores need aligned addresses: the iterations before the first one run by themselves.");
        writer.Line($"nint left = TStores.Head(ref {first.Name}, {at}, {at} + (end - {index}), {Literals.Number(gang.Width / 8)});");
        writer.Braces("do", () =>
        {
            PrintOutsideGangs(index);
            PrintGangs();
            writer.Line($"left = end - {index};");
        });
        writer.Line("while (left > 0);");
    }

    private void PrintOutsideGangs(string index)
    {
        writer.Line($"// Head or tail: the iterations outside whole gangs, {(MasksTail ? "under a mask" : "in scalar code")}.");
        if (!MasksTail)
        {
            writer.Braces("if (left > 0)", () =>
            {
                writer.Line($"{unit.Name}_Scalar({UnitText.Join(text.Names, range.Number, $"{range.Number} + left")});");
                writer.Line($"{index} += left;");
            });
            return;
        }

        LaneGang tail = LaneGang.Tail(gang.Width, unit, place, writer);
        string size = Literals.Number(tail.Size);
        writer.Braces($"for (; left > 0; left -= {size})", () =>
        {
            range.PrintBody(tail, new LaneMask(null, "left"));
            writer.Line($"{index} += global::System.Math.Min(left, {size});");
        });
    }
}
