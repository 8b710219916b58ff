using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Which statements of a loop's body depend on which, in the same iteration and in others.</summary>
internal sealed class StatementGraph
{
    private readonly For loop;
    private readonly BodyFacts facts;
    private readonly bool[,] before;
    private readonly bool[,] shares;

    /// <param name="loop">The loop.</param>
    /// <param name="facts">What is known of the body it stands in.</param>
    public StatementGraph(For loop, BodyFacts facts)
    {
        (this.loop, this.facts) = (loop, facts);
        Statements = loop.Body.Statements.ToArray();
        before = new bool[Statements.Count, Statements.Count];
        shares = new bool[Statements.Count, Statements.Count];
        IReadOnlyList<Access> inside = facts.In(loop);
        Accesses = Statements.Select(s =>
        {
            HashSet<int> made = new(Block.Of(s).All().OfType<Store>().Select(x => x.Id).Concat(Block.Of(s).AllExpressions().Select(IrWalk.Id)));
            return (IReadOnlyList<Access>)inside.Where(a => made.Contains(a.Id)).ToList();
        }).ToList();
        for (int p = 0; p < Statements.Count; p++)
        {
            for (int q = p + 1; q < Statements.Count; q++)
            {
                shares[p, q] = ShareVariable(Statements[p], Statements[q]);
                foreach ((Access x, Access y) in Pairs(p, q).Where(a => a.First.Buffer == a.Second.Buffer))
                    Compare(p, x, q, y);
            }
        }
    }

    /// <summary>The statements of the loop's own block.</summary>
    public IReadOnlyList<Stmt> Statements { get; }

    /// <summary>The accesses that each of them makes, those inside it included.</summary>
    public IReadOnlyList<IReadOnlyList<Access>> Accesses { get; }

    /// <summary>
    /// Whether memory asks for the first statement to come before the second: in one iteration, or so that the one of an earlier iteration comes before
    /// the other one of a later. A pair that a guard may keep apart asks for nothing.
    /// </summary>
    public bool IsBefore(int first, int second) => before[first, second];

    /// <summary>Whether one of two statements gives a value to a variable that the other one has to do with.</summary>
    public bool Share(int first, int second) => shares[first, second] || shares[second, first];

    /// <summary>The accesses of two statements of which one writes.</summary>
    public IEnumerable<(Access First, Access Second)> Pairs(int p, int q) =>
        Accesses[p].SelectMany(x => Accesses[q].Where(y => x.IsStore || y.IsStore).Select(y => (x, y)));

    /// <summary>Pairs of accesses that a guard may keep apart, and that different statements make.</summary>
    public IEnumerable<Collision> Guarded =>
        from p in Enumerable.Range(0, Statements.Count)
        from q in Enumerable.Range(p + 1, Statements.Count - p - 1)
        from pair in Pairs(p, q)
        where pair.First.Buffer == pair.Second.Buffer
        let collision = Dependence.Test(loop, pair.First, pair.Second, facts.Affine)
        where collision?.Unless is not null
        select collision;

    /// <summary>Groups of statements that wait for each other, each behind all that it waits for, otherwise as they stand.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Components()
    {
        int count = Statements.Count;
        bool[,] reaches = new bool[count, count];
        for (int p = 0; p < count; p++)
        {
            for (int q = 0; q < count; q++)
                reaches[p, q] = before[p, q] || Share(p, q);
        }

        for (int via = 0; via < count; via++)
        {
            for (int p = 0; p < count; p++)
            {
                for (int q = 0; q < count; q++)
                    reaches[p, q] |= reaches[p, via] && reaches[via, q];
            }
        }

        List<List<int>> groups = [];
        for (int p = 0; p < count; p++)
        {
            if (groups.Find(g => reaches[p, g[0]] && reaches[g[0], p]) is { } group)
                group.Add(p);
            else
                groups.Add([p]);
        }

        List<IReadOnlyList<int>> sorted = [];
        while (groups.Count > 0)
        {
            List<int> next = groups.First(g => groups.All(other => other == g || !reaches[other[0], g[0]]));
            sorted.Add(next);
            groups.Remove(next);
        }

        return sorted;
    }

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
}
