using System.Collections.Generic;
using System.Collections.Immutable;
using FusedKernels.Generator.IR;
using static FusedKernels.Generator.Lowering.Exprs;

namespace FusedKernels.Generator.Lowering;

/// <summary>
/// The operations of <c>Complex</c>. A product with a number has NaN beside a part that is not finite, as .NET's has; the quotient is
/// that of R. L. Smith, Algorithm 116 (CACM 5, 1962), which scales by the larger part of the divisor.
/// </summary>
internal static class ComplexTable
{
    /// <summary>The result of a method; operands of one part are real numbers.</summary>
    public static ImmutableArray<Expr>? Call(string name, IReadOnlyList<ImmutableArray<Expr>> operands)
    {
        (Expr re, Expr im) = Parts(operands[0]);
        (Expr re2, Expr im2) = operands.Count > 1 ? Parts(operands[1]) : (re, im);
        bool realFirst = operands[0].Length == 1;
        bool realSecond = operands.Count > 1 && operands[1].Length == 1;
        switch (name)
        {
            case ".ctor":
                return Pair(operands[0][0], operands[1][0]);
            case "op_Implicit":
                return realFirst ? Pair(re, im) : null;
            case "op_UnaryNegation" or "Negate":
                return Pair(Minus(re), Minus(im));
            case "Conjugate":
                return Pair(re, Minus(im));
            case "Abs" or "get_Magnitude":
                return ImmutableArray.Create<Expr>(Of(Function.Hypot, re, im));
            case "get_Phase":
                return ImmutableArray.Create<Expr>(Of(Function.Atan2, im, re));
            case "op_Addition" or "Add":
                return realFirst ? Pair(Plus(re, re2), im2) : realSecond ? Pair(Plus(re, re2), im) : Pair(Plus(re, re2), Plus(im, im2));
            case "op_Subtraction" or "Subtract":
                return realFirst ? Pair(Minus(re, re2), Minus(im2)) : realSecond ? Pair(Minus(re, re2), im) : Pair(Minus(re, re2), Minus(im, im2));
            case "op_Multiply" or "Multiply":
                return realFirst ? Scaled(re2, im2, part => Times(re, part))
                    : realSecond ? Scaled(re, im, part => Times(part, re2))
                    : Pair(Minus(Times(re, re2), Times(im, im2)), Plus(Times(im, re2), Times(re, im2)));
            case "op_Division" or "Divide":
                return realSecond ? ByNumber(re, im, re2) : realFirst ? OfNumber(re, re2, im2) : Quotient(re, im, re2, im2);
            default:
                return null;
        }
    }

    private static (Expr Real, Expr Imaginary) Parts(ImmutableArray<Expr> operand) => (ConvertTo(operand[0], ScalarType.Double), operand.Length > 1 ? operand[1] : Constant.Double(0));

    private static ImmutableArray<Expr> Pair(Expr real, Expr imaginary) => ImmutableArray.Create(real, imaginary);

    private static Expr IsFinite(Expr x) => new Compare(CompareOp.Equal, Minus(x, x), Constant.Double(0));

    private static ImmutableArray<Expr> Scaled(Expr re, Expr im, System.Func<Expr, Expr> scale) =>
        Pair(new Select(IsFinite(im), scale(re), Constant.Double(double.NaN)), new Select(IsFinite(re), scale(im), Constant.Double(double.NaN)));

    private static ImmutableArray<Expr> ByNumber(Expr re, Expr im, Expr by)
    {
        var nonzero = new Compare(CompareOp.NotEqual, by, Constant.Double(0));
        Expr Part(Expr part, Expr other) => new Select(new Binary(BinaryOp.And, nonzero, IsFinite(other)), Over(part, by), Constant.Double(double.NaN));
        return Pair(Part(re, im), Part(im, re));
    }

    private static ImmutableArray<Expr> Quotient(Expr a, Expr b, Expr c, Expr d)
    {
        Expr first = Over(d, c);
        Expr second = Over(c, d);
        Expr below = Plus(c, Times(d, first));
        Expr below2 = Plus(d, Times(c, second));
        return ByLarger(
            c, d, Over(Plus(a, Times(b, first)), below), Over(Minus(b, Times(a, first)), below),
            Over(Plus(b, Times(a, second)), below2), Over(Plus(Minus(a), Times(b, second)), below2));
    }

    private static ImmutableArray<Expr> OfNumber(Expr a, Expr c, Expr d)
    {
        Expr first = Over(d, c);
        Expr second = Over(c, d);
        Expr below = Plus(c, Times(d, first));
        Expr below2 = Plus(d, Times(c, second));
        return ByLarger(c, d, Over(a, below), Over(Times(Minus(a), first), below), Over(Times(a, second), below2), Over(Minus(a), below2));
    }

    private static ImmutableArray<Expr> ByLarger(Expr c, Expr d, Expr re, Expr im, Expr re2, Expr im2)
    {
        var isFirst = new Compare(CompareOp.Less, Of(Function.Abs, d), Of(Function.Abs, c));
        return Pair(new Select(isFirst, re, re2), new Select(isFirst, im, im2));
    }
}
