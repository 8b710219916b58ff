using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Folds the accumulators that a gang holds in registers.</summary>
internal sealed class AccumulatorFold(LaneGang gang)
{
    /// <summary>What is folded of values that are chosen, by their variables.</summary>
    private readonly Dictionary<Variable, string> best = [];

    /// <summary>Folds one accumulator in halves, lane k with lane k + L/2, until one is left; gives the expression that is its value.</summary>
    public string Print(Reduction reduction)
    {
        Variable v = reduction.Variable;
        IReadOnlyList<string> parts = gang.PartsOf(v);
        if (v.Type == ScalarType.Boolean)
            return FoldMasks(reduction.Kind, parts);
        if (reduction.Of is { } of)
            return Fold(reduction.Kind == ReductionKind.Latest ? ReductionKind.Maximum : ReductionKind.Minimum, v.Type, Numbers(reduction, of));
        if (reduction.Choice is null)
            return Fold(reduction.Kind, v.Type, parts);

        // The lanes are still wanted: they say which of them hold the best value.
        string name = gang.Fresh("best");
        string[] copies = parts.Select((_, p) => gang.PartName(name, p)).ToArray();
        gang.Writer.Line($"{gang.VectorOf(v)} {string.Join(", ", copies.Zip(parts, (copy, part) => $"{copy} = {part}"))};");
        gang.Writer.Line($"{v.Type.Keyword()} {name} = {Fold(reduction.Kind, v.Type, copies)};");
        best[v] = name;
        return name;
    }

    private string Fold(ReductionKind kind, ScalarType type, IReadOnlyList<string> parts)
    {
        for (int half = parts.Count / 2; half > 0; half /= 2)
        {
            IReadOnlyList<string> lower = parts.Take(half).ToArray();
            IReadOnlyList<string> folded = LaneOperators.Combine(kind, type, gang.Class, lower, parts.Skip(half).Take(half).ToArray());
            for (int p = 0; p < half; p++)
                gang.Writer.Line($"{lower[p]} = {folded[p]};");
        }

        return $"KernelRuntime.LaneTree.Fold<{type.Keyword()}, {LaneOperators.Operator(kind, type)}>({parts[0]})";
    }

    /// <summary>The numbers of the lanes that hold the best value; in the others a number that the fold passes over.</summary>
    private IReadOnlyList<string> Numbers(Reduction number, Variable of)
    {
        ScalarType type = number.Variable.Type;
        string worse = Literals.Text(number.Kind == ReductionKind.Latest ? Overflow.Least(type) : Overflow.Most(type));
        Reduction chosen = gang.Unit.Reductions.First(r => r.Variable == of);
        string compare = chosen.Kind == ReductionKind.Greatest ? "LessThan" : "GreaterThan";
        ScalarType mask = LaneTypes.MaskType(of.Type.Size());
        string cast = of.Type == mask ? string.Empty : $".{LaneTypes.As(mask)}()";
        LaneValue behind = gang.Named(LaneValue.Mask(of.Type.Size(), gang.PartsOf(of).Select(p => $"{gang.Class}.{compare}({p}, {gang.Class}.Create({best[of]})){cast}").ToArray()), "behind");
        LaneValue on = new LaneExpressions(gang, new LaneMemory(gang)).AsMask(behind, type.Size());
        foreach ((string part, int p) in gang.PartsOf(number.Variable).Select((part, p) => (part, p)))
            gang.Writer.Line($"{part} = {gang.Class}.ConditionalSelect({on.Parts[p]}, {gang.Class}.Create({worse}), {part});");
        return gang.PartsOf(number.Variable);
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
