using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>Which loop of a nest gets the lanes where several could have them.</summary>
internal static class LaneChoice
{
    /// <summary>
    /// The outermost, but for a nest that an inner loop goes through in the order of memory while the outer one does not: lanes there would
    /// each touch a cache line of its own. Null if the loop itself is best.
    /// </summary>
    public static string? WhyInside(For loop, BodyFacts facts, ISet<int> late)
    {
        foreach (For inner in loop.Body.All().OfType<For>().Where(f => facts[f].IsParallel))
        {
            Access[] shared = facts.Accesses.Where(a => a.IsIn(inner) && !late.Contains(a.Id)).ToArray();
            Access? scattered = shared.FirstOrDefault(a => IsScattered(a, loop, facts));
            if (scattered is not null && shared.Count(a => IsScattered(a, inner, facts)) < shared.Count(a => IsScattered(a, loop, facts))
                && LaneLegality.WhyNot(inner, facts, new Varying(inner), late) is null)
                return $"{scattered} steps through memory by {LaneAddress.Of(scattered, loop, facts.Affine)!.Stride} elements with {loop.Index.Name}, and the loop over {inner.Index.Name} goes through it in order";
        }

        return null;
    }

    /// <summary>Whether every lane makes an access by itself: at places of its own, or too far apart.</summary>
    public static bool IsScattered(Access access, For lanes, Varying varying, BodyFacts facts, ISet<int> late) =>
        late.Contains(access.Id) ? access.Index.Any(varying.IsVarying) : IsScattered(access, lanes, facts);

    private static bool IsScattered(Access access, For lanes, BodyFacts facts) => LaneAddress.Of(access, lanes, facts.Affine) is not { IsScattered: false };
}
