using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A variable that gets its new value by way of a local gets it where the local does.
/// <code>
/// before: t = s + x[i]; y[i] = t; s = t
/// after:  s = s + x[i]; t = s; y[i] = t
/// </code>
/// Nothing between the two has to do with the variable, and nobody else sees it. So running totals and reductions are seen for what they are.
/// </summary>
internal static class StepEarly
{
    public static Body Run(Body body) => body with { Statements = Run(body.Statements) };

    public static Block Run(Block block)
    {
        List<Stmt> statements = block.Statements.Select(s => s.WithBlocks(Run)).ToList();
        for (int at = statements.Count - 1; at > 0; at--)
        {
            if (statements[at] is not Assign { Variable: { IsByReference: false } variable, Value: VariableRef { Variable: var local } } late)
                continue;
            int from = statements.FindLastIndex(at - 1, s => s is Let { Value: { } value } let && let.Variable == local && value.Mentions(variable));
            if (from < 0 || statements.Skip(from + 1).Take(at - from - 1).Any(s => HasToDoWith(s, variable) || Block.Of(s).Sets().Contains(local)))
                continue;
            var let = (Let)statements[from];
            statements.RemoveAt(at);
            statements[from] = new Assign(late.Id, variable, let.Value!);
            statements.Insert(from + 1, let with { Value = new VariableRef(variable) });
        }

        return new Block(statements.ToEquatable());
    }

    private static bool HasToDoWith(Stmt statement, Variable variable) =>
        Block.Of(statement).Sets().Contains(variable) || Block.Of(statement).AllExpressions().Any(e => e.Reads(variable));
}
