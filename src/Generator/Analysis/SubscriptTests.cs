using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// The classic tests of two subscripts in one dimension, cheapest first: whether iterations i and i' of a loop, i != i', can give the same
/// index (Allen and Kennedy, Optimizing Compilers for Modern Architectures, chapter 3).
/// </summary>
internal static class SubscriptTests
{
    /// <summary>For tests of tests: collisions that are overlooked, as by a test that is wrong.</summary>
    internal static Func<Collision, bool>? Overlooks { get; set; }

    /// <summary>Null where no two iterations give the same index.</summary>
    public static Collision? Test(For loop, Access a, Access b, int dimension, AffineForms affine)
    {
        if (a.Forms[dimension] is not { } first || b.Forms[dimension] is not { } second)
            return new Collision(a, b, null, "a subscript is not affine");
        Collision? collision = ByStep(loop, a, b, first, second, affine);
        return collision is null || Overlooks?.Invoke(collision) == true || ByDivisor(loop, a, b, first, second) || ByRange(loop, a, b, first, second, affine) ? null : collision;
    }

    /// <summary>By how far the loop takes the subscripts from one iteration to the next.</summary>
    private static Collision? ByStep(For loop, Access a, Access b, Polynomial first, Polynomial second, AffineForms affine)
    {
        if (first.Split(loop.Index) is not var (stepA, restA) || second.Split(loop.Index) is not var (stepB, restB))
            return new Collision(a, b, null, $"a subscript is not affine in {loop.Index.Name}");
        if (!stepA.Equals(stepB))
            return new Collision(a, b, null, $"the subscripts step differently with {loop.Index.Name}");
        Polynomial step = stepA * Polynomial.Of(loop.Step);
        bool varies = InnerIndices(loop, a).Concat(InnerIndices(loop, b)).Any(v => restA.Mentions(v) || restB.Mentions(v));
        return varies ? WithInner(loop, a, b, (restA, restB), step, affine) : Strong(loop, a, b, restB - restA, step, affine);
    }

    /// <summary>Strong SIV: step * (i - i') = difference has one solution.</summary>
    private static Collision? Strong(For loop, Access a, Access b, Polynomial difference, Polynomial step, AffineForms affine)
    {
        if (step.Equals(Polynomial.Zero))
        {
            return difference.IsConstant && difference.ConstantTerm != 0
                ? null
                : new Collision(a, b, null, "every iteration may touch the same element");
        }

        if (difference.Equals(Polynomial.Zero))
            return affine.IsNeverZero(step) ? null : new Collision(a, b, null, "the stride may be zero") { Unless = new NonZero(step) };
        if (difference.IsConstant && step.IsConstant)
            return difference.ConstantTerm % step.ConstantTerm != 0 ? null : new Collision(a, b, difference.ConstantTerm / step.ConstantTerm, string.Empty);
        if (!step.IsConstant && difference.Ratio(step) is { } steps && affine.IsNeverZero(step))
            return new Collision(a, b, steps, string.Empty);
        var unknown = new Collision(a, b, null, "the distance is not known at compile time");
        return step.IsConstant && Reach(loop, step.ConstantTerm / loop.Step, affine) is { } reach ? unknown with { Unless = new Far(difference, reach) } : unknown;
    }

    /// <summary>How far the index takes a subscript from the first iteration to the last one, in elements; null where that is not one polynomial.</summary>
    private static Polynomial? Reach(For loop, long coefficient, AffineForms affine) =>
        LoopRange.Of(loop, affine) is { } range ? (range.Highs[0] - range.Lows[0]) * Polynomial.Of(Math.Abs(coefficient)) : null;

    /// <summary>GCD test: whole numbers of steps never make up for a difference that their divisor does not divide.</summary>
    private static bool ByDivisor(For loop, Access a, Access b, Polynomial first, Polynomial second)
    {
        long divisor = 0;
        bool Take(ref Polynomial form, Access access)
        {
            foreach (Variable index in InnerIndices(loop, access).Prepend(loop.Index))
            {
                // Inner loops step from where they start, which may be any number; a step of one loses nothing by that.
                if (form.Split(index) is not var (step, rest) || !step.IsConstant)
                    return false;
                divisor = Divisor(divisor, Math.Abs(step.ConstantTerm));
                form = rest;
            }

            return true;
        }

        if (!Take(ref first, a) || !Take(ref second, b) || divisor < 2)
            return false;
        Polynomial difference = second - first;
        return difference.WithoutConstant.Terms.All(t => t.Factor % divisor == 0) && difference.ConstantTerm % divisor != 0;
    }

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);

    /// <summary>Banerjee's bounds, for all iterations at once: one subscript stays below the other.</summary>
    private static bool ByRange(For loop, Access a, Access b, Polynomial first, Polynomial second, AffineForms affine)
    {
        if (IterationSpace.Of(a.From(loop), affine) is not { } spaceA || IterationSpace.Of(b.From(loop), affine) is not { } spaceB)
            return false;
        if (!IsExact(spaceA) || !IsExact(spaceB))
            return false;
        HashSet<Expr> naturals = new(spaceA.Ranges.Concat(spaceB.Ranges).SelectMany(Naturals));
        bool IsNatural(Expr value) => value.IsLength() || naturals.Contains(value);
        bool Below(Extreme? high, Extreme? low) => high is not null && low is not null && Known.Below(high, low, IsNatural);
        return Below(spaceA.Highest(first), spaceB.Lowest(second)) || Below(spaceB.Highest(second), spaceA.Lowest(first));
    }

    /// <summary>
    /// What is at least zero in a range that is not empty, as one is in which two accesses meet: where the index goes from 0 up to n, n is, and where it goes to n / 2.
    /// </summary>
    private static IEnumerable<Expr> Naturals(LoopRange range)
    {
        foreach (Polynomial size in range.Highs.SelectMany(high => range.Lows.Select(low => high - low)))
        {
            if (size.ConstantTerm > 0 || size.WithoutConstant.Single is not { } value)
                continue;
            yield return value;
            if (value is Binary { Op: BinaryOp.Divide, Left: var whole, Right: Constant { Bits: > 0 } } && size.ConstantTerm < 0)
                yield return whole;
        }
    }

    /// <summary>Whether the conditions that narrow a space mean what they say: none of their sums can wrap around.</summary>
    private static bool IsExact(IterationSpace space) => space.MustFit.All(p =>
        space.Lowest(p) is { } lowest && space.Highest(p) is { } highest && Known.AtLeastInt32(lowest) && Known.AtMostInt32(highest));

    /// <summary>Inner loops move the index too: apart if they move it by less than one step of this loop does.</summary>
    private static Collision? WithInner(For loop, Access a, Access b, (Polynomial A, Polynomial B) rest, Polynomial step, AffineForms affine)
    {
        var unknown = new Collision(a, b, null, "inner loops may reach the same element");
        IterationSpace? spaceA = IterationSpace.Of(LoopsInside(a, loop), affine);
        IterationSpace? spaceB = IterationSpace.Of(LoopsInside(b, loop), affine);
        if (spaceA?.Highest(rest.A) is not Exactly highA || spaceA.Lowest(rest.A) is not Exactly lowA
            || spaceB?.Highest(rest.B) is not Exactly highB || spaceB.Lowest(rest.B) is not Exactly lowB)
            return unknown;
        if (highA.Value.Mentions(loop.Index) || lowA.Value.Mentions(loop.Index) || highB.Value.Mentions(loop.Index) || lowB.Value.Mentions(loop.Index))
            return unknown;
        Polynomial one = Polynomial.Of(1);
        foreach (Polynomial size in new[] { step, -step })
        {
            if ((size - (highA.Value - lowB.Value) - one).IsProvablyNonNegative && (size - (highB.Value - lowA.Value) - one).IsProvablyNonNegative)
                return null;
        }

        return unknown;
    }

    private static IEnumerable<Variable> InnerIndices(For loop, Access access) => access.Loops.SkipOutside(loop).Select(l => l.Index);

    private static IEnumerable<PathStep> LoopsInside(Access access, For loop) =>
        access.Loops.SkipOutside(loop).Select(l => new InLoop(l));

    private static IEnumerable<For> SkipOutside(this IEnumerable<For> loops, For loop) =>
        loops.SkipWhile(l => !l.Is(loop)).Skip(1);
}
