using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>
/// Outputs that may bypass the caches when they are large: written once, in order, by every iteration, and not read in the kernel.
/// A loop that reduces keeps its block shape and does not peel for alignment, so it does not stream; one that scans stages what it writes.
/// </summary>
internal static class Streaming
{
    public static IReadOnlyList<KernelBuffer> Candidates(For loop, LoopVerdict verdict, BodyFacts facts)
    {
        if (verdict.Reductions.Any(r => r.Scan is null) || verdict.Exit is not null)
            return [];
        IEnumerable<Store> stores = loop.Body.Statements.OfType<Store>();
        return stores.Where(s => IsCandidate(s, loop, facts)).Select(s => s.Buffer).Distinct().ToList();
    }

    private static bool IsCandidate(Store store, For loop, BodyFacts facts)
    {
        if (store.Buffer.IsPrivate)
            return false;
        Access[] accesses = facts.Accesses.Where(a => a.Buffer == store.Buffer).ToArray();
        Access own = accesses.First(a => a.Id == store.Id);
        return accesses.Length == 1
            && LinearAddress.Of(own.Buffer, own.Forms, facts.Affine)?.Split(loop.Index) is var (step, _)
            && step.IsConstant && step.ConstantTerm == 1 && loop.Step == 1;
    }
}
