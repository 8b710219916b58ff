using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Inverse hyperbolic functions as logarithms of 1 + u, with u in two parts (<see cref="LogarithmOfOneMore{L, V}"/>):
/// arsinh x = log(1 + x + x^2 / (1 + sqrt(1 + x^2))), arcosh x = log(1 + t + sqrt(t (t + 2))) with t = x - 1, and
/// artanh x = log(1 + 2 x / (1 - x)) / 2. From 2^500 on the first two are log 2x.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class InverseHyperbolics<L, V>
    where L : struct, IDoubleLanes<V>
{
    /// <summary>2^500.</summary>
    private const double Large = 3.2733906078961419E+150;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Asinh(V x)
    {
        V size = L.Abs(x), near = L.Less(size, L.Of(Large));
        V result = AsinhNear(L.And(size, near));
        if (!L.AllLess(size, L.Of(Large)))
            result = L.Select(near, result, Logarithm<L, V>.LogOfTwice(size));
        return L.Or(result, Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Acosh(V x)
    {
        V near = L.Less(x, L.Of(Large));
        V result = AcoshNear(L.Select(near, x, L.Of(1)));
        if (!L.AllLess(x, L.Of(Large)))
            result = L.Select(near, result, Logarithm<L, V>.LogOfTwice(x));
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Atanh(V x)
    {
        V size = L.Abs(x), one = L.Of(1);
        V near = L.Less(size, one);
        V result = AtanhNear(L.And(size, near));
        if (!L.AllLess(size, one))
            result = L.Select(near, result, L.Select(L.Same(size, one), L.Of(double.PositiveInfinity), L.Of(double.NaN)));
        return L.Or(result, Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AsinhNear(V x)
    {
        V one = L.Of(1);
        V square = L.Mul(x, x), squareLow = L.Fma(x, x, L.Neg(square));
        V sum = L.Add(one, square);
        V ofSquare = L.Sub(sum, one);
        V sumLow = L.Add(L.Add(L.Sub(one, L.Sub(sum, ofSquare)), L.Sub(square, ofSquare)), squareLow);
        V root = Root(sum, sumLow, out V rootLow);
        V under = L.Add(root, one);
        V underLow = L.Add(L.Add(L.Sub(root, under), one), rootLow);
        V quotient = Hyperbolics<L, V>.Quotient(square, squareLow, under, underLow, out V quotientLow);
        V u = L.Add(x, quotient);
        return LogarithmOfOneMore<L, V>.OfPair(u, L.Add(L.Add(L.Sub(x, u), quotient), quotientLow));
    }

    /// <summary>NaN below 1: the root is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AcoshNear(V x)
    {
        V t = L.Sub(x, L.Of(1));
        V more = L.Add(t, L.Of(2));
        V ofTwo = L.Sub(more, t);
        V moreLow = L.Add(L.Sub(t, L.Sub(more, ofTwo)), L.Sub(L.Of(2), ofTwo));
        V product = L.Mul(t, more);
        V productLow = L.Fma(t, moreLow, L.Fma(t, more, L.Neg(product)));
        V root = Root(product, productLow, out V rootLow);
        V u = L.Add(root, t);
        V result = LogarithmOfOneMore<L, V>.OfPair(u, L.Add(L.Add(L.Sub(root, u), t), rootLow));
        return L.Select(L.AtMost(L.Of(0), t), result, L.Of(double.NaN));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AtanhNear(V x)
    {
        V one = L.Of(1);
        V under = L.Sub(one, x);
        V underLow = L.Sub(L.Sub(one, under), x);
        V quotient = Hyperbolics<L, V>.Quotient(L.Add(x, x), L.Of(0), under, underLow, out V low);
        V u = L.Add(quotient, low);
        return L.Mul(LogarithmOfOneMore<L, V>.OfPair(u, L.Add(L.Sub(quotient, u), low)), L.Of(0.5));
    }

    /// <summary>A square root in two parts; of 0 it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Root(V x, V xLow, out V low)
    {
        V root = L.Sqrt(x);
        V rest = L.Add(L.Fma(L.Neg(root), root, x), xLow);
        low = L.AndNot(L.Div(rest, L.Add(root, root)), L.Same(root, L.Of(0)));
        return root;
    }
}
