using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// Which values the lanes of a gang still want, from the end of the body backwards (liveness over structured code: Aho, Lam, Sethi and Ullman,
/// Compilers, 9.2.5). A lane that is off wants what is read from the place on where it goes on: behind the loop that it left, behind the branch that
/// it did not take, or on the other side of it.
/// </summary>
internal sealed class LiveValues
{
    private readonly Varying varying;
    private readonly Func<ScalarType, double> vectors;

    /// <summary>By statement, the variables whose old value a lane that is off wants where the statement overwrites them.</summary>
    private readonly Dictionary<int, HashSet<Variable>> blended = [];

    /// <param name="lanes">The loop whose iterations are the lanes.</param>
    /// <param name="varying">Which values differ between lanes.</param>
    /// <param name="results">What is wanted after the body: what the loop reduces into.</param>
    /// <param name="widest">Size in bytes of the widest values: one takes a vector of the gang's least number.</param>
    public LiveValues(For lanes, Varying varying, IEnumerable<Variable> results, int widest)
    {
        this.varying = varying;
        vectors = type => type == ScalarType.Boolean ? 1 : (double)type.Size() / widest;
        var wanted = ImmutableHashSet.CreateRange(results);
        Before(lanes.Body, new Context(wanted, ImmutableHashSet<Variable>.Empty, wanted, 0));
    }

    /// <summary>The most values that are live at once, in vectors for each one that a value of the widest type takes.</summary>
    public double Peak { get; private set; }

    /// <summary>Whether a lane that is off where a statement gives a variable a value still wants the old one.</summary>
    public bool IsWantedByOthers(Stmt statement, Variable variable) => blended.TryGetValue(statement.Id, out HashSet<Variable>? others) && others.Contains(variable);

    /// <param name="After">What is wanted behind the statement.</param>
    /// <param name="ByOthers">What lanes want that are off.</param>
    /// <param name="BehindLoop">What is wanted behind the innermost loop.</param>
    /// <param name="Masks">Masks in use.</param>
    private readonly record struct Context(ImmutableHashSet<Variable> After, ImmutableHashSet<Variable> ByOthers, ImmutableHashSet<Variable> BehindLoop, int Masks)
    {
        public Context Under(ImmutableHashSet<Variable> others) => this with { ByOthers = ByOthers.Union(others), Masks = Masks + 1 };
    }

    private ImmutableHashSet<Variable> Before(Block block, Context context)
    {
        ImmutableHashSet<Variable> wanted = context.After;
        foreach (Stmt statement in block.Statements.Reverse())
            wanted = Before(statement, context with { After = wanted });
        return wanted;
    }

    private ImmutableHashSet<Variable> Before(Stmt statement, Context context)
    {
        ImmutableHashSet<Variable> read = ImmutableHashSet.CreateRange(statement.Expressions().SelectMany(e => e.All()).OfType<VariableRef>().Select(r => r.Variable));
        if (statement.Target() is { } target)
        {
            if (context.ByOthers.Contains(target))
                Blend(statement.Id, target);
            ImmutableHashSet<Variable> others = statement is Accumulate ? context.After.Add(target) : context.After.Remove(target);
            Measure(statement, context.After.Add(target).Union(read), context.Masks);
            return others.Union(read);
        }

        Measure(statement, context.After.Union(read), context.Masks);
        return statement switch
        {
            If branch => Before(branch, context).Union(read),
            For or While => BeforeLoop(statement, read, context),
            ExitIf => context.After.Union(context.BehindLoop).Union(read),
            _ => context.After.Union(read),
        };
    }

    private ImmutableHashSet<Variable> Before(If branch, Context context)
    {
        bool diverges = varying.Diverges(branch);
        ImmutableHashSet<Variable> otherwise = Before(branch.Else, diverges ? context.Under(context.After) : context);
        ImmutableHashSet<Variable> then = Before(branch.Then, diverges ? context.Under(context.After.Union(otherwise)) : context);
        return then.Union(otherwise);
    }

    /// <summary>The body may run again after itself, until nothing more is wanted at its start.</summary>
    private ImmutableHashSet<Variable> BeforeLoop(Stmt loop, ImmutableHashSet<Variable> read, Context context)
    {
        Context inside = (varying.Diverges(loop) ? context.Under(context.After) : context) with { BehindLoop = context.After };
        ImmutableHashSet<Variable> start = context.After.Union(read);
        while (true)
        {
            ImmutableHashSet<Variable> next = start;
            foreach (Block body in loop.Blocks())
                next = next.Union(Before(body, inside with { After = start }));
            if (next.Count == start.Count)
                return next;
            start = next;
        }
    }

    private void Blend(int statement, Variable variable)
    {
        if (!blended.TryGetValue(statement, out HashSet<Variable>? others))
            blended.Add(statement, others = []);
        others.Add(variable);
    }

    private void Measure(Stmt statement, ImmutableHashSet<Variable> live, int masks)
    {
        double held = live.Where(v => v.Kind != VariableKind.Index && varying.IsVarying(v)).Sum(v => vectors(v.Type));
        double needed = statement.Expressions().Select(Temporaries).DefaultIfEmpty(0).Max();
        Peak = Math.Max(Peak, held + needed + masks);
    }

    /// <summary>Registers for what an expression computes on the way (Sethi and Ullman's numbering): variables have theirs, indices are made where they are used, uniform operands come from memory.</summary>
    private double Temporaries(Expr expr)
    {
        if (expr is VariableRef or Constant || !varying.IsVarying(expr))
            return 0;
        double own = vectors(expr.Type);
        double most = 0;
        double kept = 0;
        foreach (double child in (expr is Load ? [] : expr.Children().Select(Temporaries)).OrderByDescending(c => c))
        {
            most = Math.Max(most, child + kept);
            kept += child > 0 ? own : 0;
        }

        return Math.Max(most, own);
    }
}
