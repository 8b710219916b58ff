using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>Which loop of a nest gets the lanes where several could have them.</summary>
internal static class LaneChoice
{
    /// <summary>The share of the time of scalar code that lanes may take for a tally.</summary>
    private const double LeastTallyGain = 0.75;

    /// <summary>
    /// The outermost, but for a nest that an inner loop goes through in the order of memory while the outer one does not: lanes there would
    /// each touch a cache line of its own. Null if the loop itself is best.
    /// </summary>
    public static string? WhyInside(For loop, BodyFacts facts, ISet<int> late)
    {
        HashSet<KernelBuffer> own = loop.Body.Made();
        foreach (For inner in facts[loop].Staying.Body.All().OfType<For>().Where(f => facts[f].IsIndependent))
        {
            Access[] shared = facts.Accesses.Where(a => a.IsIn(inner) && !late.Contains(a.Id) && !own.Contains(a.Buffer)).ToArray();
            Access? scattered = shared.FirstOrDefault(a => IsScattered(a, loop, facts));
            if (scattered is not null && shared.Count(a => IsScattered(a, inner, facts)) < shared.Count(a => IsScattered(a, loop, facts))
                && LaneLegality.WhyNot(facts[inner].Staying, facts, new Varying(facts[inner].Staying), late) is null)
                return $"{scattered} steps through memory by {LaneAddress.Of(scattered, loop, facts.Affine)!.Stride} elements with {loop.Index.Name}, and the loop over {inner.Index.Name} goes through it in order";
        }

        return null;
    }

    /// <summary>
    /// Whether scalar code is faster: where each lane makes its accesses by itself in a loop that lanes leave one by one, or to elements that no instruction
    /// gathers, or divides by itself, lanes win only what is computed besides, and what branches on data cost. A re-associated total keeps its lanes, whose
    /// shape scalar code would have to follow.
    /// </summary>
    public static string? WhyScalar(For loop, Varying varying, LoopVerdict verdict, BodyFacts facts, ISet<int> late)
    {
        if (verdict.Reductions.Any(r => r.IsReassociated || r.Choice is not null || r.Scan is not null) || WhyOneByOne(loop, varying, facts, late) is not { } why)
            return null;
        (double lanes, double scalar) = CostModel.OfBoth(loop, varying, Scattered(loop, varying, facts, late));
        return lanes < scalar ? null : FormattableString.Invariant($"lanes {why}: about {lanes:0.#} ns per iteration, modelled, and {scalar:0.#} in scalar code");
    }

    /// <summary>What each lane does by itself.</summary>
    private static string? WhyOneByOne(For loop, Varying varying, BodyFacts facts, ISet<int> late)
    {
        bool IsInDivergent(Access access) => loop.Body.All().Any(s => s is While or For && varying.Diverges(s) && Holds(s, access));
        Access[] alone = [.. facts.Accesses.Where(a => a.IsIn(loop) && !a.Buffer.IsPrivate && IsScattered(a, loop, varying, facts, late))];
        if (alone.FirstOrDefault(IsInDivergent) is { } leaving)
            return $"read {leaving} one by one, in a loop that they leave one by one";
        if (alone.FirstOrDefault(a => !a.IsStore && CostModel.IsSmall(a.Buffer.Element)) is { } small)
            return $"read {small} one by one, since no instruction gathers elements so small";
        return loop.Body.AllExpressions().FirstOrDefault(e => CostModel.DividesOneByOne(e) && varying.IsVarying(e)) is { } division
            ? $"divide one by one for {IrPrinter.Print(division)}, since no instruction divides integers of 64 bits" : null;
    }

    /// <summary>
    /// Whether a loop that does nothing but tally is as fast in scalar code: lanes must save enough where they find places and values to pay for being
    /// taken apart again.
    /// </summary>
    public static string? WhyTallied(For loop, For code, Varying varying, LoopVerdict verdict)
    {
        if (verdict.Tallies.Count == 0 || verdict.Reductions.Count > 0)
            return null;
        (double lanes, double scalar) = CostModel.OfTally(loop, code, varying);
        return lanes < LeastTallyGain * scalar ? null
            : FormattableString.Invariant($"{verdict.Why}; lanes take in their values one by one: about {lanes:0.##} ns per iteration, modelled, and {scalar:0.##} in scalar code");
    }

    /// <summary>Whether a loop makes an access in each of its iterations.</summary>
    private static bool Holds(Stmt loop, Access access) => loop.Blocks().SelectMany(b => b.AllExpressions()).Concat(loop is While { Condition: var goesOn } ? goesOn.All() : [])
        .Any(e => e is Load load && load.Id == access.Id);

    /// <summary>The accesses that every lane makes by itself, by their ids.</summary>
    public static HashSet<int> Scattered(For loop, Varying varying, BodyFacts facts, ISet<int> late) =>
        new(facts.Accesses.Where(a => a.IsIn(loop) && IsScattered(a, loop, varying, facts, late)).Select(a => a.Id));

    /// <summary>Whether every lane makes an access by itself: at places of its own, or too far apart.</summary>
    private static bool IsScattered(Access access, For lanes, Varying varying, BodyFacts facts, ISet<int> late) =>
        late.Contains(access.Id) || (access.Buffer.IsPrivate && lanes.Body.Made().Contains(access.Buffer)) ? access.Index.Any(varying.IsVarying) : IsScattered(access, lanes, facts);

    private static bool IsScattered(Access access, For lanes, BodyFacts facts) => LaneAddress.Of(access, lanes, facts.Affine) is not { IsScattered: false };
}
