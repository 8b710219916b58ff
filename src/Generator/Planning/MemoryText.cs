using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>Says of the accesses of a loop in lanes which ones are not whole vectors, and what is done instead.</summary>
internal static class MemoryText
{
    public static IEnumerable<string> Lines(Unit unit, BodyFacts facts)
    {
        HashSet<KernelBuffer> own = unit.Loop.Body.Made();
        HashSet<int> packed = new(unit.Code.Body.All().OfType<Pack>().Select(p => p.Id));
        Access[] inside = facts.In(facts[unit.Loop].Staying).Where(a => !own.Contains(a.Buffer) && !packed.Contains(a.Id) && unit.Tallies.All(t => t.Buffer != a.Buffer)).ToArray();
        foreach (KernelBuffer buffer in own.OrderBy(b => b.Name, StringComparer.Ordinal))
            yield return $"{buffer.Name}: each lane has its own, which makes a table of {facts.Definitions.PrivateLength(buffer)} rows for the gang";
        foreach (IGrouping<long, (Access Access, long Size)> records in inside.Select(a => (Access: a, Size: RecordSize(a, unit, facts))).Where(r => r.Size > 0).GroupBy(r => r.Size))
            yield return $"records of {records.Key} elements, taken apart and put together by shuffles: {Names(records.Select(r => r.Access.Buffer.Name))}";
        Access[] scattered = inside.Where(a => unit.Lanes!.Scattered.Contains(a.Id)).ToArray();
        if (scattered.Any(a => !a.IsStore))
            yield return $"gathers, one read for each lane: {Names(scattered.Where(a => !a.IsStore).Select(a => a.ToString()))}";
        HashSet<int> ordered = new(facts[unit.Loop].Ordered.Select(a => a.Id));
        if (scattered.Any(a => a.IsStore && !ordered.Contains(a.Id)))
            yield return $"scatters, one write for each lane: {Names(scattered.Where(a => a.IsStore && !ordered.Contains(a.Id)).Select(a => a.ToString()))}";
        if (ordered.Count > 0)
            yield return $"scatters, one write for each lane in the order of iterations: {Names(facts[unit.Loop].Ordered.Select(a => a.ToString()))}";
    }

    private static long RecordSize(Access access, Unit unit, BodyFacts facts) =>
        !unit.Late.Contains(access.Id) && LaneAddress.Of(access, unit.Loop, facts.Affine) is { IsRecord: true } address ? Math.Abs(address.Stride.ConstantTerm) : 0;

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Distinct());
}
