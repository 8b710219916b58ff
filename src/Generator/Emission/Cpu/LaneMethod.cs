using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// The body of a unit's method for one vector width: whole gangs, then the iterations that are left under a mask. With streaming
/// stores the masked body also runs first, up to the first aligned element.
/// </summary>
internal sealed class LaneMethod
{
    private readonly Unit unit;
    private readonly UnitPlace place;
    private readonly CodeWriter writer = new();
    private readonly LaneGang gang;
    private readonly string index;

    private LaneMethod(Unit unit, UnitPlace place, int width)
    {
        this.unit = unit;
        this.place = place;
        gang = new LaneGang(width, unit, place, writer);
        index = unit.Loop.Index.Name;
    }

    public static string Print(Unit unit, UnitPlace place, int width)
    {
        var method = new LaneMethod(unit, place, width);
        method.PrintAccumulators();
        if (unit.Streamed.Count > 0)
            method.PrintStreaming();
        else
            method.PrintLoops();
        method.PrintResults();
        return method.writer.ToString();
    }

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

    private void PrintLoops()
    {
        PrintRange();
        string counter = IsUnitStep ? index : "round";
        string end = IsUnitStep ? "end" : "to";
        writer.Line($"// Vector loop: {Size} iterations in lock step.");
        writer.Braces($"for (; {counter} <= {end} - {Size}; {counter} += {Size})", () => PrintBody(LaneMask.All));
        writer.Line("// Tail: the iterations that are left, under a mask.");
        writer.Braces($"if ({counter} < {end})", () =>
        {
            writer.Line($"nint left = {end} - {counter};");
            PrintBody(new LaneMask(null, "left"));
        });
    }

    private void PrintStreaming()
    {
        PrintRange();
        KernelBuffer first = unit.Streamed[0];
        Store store = unit.Loop.Body.Statements.OfType<Store>().First(s => s.Buffer == first);
        string at = place.Address(first, store.Index);
        writer.Line("// Streaming stores need aligned addresses: the iterations before the first one run under a mask.");
        writer.Line($"nint left = TStores.Head(ref {first.Name}, {at}, {at} + (end - {index}), {Literals.Number(gang.Width / 8)});");
        writer.Braces("do", () =>
        {
            writer.Line("// Head or tail: the iterations outside whole gangs, under a mask.");
            writer.Braces("if (left > 0)", () =>
            {
                PrintBody(new LaneMask(null, "left"));
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

    /// <summary>Lanes fold in halves: lane k with lane k + L/2, until one is left.</summary>
    private void PrintResults()
    {
        if (unit.Reductions.Count > 0)
            writer.Line("// The lanes fold in halves, the same way at every width.");
        foreach (Reduction reduction in unit.Reductions)
        {
            Variable v = reduction.Variable;
            IReadOnlyList<string> parts = gang.PartsOf(v);
            if (v.Type == ScalarType.Boolean)
            {
                writer.Line($"result.{v.Name} = {FoldMasks(reduction.Kind, parts)};");
                continue;
            }

            for (int half = parts.Count / 2; half > 0; half /= 2)
            {
                IReadOnlyList<string> lower = parts.Take(half).ToArray();
                IReadOnlyList<string> folded = LaneOperators.Combine(reduction.Kind, v.Type, gang.Class, lower, parts.Skip(half).Take(half).ToArray());
                for (int p = 0; p < half; p++)
                    writer.Line($"{lower[p]} = {folded[p]};");
            }

            writer.Line($"result.{v.Name} = KernelRuntime.LaneTree.Fold<{v.Type.Keyword()}, {LaneOperators.Operator(reduction.Kind, v.Type)}>({parts[0]});");
        }
    }

    private string FoldMasks(ReductionKind kind, IReadOnlyList<string> parts)
    {
        string type = LaneTypes.Mask(gang.Width, gang.BooleanSize);
        return kind switch
        {
            ReductionKind.And => $"({string.Join(" & ", parts)}) == {type}.AllBitsSet",
            ReductionKind.Or => $"({string.Join(" | ", parts)}) != {type}.Zero",
            _ => $"(global::System.Numerics.BitOperations.PopCount((ulong){gang.Class}.ExtractMostSignificantBits({string.Join(" ^ ", parts)})) & 1) != 0",
        };
    }
}
