using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>
/// Reductions that wait for memory once their data exceeds the caches. Vectors of 256 bits then read it faster than those of 512: the
/// processor's own prefetching keeps ahead of the smaller loads (10 percent for a sum of 10 million doubles, by one thread and by two, against the same code at 512 bits).
/// </summary>
internal static class MemoryBound
{
    /// <summary>What a core takes for a byte from memory; the work of an iteration must stay well below that, at half the width.</summary>
    private const double NanosecondsPerByte = 0.045;

    /// <summary>Bytes that an iteration reads in order, if they take longer than what it computes; else 0.</summary>
    public static int ReadBytes(For loop, Varying varying, BodyFacts facts, ISet<int> scattered)
    {
        if (loop.Body.All().Any(s => s is For or While or Store or Pack or Update))
            return 0;
        int bytes = facts.Accesses.Where(a => a.IsIn(loop) && Advances(a, loop, facts)).Select(a => (a.Buffer, a.Buffer.Element)).Distinct().Sum(b => b.Element.Size());
        return 2 * CostModel.OfLanes(loop, varying, scattered).Nanoseconds < bytes * NanosecondsPerByte ? bytes : 0;
    }

    private static bool Advances(Access access, For loop, BodyFacts facts) =>
        LinearAddress.Of(access.Buffer, access.Forms, facts.Affine)?.Split(loop.Index) is var (step, _) && step.IsConstant && step.ConstantTerm * loop.Step is 1 or -1;
}
