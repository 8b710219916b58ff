using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Logarithms to the bases 2 and 10: those of 2^k and of 1 + f, as in <see cref="Logarithm{L, V}"/>, of which f's share is taken in two parts, so that
/// only small terms round. Those of powers of two to base 2 are exact.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class LogarithmToBase<L, V>
    where L : struct, IDoubleLanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Log2(V x)
    {
        if (!L.AllLess(x, L.Of(double.PositiveInfinity)) || !L.AllLess(L.Of(Binary<L, V>.GreatestSubnormal), x))
            return Log2Rare(x);
        V m = Binary<L, V>.Split(x, out V k);
        return Log2OfParts(m, k);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Log10(V x)
    {
        if (!L.AllLess(x, L.Of(double.PositiveInfinity)) || !L.AllLess(L.Of(Binary<L, V>.GreatestSubnormal), x))
            return Log10Rare(x);
        V m = Binary<L, V>.Split(x, out V k);
        return Log10OfParts(m, k);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Log2Rare(V x)
    {
        V m = Logarithm<L, V>.SplitAny(x, out V k);
        return Logarithm<L, V>.Ends(x, Log2OfParts(m, k));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Log10Rare(V x)
    {
        V m = Logarithm<L, V>.SplitAny(x, out V k);
        return Logarithm<L, V>.Ends(x, Log10OfParts(m, k));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log2OfParts(V m, V k) => OfParts(m, k, L.Of(0), 1.4426950408889634, 2.0355273740931033e-17);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log10OfParts(V m, V k)
    {
        // log10 2 in 42 bits, so that its product with k is exact, and the rest.
        const double log2 = 0.301029995663839144981466233730316162109375, log2Rest = 1.42050232272661e-13;
        return OfParts(m, L.Mul(k, L.Of(log2)), L.Mul(k, L.Of(log2Rest)), 0.4342944819032518, 1.098319650216765e-17);
    }

    /// <summary>whole + wholeRest + log(m) * (perLog + perLogRest).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfParts(V m, V whole, V wholeRest, double perLog, double perLogRest)
    {
        V f = L.Sub(m, L.Of(1)), per = L.Of(perLog);
        V product = L.Mul(f, per);
        V productRest = L.Fma(f, L.Of(perLogRest), L.Fma(f, per, L.Neg(product)));
        V rest = L.Add(wholeRest, L.Fma(L.Neg(Logarithm<L, V>.Tail(f)), per, productRest));

        // The product is less than the whole, or that is 0.
        V high = L.Add(whole, product);
        V low = L.Add(L.Sub(whole, high), product);
        return L.Add(high, L.Add(low, rest));
    }
}
