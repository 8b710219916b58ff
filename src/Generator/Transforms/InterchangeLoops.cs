using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Loops of which one is all that another one does change places: the one that goes through memory in order comes inside, where lanes and caches want it, and
/// one that only updates elements which it does not choose comes inside of those that do, where the elements stay in registers and rows share what they read.
/// <code>
/// before: for k { for i { for j { c[i, j] = c[i, j] + a[i, k] * b[k, j] } } }     for j { for i { a[i, j] = b[i, j] } }
/// after:  for i { for j { for k { c[i, j] = c[i, j] + a[i, k] * b[k, j] } } }     for i { for j { a[i, j] = b[i, j] } }
/// </code>
/// Two loops may where no iteration waits for one that is earlier in the outer loop and later in the inner one: each element sees its accesses in the order that it
/// did. Nothing in the nest throws and no buffers share memory, which is checked on entry.
/// </summary>
internal sealed class InterchangeLoops
{
    /// <summary>Loops that run so seldom are no gain where others are.</summary>
    private const int Short = 16;

    /// <summary>A nest that is larger is left as it is.</summary>
    private const int MostStatements = 40;

    private readonly ISet<int> except;

    private InterchangeLoops(ISet<int> except) => this.except = except;

    /// <param name="given">A body.</param>
    /// <param name="except">Loops to be left alone, by their ids.</param>
    public static GuardedBody Run(GuardedBody given, ISet<int> except)
    {
        var pass = new InterchangeLoops(except);
        foreach (int id in Outermost(given.Body.Statements).Select(l => l.Id).ToList())
            given = pass.Nest(given.Body.Statements.All().OfType<For>().First(f => f.Id == id), given) ?? given;
        return given;
    }

    /// <summary>Loops that are not all that another one does.</summary>
    private static IEnumerable<For> Outermost(Block block) => block.Statements.SelectMany(s => s is For loop
        ? Chain(loop).Last() is var last ? Outermost(last.Body).Prepend(loop) : []
        : s.Blocks().SelectMany(Outermost));

    /// <summary>A loop and those that are each all that the one before does.</summary>
    private static List<For> Chain(For loop)
    {
        List<For> chain = [loop];
        while (chain[chain.Count - 1].Body.Statements is { Count: 1 } body && body[0] is For inner)
            chain.Add(inner);
        return chain;
    }

    private GuardedBody? Nest(For outer, GuardedBody given)
    {
        List<For> chain = Chain(outer);
        if (chain.Count < 2 || chain.Exists(l => except.Contains(l.Id) || !MayMove(l, chain)) || !IsSimple(chain[chain.Count - 1].Body))
            return null;
        for (int k = 0; k < chain.Count - 1; k++)
        {
            if (Blocked(chain, k, given.Facts) is { } order && Ordered(chain, order, given, "rows share what they read") is { } blocked)
                return blocked;
            if (IsBetterInside(chain[k], chain[k + 1], given.Facts) && Ordered(chain, Swapped(chain, k), given, $"{chain[k].Index.Name} goes through memory in order") is { } swapped)
                return swapped;
        }

        return null;
    }

    private static bool MayMove(For loop, List<For> chain) => loop.Guard is null && !loop.IsAsserted && loop.Lower.IsFixedIn(chain[0]) && loop.Bound.IsFixedIn(chain[0])
        && Faults.Nowhere(loop.Ends());

    /// <summary>Whether iterations share nothing but memory, and cannot throw where their accesses are in range.</summary>
    private static bool IsSimple(Block body)
    {
        HashSet<Variable> own = new(body.All().OfType<Let>().Select(l => l.Variable));
        return body.All().Take(MostStatements + 1).Count() <= MostStatements && !body.All().Any(s => s is While or Allocate or ExitIf or Scope or Leave or Return or For { Guard: not null })
            && body.All().Select(s => s.Target()).OfType<Variable>().All(own.Contains)
            && Faults.OnlyInReads(body.AllExpressions());
    }

    /// <summary>
    /// The order in which the rows of a nest can be jammed, if it is one: a loop of rows, the loop that goes through memory in order, and within both the one that
    /// updates what they choose. Something is read in it that is the same for all rows.
    /// </summary>
    private static List<For>? Blocked(List<For> chain, int at, BodyFacts facts)
    {
        if (chain.Count - at < 3)
            return null;
        List<For> three = chain.GetRange(at, 3);
        if (three.Find(l => !facts[l].IsIndependent) is not { } updates || three.Exists(l => l != updates && !facts[l].IsIndependent) || !OnlyUpdates(updates, facts) || three.Exists(l => l.KnownSpan() < Short))
            return null;
        For[] free = [.. three.Where(l => l != updates).OrderByDescending(l => Scattered(l, three[0], facts))];
        bool areShared = facts.Accesses.Any(a => a.IsIn(three[0]) && !a.IsStore && !Mentions(a, free[0]) && Mentions(a, free[1]) && Mentions(a, updates));
        if (!areShared || Scattered(free[0], three[0], facts) <= Scattered(free[1], three[0], facts))
            return null;
        List<For> order = [.. chain.Take(at), free[0], free[1], updates, .. chain.Skip(at + 3)];
        return order.SequenceEqual(chain) ? null : order;
    }

    private static bool Mentions(Access access, For loop) => access.Forms.Any(f => f?.Mentions(loop.Index) != false);

    /// <summary>Whether iterations of a loop share elements only that are the same in all of them.</summary>
    private static bool OnlyUpdates(For loop, BodyFacts facts) =>
        Dependence.All(loop, facts.Accesses, facts.Affine, (a, b) => a == b).All(c => !Mentions(c.First, loop) && !Mentions(c.Second, loop));

    /// <summary>Whether the outer one of two loops goes through memory in order, and the inner one does not.</summary>
    private static bool IsBetterInside(For outer, For inner, BodyFacts facts) =>
        facts[inner].IsIndependent && !(outer.KnownSpan() < Short) && !(inner.KnownSpan() < Short) && Scattered(outer, outer, facts) < Scattered(inner, outer, facts);

    /// <summary>How many accesses of a nest a loop takes far through memory.</summary>
    private static int Scattered(For loop, For nest, BodyFacts facts) => facts.Accesses.Count(a => a.IsIn(nest) && LaneAddress.Of(a, loop, facts.Affine) is not { IsScattered: false });

    private static List<For> Swapped(List<For> chain, int at) => [.. chain.Take(at), chain[at + 1], chain[at], .. chain.Skip(at + 2)];

    /// <summary>The body with the loops of a nest in another order; null where they may not be.</summary>
    private static GuardedBody? Ordered(List<For> chain, List<For> order, GuardedBody given, string why)
    {
        For nest = chain[0];
        if (CheckBuilder.OnEntry(given.Facts.In(nest), nest, given.Facts) is not { } inRange)
            return null;
        GuardedBody current = given;
        List<For> now = chain;
        List<Step> steps = [];
        int Place(int k) => order.FindIndex(l => l.Id == now[k].Id);
        while (Enumerable.Range(0, now.Count - 1).Where(k => Place(k) > Place(k + 1)).Select(k => (int?)k).FirstOrDefault() is { } at)
        {
            For rebuilt = Rebuilt(Swapped(now, at), chain[chain.Count - 1].Body);
            Body body = current.Body with { Statements = UnderGuards.Replace(current.Body.Statements, now[0], [rebuilt]) };
            BodyFacts changed = current.Facts.Of(body);
            steps.Add(new Step(now[at], now[at + 1], current.Facts, changed));
            (current, now) = (current with { Body = body, Facts = changed }, Chain(rebuilt));
        }

        List<Check> apart = [];
        KernelBuffer[] stored = [.. nest.Body.All().OfType<Store>().Select(s => s.Buffer).Distinct()];
        if (!stored.All(b => steps.TrueForAll(s => s.Keeps(b, b, apart))))
            return null;
        int first = Enumerable.Range(0, chain.Count).First(k => now[k].Id != chain[k].Id);
        if (!current.Facts[now[first]].IsIndependent)
            return null;
        string names = string.Join(", ", now.Select(l => l.Index.Name));
        return current with
        {
            Relied = [.. given.Relied, .. inRange, .. apart.Distinct(), .. Overlaps.Apart(Pairs(nest, stored, steps))],
            Done = given.With(now[first].Id, $"the loops run in the order {names}, so that {why}"),
        };
    }

    /// <summary>The nest of loops in an order, around a block.</summary>
    private static For Rebuilt(IReadOnlyList<For> order, Block body)
    {
        for (int k = order.Count - 1; k >= 0; k--)
            body = Block.Of(order[k] with { Body = body });
        return (For)body.Statements[0];
    }

    /// <summary>Buffers that are touched in another order than before, where that could be seen if they were one and the same.</summary>
    private static IEnumerable<(KernelBuffer, KernelBuffer)> Pairs(For nest, KernelBuffer[] stored, List<Step> steps)
    {
        KernelBuffer[] all = [.. nest.Body.AllExpressions().OfType<Load>().Select(l => l.Buffer).Concat(stored).Distinct()];
        return stored.SelectMany(s => all.Where(b => b != s && !(BodyFacts.MayBeSame(s, b) && steps.TrueForAll(step => step.Keeps(s, b, null)))).Select(b => (s, b)));
    }

    /// <summary>Two loops that change places.</summary>
    private sealed record Step(For Outer, For Inner, BodyFacts Before, BodyFacts After)
    {
        /// <summary>
        /// Whether no iteration waits for one that is earlier in one of the loops and later in the other, as far as two buffers go: no pair of accesses meets both in
        /// different iterations of the outer one and, once they have changed places, of the inner one, but for those that are the same way apart in both.
        /// </summary>
        /// <param name="written">A buffer that the loops write.</param>
        /// <param name="touched">Another one, which is taken to be the same.</param>
        /// <param name="apart">Takes what must hold on entry; nothing may have to if null.</param>
        public bool Keeps(KernelBuffer written, KernelBuffer touched, List<Check>? apart)
        {
            var entry = new CheckBuilder(Before.Affine, Before.Definitions);
            bool IsGuarded(Collision collision)
            {
                bool isGuarded = apart is not null && collision.Unless is { } check && check.Atoms.All(entry.IsAtEntry);
                if (isGuarded)
                    apart!.Add(collision.Unless!);
                return isGuarded;
            }

            Access Later(Access access) => After.Accesses.First(a => a.Id == access.Id && a.IsStore == access.IsStore);
            Access[] inside = [.. Before.Accesses.Where(a => a.IsIn(Outer))];
            foreach ((Access x, Access y) in inside.Where(x => x.Buffer == written).SelectMany(x => inside.Where(y => y.Buffer == touched && (x.IsStore || y.IsStore)).Select(y => (x, y))))
            {
                if (Dependence.Test(Outer, x, y, Before.Affine) is not { } first || Dependence.Test(Inner, Later(x), Later(y), After.Affine) is not { } second)
                    continue;
                bool isAlike = first.Distance is { } one && second.Distance is { } other && Math.Sign(one) * Math.Sign(other) >= 0;
                if (!isAlike && !IsGuarded(first) && !IsGuarded(second))
                    return false;
            }

            return true;
        }
    }
}
