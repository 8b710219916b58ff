using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A loop that goes through memory by a stride which only run time knows has a form for the stride one (or minus one, where it is known to be negative): it reads and writes vectors, not each lane by itself.
/// <code>
/// before: for i = 0; i &lt; n; i += 1 { a[i * stride] = b[i] }
/// after:  if stride != 1 { for i = 0; i &lt; n; i += 1 { a[i * stride] = b[i] } } else { for i2 = 0; i2 &lt; n; i2 += 1 { a[i2 * 1] = b[i2] } }
/// </code>
/// Where other loops are around it, or inside, it has no lanes of its own as often as not, so that it stays as it is.
/// </summary>
internal static class SplitStrides
{
    /// <summary>An iteration is printed twice: so many statements it may have.</summary>
    private const int MostStatements = 12;

    public static Body Run(Body body)
    {
        For[] loops = [.. Outermost(body.Statements).Where(l => !l.Body.All().Any(s => s is For or While or Allocate) && l.Body.All().Take(MostStatements + 1).Count() <= MostStatements)];
        if (loops.Length == 0)
            return body;
        var definitions = new Definitions(body);
        var affine = new AffineForms(definitions);
        IReadOnlyList<Access> accesses = new AccessCollector(body.Statements, affine).Accesses;
        var copy = new BlockCopy(new FreeNames(body.Names()), body.FreeId());
        foreach (For loop in loops)
        {
            if (Stride(loop, accesses, definitions, affine) is not { } stride)
                continue;
            var unit = new Constant(stride.Type, definitions.Relied.Any(r => IsNegative(r, stride)) ? -1 : 1);
            Block one = copy.Of(Block.Of(loop), v => v == stride ? unit : null);
            Expr isOther = new Compare(CompareOp.NotEqual, new VariableRef(stride), unit);
            body = body with { Statements = UnderGuards.Replace(body.Statements, loop, [new If(copy.TakeId(), isOther, Block.Of(loop), one)]) };
        }

        return body;
    }

    /// <summary>Whether a condition says that a variable is less than zero.</summary>
    private static bool IsNegative(Expr relied, Variable variable) =>
        relied is Compare { Op: CompareOp.GreaterOrEqual, Left: Unary { Op: UnaryOp.Negate, Operand: var operand }, Right: Constant { Bits: > 0 } } && operand.Reads(variable);

    /// <summary>Loops that no other one is around.</summary>
    private static IEnumerable<For> Outermost(Block block) => block.Statements.SelectMany(s => s is For loop ? [loop] : s is While ? [] : s.Blocks().SelectMany(Outermost));

    /// <summary>The parameter that is the stride of some access, forwards or backwards, and of all whose stride is not known; null where there is none.</summary>
    private static Variable? Stride(For loop, IReadOnlyList<Access> accesses, Definitions definitions, AffineForms affine)
    {
        try
        {
            Polynomial[] open = [.. accesses.Where(a => a.IsIn(loop)).Select(a => LaneAddress.Of(a, loop, affine)?.Stride).OfType<Polynomial>().Where(s => !s.IsConstant)];
            Variable[] strides = [.. open.Select(s => (s.Single ?? (-s).Single) is VariableRef { Variable: { Kind: VariableKind.Parameter or VariableKind.Field } v } && definitions.IsStable(v) ? v : null).OfType<Variable>().Distinct()];
            return strides.Length == 1 && open.All(s => s.Mentions(strides[0])) ? strides[0] : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
