using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>What becomes of the accumulators of a gang when its loop is done.</summary>
internal sealed class AccumulatorFold(LaneGang gang)
{
    /// <summary>Lanes fold in halves: lane k with lane k + L/2, until one is left.</summary>
    public void Print()
    {
        gang.Writer.Line("// The lanes fold in halves, the same way at every width.");
        foreach (Reduction reduction in gang.Unit.Reductions)
            Print(reduction, $"result.{reduction.Variable.Name}");
    }

    /// <summary>Folds one accumulator into <paramref name="target"/>.</summary>
    public void Print(Reduction reduction, string target)
    {
        Variable v = reduction.Variable;
        IReadOnlyList<string> parts = gang.PartsOf(v);
        if (v.Type == ScalarType.Boolean)
        {
            gang.Writer.Line($"{target} = {FoldMasks(reduction.Kind, parts)};");
            return;
        }

        for (int half = parts.Count / 2; half > 0; half /= 2)
        {
            IReadOnlyList<string> lower = parts.Take(half).ToArray();
            IReadOnlyList<string> folded = LaneOperators.Combine(reduction.Kind, v.Type, gang.Class, lower, parts.Skip(half).Take(half).ToArray());
            for (int p = 0; p < half; p++)
                gang.Writer.Line($"{lower[p]} = {folded[p]};");
        }

        gang.Writer.Line($"{target} = KernelRuntime.LaneTree.Fold<{v.Type.Keyword()}, {LaneOperators.Operator(reduction.Kind, v.Type)}>({parts[0]});");
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
