using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// Proves that an expression computes what its polynomial says: nothing in it, variables seen through, leaves the range of its type. What is
/// more than a sum or product of exact values (a quotient) is a symbol, whatever it is made of.
/// </summary>
internal sealed class ExactSums(AffineForms affine, Definitions definitions)
{
    /// <summary>Adds the checks under which that holds; false if there are none that the guards can make.</summary>
    public bool Bound(Expr expr, IterationSpace space, List<Check> checks)
    {
        if (expr is VariableRef { Variable: var variable } && definitions.ValueOf(variable) is { } value)
            return Bound(value, space, checks);
        if (expr is not (Unary { Op: UnaryOp.Negate } or Binary { Op: BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply } or Conversion or Within))
            return affine.Of(expr) is not null;
        IEnumerable<Expr> operands = expr is Within range ? [range.Start] : expr.Children();
        return operands.All(o => Bound(o, space, checks)) && Fits(expr, space, checks);
    }

    private bool Fits(Expr expr, IterationSpace space, List<Check> checks)
    {
        if (affine.Of(expr) is not { } sum)
            return false;
        if (expr.Type == ScalarType.Int64)
            return Magnitudes.FitsInt64(sum);
        if (space.Lowest(sum) is not { } lowest || space.Highest(sum) is not { } highest || !Magnitudes.CanCompare(lowest) || !Magnitudes.CanCompare(highest))
            return false;
        if (Known.AboveInt32(highest) || Known.BelowInt32(lowest))
            return false;
        if (!Known.AtLeastInt32(lowest) || !Known.AtMostInt32(highest))
            checks.Add(new FitsInt32(lowest, highest));
        return true;
    }
}
