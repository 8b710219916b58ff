using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
        Expr? condition = loop.Condition is null ? null : Conditionally(loop.Condition);
        Block body = LowerLoopBody(loop);
        if (condition is not null)
            target.Add(Within(loop.ExitLabel, new While(context.NextId(loop.Syntax), condition, loop.ConditionIsTop, body)));
    }

    /// <summary>Whether a loop runs its index from here to there by a constant step, in the words of its header.</summary>
    private static bool IsCounted(IForLoopOperation loop, ILocalSymbol index)
    {
        if (loop.Condition is not IBinaryOperation { OperatorMethod: null } condition || CompareOperator(condition.OperatorKind) is null)
            return false;
        IOperation? bound = IsIndex(condition.LeftOperand, index) ? condition.RightOperand : IsIndex(condition.RightOperand, index) ? condition.LeftOperand : null;
        if (bound is null || loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: var step }])
            return false;
        HashSet<ISymbol> assigned = AssignedIn(loop.Body);
        if (assigned.Contains(index) || StepOf(step, index) is { Amount: null, Unit: false })
            return false;
        assigned.Add(index);
        return !bound.DescendantsAndSelf().Any(part => (IsElementAccess(part) && WritesElements(loop.Body)) || (SymbolOf(part) is { } symbol && assigned.Contains(symbol)));
    }

    /// <summary>Whether an operation writes memory.</summary>
    private static bool WritesElements(IOperation operation) => operation.DescendantsAndSelf().Any(part => part switch
    {
        IDeconstructionAssignmentOperation several => several.Target.DescendantsAndSelf().Any(IsElementAccess),
        IAssignmentOperation assignment => IsElementAccess(assignment.Target),
        IIncrementOrDecrementOperation step => IsElementAccess(step.Target),
        _ => false,
    });

    /// <summary>A loop of another kind inside a loop: its index is a variable like others.</summary>
    private void LowerRepeatingFor(IForLoopOperation loop, IVariableDeclaratorOperation declarator, ImmutableArray<Stmt>.Builder target)
    {
        Expr? lower = LowerExpression(declarator.Initializer!.Value);
        Variable index = Symbols.Variable(declarator.Symbol, TypeTable.Scalar(declarator.Symbol.Type)!.Value, VariableKind.Local);
        Expr? condition = loop.Condition is null ? Constant.Bool(true) : Conditionally(loop.Condition);
        var body = LowerLoopBody(loop).Statements.ToImmutableArray().ToBuilder();
        loopDepth++;
        foreach (IOperation statement in loop.AtLoopBottom)
            LowerStatement(statement, body);
        loopDepth--;
        if (lower is null || condition is null)
            return;
        target.Add(new Let(context.NextId(declarator.Syntax), index, lower));
        target.Add(Within(loop.ExitLabel, new While(context.NextId(ForSyntax(loop)), condition, TestsFirst: true, new Block(new EquatableArray<Stmt>(body.ToImmutable())))));
    }
}
