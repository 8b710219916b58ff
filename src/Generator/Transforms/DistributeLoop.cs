using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Makes loops of their own of statements that do not wait for each other (Allen and Kennedy), so that what must keep the order of iterations does not hold up
/// what need not. Loops of the same kind that come one after the other stay one.
/// <code>
/// before: for i = 1; i &lt; n; i += 1 { double h = d[i] * 2; a[i] = Exp(c[i]) + h; b[i] = (b[i - 1] * a[i]) + h }
/// after:  for i = 1; i &lt; n; i += 1 { double h = d[i] * 2; a[i] = Exp(c[i]) + h }
///         for i2 = 1; i2 &lt; n; i2 += 1 { double h2 = d[i2] * 2; b[i2] = (b[i2 - 1] * a[i2]) + h2 }
/// </code>
/// A value that several of them need is computed again where that is cheap, or read where one of them stores it (<see cref="ReadStored"/>); otherwise they stay
/// together: memory for it would cost more than it saves. Nothing in an iteration throws, and memory that is touched in another order than before is not shared,
/// which is checked on entry. Whether it pays is for the planner to say.
/// </summary>
internal sealed class DistributeLoop
{
    /// <summary>Each statement is compared with each.</summary>
    private const int MostStatements = 30;

    /// <summary>A value is computed again in each loop that needs it: so large it may be.</summary>
    private const int MostNodes = 12;

    private readonly For loop;
    private readonly BodyFacts facts;

    /// <summary>The loop with values read where they are stored.</summary>
    private readonly For reading;

    /// <summary>What is known of the body with that one.</summary>
    private readonly BodyFacts readingFacts;
    private readonly HashSet<KernelBuffer> written;

    /// <summary>Statements that each of the loops may do again.</summary>
    private readonly HashSet<int> repeated;
    private readonly StatementGraph graph;

    private DistributeLoop(For loop, BodyFacts facts)
    {
        (this.loop, this.facts) = (loop, facts);
        written = new HashSet<KernelBuffer>(loop.Body.All().OfType<Store>().Select(s => s.Buffer));
        repeated = [];
        foreach (Let let in loop.Body.Statements.OfType<Let>().Where(MayRepeat))
            repeated.Add(let.Id);
        reading = ReadStored.Run(loop, repeated, facts.Body.FreeId());
        readingFacts = ReferenceEquals(reading, loop) ? facts : facts.Of(facts.Body with { Statements = UnderGuards.Replace(facts.Body.Statements, loop, [reading]) });
        graph = new StatementGraph(reading with { Body = new Block(reading.Body.Statements.Where(s => !repeated.Contains(s.Id)).ToEquatable()) }, readingFacts);
    }

    /// <param name="loop">A loop in source order.</param>
    /// <param name="facts">What is known of the body.</param>
    /// <param name="names">Names that are free.</param>
    /// <param name="pays">Whether loops are faster than the one that they are made of.</param>
    public static GuardedLoop? Run(For loop, BodyFacts facts, FreeNames names, Pays pays)
    {
        bool isSimple = loop.Guard is null && loop.Body.Statements.Count is > 1 and <= MostStatements && loop.Lower.IsFixedIn(loop) && loop.Bound.IsFixedIn(loop)
            && !loop.Body.All().Any(s => s is While or Allocate or ExitIf || (s is For inner && facts[inner].IsIndependent))
            && Faults.OnlyInReads(loop.Body.AllExpressions().Concat(loop.Ends()));
        return isSimple ? new DistributeLoop(loop, facts).Distribute(names, pays) : null;
    }

    private GuardedLoop? Distribute(FreeNames names, Pays pays)
    {
        IReadOnlyList<IReadOnlyList<int>> components = graph.Components();
        if (components.Count < 2 || CheckBuilder.OnEntry(readingFacts.In(reading), reading, readingFacts) is not { } inRange)
            return null;
        var entry = new CheckBuilder(facts.Affine, facts.Definitions);
        Check[] guarded = graph.Guarded.Select(c => c.Unless!).Distinct().ToArray();
        if (!guarded.All(c => c.Atoms.All(entry.IsAtEntry)))
            return null;

        // First each by itself, to see which of them are independent.
        LoopVerdict[] alone = Verdicts(Loops(components, keeper: 0, new FreeNames(facts.Body.Names())), out _);
        bool[] free = alone.Select(v => v.IsIndependent).ToArray();
        int parallel = alone.Count(v => v.IsParallel);
        if (!free.Contains(true))
            return null;
        List<(bool IsFree, List<int> Statements)> groups = Merged(components, free);
        int keeper = groups.FindIndex(g => g.IsFree);
        IReadOnlyList<For> loops = Loops(groups.ConvertAll(g => (IReadOnlyList<int>)g.Statements), keeper, names);
        LoopVerdict[] together = Verdicts(loops, out BodyFacts after);
        bool isKept = groups.Select((g, k) => together[k].IsIndependent == g.IsFree).All(same => same) && together.Any(v => v.IsParallel) == parallel > 0;
        if (loops.Count < 2 || !isKept || !pays(loop, facts, loops, after))
            return null;
        return new GuardedLoop([.. loops], [.. inRange, .. guarded, .. Overlaps.Apart(Apart(groups.ConvertAll(g => g.Statements)))], Said(groups, loops));
    }

    /// <summary>Components of a kind that may come one after the other are one loop, so that there are as few as can be.</summary>
    private List<(bool IsFree, List<int> Statements)> Merged(IReadOnlyList<IReadOnlyList<int>> components, bool[] free)
    {
        List<(bool IsFree, List<int> Statements)> From(bool kind)
        {
            List<(bool, List<int>)> groups = [];
            List<int> left = Enumerable.Range(0, components.Count).ToList();
            while (left.Count > 0)
            {
                List<int> group = [];
                int next;
                while ((next = left.FindIndex(c => free[c] == kind && left.All(o => o == c || !Waits(components[c], components[o])))) >= 0)
                {
                    group.AddRange(components[left[next]]);
                    left.RemoveAt(next);
                }

                if (group.Count > 0)
                    groups.Add((kind, group));
                kind = !kind;
            }

            return groups;
        }

        List<(bool, List<int>)> first = From(true);
        List<(bool, List<int>)> second = From(false);
        return first.Count <= second.Count ? first : second;
    }

    private bool Waits(IReadOnlyList<int> later, IReadOnlyList<int> earlier) => later.Any(q => earlier.Any(p => graph.IsBefore(p, q)));

    /// <summary>A loop for each group of statements; one of them has the id that the loop had.</summary>
    private List<For> Loops(IReadOnlyList<IReadOnlyList<int>> groups, int keeper, FreeNames names)
    {
        var copy = new BlockCopy(names, readingFacts.Body.FreeId());
        List<For> loops = [];
        for (int k = 0; k < groups.Count; k++)
        {
            Block body = BodyOf(groups[k]);
            if (k == keeper)
            {
                loops.Add(loop with { Body = body });
                continue;
            }

            Variable index = loop.Index with { Name = names.Next(loop.Index.Name) };
            loops.Add(loop with { Id = copy.TakeId(), Index = index, Body = copy.Of(body, v => v == loop.Index ? new VariableRef(index) : null) });
        }

        return loops;
    }

    /// <summary>The statements of a group with the repeated ones that they need, in source order; what the group itself computes it does not read back.</summary>
    private Block BodyOf(IReadOnlyList<int> group)
    {
        HashSet<int> ids = new(group.Select(k => graph.Statements[k].Id));
        HashSet<Variable> set = new(loop.Body.Statements.Where(s => ids.Contains(s.Id)).SelectMany(s => Block.Of(s).Sets()));
        bool ReadsBack(Stmt now, Stmt before) => !now.Equals(before)
            && Block.Of(before).AllExpressions().OfType<VariableRef>().Select(r => r.Variable).All(v => v == loop.Index || set.Contains(v) || !loop.Body.Sets().Contains(v) || IsRepeated(v));
        List<Stmt> statements = reading.Body.Statements.Zip(loop.Body.Statements, (now, before) => ids.Contains(now.Id) && ReadsBack(now, before) ? before : now)
            .Where(s => ids.Contains(s.Id)).ToList();
        foreach (Let let in loop.Body.Statements.Reverse().OfType<Let>().Where(l => repeated.Contains(l.Id)))
        {
            if (statements.Any(s => Block.Of(s).AllExpressions().Any(e => e.Reads(let.Variable))))
                statements.Add(let);
        }

        List<int> order = loop.Body.Statements.Select(s => s.Id).ToList();
        return new Block(statements.OrderBy(s => order.IndexOf(s.Id)).ToEquatable());
    }

    private bool IsRepeated(Variable variable) => loop.Body.Statements.OfType<Let>().Any(l => l.Variable == variable && repeated.Contains(l.Id));

    private LoopVerdict[] Verdicts(IReadOnlyList<For> loops, out BodyFacts after)
    {
        BodyFacts known = facts.Of(facts.Body with { Statements = UnderGuards.Replace(facts.Body.Statements, loop, [.. loops]) });
        after = known;
        return loops.Select(l => known[l]).ToArray();
    }

    /// <summary>Buffers that are touched in another order than before, or read again.</summary>
    private IEnumerable<(KernelBuffer, KernelBuffer)> Apart(List<List<int>> groups)
    {
        for (int a = 0; a < groups.Count; a++)
        {
            foreach ((Access x, Access y) in groups.Skip(a + 1).SelectMany(later => groups[a].SelectMany(p => later.SelectMany(q => graph.Pairs(p, q)))).Where(p => p.First.Buffer != p.Second.Buffer))
                yield return (x.Buffer, y.Buffer);
        }

        foreach (Load load in loop.Body.Statements.Where(s => repeated.Contains(s.Id)).SelectMany(s => s.Expressions()).SelectMany(e => e.All()).OfType<Load>())
        {
            foreach (KernelBuffer store in written)
                yield return (store, load.Buffer);
        }
    }

    /// <summary>Whether a value can be computed in several loops: it is cheap, and the same in all of them.</summary>
    private bool MayRepeat(Let let) => let.Value is { } value && !value.All().Skip(MostNodes).Any() && loop.Body.Sets().Count(v => v == let.Variable) == 1 && value.All().All(e => e switch
    {
        Load load => !written.Contains(load.Buffer) && !load.Buffer.IsPrivate,
        VariableRef { Variable: var variable } => variable == loop.Index || IsRepeated(variable) || !loop.Body.Sets().Contains(variable),
        Call { Function: var function } => function is Function.Min or Function.Max or Function.Abs,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } => false,
        _ => true,
    });

    private string Said(List<(bool IsFree, List<int> Statements)> groups, IReadOnlyList<For> loops)
    {
        List<int> order = loop.Body.Statements.Select(s => s.Id).ToList();
        string Numbers(List<int> statements) => string.Join(", ", statements.Select(k => order.IndexOf(graph.Statements[k].Id) + 1).OrderBy(n => n).Select(n => n.ToString(CultureInfo.InvariantCulture)));
        IEnumerable<string> parts = groups.Select((g, k) => $"{Numbers(g.Statements)} over {loops[k].Index.Name}{(g.IsFree ? string.Empty : ", in order")}");
        return $"its statements run in loops of their own: {string.Join("; ", parts)}";
    }
}

/// <summary>Whether loops are faster than the one that they are made of.</summary>
/// <param name="whole">The one loop.</param>
/// <param name="before">What is known of the body that it stands in.</param>
/// <param name="parts">The loops.</param>
/// <param name="after">What is known of the body that they stand in.</param>
internal delegate bool Pays(For whole, BodyFacts before, IReadOnlyList<For> parts, BodyFacts after);
