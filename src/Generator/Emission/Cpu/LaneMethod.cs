using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// The body of a unit's method for one vector width: whole gangs, then the iterations that are left, under a mask or in scalar code. With
/// streaming stores some iterations also run like that first, up to the first aligned element.
/// </summary>
internal sealed class LaneMethod
{
    private readonly UnitText text;
    private readonly Unit unit;
    private readonly UnitPlace place;
    private readonly CodeWriter writer = new();
    private readonly LaneGang gang;
    private readonly string index;

    private LaneMethod(UnitText text, UnitPlace place, int width)
    {
        this.text = text;
        unit = text.Unit;
        this.place = place;
        gang = new LaneGang(width, unit, place, writer);
        index = unit.Loop.Index.Name;
    }

    public static string Print(UnitText text, UnitPlace place, int width)
    {
        var method = new LaneMethod(text, place, width);
        method.PrintAccumulators();
        if (text.Streams)
            method.PrintStreaming();
        else
            method.PrintLoops();
        return method.writer.ToString();
    }

    /// <summary>The form for several rows at once.</summary>
    public static string PrintRows(UnitText text, UnitPlace place, int width)
    {
        var method = new LaneMethod(text, place, width);
        (string counter, string end) = method.PrintGangs();
        method.PrintMaskedTail(counter, end);
        return method.writer.ToString();
    }

    /// <summary>
    /// Whether what is left after whole gangs runs under a mask, not in scalar code. Masks are cheap where the processor has them, at 512
    /// bits; elsewhere they pay if the body loops. One body less is a third less for the C# compiler to read.
    /// </summary>
    private bool MasksTail => gang.Width == 512 || unit.Code.Body.All().Any(s => s is For);

    private string Size => Literals.Number(gang.Size);

    private bool IsUnitStep => unit.Loop.Step == 1;

    private void PrintRange()
    {
        string start = LoopText.Start(unit.Loop, place);
        if (IsUnitStep)
        {
            writer.Line(start == "0" ? $"nint {index} = from;" : $"nint {index} = {start} + from;");
            writer.Line(start == "0" ? "nint end = to;" : $"nint end = {start} + to;");
        }
        else
        {
            writer.Line("nint round = from;");
        }
    }

    /// <summary>The loop over whole gangs; gives the names of its counter and of where that ends.</summary>
    private (string Counter, string End) PrintGangs()
    {
        PrintRange();
        string counter = IsUnitStep ? index : "round";
        string end = IsUnitStep ? "end" : "to";
        writer.Line($"// Vector loop: {Size} iterations in lock step.");
        writer.Braces($"for (; {counter} <= {end} - {Size}; {counter} += {Size})", () => PrintBody(LaneMask.All));
        return (counter, end);
    }

    /// <summary>The number of the first iteration that is left.</summary>
    private string First(string counter, string end) => IsUnitStep ? $"to - ({end} - {counter})" : counter;

    private void PrintLoops()
    {
        (string counter, string end) = PrintGangs();
        if (!MasksTail)
        {
            PrintScalarTail(counter, end);
            return;
        }

        PrintMaskedTail(counter, end);
        PrintResults();
    }

    private void PrintMaskedTail(string counter, string end)
    {
        writer.Line("// Tail: the iterations that are left, under a mask.");
        writer.Braces($"if ({counter} < {end})", () =>
        {
            writer.Line($"nint left = {end} - {counter};");
            PrintBody(new LaneMask(null, "left"));
        });
    }

    private void PrintScalarTail(string counter, string end)
    {
        writer.Line("// Tail: the iterations that are left, in scalar code.");
        string first = First(counter, end);
        if (!text.Reduces)
        {
            writer.Line($"if ({counter} < {end})");
            writer.Indented(() => writer.Line($"{unit.Name}_Scalar({UnitText.Join(text.Names, first, "to")});"));
            return;
        }

        writer.Braces($"if ({counter} < {end})", () => new AccumulatorSpill(gang).PrintRest(text, first));
        writer.Braces("else", PrintResults);
    }

    private void PrintStreaming()
    {
        PrintRange();
        KernelBuffer first = unit.Streamed[0];
        Store store = unit.Code.Body.Statements.OfType<Store>().First(s => s.Buffer == first);
        string at = place.Address(first, store.Index);
        writer.Line("// Streaming stores need aligned addresses: the iterations before the first one run by themselves.");
        writer.Line($"nint left = TStores.Head(ref {first.Name}, {at}, {at} + (end - {index}), {Literals.Number(gang.Width / 8)});");
        writer.Braces("do", () =>
        {
            writer.Line($"// Head or tail: the iterations outside whole gangs, {(MasksTail ? "under a mask" : "in scalar code")}.");
            writer.Braces("if (left > 0)", () =>
            {
                if (MasksTail)
                    PrintBody(new LaneMask(null, "left"));
                else
                    writer.Line($"{unit.Name}_Scalar({UnitText.Join(text.Names, $"to - (end - {index})", $"to - (end - {index}) + left")});");
                writer.Line($"{index} += left;");
            });
            writer.Line($"// Vector loop: {Size} iterations in lock step.");
            writer.Braces($"for (; {index} <= end - {Size}; {index} += {Size})", () => PrintBody(LaneMask.All));
            writer.Line($"left = end - {index};");
        });
        writer.Line("while (left > 0);");
    }

    private void PrintBody(LaneMask mask)
    {
        if (!IsUnitStep)
            writer.Line($"nint {index} = {LoopText.Start(unit.Loop, place)} + (round * ({Literals.Number(unit.Loop.Step)}));");
        new LaneStatements(gang).PrintBody(mask);
    }

    private void PrintAccumulators()
    {
        if (unit.Reductions.Count > 0)
            writer.Line($"// Accumulators: {Size} virtual lanes each.");
        foreach (Reduction reduction in unit.Reductions)
        {
            string value = Initial(reduction);
            writer.Line($"{gang.VectorOf(reduction.Variable)} {string.Join(", ", gang.PartsOf(reduction.Variable).Select(p => $"{p} = {value}"))};");
        }
    }

    private string Initial(Reduction reduction)
    {
        Variable v = reduction.Variable;
        if (v.Type == ScalarType.Boolean)
            return $"{gang.VectorOf(v)}.{(reduction.Kind == ReductionKind.And ? "AllBitsSet" : "Zero")}";
        string scalar = LaneOperators.StartsFromInitial(reduction.Kind)
            ? place.Initial(v) : Literals.Text(LaneOperators.Identity(reduction.Kind, v.Type));
        return $"{gang.Class}.Create({scalar})";
    }

    private void PrintResults()
    {
        if (text.Reduces)
            new AccumulatorFold(gang).Print();
    }
}
