using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// <see cref="Logarithm{L, V}"/> and <see cref="LogarithmToBase{L, V}"/> in floats, with a polynomial of degree 2 (Remez exchange in 200 bits, coefficients
/// rounded to float: 2^-30 relative to the result).
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class FloatLogarithm<L, V>
    where L : struct, IFloatLanes<V>
{
    private const float LeastNormal = 1.17549435E-38f;
    private const float GreatestSubnormal = 1.17549421E-38f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Log(V x)
    {
        if (!L.AllLess(x, L.Of(float.PositiveInfinity)) || !L.AllLess(L.Of(GreatestSubnormal), x))
            return LogRare(x);
        V m = Split(x, out V k);
        return LogOfParts(m, k);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Log2(V x)
    {
        if (!L.AllLess(x, L.Of(float.PositiveInfinity)) || !L.AllLess(L.Of(GreatestSubnormal), x))
            return Log2Rare(x);
        V m = Split(x, out V k);
        return Log2OfParts(m, k);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V LogRare(V x)
    {
        V m = SplitAny(x, out V k);
        return Ends(x, LogOfParts(m, k));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Log2Rare(V x)
    {
        V m = SplitAny(x, out V k);
        return Ends(x, Log2OfParts(m, k));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Split(V x, out V k)
    {
        const int rootOfHalf = 0x3F35_04F3, one = 0x3F80_0000;
        V moved = L.AddBits(x, L.OfBits(one - rootOfHalf));
        V exponent = L.Or(L.Down(moved, 23), L.Of(8388608f));
        k = L.Sub(exponent, L.Of(8388608f + 127));
        return L.AddBits(L.And(moved, L.OfBits(0x7F_FFFF)), L.OfBits(rootOfHalf));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SplitAny(V x, out V k)
    {
        V small = L.Less(x, L.Of(LeastNormal));
        V m = Split(L.Select(small, L.Mul(x, L.Of(33554432f)), x), out k);
        k = L.Sub(k, L.And(small, L.Of(25f)));
        return m;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Ends(V x, V log)
    {
        V zero = L.Of(0f);
        log = L.Select(L.Less(zero, x), log, L.Of(float.NaN));
        log = L.Select(L.Same(x, zero), L.Of(float.NegativeInfinity), log);
        return L.Select(L.Less(x, L.Of(float.PositiveInfinity)), log, L.Select(L.Same(x, x), x, L.Of(float.NaN)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfParts(V m, V k)
    {
        // In 16 bits, so that the product with k is exact.
        const float ln2 = 0.693145752f, ln2Rest = 1.42860677e-06f;
        V f = L.Sub(m, L.Of(1f));
        V whole = L.Mul(k, L.Of(ln2));
        V high = L.Add(whole, f);
        V low = L.Add(L.Sub(whole, high), f);
        return L.Add(high, L.Add(low, L.Sub(L.Mul(k, L.Of(ln2Rest)), Tail(f))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log2OfParts(V m, V k)
    {
        V f = L.Sub(m, L.Of(1f)), per = L.Of(1.44269502f);
        V product = L.Mul(f, per);
        V productRest = L.Fma(f, L.Of(1.92596303e-08f), L.Fma(f, per, L.Neg(product)));
        V rest = L.Fma(L.Neg(Tail(f)), per, productRest);
        V high = L.Add(k, product);
        V low = L.Add(L.Sub(k, high), product);
        return L.Add(high, L.Add(low, rest));
    }

    /// <summary>f - log(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Tail(V f)
    {
        V s = L.Div(f, L.Add(f, L.Of(2f)));
        V z = L.Mul(s, s);
        V halfSquare = L.Mul(L.Mul(f, L.Of(0.5f)), f);
        V series = L.Fma(L.Fma(L.Of(0.298718899f), z, L.Of(0.399775356f)), z, L.Of(0.666667759f));
        return L.Fma(L.Neg(s), L.Fma(z, series, halfSquare), halfSquare);
    }
}
