using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Takes two lengths to be the same, which a guard on entry sees to, where one loop goes through all of an array that another one has filled:
/// whole arrays are added and multiplied so, each operation as long as its first operand.
/// <code>
/// before: t = new double[a.Length]; for i &lt; a.Length { t[i] = 4 * a[i] }; for k &lt; b.Length { y[k] = b[k] - t[k] }
/// after:  t = new double[a.Length]; for i &lt; a.Length { t[i] = 4 * a[i] }; for k &lt; a.Length { y[k] = b[k] - t[k] }      where a.Length is b.Length
/// </code>
/// C# only needs b to be no longer than a. That it is shorter is so unlikely that the method as written will do for it.
/// </summary>
internal static class EquateLengths
{
    /// <summary>The body with one length for both, and the guard; null where nothing suggests that they are the same.</summary>
    public static (Body Body, Same Guard)? Run(Body body, BodyFacts facts, For first, For second)
    {
        HashSet<KernelBuffer> filled = new(first.Body.All().OfType<Store>().Select(s => s.Buffer).Where(b => b.Kind == BufferKind.LocalArray));
        bool takesUp = second.Body.AllExpressions().Any(e => e is Load load && filled.Contains(load.Buffer));
        if (!takesUp || LoopRange.Of(first, facts.Affine) is not { Highs: [var one] } || LoopRange.Of(second, facts.Affine) is not { Highs: [var other] })
            return null;
        (Monomial Monomial, long Factor)[] terms = (one - other).Terms.ToArray();
        if (terms.Length != 2 || Length(terms, 1, facts) is not { } kept || Length(terms, -1, facts) is not { } replaced)
            return null;
        Expr Replace(Expr expr) => expr.Rewrite(e => e.Equals(replaced) ? kept : e);
        return (body with { Statements = new IrRewrite(Replace, v => v, b => b).Run(body.Statements) }, new Same(kept, replaced));
    }

    /// <summary>The length or parameter that stands alone with a factor; null for anything else.</summary>
    private static Expr? Length((Monomial Monomial, long Factor)[] terms, long factor, BodyFacts facts)
    {
        Expr? atom = terms.FirstOrDefault(t => t.Factor == factor && t.Monomial.Atoms.Count == 1).Monomial?.Atoms[0];
        return atom is { Type: ScalarType.Int32 } and (IR.Length or VariableRef) && new CheckBuilder(facts.Affine, facts.Definitions).IsAtEntry(atom) ? atom : null;
    }
}
