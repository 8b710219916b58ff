using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A variable that only ever has one constant value is that constant: steps, strides, offsets and lengths that have a name are no secret to later passes.
/// <code>
/// before: int half = 8; int step = 2 * half; for i = 0; i + step &lt;= n { x[i + half] = 0; i = i + step }
/// after:  for i = 0; i + 16 &lt;= n { x[i + 8] = 0; i = i + 16 }
/// </code>
/// </summary>
internal static class SpreadConstants
{
    public static Body Run(Body body)
    {
        Dictionary<Variable, int> assignments = body.Statements.Sets().GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        Dictionary<Variable, Constant> constants = [];
        Expr Read(Expr whole) => whole.Rewrite(e => e is VariableRef { Variable: var variable } && constants.TryGetValue(variable, out Constant? value) ? value : ConstantFolding.Fold(e));

        // A value stands ahead of all that reads it.
        foreach (Let let in body.Statements.All().OfType<Let>().Where(l => l.Value is not null && assignments[l.Variable] == 1))
        {
            if (Read(let.Value!) is Constant value)
                constants[let.Variable] = value;
        }

        if (constants.Count == 0)
            return body;
        return body with { Statements = new IrRewrite(Read, v => v, b => b).Run(Without(body.Statements)) };

        Block Without(Block block) => new(block.Statements.Where(s => s is not Let let || !constants.ContainsKey(let.Variable)).Select(s => s.WithBlocks(Without)).ToEquatable());
    }
}
