using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Takes out <c>break</c> and <c>continue</c>, so that what runs is told by conditions alone, which lanes can mask. What follows a jump goes
/// to the other side of the branch that jumps; where a branch may or may not jump, a flag says so.
/// <code>
/// before: while c { if p { break }; A }           after: bool on = true; while on &amp;&amp; c { if p { on = false } else { A } }
///         for k ... { if p { continue }; A }              for k ... { if !p { A } }
///         while c { if p { if q { continue }; B }; A }    while c { bool go = true; if p { if q { go = false } else { B } }; if go { A } }
/// </code>
/// </summary>
internal sealed class StructureJumps
{
    private readonly HashSet<string> taken;
    private int nextId;

    private StructureJumps(Body body)
    {
        taken = new HashSet<string>(body.Names());
        nextId = body.FreeId();
    }

    public static Body Run(Body body) =>
        body.Statements.All().Any(s => s is Break or Continue or While { Bottom.Statements.Count: > 0 })
            ? body with { Statements = new StructureJumps(body).Structure(body.Statements) }
            : body;

    /// <summary>What jumps set before they leave, and where they lead.</summary>
    /// <param name="Loop">Set by a break: the flag of the loop.</param>
    /// <param name="Flags">Set by every jump: the flags of the blocks it leaves.</param>
    private sealed record Target(Variable? Loop, IReadOnlyList<Variable> Flags);

    private Block Structure(Block block) => new(Structure(block.Statements, new Target(null, [])).ToEquatable());

    private List<Stmt> Structure(IEnumerable<Stmt> statements, Target target)
    {
        List<Stmt> result = [];
        Stmt[] all = statements.ToArray();
        for (int k = 0; k < all.Length; k++)
        {
            Stmt[] rest = all.Skip(k + 1).ToArray();
            switch (all[k])
            {
                case Break or Continue:
                    Leave(all[k], target, result);
                    return result;
                case If branch when branch.Blocks().Any(Jumps):
                    Structure(branch, rest, target, result);
                    return result;
                case If branch:
                    result.Add(branch with { Then = Structure(branch.Then), Else = Structure(branch.Else) });
                    break;
                case For loop:
                    Structure(loop, result);
                    break;
                case While loop:
                    Structure(loop, result);
                    break;
                default:
                    result.Add(all[k]);
                    break;
            }
        }

        return result;
    }

    private void Leave(Stmt jump, Target target, List<Stmt> result)
    {
        IEnumerable<Variable> cleared = jump is Break ? target.Flags.Append(target.Loop!) : target.Flags;
        foreach (Variable flag in cleared)
            result.Add(new Assign(nextId++, flag, Constant.Bool(false)));
    }

    /// <summary>A branch that may jump, and what follows it.</summary>
    private void Structure(If branch, Stmt[] rest, Target target, List<Stmt> result)
    {
        bool thenLeaves = Leaves(branch.Then), elseLeaves = Leaves(branch.Else);
        if (rest.Length > 0 && !thenLeaves && !elseLeaves)
        {
            Variable flag = Flag("go", result);
            var inside = target with { Flags = target.Flags.Append(flag).ToArray() };
            result.Add(Branch(branch, Structure(branch.Then.Statements, inside), Structure(branch.Else.Statements, inside)));
            result.Add(new If(nextId++, new VariableRef(flag), new Block(Structure(rest, target).ToEquatable()), Block.Empty));
            return;
        }

        List<Stmt> then = Structure(thenLeaves ? branch.Then.Statements : branch.Then.Statements.Concat(elseLeaves ? rest : []), target);
        List<Stmt> otherwise = Structure(elseLeaves ? branch.Else.Statements : branch.Else.Statements.Concat(thenLeaves ? rest : []), target);
        result.Add(Branch(branch, then, otherwise));
    }

    private static If Branch(If branch, List<Stmt> then, List<Stmt> otherwise) => then.Count == 0
        ? branch with { Condition = new Unary(UnaryOp.LogicalNot, branch.Condition), Then = new Block(otherwise.ToEquatable()), Else = Block.Empty }
        : branch with { Then = new Block(then.ToEquatable()), Else = new Block(otherwise.ToEquatable()) };

    private void Structure(For loop, List<Stmt> result)
    {
        Variable? on = Breaks(loop.Body) ? Flag("on", result) : null;
        var body = new Block(Structure(loop.Body.Statements, new Target(on, [])).ToEquatable());
        result.Add(loop with { Body = body, Guard = on is null ? loop.Guard : new VariableRef(on) });
    }

    private void Structure(While loop, List<Stmt> result)
    {
        Variable? on = Breaks(loop.Body) ? Flag("on", result) : null;
        var target = new Target(on, []);
        List<Stmt> body;
        if (!Continues(loop.Body))
        {
            // Only a break leaves the body, and it leaves out the bottom as well: both are one list.
            body = Structure(loop.Body.Statements.Concat(loop.Bottom.Statements), target);
        }
        else
        {
            body = Structure(loop.Body.Statements, target);
            List<Stmt> bottom = Structure(loop.Bottom.Statements, target);
            if (on is null)
                body.AddRange(bottom);
            else if (bottom.Count > 0)
                body.Add(new If(nextId++, new VariableRef(on), new Block(bottom.ToEquatable()), Block.Empty));
        }

        Expr condition = on is null ? loop.Condition
            : loop.Condition is Constant { Bits: not 0 } ? new VariableRef(on)
            : new ShortCircuit(IsAnd: true, new VariableRef(on), loop.Condition);
        result.Add(loop with { Condition = condition, Body = new Block(body.ToEquatable()), Bottom = Block.Empty });
    }

    private Variable Flag(string stem, List<Stmt> result)
    {
        string name = stem;
        for (int number = 2; !taken.Add(name); number++)
            name = stem + number.ToString(CultureInfo.InvariantCulture);
        var flag = new Variable(name, ScalarType.Boolean, VariableKind.Local);
        result.Add(new Let(nextId++, flag, Constant.Bool(true)));
        return flag;
    }

    /// <summary>Whether the block jumps on some path out of itself.</summary>
    private static bool Jumps(Block block) => OwnJumps(block).Any();

    private static bool Breaks(Block block) => OwnJumps(block).Any(s => s is Break);

    private static bool Continues(Block block) => OwnJumps(block).Any(s => s is Continue);

    /// <summary>The jumps of a loop's body that belong to the loop itself, not to one inside.</summary>
    private static IEnumerable<Stmt> OwnJumps(Block block) => block.Statements.SelectMany(s => s switch
    {
        Break or Continue => [s],
        If branch => OwnJumps(branch.Then).Concat(OwnJumps(branch.Else)),
        _ => Array.Empty<Stmt>(),
    });

    /// <summary>Whether the block jumps on every path.</summary>
    private static bool Leaves(Block block) => block.Statements.Any(s => s is Break or Continue || (s is If branch && Leaves(branch.Then) && Leaves(branch.Else)));
}
