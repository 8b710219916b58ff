using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Variables that some iterations give a value, the last of which is wanted behind the loop: the loop keeps which iteration was the last, and the values are
/// computed behind it, for that one. Iterations are numbered so that later ones have larger numbers.
/// <code>
/// before: j = -1; for i { if (x[i] &lt; 0) { j = i; v = y[i] } }; use(j, v)
/// after:  j = -1; j_last = none; for i { if (x[i] &lt; 0) { j_last greatest= i } }; if (j_last != none) { j = j_last; v = y[j_last] }; use(j, v)
/// </code>
/// So it does where an iteration may end the loop, which lanes leave to code in source order: that one has no value of those before it.
/// Memory that is read again must be what it was: it shares none with what the loop writes, which is checked on entry.
/// </summary>
internal sealed class KeepLast
{
    private readonly For loop;
    private readonly BodyFacts facts;
    private readonly FreeNames names;
    private readonly Repetition repetition;
    private readonly BlockCopy copy;
    private readonly HashSet<Variable> left;
    private readonly ScalarType type;
    private readonly List<Stmt> ahead = [];
    private readonly List<Stmt> behind = [];
    private readonly List<(KernelBuffer, KernelBuffer)> apart = [];
    private readonly List<string> kept = [];

    private KeepLast(For loop, BodyFacts facts, FreeNames names)
    {
        (this.loop, this.facts, this.names) = (loop, facts, names);
        repetition = new Repetition(loop, facts);
        copy = new BlockCopy(names, facts.Body.FreeId());
        left = new HashSet<Variable>(loop.Body.All().OfType<Let>().Select(l => l.Variable).Concat(Choice.In(loop).SelectMany(c => c.Taken.Append(c.Best))));
        type = RoundNumbers.Type(loop, loop.Body.AllExpressions().OfType<Load>().Any(l => l.Type.Size() == 8));
    }

    public static GuardedLoop? Run(For loop, BodyFacts facts, FreeNames names)
    {
        if (!RoundNumbers.AreKnown(loop))
            return null;
        var pass = new KeepLast(loop, facts, names);
        Block body = new(loop.Body.Statements.Select(pass.Inside).ToEquatable());
        return pass.kept.Count == 0 ? null
            : new GuardedLoop([.. pass.ahead, loop with { Body = body }, .. pass.behind], Overlaps.Apart(pass.apart).ToList(), $"keeps its last iteration that gives a value: {string.Join(", ", pass.kept)} behind the loop");
    }

    /// <summary>A statement whose branches keep what they give values; what stands in a loop inside is left.</summary>
    private Stmt Inside(Stmt statement) => statement is If branch ? branch with { Then = Branch(branch.Then), Else = Branch(branch.Else) } : statement;

    private Block Branch(Block block)
    {
        Dictionary<int, Expr> values = [];
        foreach (Assign assign in block.Statements.OfType<Assign>())
        {
            if (IsLastWanted(assign.Variable) && repetition.Of(assign.Value) is { } value)
                values.Add(assign.Id, value);
        }

        if (values.Count == 0)
            return new Block(block.Statements.Select(Inside).ToEquatable());
        Assign[] taken = block.Statements.OfType<Assign>().Where(a => values.ContainsKey(a.Id)).ToArray();
        var round = new Variable(names.Next(taken[0].Variable.Name + "_last"), type, VariableKind.Local);
        Keep(taken, values, round);
        return new Block(block.Statements.SelectMany(s => values.ContainsKey(s.Id) ? Taking((Assign)s, s == taken[0] ? round : null) : [Inside(s)]).ToEquatable());
    }

    /// <summary>Whether only this assignment gives it values, the loop reads none of them, and something behind the loop does.</summary>
    private bool IsLastWanted(Variable x) => x.Kind is VariableKind.Local or VariableKind.Parameter && !left.Contains(x) && loop.Guard?.Mentions(x) != true
        && loop.Body.All().Count(s => s.Target() == x) == 1 && !loop.Body.AllExpressions().Any(e => e.Reads(x)) && LoopScalars.IsUsedAfter(x, loop, facts.Body.Statements);

    /// <summary>The value is computed as before, since it may throw, and nothing is done with it.</summary>
    private IEnumerable<Stmt> Taking(Assign assign, Variable? round)
    {
        yield return new Let(assign.Id, new Variable(names.Next(assign.Variable.Name + "_now"), assign.Variable.Type, VariableKind.Local), assign.Value);
        if (round is not null)
            yield return new Accumulate(copy.TakeId(), round, ReductionKind.Greatest, RoundNumbers.Of(loop, type));
    }

    private void Keep(Assign[] taken, Dictionary<int, Expr> values, Variable round)
    {
        ahead.Add(new Let(copy.TakeId(), round, RoundNumbers.None(type)));
        Expr last = RoundNumbers.Index(loop, round);
        IEnumerable<Stmt> give = taken.Select(a => new Assign(copy.TakeId(), a.Variable, copy.Of(values[a.Id], v => v == loop.Index ? last : null)));
        behind.Add(new If(copy.TakeId(), RoundNumbers.IsSome(round), new Block(give.ToEquatable()), Block.Empty));
        apart.AddRange(values.Values.SelectMany(repetition.Apart));
        kept.AddRange(taken.Select(a => $"{a.Variable.Name} is {IrPrinter.Print(values[a.Id])}"));
    }
}
