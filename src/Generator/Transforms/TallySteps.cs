using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Makes the writes of a loop that tallies statements of their own, so that its lanes compute places and values together and each takes in its own, the
/// first lane first.
/// <code>
/// before: h[bin(i)] = h[bin(i)] + w(i)
/// after:  h[bin(i)] sum= w(i)
/// </code>
/// Only for lanes; scalar code keeps the statements.
/// </summary>
internal static class TallySteps
{
    /// <param name="code">The loop.</param>
    /// <param name="verdict">The verdict on it.</param>
    /// <param name="late">Accesses that are checked where they happen, by their ids.</param>
    public static For Run(For code, LoopVerdict verdict, ISet<int> late)
    {
        Dictionary<KernelBuffer, Tally> tallies = verdict.Tallies.ToDictionary(t => t.Buffer);
        return tallies.Count == 0 ? code : code with { Body = Rewrite(code.Body) };

        Block Rewrite(Block block) => new(block.Statements.Select(Step).ToEquatable());

        Stmt Step(Stmt statement) => statement is Store store && tallies.TryGetValue(store.Buffer, out Tally? tally)
            ? new Update(Checked(store, late), store.Buffer, store.Index, tally.Kind, Tally.Taken(store)!.Value.Value)
            : statement.WithBlocks(Rewrite);
    }

    /// <summary>What keeps the lanes of a loop from tallying in the order of iterations, or null.</summary>
    public static string? WhyNot(For code, Varying varying)
    {
        foreach (IGrouping<KernelBuffer, Update> updates in code.Body.All().OfType<Update>().GroupBy(u => u.Buffer))
        {
            if (updates.FirstOrDefault(u => !u.Index.Any(varying.IsVarying)) is { } one)
                return $"{IrPrinter.Head(one)} is one element for all lanes";
            HashSet<int> inLoops = new(code.Body.All().Where(s => s is For or While).SelectMany(s => s.Blocks()).SelectMany(b => b.All()).Select(s => s.Id));
            if (updates.Key.Element.IsFloating() && (updates.Count() > 1 || updates.Any(u => inLoops.Contains(u.Id))))
                return $"{IrPrinter.Head(updates.Last())}: an iteration takes in several values, which lanes would take in one by one for all of them";
        }

        return null;
    }

    /// <summary>
    /// Buffers that must share no memory: a gang reads all that its iterations want before the first of them takes in anything, and takes in for one buffer
    /// before it does for the next.
    /// </summary>
    public static IEnumerable<(KernelBuffer Tallied, KernelBuffer Other)> Apart(For code)
    {
        IEnumerable<KernelBuffer> used = code.Body.AllExpressions().OfType<Load>().Select(l => l.Buffer).Concat(code.Body.All().OfType<Store>().Select(s => s.Buffer));
        HashSet<KernelBuffer> tallied = new(code.Body.All().OfType<Update>().Select(u => u.Buffer));
        KernelBuffer[] others = [.. used.Concat(tallied).Where(b => !b.IsPrivate).Distinct()];
        return tallied.SelectMany(t => others.Where(o => o != t).Select(o => (t, o)));
    }

    /// <summary>The access of an update that is checked where it happens: of the write or of the read, whose subscripts are the same.</summary>
    private static int Checked(Store store, ISet<int> late) =>
        late.Contains(store.Id) ? store.Id : store.Value.All().OfType<Load>().FirstOrDefault(l => l.Buffer == store.Buffer && late.Contains(l.Id))?.Id ?? store.Id;
}
