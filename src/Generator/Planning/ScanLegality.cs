using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>What running totals ask of the code of a loop.</summary>
internal static class ScanLegality
{
    /// <summary>Null if lanes may have the totals; otherwise the reason why not.</summary>
    public static string? WhyNot(For code, LoopVerdict verdict, ISet<int> late) =>
        verdict.Scans.FirstOrDefault(s => s.IsReassociated) is { } total && Faults.AnyIn(code.Body, late)
            ? $"it may throw, and {total.Variable.Name} is seen by then: a running total of floating point in source order"
            : null;

    /// <summary>
    /// Whether what a block of iterations adds can be found by itself, ahead of the block and without writing anything: it depends on no total, and nothing
    /// throws.
    /// </summary>
    /// <param name="code">The code of the loop.</param>
    /// <param name="verdict">The verdict on it.</param>
    /// <param name="late">Accesses that are checked where they happen.</param>
    /// <param name="apart">Buffers that must share no memory for that: one is written before the other is read.</param>
    public static bool InParts(For code, LoopVerdict verdict, ISet<int> late, out IReadOnlyList<(KernelBuffer, KernelBuffer)> apart)
    {
        List<(KernelBuffer, KernelBuffer)> pairs = [];
        apart = pairs;
        if (!verdict.Scans.Any() || verdict.Ordered.Count > 0 || verdict.IsInStatementOrder || verdict.Packs || Faults.AnyIn(code.Body, late))
            return false;
        ScanStep[] steps = [.. code.Body.All().OfType<ScanStep>()];
        HashSet<Variable> totals = new(steps.Select(s => s.Variable).Concat(steps.Select(s => s.Before).OfType<Variable>()));
        HashSet<KernelBuffer> own = code.Body.Made();
        HashSet<KernelBuffer> written = [];
        HashSet<int> open = new(steps.Select(s => s.Id));
        foreach (Stmt statement in code.Body.All().TakeWhile(_ => open.Count > 0))
        {
            open.Remove(statement.Id);
            bool isLeftOut = statement is Store { Buffer: var left } && !own.Contains(left);
            if (isLeftOut)
                written.Add(((Store)statement).Buffer);
            foreach (Expr expr in isLeftOut ? [] : statement.Expressions().SelectMany(e => e.All()))
            {
                if ((expr is VariableRef reference && totals.Contains(reference.Variable)) || (expr is Load { Buffer: var read } && written.Contains(read)))
                    return false;
                if (expr is Load load)
                    pairs.AddRange(written.Select(w => (w, load.Buffer)));
            }
        }

        return true;
    }
}
