using System.Collections.Immutable;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Loops whose trip count is not known at their start, and jumps out of iterations.</content>
internal sealed partial class BodyLowering
{
    private void LowerWhile(IWhileLoopOperation loop, ImmutableArray<Stmt>.Builder target)
    {
        // Computed once per iteration: nothing of it may move ahead of the loop.
        Expr? condition = loop.Condition is null ? null : Conditionally(loop.Condition);
        Block body = LowerLoopBody(loop.Body);
        if (condition is not null)
            target.Add(new While(context.NextId(loop.Syntax), condition, loop.ConditionIsTop, body, Block.Empty));
    }

    private void LowerJump(IBranchOperation jump, ImmutableArray<Stmt>.Builder target)
    {
        if (switchExits.Contains(jump.Target))
        {
            context.Report(Descriptors.Jump, jump.Syntax);
            return;
        }

        int id = context.NextId(jump.Syntax);
        target.Add(jump.BranchKind == BranchKind.Break ? new Break(id) : new Continue(id));
    }
}
