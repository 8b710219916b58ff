using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Takes out scopes and what leaves them, so that what runs is told by conditions alone, which lanes can mask. What follows a jump goes
/// to the other side of the branch that jumps; where a branch or a loop may or may not jump, a flag says so.
/// <code>
/// before: scope 1 { while c { if p { leave 1 }; A } }            after: bool on = true; while on &amp;&amp; c { if p { on = false } else { A } }
///         for k ... { scope 1 { if p { leave 1 }; A }; B }              for k ... { if !p { A }; B }
///         scope 1 { if p { if q { leave 1 }; B }; A }                   bool go = true; if p { if q { go = false } else { B } }; if go { A }
///         scope 1 { for j ... { while c { if p { leave 1 }; A }; B }; C }
///                        bool on = true; for j ... while on { while on &amp;&amp; c { if p { on = false } else { A } }; if on { B } }; if on { C }
/// </code>
/// </summary>
internal sealed class StructureJumps
{
    private readonly FreeNames names;
    private int nextId;

    private StructureJumps(Body body)
    {
        names = new FreeNames(body.Names());
        nextId = body.FreeId();
    }

    public static Body Run(Body body) => body.Statements.All().Any(s => s is Scope)
        ? body with { Statements = new StructureJumps(body).Structure(body.Statements, null) }
        : body;

    /// <summary>What is around a statement, from the inside out: scopes, and flags that a jump past them clears. Wherever control is, all of them hold.</summary>
    /// <param name="Outer">What is around it.</param>
    /// <param name="Scope">The id of a scope, or null for a flag.</param>
    /// <param name="Flag">A flag, or null for a scope.</param>
    private sealed record Frame(Frame? Outer, int? Scope, Variable? Flag)
    {
        /// <summary>The flags that a jump out of a scope clears.</summary>
        public static IEnumerable<Variable> Cleared(Frame? frames, int scope)
        {
            for (Frame? frame = frames; frame is not null && frame.Scope != scope; frame = frame.Outer)
            {
                if (frame.Flag is not null)
                    yield return frame.Flag;
            }
        }
    }

    private Block Structure(Block block, Frame? frames)
    {
        List<Stmt> result = [];
        Structure(block.Statements.ToImmutableArray(), frames, result);
        return new Block(result.ToEquatable());
    }

    private void Structure(ImmutableArray<Stmt> statements, Frame? frames, List<Stmt> result)
    {
        for (int k = 0; k < statements.Length; k++)
        {
            Stmt statement = statements[k];
            ImmutableHashSet<int> left = Left(statement);
            if (left.IsEmpty)
            {
                Structure(statement, frames, null, result);
                continue;
            }

            ImmutableArray<Stmt> rest = Jumps(statement) ? [] : statements.RemoveRange(0, k + 1);
            if (statement is Leave leave)
                result.AddRange(Frame.Cleared(frames, leave.Scope).Select(flag => new Assign(nextId++, flag, Constant.Bool(false))));
            else if (statement is If branch && (rest.IsEmpty || Jumps(branch.Then) || Jumps(branch.Else)))
                Structure(branch, rest, frames, result);
            else
                Structure(statement, left, rest, frames, result);
            return;
        }
    }

    /// <summary>A statement; where it may jump out of itself, loops go on while <paramref name="on"/> holds.</summary>
    private void Structure(Stmt statement, Frame? frames, Variable? on, List<Stmt> result)
    {
        switch (statement)
        {
            case Scope scope:
                Structure(scope.Body.Statements.ToImmutableArray(), new Frame(frames, scope.Id, null), result);
                break;
            case If branch:
                result.Add(Branch(branch, Structure(branch.Then, frames), Structure(branch.Else, frames)));
                break;
            case For loop:
                result.Add(loop with { Body = Structure(loop.Body, frames), Guard = on is null ? loop.Guard : new VariableRef(on) });
                break;
            case While loop:
                Expr condition = on is null ? loop.Condition
                    : loop.Condition is Constant { Bits: not 0 } ? new VariableRef(on)
                    : new ShortCircuit(IsAnd: true, new VariableRef(on), loop.Condition);
                result.Add(loop with { Condition = condition, Body = Structure(loop.Body, frames) });
                break;
            default:
                result.Add(statement);
                break;
        }
    }

    /// <summary>A statement that may jump out of itself on the way, and what runs where it does not.</summary>
    private void Structure(Stmt statement, ImmutableHashSet<int> left, ImmutableArray<Stmt> rest, Frame? frames, List<Stmt> result)
    {
        bool repeats = statement is For or While;
        if (!repeats && rest.IsEmpty)
        {
            Structure(statement, frames, null, result);
            return;
        }

        // The flag of something around it says the same where no jump stays inside that.
        Frame? around = frames;
        while (around is { Scope: { } scope } && !left.Contains(scope))
            around = around.Outer;
        Frame inside = frames!;
        Variable? flag = around?.Flag;
        if (flag is null)
        {
            flag = Flag(repeats ? "on" : "go", result);
            inside = new Frame(frames, null, flag);
        }

        Structure(statement, inside, flag, result);
        if (!rest.IsEmpty)
        {
            List<Stmt> guarded = [];
            Structure(rest, frames, guarded);
            result.Add(new If(nextId++, new VariableRef(flag), new Block(guarded.ToEquatable()), Block.Empty));
        }
    }

    /// <summary>A branch one side of which always jumps, so that what follows it belongs to the other; or one that nothing follows.</summary>
    private void Structure(If branch, ImmutableArray<Stmt> rest, Frame? frames, List<Stmt> result)
    {
        bool thenJumps = Jumps(branch.Then), elseJumps = Jumps(branch.Else);
        Block Side(Block block, bool continues) => Structure(continues ? new Block(block.Statements.Concat(rest).ToEquatable()) : block, frames);
        result.Add(Branch(branch, Side(branch.Then, elseJumps), Side(branch.Else, thenJumps)));
    }

    private static If Branch(If branch, Block then, Block otherwise) => then.Statements.Count == 0 && otherwise.Statements.Count > 0
        ? branch with { Condition = new Unary(UnaryOp.LogicalNot, branch.Condition), Then = otherwise, Else = Block.Empty }
        : branch with { Then = then, Else = otherwise };

    private Variable Flag(string stem, List<Stmt> result)
    {
        var flag = new Variable(names.Next(stem), ScalarType.Boolean, VariableKind.Local);
        result.Add(new Let(nextId++, flag, Constant.Bool(true)));
        return flag;
    }

    /// <summary>The scopes that a statement is in and may leave.</summary>
    private static ImmutableHashSet<int> Left(Stmt statement) => statement switch
    {
        Leave leave => [leave.Scope],
        Scope scope => Left(scope.Body).Remove(scope.Id),
        _ => statement.Blocks().Aggregate(ImmutableHashSet<int>.Empty, (left, block) => left.Union(Left(block))),
    };

    private static ImmutableHashSet<int> Left(Block block) =>
        block.Statements.Aggregate(ImmutableHashSet<int>.Empty, (left, statement) => left.Union(Left(statement)));

    /// <summary>Whether nothing that follows the block in its scopes runs.</summary>
    private static bool Jumps(Block block) => block.Statements.Any(Jumps);

    private static bool Jumps(Stmt statement) => statement switch
    {
        Leave or Return => true,
        If branch => Jumps(branch.Then) && Jumps(branch.Else),
        Scope scope => Jumps(scope.Body) && !Left(scope.Body).Contains(scope.Id),
        _ => false,
    };
}
