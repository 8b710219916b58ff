using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Puts together what belongs to one choice, in whatever spelling, so that analysis sees it as one statement (<see cref="Choice"/>).
/// <code>
/// before: at = x[i] > m ? i : at; A; m greatest= x[i]     if (c &amp;&amp; x[i] > m) { m = x[i]; at = i }
/// after:  A; if (x[i] > m) { at = i; m = x[i] }           if (c) { if (x[i] > m) { m = x[i]; at = i } }
/// </code>
/// </summary>
internal static class JoinChoices
{
    public static Body Run(Body body)
    {
        int id = body.FreeId();
        return body with { Statements = Rewrite(body.Statements, ref id) };
    }

    private static Block Rewrite(Block block, ref int id)
    {
        int next = id;
        List<Stmt> all = Join(block.Statements.Select(Split).Select(s => s.WithBlocks(b => Rewrite(b, ref next))).ToList(), ref next);
        id = next;
        return new Block(all.ToEquatable());

        Stmt Split(Stmt statement)
        {
            if (statement is not If { Condition: ShortCircuit { IsAnd: true } both, Else.Statements.Count: 0 } branch)
                return statement;
            if (Choice.Of(branch with { Condition = both.Right }) is not null)
                return branch with { Condition = both.Left, Then = Block.Of(branch with { Id = next++, Condition = both.Right }) };
            bool moves = both.Right.All().All(e => e is not Load && Faults.Never(e));
            return moves && Choice.Of(branch with { Condition = both.Left }) is not null
                ? branch with { Condition = both.Right, Then = Block.Of(branch with { Id = next++, Condition = both.Left }) }
                : branch;
        }
    }

    private static List<Stmt> Join(List<Stmt> all, ref int id)
    {
        for (int at = 0; at < all.Count; at++)
        {
            if (all[at] is not Accumulate { Kind: var kind, Variable: var best } update || !IsChoosing(kind, best.Type))
                continue;
            List<Stmt> together = [];
            Expr? condition = null;
            for (int before = at - 1; before >= 0; before--)
            {
                if (Taken(all[before], update) is { } taken && (condition is null || condition.SameShape(taken.Condition)) && MayMove(taken, all.GetRange(before + 1, at - before - 1), update)
                    && !together.Any(s => Disturbs(s, taken.Then.Statements)))
                {
                    condition = taken.Condition;
                    together.InsertRange(0, taken.Then.Statements);
                    all.RemoveAt(before);
                    at--;
                }
                else if (all[before].Target() == best || all[before].Blocks().Any())
                {
                    break;
                }
            }

            if (condition is not null)
                all[at] = new If(id++, condition, Block.Of([.. together, new Assign(update.Id, best, update.Value)]), Block.Empty);
        }

        return all;
    }

    private static bool IsChoosing(ReductionKind kind, ScalarType type) => kind is ReductionKind.Least or ReductionKind.Greatest
        || (type.IsInteger() && kind is ReductionKind.Minimum or ReductionKind.Maximum);

    /// <summary>What a statement assigns where a later one will take a value into an accumulator; null where it does not depend on that.</summary>
    private static If? Taken(Stmt statement, Accumulate update)
    {
        If? branch = statement switch
        {
            If { Else.Statements.Count: 0 } own => own,
            Assign { Value: Select { WhenFalse: VariableRef old } select } assign when old.Variable == assign.Variable =>
                new If(0, select.Condition, Block.Of(assign with { Value = select.WhenTrue }), Block.Empty),
            _ => null,
        };
        if (branch?.Condition is not Compare test || !branch.Then.Statements.All(s => s is Assign own && own.Variable != update.Variable && !own.Value.Mentions(update.Variable)))
            return null;
        bool least = update.Kind is ReductionKind.Least or ReductionKind.Minimum;
        bool valueFirst = test.Right.Reads(update.Variable) && test.Left.SameShape(update.Value) && test.Op is CompareOp.Greater or CompareOp.GreaterOrEqual == !least;
        bool valueLast = test.Left.Reads(update.Variable) && test.Right.SameShape(update.Value) && test.Op is CompareOp.Less or CompareOp.LessOrEqual == !least;
        bool isStrict = test.Op is CompareOp.Greater or CompareOp.Less;

        // Of zeros of two signs a floating accumulator keeps the first.
        return (valueFirst || valueLast) && test.Op is not (CompareOp.Equal or CompareOp.NotEqual) && (isStrict || update.Variable.Type.IsInteger()) ? branch : null;
    }

    /// <summary>Whether a conditional assignment may be made later, behind the statements that follow it: they leave what it reads alone, and do not see what it assigns.</summary>
    private static bool MayMove(If taken, List<Stmt> between, Accumulate update)
    {
        Stmt[] own = [.. Block.Of(taken).All()];
        HashSet<Variable> assigned = new(own.Select(s => s.Target()).OfType<Variable>());
        Expr[] reads = [.. own.SelectMany(s => s.Expressions()).SelectMany(e => e.All())];
        HashSet<Variable> fixedThere = new(reads.OfType<VariableRef>().Select(r => r.Variable).Concat(assigned));
        bool remembers = reads.Any(e => e is Load || !Faults.Never(e));
        return !assigned.Any(update.Value.Mentions) && !between.Any(s => Block.Of(s).All().Any(x =>
            (x.Target() is { } written && fixedThere.Contains(written)) || (remembers && x is Store) || x.Expressions().Any(e => assigned.Any(e.Mentions))));
    }

    private static bool Disturbs(Stmt later, EquatableArray<Stmt> earlier) => earlier.Any(e => e.Target() == later.Target() || later.Expressions().Any(x => x.Mentions(e.Target()!)));
}
