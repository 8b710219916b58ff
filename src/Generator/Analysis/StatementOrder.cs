using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// Dependences between iterations that lanes keep by themselves: a gang does each statement for all of its lanes before the next one, so an
/// access that stands first comes first, in whatever iteration.
/// <code>
/// a[i] = a[i + 1] + b[i]     the load of an iteration comes before the store of the next one: kept
/// a[i + 1] = a[i] + b[i]     the store of an iteration would come after the load of the next one: not kept
/// </code>
/// </summary>
internal static class StatementOrder
{
    /// <param name="collision">Two accesses of different iterations.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="accesses">All accesses of the body in order of evaluation.</param>
    /// <param name="affine">How subscripts are read.</param>
    public static bool Keeps(Collision collision, For loop, IReadOnlyList<Access> accesses, AffineForms affine)
    {
        if (collision.Distance is null or 0)
            return false;
        int Place(Access access) => accesses.TakeWhile(a => !ReferenceEquals(a, access)).Count();

        // A loop inside goes from one of its accesses to the other and back again. Records are loaded and stored as a whole.
        return Place(collision.Source) < Place(collision.Sink) && new[] { collision.Source, collision.Sink }.All(a =>
            LaneAddress.Of(a, loop, affine) is { IsOnePlace: false, IsRecord: false } && !IsInInner(a, loop));
    }

    /// <summary>
    /// Whether the iterations that touch the same element are further apart than the lanes of one vector of 512 bits. Not where an inner loop goes
    /// through memory: that one has the lanes, and threads, too.
    /// </summary>
    public static bool LeavesAGang(Collision collision, For loop)
    {
        bool Walks(Access access) => access.Loops.SkipWhile(l => !l.Is(loop)).Skip(1).Any(l => access.Forms.Any(f => f?.Mentions(l.Index) != false));
        if (Walks(collision.First) || Walks(collision.Second))
            return false;
        IEnumerable<ScalarType> types = loop.Body.All().SelectMany(s => s is Store store ? Values(store.Value).Append(store.Buffer.Element) : s.Expressions().SelectMany(Values));
        return Math.Abs(collision.Distance ?? 0) >= 64 / types.Select(t => t.Size()).DefaultIfEmpty(1).Min();
    }

    /// <summary>The types of an expression and of those below it, without subscripts and conditions.</summary>
    private static IEnumerable<ScalarType> Values(Expr expr) =>
        (expr is Load ? [] : expr.Children().SelectMany(Values)).Concat(expr.Type == ScalarType.Boolean && expr is not Load ? [] : [expr.Type]);

    private static bool IsInInner(Access access, For loop) => loop.Body.All().Where(s => s is For or While).Any(inner =>
        Block.Of(inner).All().Any(s => s.Id == access.Id) || Block.Of(inner).AllExpressions().Any(e => IrWalk.Id(e) == access.Id));
}
