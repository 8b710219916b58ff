using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// Hands the accumulators of a gang to the scalar form for the iterations that are left: virtual lanes as a span in their order, so that
/// the result has the same shape; an exact one folded.
/// </summary>
internal sealed class AccumulatorSpill(LaneGang gang)
{
    /// <param name="text">The unit.</param>
    /// <param name="first">The first iteration that is left.</param>
    public void PrintRest(UnitText text, string first)
    {
        int lanes = ScalarMethod.Lanes(text.Unit);
        foreach (Reduction reduction in text.Unit.Reductions)
            PrintSpill(reduction, lanes);
        IEnumerable<string> passed = text.Unit.Reductions.Select(r => ScalarMethod.InLanes(r, lanes) ? Spilled(r) : $"ref {Spilled(r)}");
        gang.Writer.Line($"{text.Unit.Name}_Rest({UnitText.Join(text.Names, [first, "to", .. passed])});");
        foreach (Reduction reduction in text.Unit.Reductions)
        {
            string value = ScalarMethod.InLanes(reduction, lanes) ? ScalarMethod.Fold(reduction, Spilled(reduction), Literals.Number(lanes)) : Spilled(reduction);
            gang.Writer.Line($"result.{reduction.Variable.Name} = {value};");
        }
    }

    private static string Spilled(Reduction reduction) => $"{reduction.Variable.Name}_lanes";

    private void PrintSpill(Reduction reduction, int lanes)
    {
        Variable v = reduction.Variable;
        string keyword = v.Type.Keyword();
        if (!ScalarMethod.InLanes(reduction, lanes))
        {
            new AccumulatorFold(gang).Print(reduction, $"{keyword} {Spilled(reduction)}");
            return;
        }

        gang.Writer.Line($"global::System.Span<{keyword}> {Spilled(reduction)} = stackalloc {keyword}[{Literals.Number(lanes)}];");
        IReadOnlyList<string> parts = gang.PartsOf(v);
        int width = gang.LanesPerPart(v.Type.Size());
        for (int p = 0; p < parts.Count; p++)
            gang.Writer.Line($"{gang.Class}.StoreUnsafe({parts[p]}, ref KernelMemory.GetReference({Spilled(reduction)}), {Literals.Number(p * width)});");
    }
}
