using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <content>What every iteration steps.</content>
internal sealed partial record CountedLoop
{
    /// <summary>Finds the steps that no iteration goes around.</summary>
    /// <param name="block">A block on every iteration's way.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="open">The scopes around the block in the loop.</param>
    /// <param name="left">The scopes that statements before may have left.</param>
    /// <param name="found">The steps.</param>
    private static void FindSteps(Block block, While loop, HashSet<int> open, HashSet<int> left, List<SteppedVariable> found)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (statement is Scope scope)
            {
                open.Add(scope.Id);
                FindSteps(scope.Body, loop, open, left, found);
                open.Remove(scope.Id);
            }
            else if (statement is Assign change && !open.Overlaps(left) && StepOf(change) is { } step && loop.Body.Sets().Count(v => v == change.Variable) == 1)
            {
                found.Add(step);
            }

            left.UnionWith(Block.Of(statement).All().OfType<Leave>().Select(l => l.Scope));
        }
    }

    private static SteppedVariable? StepOf(Assign change)
    {
        Variable v = change.Variable;
        if (v.Kind is not (VariableKind.Local or VariableKind.Parameter) || !v.Type.IsInteger())
            return null;

        // What is smaller than an int is computed in int.
        (Expr value, bool isChecked) = change.Value is Conversion { Operand: Binary sum } narrowing && narrowing.Type.Size() < sum.Type.Size() ? (sum, narrowing.IsChecked) : (change.Value, false);
        long? by = value switch
        {
            Binary { Op: BinaryOp.Add, Left: var left, Right: Constant step } when Widened(left).Reads(v) => step.Bits,
            Binary { Op: BinaryOp.Add, Left: Constant step, Right: var right } when Widened(right).Reads(v) => step.Bits,
            Binary { Op: BinaryOp.Subtract, Left: var left, Right: Constant step } when Widened(left).Reads(v) => -step.Bits,
            _ => null,
        };
        return by is { } amount && amount is not 0 and > int.MinValue and <= int.MaxValue ? new SteppedVariable(v, change, amount, isChecked || ((Binary)value).IsChecked) : null;
    }
}
