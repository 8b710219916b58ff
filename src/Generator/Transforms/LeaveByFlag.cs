using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A loop that a flag ends at the top of the next iteration is left where the flag is set, if nothing follows there in the iteration.
/// <code>
/// before: bool found = false; scope 1 { for i ... { if !found { } else { leave 1 }; if c { found = true; A } } }
/// after:  bool found = false; scope 1 { for i ... { if c { found = true; A; leave 1 } } }
/// </code>
/// </summary>
internal sealed class LeaveByFlag
{
    private readonly Body whole;
    private int nextId;

    private LeaveByFlag(Body body) => (whole, nextId) = (body, body.FreeId());

    public static Body Run(Body body) => body.Statements.All().Any(s => s is Scope { Body.Statements: { Count: 1 } only } && only[0] is For)
        ? body with { Statements = new LeaveByFlag(body).Rewrite(body.Statements) }
        : body;

    private Block Rewrite(Block block) => new(block.Statements.Select(Rewrite).ToEquatable());

    private Stmt Rewrite(Stmt statement)
    {
        Stmt inner = statement.WithBlocks(Rewrite);
        if (inner is not Scope { Body.Statements: { Count: 1 } only } scope || only[0] is not For { Guard: null, IsChecked: false } loop || loop.Body.Statements.Count < 2)
            return inner;
        if (FlagOf(loop.Body.Statements[0], scope.Id) is not { } flag || new EntryValues(whole).Before(flag, loop.Id) is not Constant { Bits: 0 })
            return inner;
        var rest = new Block(loop.Body.Statements.Skip(1).ToEquatable());
        int sets = rest.All().Count(s => s.Target() == flag);
        int left = 0;
        Block leaving = Leaving(rest, flag, scope.Id, ref left);
        return sets > 0 && left == sets ? scope with { Body = Block.Of(loop with { Body = leaving }) } : inner;
    }

    /// <summary>The flag that a statement leaves a scope by, if it does nothing else.</summary>
    private static Variable? FlagOf(Stmt statement, int scope)
    {
        bool Leaves(Block block) => block.Statements.Count == 1 && block.Statements[0] is Leave leave && leave.Scope == scope;
        return statement switch
        {
            If { Condition: Unary { Op: UnaryOp.LogicalNot, Operand: VariableRef set }, Then.Statements.Count: 0 } exit when Leaves(exit.Else) && IsFlag(set.Variable) => set.Variable,
            If { Condition: VariableRef set, Else.Statements.Count: 0 } exit when Leaves(exit.Then) && IsFlag(set.Variable) => set.Variable,
            _ => null,
        };
    }

    private static bool IsFlag(Variable variable) => variable is { Kind: VariableKind.Local, Type: ScalarType.Boolean, IsByReference: false };

    /// <summary>The block, with which an iteration ends, left at its end where it sets the flag.</summary>
    private Block Leaving(Block block, Variable flag, int scope, ref int left)
    {
        List<Stmt> result = [.. block.Statements];
        int sets = result.Count(s => s is Assign { Value: Constant { Bits: 1 } } assign && assign.Variable == flag);
        if (sets > 0)
        {
            left += sets;
            result.Add(new Leave(nextId++, scope));
        }
        else if (result.Count > 0 && result[result.Count - 1] is If branch)
        {
            Block then = Leaving(branch.Then, flag, scope, ref left);
            result[result.Count - 1] = branch with { Then = then, Else = Leaving(branch.Else, flag, scope, ref left) };
        }

        return new Block(result.ToEquatable());
    }
}
