using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Two accesses of different iterations of a loop that may meet in memory.</summary>
/// <param name="First">One access.</param>
/// <param name="Second">The other.</param>
/// <param name="Distance">By how many iterations they are apart, where that is one known number.</param>
/// <param name="Why">What stood in the way of proving them apart, where the distance is not known.</param>
/// <param name="Stride">What they are apart by from one iteration to the next, if they collide only where that is zero.</param>
internal sealed record Collision(Access First, Access Second, long? Distance, string Why, Polynomial? Stride = null);

/// <summary>
/// Dependence tests for one loop: whether two accesses of different iterations can touch the same element. Strong SIV (same
/// coefficient, constant difference), with the variation of inner loops bounded; general tests have their place here.
/// </summary>
internal static class Dependence
{
    /// <summary>The first collision among the accesses of a loop, or null if its iterations are independent.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="accesses">Accesses, those of the loop among them.</param>
    /// <param name="affine">How subscripts are read.</param>
    /// <param name="mayBeSame">Whether two buffers may be the same memory.</param>
    /// <param name="takeAsNonZero">Takes a stride as not zero, which is then to be checked at run time; false where that cannot be.</param>
    /// <param name="takeAsOrdered">Takes a write that may meet itself as one whose iterations keep their order; false where lanes cannot.</param>
    public static Collision? Find(
        For loop, IReadOnlyList<Access> accesses, AffineForms affine, Func<KernelBuffer, KernelBuffer, bool> mayBeSame, Func<Polynomial, bool>? takeAsNonZero = null, Func<Access, bool>? takeAsOrdered = null)
    {
        // What an iteration makes for itself no other one touches.
        HashSet<KernelBuffer> own = loop.Body.Made();
        Access[] inside = accesses.Where(a => a.IsIn(loop) && !own.Contains(a.Buffer)).ToArray();
        foreach (Access store in inside.Where(a => a.IsStore))
        {
            foreach (Access other in inside.Where(a => mayBeSame(store.Buffer, a.Buffer)))
            {
                if (Test(loop, store, other, affine) is not { } collision)
                    continue;
                bool apart = collision.Stride is { } stride && takeAsNonZero?.Invoke(stride) == true;
                if (!apart && !(store.Id == other.Id && takeAsOrdered?.Invoke(store) == true))
                    return collision;
            }
        }

        return null;
    }

    /// <summary>Tests one pair; any dimension in which different iterations give different indices proves them apart.</summary>
    public static Collision? Test(For loop, Access a, Access b, AffineForms affine)
    {
        Collision? nearest = null;
        for (int d = 0; d < a.Forms.Count; d++)
        {
            Collision? collision;
            try
            {
                collision = TestDimension(loop, a, b, d, affine);
            }
            catch (OverflowException)
            {
                collision = new Collision(a, b, null, "the subscripts are too large to compare");
            }

            if (collision is null)
                return null;
            if (nearest is null || collision.Stride is not null || (nearest.Distance is null && collision.Distance is not null))
                nearest = collision;
        }

        return nearest;
    }

    private static Collision? TestDimension(For loop, Access a, Access b, int d, AffineForms affine)
    {
        if (a.Forms[d] is not { } first || b.Forms[d] is not { } second)
            return new Collision(a, b, null, "a subscript is not affine");
        if (first.Split(loop.Index) is not var (stepA, restA) || second.Split(loop.Index) is not var (stepB, restB))
            return new Collision(a, b, null, $"a subscript is not affine in {loop.Index.Name}");
        if (!stepA.Equals(stepB))
            return new Collision(a, b, null, $"the subscripts step differently with {loop.Index.Name}");
        Polynomial step = stepA * Polynomial.Of(loop.Step);
        HashSet<Variable> inner = new(a.Loops.Concat(b.Loops).SkipOutside(loop).Select(l => l.Index));
        bool varies = inner.Any(v => restA.Mentions(v) || restB.Mentions(v));
        return varies ? TestWithInner(loop, a, b, (restA, restB), step, affine) : TestStrong(a, b, restB - restA, step);
    }

    /// <summary>step * (i - i') = difference: solvable for i != i' only at one distance.</summary>
    private static Collision? TestStrong(Access a, Access b, Polynomial difference, Polynomial step)
    {
        if (step.Equals(Polynomial.Zero))
        {
            return difference.IsConstant && difference.ConstantTerm != 0
                ? null
                : new Collision(a, b, null, "every iteration may touch the same element");
        }

        if (difference.Equals(Polynomial.Zero))
            return step.IsConstant ? null : new Collision(a, b, null, "the stride may be zero", step);
        if (!difference.IsConstant || !step.IsConstant)
            return new Collision(a, b, null, "the distance is not known at compile time");
        if (difference.ConstantTerm % step.ConstantTerm != 0)
            return null;
        return new Collision(a, b, difference.ConstantTerm / step.ConstantTerm, string.Empty);
    }

    /// <summary>Inner loops move the index too: apart if they move it by less than one step of this loop does.</summary>
    private static Collision? TestWithInner(For loop, Access a, Access b, (Polynomial A, Polynomial B) rest, Polynomial step, AffineForms affine)
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

    private static IEnumerable<PathStep> LoopsInside(Access access, For loop) =>
        access.Loops.SkipOutside(loop).Select(l => new InLoop(l));

    private static IEnumerable<For> SkipOutside(this IEnumerable<For> loops, For loop) =>
        loops.SkipWhile(l => !l.Is(loop)).Skip(1);

    /// <summary>How a collision reads in a plan or a diagnostic.</summary>
    public static string Describe(Collision collision, For loop)
    {
        string pair = collision.First.Id == collision.Second.Id
            ? $"{collision.First} of one iteration of {loop.Index.Name} and of another"
            : $"{collision.First} and {collision.Second} of different iterations of {loop.Index.Name}";
        return collision.Distance is { } distance
            ? $"{pair} touch the same element, {Math.Abs(distance).ToString(CultureInfo.InvariantCulture)} iteration(s) apart"
            : $"{pair} may touch the same element: {collision.Why}";
    }
}
