using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Whether two loops of a block can be one, and what becomes of the body then. The iterations of the second one come ahead of later ones of the
/// first, which nobody must notice:
/// <code>
/// memory      both are parallel, and so is the fused one: what iterations share of either lies in one and the same iteration
/// variables   neither reads or sets what the other sets; the second never reads what the first reduces into
/// exceptions  a loop that may throw leaves nothing done, or undone, of the other that could be seen then
/// between     what stands between them can go ahead of both, or behind
/// </code>
/// </summary>
internal sealed class LoopFusion
{
    private readonly FloatOrder order;
    private readonly Block block;
    private readonly For first;
    private readonly For second;
    private readonly List<Check> entry = [];
    private readonly List<Stmt> ahead = [];
    private readonly List<Stmt> behind = [];

    /// <param name="body">The body.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="order">In which order floating point is taken in.</param>
    /// <param name="block">The block that both loops stand in.</param>
    /// <param name="first">One loop.</param>
    /// <param name="second">A later one.</param>
    public LoopFusion(Body body, BodyFacts facts, FloatOrder order, Block block, For first, For second)
    {
        (Body, Facts, this.order, this.block, this.first, this.second) = (body, facts, order, block, first, second);
    }

    /// <summary>The body; with the loops fused once <see cref="WhyNot"/> has found nothing.</summary>
    public Body Body { get; private set; }

    /// <summary>What is known of <see cref="Body"/>.</summary>
    public BodyFacts Facts { get; private set; }

    /// <summary>What must hold when the method starts.</summary>
    public IReadOnlyList<Check> Entry => entry;

    /// <summary>What was moved aside, in words; arrays are made ahead of all.</summary>
    public string Moved => Where(ahead, "ahead") + Where(behind, "behind");

    /// <summary>Whether both take the same values, in the same order.</summary>
    public bool RunEquallyOften => first.Index.Type == second.Index.Type && first.Step == second.Step && first.Guard is null && second.Guard is null
        && LoopRange.Of(first, Facts.Affine) is { } range && LoopRange.Of(second, Facts.Affine) is { } other
        && AreSame(range.Lows, other.Lows) && AreSame(range.Highs, other.Highs);

    /// <summary>The first reason against it; null where the loops are fused now.</summary>
    public string? WhyNot()
    {
        foreach (For loop in new[] { first, second })
        {
            if (Facts[loop] is { IsParallel: false, Why: var order })
                return $"the one over {loop.Index.Name} runs in order: {order}";
        }

        Effects before = Effects.Of(first, Facts);
        Effects after = Effects.Of(second, Facts);
        return before.Unknown ?? after.Unknown ?? WhyVariables(before, after) ?? WhyThrown(before, after) ?? WhyBetween(before, after) ?? WhyMemory(before, after);
    }

    private static string Where(List<Stmt> moved, string where)
    {
        string[] heads = moved.Where(s => s is not Allocate).Select(s => $"'{IrPrinter.Head(s)}'").ToArray();
        return heads.Length == 0 ? string.Empty : $", {string.Join(", ", heads)} {where}";
    }

    private static bool AreSame(IReadOnlyList<Polynomial> some, IReadOnlyList<Polynomial> others) => some.All(others.Contains) && others.All(some.Contains);

    private string? WhyVariables(Effects before, Effects after)
    {
        foreach (Variable variable in before.Sets.Where(v => after.Reads.Contains(v) || after.Sets.Contains(v)))
        {
            Reduction? reduced = Facts[first].Reductions.FirstOrDefault(r => r.Variable == variable);
            Reduction? again = Facts[second].Reductions.FirstOrDefault(r => r.Variable == variable);
            if (!after.Sets.Contains(variable))
                return $"{variable.Name} is complete only when the one over {first.Index.Name} has ended, and the other reads it";
            if (reduced is null || again is null)
                return $"{variable.Name} is set in both";
            if (again.Kind != reduced.Kind || reduced.IsReassociated)
                return $"both reduce into {variable.Name}, one after the other";
        }

        return after.Sets.FirstOrDefault(before.Reads.Except(before.Sets).Contains) is { } overwritten ? $"{overwritten.Name} is set in the one over {second.Index.Name} and read in the other" : null;
    }

    private static string? WhyThrown(Effects before, Effects after)
    {
        if (before.Throws is { } early && after.Throws is { } late)
            return $"{early} and {late} may throw, and the first one in order counts";
        if (after.Throws is { } fault && before.Visible is { } done)
            return $"{fault} may throw, and all of {done} is written by then";
        return before.Throws is { } thrown && after.Visible is { } undone ? $"{thrown} may throw, and nothing of {undone} is written by then" : null;
    }

    /// <summary>Finds a side for each statement between the loops.</summary>
    private string? WhyBetween(Effects before, Effects after)
    {
        List<(KernelBuffer, KernelBuffer)> apart = [];
        List<Effects> behindSoFar = [];
        foreach (Stmt statement in block.Statements.SkipWhile(s => s.Id != first.Id).Skip(1).TakeWhile(s => s.Id != second.Id))
        {
            Effects moved = Effects.Of(statement, Facts);
            if (moved.Unknown is { } unknown)
                return $"{unknown}, and that stands between them";
            if (moved.Throws is { } fault)
                return $"{fault} stands between them and may throw";
            List<(KernelBuffer, KernelBuffer)> pairs = [];
            if (moved.Commutes(before, pairs) && behindSoFar.All(b => moved.Commutes(b, pairs)))
            {
                ahead.Add(statement);
            }
            else
            {
                pairs.Clear();
                if (!moved.Commutes(after, pairs))
                    return $"'{IrPrinter.Head(statement)}' stands between them, behind the one over {first.Index.Name} and ahead of the other";
                behind.Add(statement);
                behindSoFar.Add(moved);
            }

            apart.AddRange(pairs);
            entry.AddRange(moved.Entry);
        }

        entry.AddRange(Overlaps.Apart(apart));
        return null;
    }

    private string? WhyMemory(Effects before, Effects after)
    {
        For renamed = (For)new IrRewrite(e => e.Rewrite(x => x.Reads(second.Index) ? new VariableRef(first.Index) : x), v => v, b => b).Run(second);
        // What was said of each alone says nothing of both.
        For fused = first with { IsAsserted = false, Body = new Block(first.Body.Statements.Concat(renamed.Body.Statements).ToEquatable()) };
        Body = Body with { Statements = Replace(Body.Statements, fused) };
        var facts = new BodyFacts(Body, order);
        if (facts[fused] is { IsParallel: false, Why: var why })
            return $"as one they would run in order: {why}";

        // Each runs in parallel whatever a distance is that both of them would rely on.
        if (facts[fused].Apart.Except(Facts[first].Apart).Except(Facts[second].Apart).FirstOrDefault() is { } distance)
        {
            Collision met = Dependence.All(fused, facts.Accesses, facts.Affine, (a, b) => a == b).First(c => distance.Equals(c.Unless));
            return $"as one they would run in order but for some sizes: {Dependence.Describe(met, fused)}";
        }

        entry.AddRange(before.Entry.Concat(after.Entry).Concat(facts[fused].Apart));
        entry.AddRange(Overlaps.Between(fused, facts.In(fused), facts));
        Facts = facts;
        return null;
    }

    private Block Replace(Block current, For fused)
    {
        if (!ReferenceEquals(current, block))
            return new Block(current.Statements.Select(s => s.WithBlocks(b => Replace(b, fused))).ToEquatable());
        IEnumerable<Stmt> start = block.Statements.TakeWhile(s => s.Id != first.Id);
        IEnumerable<Stmt> end = block.Statements.SkipWhile(s => s.Id != second.Id).Skip(1);
        return new Block(start.Concat(ahead).Append(fused).Concat(behind).Concat(end).ToEquatable());
    }
}
