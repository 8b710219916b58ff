using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>The values a loop index takes: from the largest of <see cref="Lows"/> to the smallest of <see cref="Highs"/>.</summary>
/// <param name="Index">The index.</param>
/// <param name="Lows">Lower bounds, inclusive, all of which hold.</param>
/// <param name="Highs">Upper bounds, inclusive, all of which hold.</param>
internal sealed record LoopRange(Variable Index, IReadOnlyList<Polynomial> Lows, IReadOnlyList<Polynomial> Highs)
{
    /// <summary>The exact range of a loop, or null where its bounds are not polynomials.</summary>
    public static LoopRange? Of(For loop, AffineForms affine)
    {
        if (affine.Of(loop.Lower) is not { } start || affine.Of(loop.Bound) is null || !IsBounded(loop))
            return null;
        List<Polynomial> ends = [];
        foreach (Expr limit in loop.Op == CompareOp.NotEqual ? [loop.Bound] : LoopEnds.Limits(affine.Inline(loop.Bound), loop.Step > 0 ? Function.Min : Function.Max))
        {
            if (affine.Of(limit) is not { } bound)
                return null;
            bool inclusive = loop.Op is CompareOp.LessOrEqual or CompareOp.GreaterOrEqual;
            Polynomial end = inclusive ? bound : loop.Step > 0 ? bound - Polynomial.Of(1) : bound + Polynomial.Of(1);
            ends.Add(loop.Step is 1 or -1 ? end : LastValue(start, end, loop.Step));
        }

        return loop.Step > 0 ? new(loop.Index, Starts(loop, affine) ?? [start], ends) : new(loop.Index, ends, [start]);
    }

    /// <summary>
    /// The values of which the largest one begins a loop that counts up one by one; null where it begins otherwise. One that begins at its end at the latest, Min(n, k),
    /// has no iterations below k either way.
    /// </summary>
    private static List<Polynomial>? Starts(For loop, AffineForms affine)
    {
        if (loop.Step != 1 || loop.Op != CompareOp.Less)
            return null;
        Expr start = LoopEnds.Exact(affine.Inline(loop.Lower));
        Expr bound = affine.Inline(loop.Bound);
        if (start is Call { Function: Function.Min, Arguments: [var a, var b] })
            start = LoopEnds.IsSame(a, bound) ? b : LoopEnds.IsSame(b, bound) ? a : start;
        Polynomial?[] starts = [.. LoopEnds.Limits(start, Function.Max).Select(affine.Of)];
        return starts.Contains(null) ? null : [.. starts.OfType<Polynomial>().Distinct()];
    }

    /// <summary>
    /// Whether the comparison ends the loop in the direction it steps. One for inequality does where the index steps one by one and starts on the
    /// right side, which is checked before the loop.
    /// </summary>
    private static bool IsBounded(For loop) => loop.Op == CompareOp.NotEqual ? loop.Step is 1 or -1
        : loop.Step > 0 ? loop.Op is CompareOp.Less or CompareOp.LessOrEqual
        : loop.Op is CompareOp.Greater or CompareOp.GreaterOrEqual;

    /// <summary>
    /// The last value taken, or one before <paramref name="start"/> where there is none: start + ((end - start + step) / step - 1) * step.
    /// Division rounds towards zero, so without the added step a loop that ends just before it starts would seem to run once.
    /// </summary>
    private static Polynomial LastValue(Polynomial start, Polynomial end, long step)
    {
        Polynomial size = Polynomial.Of(step);
        Polynomial span = end - start + size;
        if (span.IsConstant)
            return start + Polynomial.Of(((span.ConstantTerm / step) - 1) * step);
        Expr quotient = new Binary(BinaryOp.Divide, Polynomials.ToExpr(span), new Constant(ScalarType.Int64, step));
        return start + (size * Polynomial.Of(quotient)) - size;
    }
}

internal static class Polynomials
{
    /// <summary>An Int64 expression with the value of the polynomial.</summary>
    public static Expr ToExpr(Polynomial value)
    {
        Expr? sum = null;
        foreach ((Monomial monomial, long factor) in value.Terms)
        {
            Expr? term = factor == 1 && monomial.Atoms.Count > 0 ? null : new Constant(ScalarType.Int64, factor);
            foreach (Expr atom in monomial.Atoms)
            {
                Expr wide = atom.Type == ScalarType.Int64 ? atom : new Conversion(ScalarType.Int64, atom);
                term = term is null ? wide : new Binary(BinaryOp.Multiply, term, wide);
            }

            sum = sum is null ? term! : new Binary(BinaryOp.Add, sum, term!);
        }

        return sum ?? new Constant(ScalarType.Int64, 0);
    }

    /// <summary>The polynomial that an Int64 expression as above is the value of.</summary>
    public static Polynomial FromExpr(Expr expr) => expr switch
    {
        Constant constant => Polynomial.Of(constant.Bits),
        Binary { Op: BinaryOp.Add } sum => FromExpr(sum.Left) + FromExpr(sum.Right),
        Binary { Op: BinaryOp.Multiply } product => FromExpr(product.Left) * FromExpr(product.Right),
        Conversion { Type: ScalarType.Int64, Operand: { Type: ScalarType.Int32 or ScalarType.UInt32 or ScalarType.UInt64 } atom } => Polynomial.Of(atom),
        _ => Polynomial.Of(expr),
    };
}
