using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using static FusedKernels.Generator.Analysis.WrappingSums;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A variable to which every iteration of a loop adds the same is known from the number of the iteration, so that none waits for the one before.
/// Inner loops first: what one adds in all may be the same in every iteration of the loop around it.
/// <code>
/// before: int j = -1; for i = 0; i &lt; n; i += 1 { j = j + 1; if p { a[j] = x } }
/// after:  int j = -1; int j_start = j; for i = 0; i &lt; n; i += 1 { if p { a[j_start + i + 1] = x } }; j = j_start + Max(n, 0)
/// </code>
/// Integers wrap around in both, so the values are the same whatever they are; what is added under a condition is not known, and stays.
/// </summary>
internal sealed class CloseInductions
{
    private readonly FreeNames names;
    private readonly int firstId;
    private int nextId;

    private CloseInductions(Body body)
    {
        names = new FreeNames(body.Names());
        nextId = firstId = body.FreeId();
    }

    public static Body Run(Body body)
    {
        if (!body.Statements.All().OfType<For>().Any(f => f.Body.All().Any(s => s is Assign)))
            return body;
        var pass = new CloseInductions(body);
        Block statements = pass.Rewrite(body.Statements);

        // A value that nobody wants behind a loop is not computed, and then perhaps nor is the one before it.
        return body with { Statements = pass.WithoutUnread(pass.WithoutUnread(statements)) };
    }

    private Block WithoutUnread(Block whole)
    {
        HashSet<Variable> read = new(whole.AllExpressions().OfType<VariableRef>().Select(r => r.Variable));
        bool IsUnread(Stmt statement) => statement.Id >= firstId && statement.Target() is { } target && !read.Contains(target);
        Block Without(Block block) => new(block.Statements.Where(s => !IsUnread(s)).Select(s => s.WithBlocks(Without)).ToEquatable());
        return Without(whole);
    }

    private Block Rewrite(Block block) => new(block.Statements.SelectMany(Rewrite).ToEquatable());

    private IEnumerable<Stmt> Rewrite(Stmt statement)
    {
        if (statement.WithBlocks(Rewrite) is not For loop)
            return [statement.WithBlocks(Rewrite)];
        List<Stmt> before = [];
        List<Stmt> after = [];
        foreach (Variable variable in loop.Body.All().OfType<Assign>().Select(a => a.Variable).Distinct().ToArray())
            loop = Close(variable, loop, before, after);
        return [.. before, loop, .. after];
    }

    private For Close(Variable variable, For loop, List<Stmt> before, List<Stmt> after)
    {
        bool isOwn = loop.Body.All().Any(s => s is Let let && let.Variable == variable);
        bool isPlain = variable.Type is ScalarType.Int32 or ScalarType.Int64 && !variable.IsByReference;
        if (isOwn || !isPlain || !RoundCount.IsKnown(loop) || loop.Ends().Any(e => e.Mentions(variable)) || Added(loop.Body, variable, loop) is not { } each || Rate(each, loop.Step) is not { } rate)
            return loop;

        // The first value of the index is needed in each iteration and behind the loop.
        Expr lower = loop.Lower;
        if (lower is not Constant && !lower.IsFixedIn(loop))
            return loop;
        var start = new Variable(names.Next($"{variable.Name}_start"), variable.Type, VariableKind.Local);
        before.Add(new Let(nextId++, start, new VariableRef(variable)));
        Expr soFar = Plus(new VariableRef(start), Times(rate, Minus(As(new VariableRef(loop.Index), variable.Type), As(lower, variable.Type))));
        after.Add(new Assign(nextId++, variable, Plus(new VariableRef(start), Times(each, As(RoundCount.Of(loop), variable.Type)))));
        Expr now = soFar;
        return loop with { Body = Substitute(loop.Body, variable, ref now) };
    }

    /// <summary>What an iteration adds to a variable, whichever way it takes; null where that is not one value, or where it does anything else to it.</summary>
    private static Expr? Added(Block block, Variable variable, For loop)
    {
        Expr sum = Zero(variable.Type);
        foreach (Stmt statement in block.Statements)
        {
            Expr? added = statement switch
            {
                Assign assign when assign.Variable == variable => Step(assign, loop),
                If branch when Added(branch.Then, variable, loop) is { } then && Added(branch.Else, variable, loop) is { } other && then.Equals(other) => then,
                If => null,
                _ when Block.Of(statement).All().Any(s => s.Target() == variable) => null,
                _ => Zero(variable.Type),
            };
            if (added is null)
                return null;
            sum = Plus(sum, added);
        }

        return sum;
    }

    /// <summary>The value that a statement adds to its variable: fixed in the loop, and free of faults.</summary>
    private static Expr? Step(Assign assign, For loop) => assign.Value switch
    {
        Binary { Op: BinaryOp.Add, IsChecked: false } sum when sum.Left.Reads(assign.Variable) => Fixed(sum.Right, loop),
        Binary { Op: BinaryOp.Add, IsChecked: false } sum when sum.Right.Reads(assign.Variable) => Fixed(sum.Left, loop),
        Binary { Op: BinaryOp.Subtract, IsChecked: false } sum when sum.Left.Reads(assign.Variable) && Fixed(sum.Right, loop) is { } taken => Minus(Zero(taken.Type), taken),
        _ => null,
    };

    private static Expr? Fixed(Expr value, For loop) => value.IsFixedIn(loop) && value.All().All(Faults.Never) ? value : null;

    /// <summary>What is added for each step of one that the index makes; null where that is no whole number.</summary>
    private static Expr? Rate(Expr each, long step) => (each, step) switch
    {
        (Constant { Bits: 0 }, _) => null,
        (_, 1) => each,
        (_, -1) => Minus(Zero(each.Type), each),
        (Constant added, _) when added.Bits % step == 0 => added with { Bits = added.Bits / step },
        _ => null,
    };

    /// <summary>The block with the variable's value in place of it, and without what adds to it.</summary>
    private static Block Substitute(Block block, Variable variable, ref Expr now)
    {
        List<Stmt> statements = [];
        foreach (Stmt statement in block.Statements)
        {
            Expr value = now;
            Expr Read(Expr expr) => expr.Rewrite(e => e.Reads(variable) ? value : e);
            switch (statement)
            {
                case Assign assign when assign.Variable == variable:
                    now = assign.Value is Binary { Op: BinaryOp.Subtract } less ? Minus(now, less.Right)
                        : Plus(now, ((Binary)assign.Value).Left.Reads(variable) ? ((Binary)assign.Value).Right : ((Binary)assign.Value).Left);
                    break;
                case If branch:
                    Expr afterThen = now;
                    Expr afterElse = now;
                    var then = Substitute(branch.Then, variable, ref afterThen);
                    var other = Substitute(branch.Else, variable, ref afterElse);
                    statements.Add(new If(branch.Id, Read(branch.Condition), then, other));

                    // Both sides added the same, if perhaps in other steps.
                    now = afterThen;
                    break;
                default:
                    statements.Add(new IrRewrite(Read, v => v, b => b).Run(statement));
                    break;
            }
        }

        return new Block(statements.ToEquatable());
    }

    private static Expr Zero(ScalarType type) => new Constant(type, 0);

    private static Expr Times(Expr factor, Expr value) => factor is Constant { Bits: 1 } ? value : ConstantFolding.Fold(new Binary(BinaryOp.Multiply, factor, value));
}
