using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Puts the statements of an iteration into an order that lanes keep: what an iteration writes and a later one reads (or writes) stands before the
/// access of the later one.
/// <code>
/// before: for i { a[i] = b[i - 1] + c[i]; b[i] = d[i] * 2 }
/// after:  for i { b[i] = d[i] * 2; a[i] = b[i - 1] + c[i] }
/// </code>
/// Nothing in the iteration throws, which is checked on entry, and memory that changes places with other memory shares none with it.
/// </summary>
internal sealed class ReorderStatements
{
    /// <summary>Each statement is compared with each.</summary>
    private const int MostStatements = 30;

    private readonly StatementGraph graph;

    private ReorderStatements(For loop, BodyFacts facts) => graph = new StatementGraph(loop, facts);

    public static GuardedLoop? Run(For loop, BodyFacts facts, FreeNames names)
    {
        bool isSimple = loop.Body.Statements.Count is > 1 and <= MostStatements && !loop.Body.All().Any(s => s is For or While or Allocate or ExitIf)
            && Faults.OnlyInReads(loop.Body.AllExpressions());
        if (!isSimple)
            return null;
        var pass = new ReorderStatements(loop, facts);
        if (pass.Sorted() is not { } order || order.SequenceEqual(order.OrderBy(k => k)) || CheckBuilder.OnEntry(facts.In(loop), loop, facts) is not { } inRange)
            return null;
        For changed = loop with { Body = new Block(order.Select(k => pass.graph.Statements[k]).ToEquatable()) };
        string numbers = string.Join(", ", order.Select(k => (k + 1).ToString(CultureInfo.InvariantCulture)));
        return new GuardedLoop(
            [changed], [.. inRange, .. Overlaps.Apart(pass.Swapped(order))],
            $"its statements run in the order {numbers}, so that what an iteration writes stands before what later ones do to it");
    }

    /// <summary>Whether the first of two statements must stand before the second.</summary>
    private bool MustPrecede(int first, int second) => graph.IsBefore(first, second) || (first < second && graph.Share(first, second));

    /// <summary>An order that keeps all there is to keep, close to the one given; null where there is none.</summary>
    private List<int>? Sorted()
    {
        List<int> order = [];
        List<int> left = Enumerable.Range(0, graph.Statements.Count).ToList();
        while (left.Count > 0)
        {
            int next = left.FindIndex(k => left.All(other => other == k || !MustPrecede(other, k)));
            if (next < 0)
                return null;
            order.Add(left[next]);
            left.RemoveAt(next);
        }

        return order;
    }

    /// <summary>Buffers that are touched in another order than before.</summary>
    private IEnumerable<(KernelBuffer, KernelBuffer)> Swapped(List<int> order)
    {
        for (int a = 0; a < order.Count; a++)
        {
            for (int b = a + 1; b < order.Count; b++)
            {
                if (order[a] < order[b])
                    continue;
                foreach ((Access x, Access y) in graph.Pairs(order[a], order[b]).Where(p => p.First.Buffer != p.Second.Buffer))
                    yield return (x.Buffer, y.Buffer);
            }
        }
    }
}
