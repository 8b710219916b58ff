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

    private readonly For loop;
    private readonly BodyFacts facts;
    private readonly Stmt[] statements;
    private readonly List<Access>[] accesses;

    /// <summary>Whether the first statement must stand before the second.</summary>
    private readonly bool[,] before;

    private ReorderStatements(For loop, BodyFacts facts)
    {
        (this.loop, this.facts) = (loop, facts);
        statements = loop.Body.Statements.ToArray();
        before = new bool[statements.Length, statements.Length];
        IReadOnlyList<Access> inside = facts.In(loop);
        accesses = statements.Select(s =>
        {
            HashSet<int> made = new(Block.Of(s).All().OfType<Store>().Select(x => x.Id).Concat(Block.Of(s).AllExpressions().Select(IrWalk.Id)));
            return inside.Where(a => made.Contains(a.Id)).ToList();
        }).ToArray();
    }

    public static GuardedLoop? Run(For loop, BodyFacts facts, FreeNames names)
    {
        bool isSimple = loop.Body.Statements.Count is > 1 and <= MostStatements && !loop.Body.All().Any(s => s is For or While or Allocate or ExitIf)
            && loop.Body.AllExpressions().All(e => e is Load || (e is not RowLength && Faults.Never(e)));
        if (!isSimple)
            return null;
        var pass = new ReorderStatements(loop, facts);
        pass.Compare();
        if (pass.Sorted() is not { } order || order.SequenceEqual(order.OrderBy(k => k)) || CheckBuilder.OnEntry(facts.In(loop), loop, facts) is not { } inRange)
            return null;
        For changed = loop with { Body = new Block(order.Select(k => pass.statements[k]).ToEquatable()) };
        string numbers = string.Join(", ", order.Select(k => (k + 1).ToString(CultureInfo.InvariantCulture)));
        return new GuardedLoop(
            [changed], [.. inRange, .. Overlaps.Apart(pass.Swapped(order))],
            $"its statements run in the order {numbers}, so that what an iteration writes stands before what later ones do to it");
    }

    private void Compare()
    {
        for (int p = 0; p < statements.Length; p++)
        {
            for (int q = p + 1; q < statements.Length; q++)
            {
                before[p, q] |= ShareVariable(statements[p], statements[q]);
                foreach ((Access x, Access y) in Pairs(p, q).Where(a => a.First.Buffer == a.Second.Buffer))
                    Compare(p, x, q, y);
            }
        }
    }

    /// <summary>The accesses of two statements of which one writes.</summary>
    private IEnumerable<(Access First, Access Second)> Pairs(int p, int q) =>
        accesses[p].SelectMany(x => accesses[q].Where(y => x.IsStore || y.IsStore).Select(y => (x, y)));

    private void Compare(int p, Access x, int q, Access y)
    {
        bool differ = LinearAddress.Of(x.Buffer, x.Forms, facts.Affine) is { } first && LinearAddress.Of(y.Buffer, y.Forms, facts.Affine) is { } second
            && (first - second) is { IsConstant: true, ConstantTerm: not 0 };
        before[p, q] |= !differ;
        if (Dependence.Test(loop, x, y, facts.Affine) is not { Unless: null } collision || collision.Distance == 0)
            return;
        before[p, q] |= collision.Distance is null || ReferenceEquals(collision.Source, x);
        before[q, p] |= collision.Distance is null || ReferenceEquals(collision.Source, y);
    }

    private static bool ShareVariable(Stmt first, Stmt second)
    {
        (Block a, Block b) = (Block.Of(first), Block.Of(second));
        HashSet<Variable> setByFirst = new(a.Sets());
        HashSet<Variable> setBySecond = new(b.Sets());
        return setByFirst.Overlaps(setBySecond) || Reads(b).Any(setByFirst.Contains) || Reads(a).Any(setBySecond.Contains);
    }

    private static IEnumerable<Variable> Reads(Block block) => block.AllExpressions().OfType<VariableRef>().Select(r => r.Variable);

    /// <summary>An order that keeps all there is to keep, close to the one given; null where there is none.</summary>
    private List<int>? Sorted()
    {
        List<int> order = [];
        List<int> left = Enumerable.Range(0, statements.Length).ToList();
        while (left.Count > 0)
        {
            int next = left.FindIndex(k => left.All(other => other == k || !before[other, k]));
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
                foreach ((Access x, Access y) in Pairs(order[a], order[b]).Where(p => p.First.Buffer != p.Second.Buffer))
                    yield return (x.Buffer, y.Buffer);
            }
        }
    }
}
