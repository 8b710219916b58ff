using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Folds the accumulators that a gang holds in registers.</summary>
internal sealed class AccumulatorFold(LaneGang gang)
{
    /// <summary>Folds one accumulator in halves, lane k with lane k + L/2, until one is left; gives the expression that is its value.</summary>
    public string Print(Reduction reduction)
    {
        Variable v = reduction.Variable;
        IReadOnlyList<string> parts = gang.PartsOf(v);
        if (v.Type == ScalarType.Boolean)
            return FoldMasks(reduction.Kind, parts);
        for (int half = parts.Count / 2; half > 0; half /= 2)
        {
            IReadOnlyList<string> lower = parts.Take(half).ToArray();
            IReadOnlyList<string> folded = LaneOperators.Combine(reduction.Kind, v.Type, gang.Class, lower, parts.Skip(half).Take(half).ToArray());
            for (int p = 0; p < half; p++)
                gang.Writer.Line($"{lower[p]} = {folded[p]};");
        }

        return $"KernelRuntime.LaneTree.Fold<{v.Type.Keyword()}, {LaneOperators.Operator(reduction.Kind, v.Type)}>({parts[0]})";
    }

    private string FoldMasks(ReductionKind kind, IReadOnlyList<string> parts)
    {
        string type = LaneTypes.Mask(gang.Width, gang.BooleanSize);
        return kind switch
        {
            ReductionKind.And => $"(({string.Join(" & ", parts)}) == {type}.AllBitsSet)",
            ReductionKind.Or => $"(({string.Join(" | ", parts)}) != {type}.Zero)",
            _ => $"((global::System.Numerics.BitOperations.PopCount((ulong){gang.Class}.ExtractMostSignificantBits({string.Join(" ^ ", parts)})) & 1) != 0)",
        };
    }
}
