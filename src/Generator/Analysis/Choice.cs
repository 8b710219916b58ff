using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// A statement by which a loop keeps the best value so far, and what comes with it: the iteration that wins in the end gives them all.
/// <code>
/// if (value > best) { best = value; at = i; ... }
/// </code>
/// </summary>
/// <param name="Test">The statement.</param>
/// <param name="Best">The best value so far.</param>
/// <param name="Kind">What is better: <see cref="ReductionKind.Least"/> or <see cref="ReductionKind.Greatest"/>.</param>
/// <param name="IsLast">Whether of equal values the last counts, not the first.</param>
/// <param name="Value">What is compared.</param>
/// <param name="Taken">The variables that are assigned with it.</param>
internal sealed record Choice(If Test, Variable Best, ReductionKind Kind, bool IsLast, Expr Value, EquatableArray<Variable> Taken)
{
    /// <summary>The choices of a loop by which alone it changes the variables in question.</summary>
    public static IReadOnlyList<Choice> In(For loop)
    {
        if (loop.Guard is not null || !RoundNumbers.AreKnown(loop))
            return [];
        HashSet<Variable> own = new(loop.Body.All().OfType<Let>().Select(l => l.Variable));
        return loop.Body.All().OfType<If>().Select(Of).OfType<Choice>().Where(c => !own.Contains(c.Best) && !c.Taken.Any(own.Contains) && c.IsAlone(loop)).ToList();
    }

    /// <summary>The choice that a statement makes, whatever the loop around does besides; null for another statement.</summary>
    public static Choice? Of(If branch)
    {
        if (branch.Else.Statements.Count > 0 || branch.Condition is not Compare { Op: not (CompareOp.Equal or CompareOp.NotEqual) } test)
            return null;
        return Of(branch, test.Right, test.Left, test.Op is CompareOp.Greater or CompareOp.GreaterOrEqual, test) ?? Of(branch, test.Left, test.Right, test.Op is CompareOp.Less or CompareOp.LessOrEqual, test);
    }

    private static Choice? Of(If branch, Expr best, Expr value, bool isGreatest, Compare test)
    {
        Stmt[] then = branch.Then.Statements.ToArray();
        if (best is not VariableRef { Variable: var variable } || value.Mentions(variable) || !then.Any(s => s is Assign own && own.Variable == variable && own.Value.SameShape(value)))
            return null;

        // A variable that is taken along is read there only after it has its new value.
        HashSet<Variable> old = new(then.OfType<Assign>().Select(a => a.Variable));
        if (old.Count != then.OfType<Assign>().Count() || value.All().Any(e => e is VariableRef reference && old.Contains(reference.Variable)))
            return null;
        foreach (Stmt statement in then)
        {
            bool isFlag = statement is Accumulate { Value: Constant { Type: ScalarType.Boolean } };
            if (!isFlag && (statement is not (Let { Value: not null } or Assign) || statement.Expressions().Any(e => old.Any(e.Mentions))))
                return null;
            if (statement is Assign assign)
                old.Remove(assign.Variable);
        }

        bool isLast = test.Op is CompareOp.GreaterOrEqual or CompareOp.LessOrEqual;
        return new Choice(branch, variable, isGreatest ? ReductionKind.Greatest : ReductionKind.Least, isLast, value, then.OfType<Assign>().Select(a => a.Variable).Where(v => v != variable).ToEquatable());
    }

    /// <summary>
    /// Whether nothing else in the loop has to do with the variables, and what the winning iteration computes on the way can be computed again
    /// behind the loop, from memory that the loop does not write.
    /// </summary>
    private bool IsAlone(For loop)
    {
        HashSet<Variable> variables = [.. Taken, Best];
        int inside = Block.Of(Test).AllExpressions().Count(e => e is VariableRef reference && variables.Contains(reference.Variable));
        if (loop.Body.AllExpressions().Count(e => e is VariableRef reference && variables.Contains(reference.Variable)) > inside
            || loop.Body.All().Any(s => s.Target() is { } target && variables.Contains(target) && !Test.Then.Statements.Contains(s)))
            return false;
        HashSet<KernelBuffer> written = new(loop.Body.All().OfType<Store>().Select(s => s.Buffer).Where(b => !b.IsPrivate));
        return !Again(loop).AllExpressions().Any(e => e is Load load && written.Contains(load.Buffer));
    }

    /// <summary>The body of the loop without what other iterations or the caller see of it, but for this choice.</summary>
    public Block Again(For loop)
    {
        HashSet<Variable> own = new(loop.Body.All().OfType<Let>().Select(l => l.Variable));
        return Keep(loop.Body);

        Block Keep(Block block) => new(block.Statements.Where(IsKept).Select(s => s == Test ? s : s.WithBlocks(Keep)).ToEquatable());
        bool IsKept(Stmt statement) => statement switch
        {
            Store store => store.Buffer.IsPrivate,
            If branch => branch == Test || Of(branch) is not { } other || own.Contains(other.Best),
            Accumulate taking => own.Contains(taking.Variable),
            _ => true,
        };
    }
}
