using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A variable that takes in several terms in one statement takes them in one by one, in the same order, so that each is a reduction by itself.
/// <code>
/// before: s = s + a[i] * b[i] - c[i]
/// after:  s = s + a[i] * b[i]; s = s - c[i]
/// </code>
/// </summary>
internal static class SplitSums
{
    public static Body Run(Body body)
    {
        int next = body.FreeId();
        return body with { Statements = Rewrite(body.Statements) };

        Block Rewrite(Block block) => new(block.Statements.SelectMany(s => s is Assign assign ? Split(assign) : [s.WithBlocks(Rewrite)]).ToEquatable());

        IEnumerable<Stmt> Split(Assign assign)
        {
            List<Binary> steps = Steps(assign);
            return steps.Count < 2 ? [assign] : steps.Select((step, k) => assign with
            {
                Id = k == 0 ? assign.Id : next++,
                Value = k == 0 ? step : step with { Left = new VariableRef(assign.Variable) },
            });
        }
    }

    /// <summary>The operations on a variable that make up its new value, the first one first; none where it is no chain of sums or of products.</summary>
    private static List<Binary> Steps(Assign assign)
    {
        Variable v = assign.Variable;
        List<Binary> steps = [];
        Expr value = assign.Value;
        while (value is Binary { IsChecked: false } step && step.Type == v.Type && IsSum(step.Op) is { } isSum && (steps.Count == 0 || isSum == IsSum(steps[0].Op)))
        {
            steps.Insert(0, step);
            if (step.Left.Reads(v) || (step.Right.Reads(v) && step.Op != BinaryOp.Subtract))
                break;
            value = step.Left;
        }

        // What throws in the middle must leave a variable that others see as it was.
        bool isChain = steps.Count > 1 && steps.Sum(s => s.Right.All().Count(e => e.Reads(v))) + steps[0].Left.All().Count(e => e.Reads(v)) == 1 && (steps[0].Left.Reads(v) || (steps[0].Right.Reads(v) && steps[0].Op != BinaryOp.Subtract))
            && (!v.IsByReference || Faults.Nowhere(assign.Value.All()));
        return isChain ? steps : [];
    }

    private static bool? IsSum(BinaryOp op) => op switch
    {
        BinaryOp.Add or BinaryOp.Subtract => true,
        BinaryOp.Multiply => false,
        _ => null,
    };
}
