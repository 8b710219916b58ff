using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Loops whose trip count is not known at their start.</content>
internal sealed partial class BodyLowering
{
    private void LowerWhile(IWhileLoopOperation loop, ImmutableArray<Stmt>.Builder target)
    {
        // Computed once per iteration: nothing of it may move ahead of the loop.
        Operand? condition = loop.Condition is null ? null : Conditionally(loop.Condition);
        Block body = LowerLoopBody(loop);
        if (condition is { } found)
            AddWhile(loop, context.NextId(LocationOf(loop)), found, loop.ConditionIsTop, body, target);
    }

    /// <summary>Adds a loop; what its condition has to run first runs inside it, in every round.</summary>
    private void AddWhile(ILoopOperation loop, int id, Operand condition, bool testsFirst, Block body, ImmutableArray<Stmt>.Builder target)
    {
        Expr holds = condition.Value.Number;
        IEnumerable<Stmt> statements = condition.Statements.Statements;
        if (testsFirst && Stepping(condition) is var (step, before, test))
        {
            Stmt again = step with { Id = context.NextId(loop.Syntax) };
            var rounds = new While(id, test, TestsFirst: true, new Block((before ? body.Statements.Append(again) : body.Statements.Prepend(again)).ToEquatable()));
            target.AddRange(before ? [step, Within(loop.ExitLabel, rounds)] : Within(loop.ExitLabel, Block.Of(rounds, step)).Statements);
            return;
        }

        if (!condition.IsExpression && !testsFirst && condition.Statements.Statements.All(s => s is Assign))
        {
            statements = body.Statements.Concat(statements);
        }
        else if (!condition.IsExpression && testsFirst)
        {
            var exit = new Leave(context.NextId(loop.Syntax), ScopeOf(loop.ExitLabel, loop.Syntax));
            statements = statements.Append(new If(context.NextId(loop.Syntax), holds, Block.Empty, Block.Of(exit))).Concat(body.Statements);
            holds = Constant.Bool(true);
        }
        else if (!condition.IsExpression)
        {
            Variable again = Symbols.Temporary(ScalarType.Boolean);
            target.Add(new Let(context.NextId(loop.Syntax), again, null));
            statements = body.Statements.Concat(statements).Append(new Assign(context.NextId(loop.Syntax), again, holds));
            holds = new VariableRef(again);
        }
        else
        {
            statements = body.Statements;
        }

        target.Add(Within(loop.ExitLabel, new While(id, holds, testsFirst, new Block(statements.ToEquatable()))));
    }

    /// <summary>
    /// A condition that steps a variable and compares it: <c>++v &lt; n</c> steps ahead of the loop and behind each iteration, <c>v-- > 0</c> compares what
    /// the variable was, and steps at the top of each iteration and once more where the loop ends by it.
    /// </summary>
    private static (Assign Step, bool Before, Expr Test)? Stepping(Operand condition)
    {
        static bool Reads(Assign step) => step.Value.All().Any(e => e is Load or RowLength or IR.Within);
        if (condition.Value.Parts is not [Compare test] || test.All().Any(e => e is Load || !Faults.Never(e)))
            return null;
        return condition.Statements.Statements.ToArray() switch
        {
            [Assign step] when !Reads(step) => (step, true, test),
            [Let { Value: VariableRef { Variable: var v } } held, Assign step] when step.Variable == v && !Reads(step) && !v.IsByReference && !test.Mentions(v) =>
                (step, false, test.Rewrite(e => e.Reads(held.Variable) ? new VariableRef(v) : e)),
            _ => null,
        };
    }

    /// <summary>Whether an operation may write memory, itself or in what it calls.</summary>
    private bool WritesElements(IOperation operation) => operation.DescendantsAndSelf().Any(part => part switch
    {
        IAssignmentOperation assignment => HoldsElement(assignment.Target),
        IIncrementOrDecrementOperation step => HoldsElement(step.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => HoldsElement(argument.Value),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.Length: > 0 } } argument => BufferOf(argument.Value.Type) is not null,
        _ => false,
    });

    private static bool HoldsElement(IOperation target) =>
        target.DescendantsAndSelf().Any(part => IsElementAccess(part) || part is ILocalReferenceOperation { Local.IsRef: true });

    /// <summary>A <c>for</c> of another kind: what its header declares and assigns are variables like others.</summary>
    private void LowerRepeatingFor(IForLoopOperation loop, ImmutableArray<Stmt>.Builder target)
    {
        foreach (IOperation statement in loop.Before)
            LowerStatement(statement, target);
        Operand? condition = loop.Condition is null ? new Operand(Block.Empty, Number(Constant.Bool(true))) : Conditionally(loop.Condition);
        var body = LowerLoopBody(loop).Statements.ToImmutableArray().ToBuilder();
        loopDepth++;
        foreach (IOperation statement in loop.AtLoopBottom)
            LowerStatement(statement, body);
        loopDepth--;
        if (condition is { } found)
            AddWhile(loop, context.NextId(LocationOf(loop)), found, testsFirst: true, new Block(body.ToEquatable()), target);
    }
}
