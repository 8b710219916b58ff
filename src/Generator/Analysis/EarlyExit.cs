using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// A loop that an iteration may end, and whose iterations do not depend on each other up to there: a search. Nobody has to run what the
/// ending iteration does besides in lanes: from the gang on in which one ends the loop, it runs in source order.
/// <code>
/// loop:    for i ... while on { if c { best = a[i]; on = false } else { A }; if on { B } }
/// staying: for i ... { if c { leave }; A; B }
/// </code>
/// </summary>
/// <param name="Staying">The loop as iterations see it that do not end it; where one would, it leaves the loop.</param>
/// <param name="WantsLast">Whether the last iteration has to run in source order in any case: it leaves values behind.</param>
/// <param name="Reductions">What the iterations before the one that ends the loop reduce into; that one may do what it likes with it.</param>
internal sealed record EarlyExit(For Staying, bool WantsLast, IReadOnlyList<Reduction> Reductions)
{
    private const string Depends = "an iteration may end it (break): whether the next one runs depends on that";

    /// <summary>What ends a loop with a guard, or null where its iterations depend on each other besides, and <paramref name="why"/> says how.</summary>
    public static EarlyExit? Of(For loop, Block method, out string why)
    {
        why = Depends;
        if (loop.Guard is not VariableRef { Variable: { Kind: VariableKind.Local } flag })
            return null;
        if (loop.Body.All().Any(s => s.Target() == flag && !Clears(s, flag)))
            return null;
        Block body = new Rewriter(flag, loop.Id).Stay(loop.Body);
        if (body.Statements.Any(s => s is Leave))
            return null;
        For staying = loop with { Guard = null, Body = body };
        HashSet<Variable> own = new(body.All().OfType<Let>().Select(l => l.Variable));
        bool wantsLast = false;
        List<Reduction> reductions = [];
        foreach (Variable variable in body.All().Select(s => s.Target()).OfType<Variable>().Where(v => !own.Contains(v)).Distinct())
        {
            if (LoopScalars.AsReduction(variable, staying) is { } reduction)
            {
                reductions.Add(reduction);
                continue;
            }

            if (LoopScalars.WhyCarried(variable, staying) is { } carried)
            {
                why = carried;
                return null;
            }

            if (!LoopScalars.IsUsedAfter(variable, loop, method))
                continue;

            // The one that ends the loop, too: where it is the first of a gang, no other iteration of the gang runs in source order.
            LoopScalars.ReadsBeforeWrite(loop.Body, variable, out bool always);
            why = $"{variable.Name} is used after the loop, and not every iteration gives it a value";
            if (!always)
                return null;
            wantsLast = true;
        }

        return new EarlyExit(staying, wantsLast, reductions);
    }

    /// <summary>Whether a block does nothing but leave.</summary>
    public static bool IsLeave(Block block) => block.Statements.Count == 1 && block.Statements[0] is Leave;

    private static bool Clears(Stmt statement, Variable flag) => statement.Target() == flag && statement.ClearsFlag();

    /// <summary>Takes a loop as if its flag held throughout.</summary>
    private sealed class Rewriter(Variable flag, int loop)
    {
        public Block Stay(Block block)
        {
            if (block.Statements.FirstOrDefault(s => Clears(s, flag)) is { } end)
                return Block.Of(new Leave(end.Id, loop));
            return new Block(block.Statements.SelectMany(Stay).ToEquatable());
        }

        private IEnumerable<Stmt> Stay(Stmt statement)
        {
            switch (statement)
            {
                case If branch:
                    return Stay(branch, Held(branch.Condition));
                case For inner:
                    Expr? guard = inner.Guard is null ? null : Held(inner.Guard);
                    return [inner with { Guard = guard is Constant ? null : guard, Body = Stay(inner.Body) }];
                case While inner:
                    return [inner with { Condition = Held(inner.Condition), Body = Stay(inner.Body) }];
                default:
                    return [new IrRewrite(Held, v => v, b => b).Run(statement)];
            }
        }

        private IEnumerable<Stmt> Stay(If branch, Expr condition)
        {
            if (condition is Constant { Bits: var holds })
                return Stay(holds != 0 ? branch.Then : branch.Else).Statements;
            Block then = Stay(branch.Then);
            Block otherwise = Stay(branch.Else);
            if (IsLeave(then))
                return otherwise.Statements.Prepend(branch with { Condition = condition, Then = then, Else = Block.Empty });
            if (IsLeave(otherwise))
                return then.Statements.Prepend(branch with { Condition = new Unary(UnaryOp.LogicalNot, condition), Then = otherwise, Else = Block.Empty });
            return [branch with { Condition = condition, Then = then, Else = otherwise }];
        }

        private Expr Held(Expr expr) => expr.Mentions(flag) ? expr.Rewrite(Simplify) : expr;

        private Expr Simplify(Expr expr) => expr.Reads(flag) ? Constant.Bool(true) : ConstantFolding.Fold(expr);
    }
}
