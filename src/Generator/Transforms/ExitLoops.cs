using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// For code in lanes: a loop that goes on while a flag holds leaves where the flag is cleared. A lane that has left does nothing more in
/// the loop, so that what follows in it needs no mask but that of the lanes still there, and no blend for what only the loop reads.
/// <code>
/// before: bool on = true; while on &amp;&amp; c { A; if p { B; on = false } else { C } }    after: while c { A; if p { B }; exit if p; C }
///         bool on = true; while on { A; if q { D(clears on) }; if on { C } }           bool on = true; while true { A; if q { D }; exit if !on; C }
/// </code>
/// </summary>
internal sealed class ExitLoops
{
    private readonly FreeNames names;
    private int nextId = -300_000;

    private ExitLoops(FreeNames names) => this.names = names;

    /// <summary>The loop of a unit, with loops inside it left where their flags are cleared.</summary>
    public static For Run(For unit, FreeNames names) => unit.Body.All().Any(s => s is For { Guard: not null } or While)
        ? unit with { Body = DropFlags(new ExitLoops(names).Rewrite(unit.Body, null)) }
        : unit;

    /// <param name="block">A block.</param>
    /// <param name="holds">A flag that is true wherever control reaches a statement of the block, or null.</param>
    private Block Rewrite(Block block, Variable? holds)
    {
        List<Stmt> result = [];
        for (int at = 0; at < block.Statements.Count; at++)
        {
            result.Add(block.Statements[at] switch
            {
                While loop => Rewrite(loop, block, at, holds),
                For loop => Rewrite(loop, block, at, holds),
                Stmt other => other.WithBlocks(b => Rewrite(b, null)),
            });
        }

        return new Block(result.ToEquatable());
    }

    private While Rewrite(While loop, Block around, int at, Variable? holds) =>
        FlagOf(loop.Condition) is var (flag, others) && IsFlag(flag, loop, around, at, holds) && Exiting(loop.Body, flag) is { } body
            ? loop with { Condition = others ?? Constant.Bool(true), Body = Rewrite(body, flag) }
            : loop with { Body = Rewrite(loop.Body, null) };

    private For Rewrite(For loop, Block around, int at, Variable? holds) =>
        loop.Guard is not null && FlagOf(loop.Guard) is var (flag, others) && IsFlag(flag, loop, around, at, holds) && Exiting(loop.Body, flag) is { } body
            ? loop with { Guard = others, Body = Rewrite(body, flag) }
            : loop with { Body = Rewrite(loop.Body, null) };

    /// <summary>The variable that a condition tests first, and what it tests besides.</summary>
    private static (Variable Flag, Expr? Others)? FlagOf(Expr condition) => condition switch
    {
        VariableRef { Type: ScalarType.Boolean } reference => (reference.Variable, null),
        ShortCircuit { IsAnd: true, Left: VariableRef reference } both => (reference.Variable, both.Right),
        _ => null,
    };

    /// <summary>Whether a variable is true when the loop starts and can only become false while it runs.</summary>
    private static bool IsFlag(Variable flag, Stmt loop, Block around, int at, Variable? holds)
    {
        bool starts = flag == holds || around.Statements.Take(at).LastOrDefault(s => MayWrite(s, flag)) is Let { Value: Constant { Bits: not 0 } };
        return starts && loop.Blocks().SelectMany(b => b.All()).Where(s => s.Target() == flag).All(s => s.ClearsFlag());
    }

    private static bool MayWrite(Stmt statement, Variable flag) =>
        statement.Target() == flag || statement.Blocks().Any(b => b.All().Any(s => s.Target() == flag));

    /// <summary>The body of a loop, left where the flag is cleared; null where something still happens in a round that has cleared it.</summary>
    private Block? Exiting(Block body, Variable flag)
    {
        List<Stmt> result = [];
        return Exiting(body.Statements.ToImmutableArray(), flag, result) ? new Block(result.ToEquatable()) : null;
    }

    private bool Exiting(ImmutableArray<Stmt> statements, Variable flag, List<Stmt> result)
    {
        int at = 0;
        while (at < statements.Length && !MayWrite(statements[at], flag))
            result.Add(statements[at++]);
        if (at == statements.Length)
            return true;
        Stmt clearing = statements[at++];
        if (at == statements.Length && clearing is If branch && (EndsIn(branch.Then, flag) || EndsIn(branch.Else, flag)))
            return Leave(branch, flag, result);
        result.Add(clearing);
        result.Add(new ExitIf(nextId--, clearing.ClearsFlag() ? Constant.Bool(true) : Not(new VariableRef(flag))));
        return at == statements.Length
            || (at == statements.Length - 1 && statements[at] is If { Condition: VariableRef tested, Else.Statements.Count: 0 } rest && tested.Variable == flag
                && Exiting(rest.Then.Statements.ToImmutableArray(), flag, result));
    }

    private static Unary Not(Expr condition) => new(UnaryOp.LogicalNot, condition);

    /// <summary>Whether the last thing a block does, whatever else, is to clear the flag; others may be cleared with it.</summary>
    private static bool EndsIn(Block block, Variable flag) => block.Statements.Reverse().TakeWhile(s => s.ClearsFlag()).Any(s => s.Target() == flag);

    /// <summary>The last branch of a body, one side of which leaves.</summary>
    private bool Leave(If branch, Variable flag, List<Stmt> result)
    {
        bool leavesThen = EndsIn(branch.Then, flag);
        Block leaving = leavesThen ? branch.Then : branch.Else;
        Expr test = branch.Condition;
        if (leaving.Statements.Count > 1 || test.Mentions(flag))
        {
            // What the side does may change what the test reads.
            var leaves = new Variable(names.Next("leaves"), ScalarType.Boolean, VariableKind.Local);
            result.Add(new Let(nextId--, leaves, test));
            test = new VariableRef(leaves);
        }

        Expr exits = leavesThen ? test : Not(test);
        result.Add(branch with { Condition = exits, Then = leaving, Else = Block.Empty });
        result.Add(new ExitIf(nextId--, exits));
        return Exiting((leavesThen ? branch.Else : branch.Then).Statements.ToImmutableArray(), flag, result);
    }

    /// <summary>Flags that nothing reads any more are not kept, nor branches that did nothing else but clear one.</summary>
    private static Block DropFlags(Block block)
    {
        HashSet<Variable> read = new(block.AllExpressions().OfType<VariableRef>().Select(r => r.Variable));
        HashSet<Variable> unread = new(block.All().OfType<Let>().Where(l => l.Value is Constant { Type: ScalarType.Boolean }).Select(l => l.Variable).Where(v => !read.Contains(v)));
        unread.ExceptWith(block.All().Where(s => s is not Let && !s.ClearsFlag()).Select(s => s.Target()).OfType<Variable>());
        return unread.Count == 0 ? block : Drop(block);

        Block Drop(Block from) => new(from.Statements.SelectMany(Kept).ToEquatable());

        IEnumerable<Stmt> Kept(Stmt statement)
        {
            if (statement.Target() is { } target)
                return unread.Contains(target) ? [] : [statement];
            Stmt kept = statement.WithBlocks(Drop);
            return kept is If { Then.Statements.Count: 0, Else.Statements.Count: 0 } && !kept.Equals(statement) ? [] : [kept];
        }
    }
}
