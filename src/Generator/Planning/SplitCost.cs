using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;

namespace FusedKernels.Generator.Planning;

/// <summary>
/// Whether parts of a loop, split where a condition on its index changes, are better than the whole. A condition that is the same in all lanes of most gangs costs little
/// under a mask, and each part is code of its own to be compiled and started.
/// </summary>
internal static class SplitCost
{
    /// <summary>Of the time of the whole, modelled, that an iteration of the slowest part may take at most.</summary>
    private const double Worth = 0.5;

    /// <summary>The same where single iterations are all that is taken out.</summary>
    private const double WorthOfOne = 0.75;

    public static bool Pays(For whole, BodyFacts before, IReadOnlyList<For> parts, BodyFacts after)
    {
        InLanes?[] each = [.. parts.Select(p => Lanes(p, after))];
        if (each.Contains(null))
            return false;
        return Lanes(whole, before) is not { } one || each.Sum(p => p!.Late) < one.Late || each.Max(p => p!.Time) <= (each.Length == 1 ? WorthOfOne : Worth) * one.Time;
    }

    /// <summary>A loop in lanes.</summary>
    /// <param name="Late">How many accesses are tested where they happen.</param>
    /// <param name="Time">What an iteration takes, modelled.</param>
    private sealed record InLanes(int Late, double Time);

    /// <summary>Null for a loop that cannot run in lanes.</summary>
    private static InLanes? Lanes(For loop, BodyFacts facts)
    {
        UnitChecks checks = CheckBuilder.Build(loop, facts);
        if (checks.Unprovable is not null)
            return null;
        For code = DropTests.Run(facts[loop].Staying, checks.Proved);
        var varying = new Varying(code);
        HashSet<int> late = new(checks.Late.Select(a => a.Id));
        return LaneLegality.WhyNot(code, facts, varying, late) is null
            ? new InLanes(late.Count, CostModel.OfBoth(code, varying, LaneChoice.Scattered(code, varying, facts, late)).Lanes)
            : null;
    }
}
