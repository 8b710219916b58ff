using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Drops locals that only subscripts name. Addresses in a unit are written from their polynomials, which see through such locals, and lanes
/// need not hold a vector of each.
/// <code>
/// before: int at = 3 * i; y[i] = x[at] + x[at + 1]      after: y[i] = x[3 * i] + x[3 * i + 1]
/// </code>
/// </summary>
internal static class DropSubscripts
{
    /// <summary>The loop without such locals.</summary>
    public static For Run(For loop, BodyFacts facts, ISet<int> late)
    {
        For code = loop;
        while (true)
        {
            HashSet<Variable> used = new(code.Body.All().SelectMany(s => Uses(s, late)));
            Dictionary<Variable, Expr> dropped = code.Body.All().OfType<Let>().Where(l => !used.Contains(l.Variable) && IsSeenThrough(l, facts))
                .ToDictionary(l => l.Variable, l => l.Value!);
            if (dropped.Count == 0)
                return code;
            Expr See(Expr expr) => expr.Rewrite(e => e is VariableRef reference && dropped.TryGetValue(reference.Variable, out Expr? value) ? See(value) : e);
            code = (For)new IrRewrite(See, v => v, b => b).Run(code with { Body = Without(code.Body, dropped) });
        }
    }

    private static bool IsSeenThrough(Let let, BodyFacts facts) =>
        let.Value is { } value && let.Variable.Type is ScalarType.Int32 or ScalarType.Int64 && value.All().All(e => e is not Load && Faults.Never(e))
        && facts.Affine.Of(new VariableRef(let.Variable)) is { } form && !form.Mentions(let.Variable);

    /// <summary>Variables that a statement names, but for those in subscripts that are addresses.</summary>
    private static IEnumerable<Variable> Uses(Stmt statement, ISet<int> late)
    {
        IEnumerable<Expr> expressions = statement is Store store && !store.Buffer.IsPrivate ? [store.Value] : statement.Expressions();
        IEnumerable<Variable> named = expressions.SelectMany(e => Uses(e, late));
        return statement is Let or For ? named : statement.Target() is { } target ? named.Append(target) : named;
    }

    private static IEnumerable<Variable> Uses(Expr expr, ISet<int> late) => expr switch
    {
        VariableRef reference => [reference.Variable],
        Load { Buffer.IsPrivate: false } load when !late.Contains(load.Id) => [],
        _ => expr.Children().SelectMany(e => Uses(e, late)),
    };

    private static Block Without(Block block, Dictionary<Variable, Expr> dropped) =>
        new(block.Statements.Where(s => !(s is Let let && dropped.ContainsKey(let.Variable))).Select(s => s.WithBlocks(b => Without(b, dropped))).ToEquatable());
}
