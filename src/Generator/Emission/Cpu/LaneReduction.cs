using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// The form of a unit that reduces, at one vector width. The virtual lanes of a re-associated accumulator are those of the widest
/// vectors, so that the result has one shape at every width: in registers where they are enough, else in memory, a gang taking a part of
/// them at a time. An exact accumulator is folded whenever that is simplest.
/// </summary>
internal sealed class LaneReduction
{
    private readonly UnitText text;
    private readonly Unit unit;
    private readonly UnitPlace place;
    private readonly CodeWriter writer = new();
    private readonly LaneGang gang;
    private readonly LaneRange range;
    private readonly LanePacking packing;
    private readonly LaneScanning scanning;
    private readonly LaneStaging staging;
    private readonly int lanes;

    private LaneReduction(UnitText text, UnitPlace place, int width)
    {
        this.text = text;
        unit = text.Unit;
        this.place = place;
        gang = LaneGang.Whole(width, unit, place, writer);
        range = new LaneRange(text, place, writer);
        packing = new LanePacking(unit, place, writer);
        scanning = new LaneScanning(unit, place, writer);
        staging = new LaneStaging(unit, range, place, writer);
        lanes = ScalarMethod.Lanes(unit);
    }

    public static string Print(UnitText text, UnitPlace place, int width)
    {
        var method = new LaneReduction(text, place, width);
        method.Print();
        return method.writer.ToString();
    }

    private void Print()
    {
        PrivateMemory.PrintTables(gang);
        writer.Line($"// Accumulators: {Literals.Number(lanes)} virtual lanes each.");
        if (gang.Size == lanes || !unit.Reductions.Any(InMemory))
            PrintInRegisters();
        else
            PrintInParts();
    }

    private bool InMemory(Reduction reduction) => ScalarMethod.InLanes(reduction, lanes);

    /// <summary>All accumulators in registers until the loop is done.</summary>
    private void PrintInRegisters()
    {
        string size = Literals.Number(gang.Size);
        PrintFirst(gang, unit.Reductions.Where(r => r.Packing is null && r.Scan is null));
        packing.PrintStart(gang.Size);
        scanning.PrintStart(gang);
        range.PrintStart();
        staging.PrintStart(gang.Size);
        writer.Line($"// Vector loop: {size} iterations in lock step.");
        writer.Braces($"for (; {range.Counter} <= {range.End} - {size}; {range.Counter} += {size})", () => PrintGang(LaneMask.All));
        PrintRestLabel();
        if (!MasksTail)
        {
            staging.PrintRest(range.Counter);
            writer.Line("// Tail: the iterations that are left, in scalar code.");
            writer.Braces($"if ({range.Counter} < {range.End})", PrintSpilledTail);
            writer.Braces("else", PrintFolds);
            PrintDone();
            return;
        }

        writer.Line("// Tail: the iterations that are left, under a mask.");
        writer.Braces($"if ({range.Counter} < {range.End})", () =>
        {
            writer.Line($"nint left = {range.End} - {range.Counter};");
            PrintGang(new LaneMask(null, "left"));
        });
        staging.PrintRest(range.End);
        PrintFolds();
    }

    private void PrintGang(LaneMask mask)
    {
        packing.PrintGangStart();
        scanning.PrintGangStart(gang);
        range.PrintBody(gang, mask);
        packing.PrintGangEnd();
        if (mask.IsAll)
            staging.PrintGangEnd(gang.Size);
    }

    /// <summary>A loop that may end early is left in scalar code, iteration by iteration.</summary>
    private bool MasksTail => !text.Searches && LaneGang.MasksTail(gang.Width, unit);

    /// <summary>Where a gang comes that one of its iterations keeps from its end; nothing of it is taken in.</summary>
    private void PrintRestLabel()
    {
        if (!text.Searches)
            return;
        writer.Line($"{LaneRange.Rest}:");
        writer.Line("nint done = to;");
    }

    private void PrintDone()
    {
        if (text.Searches)
            writer.Line("return done;");
    }

    private void PrintFolds()
    {
        packing.PrintFlushes();
        writer.Line("// The lanes fold in halves, the same way at every width.");
        var fold = new AccumulatorFold(gang);
        foreach (Reduction reduction in unit.Reductions)
        {
            if (reduction.IsRecurrence)
            {
                foreach ((string part, string value) in LaneRecurring.Parts(gang, reduction.Variable))
                    writer.Line($"result.{part} = {value};");
                continue;
            }

            string folded = reduction.Scan is not null ? LaneScanning.Value(gang, reduction.Variable) : reduction.Packing is null ? fold.Print(reduction) : LanePacking.Value(reduction.Variable);
            writer.Line($"result.{reduction.Variable.Name} = {folded};");
        }
    }

    /// <summary>The scalar form goes on with the accumulators: virtual lanes in memory, an exact one folded.</summary>
    private void PrintSpilledTail()
    {
        packing.PrintFlushes();
        var fold = new AccumulatorFold(gang);
        foreach (Reduction reduction in unit.Reductions)
        {
            string keyword = reduction.Variable.Type.Keyword();
            string name = ScalarMethod.Name(reduction, lanes);
            if (reduction.Scan is not null)
                writer.Line($"{(reduction.IsShapedTotal ? LaneScanning.State(reduction) : keyword)} {name} = {LaneScanning.ForScalar(gang, reduction)};");
            else if (InMemory(reduction))
                writer.Line($"global::System.Span<{keyword}> {name} = stackalloc {keyword}[{Literals.Number(lanes)}];");
            else
                writer.Line($"{keyword} {name} = {(reduction.Packing is null ? fold.Print(reduction) : LanePacking.Value(reduction.Variable))};");
        }

        PrintStores(gang, "0");
        range.PrintScalarTail();
        writer.Lines(ScalarMethod.PrintResults(unit));
    }

    /// <summary>The gang takes a part of the virtual lanes; the others wait in memory.</summary>
    private void PrintInParts()
    {
        Reduction[] exact = unit.Reductions.Where(r => !InMemory(r)).ToArray();
        string all = Literals.Number(lanes);
        string size = Literals.Number(gang.Size);
        writer.Lines(ScalarMethod.PrintStart(unit, place));
        range.PrintStart();
        writer.Line($"// Vector loop: {size} iterations in lock step, on {size} of the virtual lanes.");
        PrintFirst(gang, exact);
        writer.Braces($"while ({range.Counter} <= {range.End} - {all})", () =>
            writer.Braces($"for (nint lane = 0; lane < {all}; lane += {size}, {range.Counter} += {size})", () => PrintPart(gang, LaneMask.All)));
        PrintRestLabel();
        FoldExact(gang, exact);
        if (MasksTail)
            PrintMaskedTail(exact);
        else
            range.PrintTail();
        writer.Lines(ScalarMethod.PrintResults(unit));
        PrintDone();
    }

    private void PrintMaskedTail(Reduction[] exact)
    {
        LaneGang tail = LaneGang.Tail(gang.Width, unit, place, writer);
        string size = Literals.Number(tail.Size);
        writer.Line("// Tail: the iterations that are left, under a mask.");
        writer.Braces($"if ({range.Counter} < {range.End})", () =>
        {
            PrintFirst(tail, exact);
            writer.Braces($"for (nint lane = 0; {range.Counter} < {range.End}; lane += {size}, {range.Counter} += {size})", () =>
            {
                writer.Line($"nint left = {range.End} - {range.Counter};");
                PrintPart(tail, new LaneMask(null, "left"));
            });
            FoldExact(tail, exact);
        });
    }

    /// <summary>The body once, with the virtual lanes from lane on taken out of memory and put back.</summary>
    private void PrintPart(LaneGang part, LaneMask mask)
    {
        foreach (Reduction reduction in unit.Reductions.Where(InMemory))
        {
            IEnumerable<string> loads = part.PartsOf(reduction.Variable).Select((name, p) => $"{name} = {part.Class}.LoadUnsafe({At(part, reduction, p, "lane")})");
            writer.Line($"{part.VectorOf(reduction.Variable)} {string.Join(", ", loads)};");
        }

        range.PrintBody(part, mask);
        PrintStores(part, "lane");
    }

    private void PrintStores(LaneGang part, string from)
    {
        foreach (Reduction reduction in unit.Reductions.Where(InMemory))
        {
            foreach ((string name, int p) in part.PartsOf(reduction.Variable).Select((n, p) => (n, p)))
                writer.Line($"{part.Class}.StoreUnsafe({name}, {At(part, reduction, p, from)});");
        }
    }

    /// <summary>Where a part of the virtual lanes stands in memory, as the two arguments of a load or store.</summary>
    private string At(LaneGang part, Reduction reduction, int p, string from)
    {
        int offset = p * part.LanesPerPart(reduction.Variable.Type.Size());
        string at = from == "0" ? Literals.Number(offset) : offset == 0 ? $"(nuint){from}" : $"(nuint)({from} + {Literals.Number(offset)})";
        return $"ref KernelMemory.GetReference({ScalarMethod.Name(reduction, lanes)}), {at}";
    }

    /// <summary>Accumulators that hold no iteration yet.</summary>
    private void PrintFirst(LaneGang of, IEnumerable<Reduction> reductions)
    {
        foreach (Reduction reduction in reductions)
        {
            Variable v = reduction.Variable;
            string type = of.VectorOf(v);
            string first = v.Type == ScalarType.Boolean ? $"{type}.{(reduction.Kind == ReductionKind.And ? "AllBitsSet" : "Zero")}"
                : LaneTypes.Create(of.Width, v.Type, ScalarMethod.First(reduction, place));
            IReadOnlyList<string> parts = of.PartsOf(v);
            writer.Line($"{type} {string.Join(", ", parts.Select((part, p) => $"{part} = {(p == 0 ? first : parts[0])}"))};");
        }
    }

    private void FoldExact(LaneGang of, IReadOnlyList<Reduction> exact)
    {
        var fold = new AccumulatorFold(of);
        foreach (Reduction reduction in exact.Where(r => r.Of is null))
        {
            if (reduction.Choice is null)
            {
                FoldExact(reduction, fold.Print(reduction));
                continue;
            }

            Reduction number = ChoiceText.Number(reduction, exact);
            (string Value, string Number) later = (fold.Print(reduction), of.Fresh("number"));
            writer.Line($"{number.Variable.Type.Keyword()} {later.Number} = {fold.Print(number)};");
            ChoiceText.PrintTake(reduction, number, (ScalarMethod.Name(reduction, lanes), ScalarMethod.Name(number, lanes)), later, writer);
        }
    }

    private void FoldExact(Reduction reduction, string folded)
    {
        string total = ScalarMethod.Name(reduction, lanes);
        ReductionKind kind = reduction.Kind switch
        {
            // Without NaN and signed zeros they are the same, and name the folded value once.
            ReductionKind.Least => ReductionKind.Minimum,
            ReductionKind.Greatest => ReductionKind.Maximum,
            var other => other,
        };
        writer.Line($"{total} = {ScalarText.Combine(kind, reduction.Variable.Type, total, folded)};");
    }
}
