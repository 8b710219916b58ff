using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Two accesses of different iterations of a loop that may meet in memory.</summary>
/// <param name="First">One access.</param>
/// <param name="Second">The other.</param>
/// <param name="Distance">By how many iterations the first one is later, where that is one known number.</param>
/// <param name="Why">What stood in the way of proving them apart, where the distance is not known.</param>
internal sealed record Collision(Access First, Access Second, long? Distance, string Why)
{
    /// <summary>What keeps them apart where it holds, which only run time can tell; null where nothing does.</summary>
    public Check? Unless { get; init; }

    /// <summary>The access of the earlier iteration, where the distance is known.</summary>
    public Access Source => Distance < 0 ? First : Second;

    /// <summary>The access of the later iteration.</summary>
    public Access Sink => Distance < 0 ? Second : First;
}

/// <summary>
/// Dependences of one loop: the pairs of accesses, one of them a write, by which different iterations can touch the same element. Each
/// dimension is tested by itself (<see cref="SubscriptTests"/>); one that keeps iterations apart is enough.
/// </summary>
internal static class Dependence
{
    /// <summary>All collisions among the accesses of a loop; none if its iterations are independent.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="accesses">Accesses, those of the loop among them.</param>
    /// <param name="affine">How subscripts are read.</param>
    /// <param name="mayBeSame">Whether two buffers may be the same memory.</param>
    public static IEnumerable<Collision> All(For loop, IReadOnlyList<Access> accesses, AffineForms affine, Func<KernelBuffer, KernelBuffer, bool> mayBeSame)
    {
        // What an iteration makes for itself no other one touches.
        HashSet<KernelBuffer> own = loop.Body.Made();
        Access[] inside = accesses.Where(a => a.IsIn(loop) && !own.Contains(a.Buffer)).ToArray();
        HashSet<Access> done = [];
        foreach (Access store in inside.Where(a => a.IsStore))
        {
            done.Add(store);
            foreach (Access other in inside.Where(a => mayBeSame(store.Buffer, a.Buffer) && (a == store || !done.Contains(a))))
            {
                if (Test(loop, store, other, affine) is { } collision)
                    yield return collision;
            }
        }
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
                collision = SubscriptTests.Test(loop, a, b, d, affine);
            }
            catch (OverflowException)
            {
                collision = new Collision(a, b, null, "the subscripts are too large to compare");
            }

            // Two dimensions that would have to be different numbers of iterations apart are never so at once.
            if (collision is null || (collision.Distance is { } distance && nearest?.Distance is { } other && distance != other))
                return null;
            if (nearest is null || Rank(collision) > Rank(nearest))
                nearest = collision;
        }

        return nearest;
    }

    /// <summary>A known distance says most, then a check that might keep them apart.</summary>
    private static int Rank(Collision collision) => collision.Distance is not null ? 2 : collision.Unless is not null ? 1 : 0;

    /// <summary>What can be done about a collision so that the loop is parallel.</summary>
    public static string WayOut(Collision collision, For loop) => !SureCollisions.Meet(collision, loop)
        ? "where you know that they are apart, say so with KernelRange.Parallel"
        : collision.Distance is null ? "give each iteration an element of its own, or reduce into a local variable"
        : collision.First.IsStore && collision.Second.IsStore ? "let one iteration alone write an element"
        : "write to another buffer than is read";

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
