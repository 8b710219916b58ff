using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Loops whose trip count nobody knows, but which count.</summary>
internal static class Counting
{
    /// <summary>
    /// Whether a loop comes to an end whatever it computes: every iteration counts by one, once, and a condition bounds the count by what stays
    /// the same.
    /// </summary>
    public static bool Ends(While loop) => loop.Body.Statements.OfType<Accumulate>().Any(count =>
        count is { Kind: ReductionKind.Sum, Value: Constant { Type: ScalarType.Int32 or ScalarType.Int64 } step }
        && loop.Body.All().Count(s => s.Target() == count.Variable) == 1
        && Conjuncts(loop.Condition).OfType<Compare>().Any(c => OnLeft(c, count.Variable) is { } test && Bounds(test, step.Bits) && test.Right.IsFixedIn(loop)));

    /// <summary>The conditions that all have to hold.</summary>
    public static IEnumerable<Expr> Conjuncts(Expr condition) =>
        condition is ShortCircuit { IsAnd: true } both ? Conjuncts(both.Left).Concat(Conjuncts(both.Right)) : [condition];

    /// <summary>A comparison with a variable on the left, or null for one of other values.</summary>
    public static Compare? OnLeft(Compare compare, Variable variable) =>
        compare.Left.Reads(variable) ? compare
        : compare.Right.Reads(variable) ? new Compare(compare.Op.Mirrored(), compare.Right, compare.Left)
        : null;

    /// <summary>Whether a comparison stops a count that steps so; the bounds that wrap around are left alone.</summary>
    public static bool Bounds(Compare test, long step) => step switch
    {
        1 => test.Op == CompareOp.Less,
        -1 => test.Op == CompareOp.Greater,
        _ => false,
    };
}
