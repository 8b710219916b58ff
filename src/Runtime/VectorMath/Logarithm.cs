using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// The natural logarithm: x = 2^k (1 + f) with 1 + f from the square root of 1/2 to that of 2, and with s = f / (2 + f)
/// log(1 + f) = 2 artanh(s) = f - (f^2/2 - s (f^2/2 + s^2 w(s^2))). w is the polynomial of degree 6 with the least greatest error
/// relative to the result (Remez exchange in 400 bits, coefficients rounded to double): 2^-59.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Logarithm<L, V>
    where L : struct, IDoubleLanes<V>
{
    // ln 2 in 42 bits, so that its product with k is exact, and the rest.
    internal const double Ln2 = 0.693147180559890330187045037746429443359375;
    internal const double Ln2Rest = 5.4979230187083711552420206887059353079955e-14;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Log(V x)
    {
        if (!L.AllLess(x, L.Of(double.PositiveInfinity)) || !L.AllLess(L.Of(Binary<L, V>.GreatestSubnormal), x))
            return LogRare(x);
        V m = Binary<L, V>.Split(x, out V k);
        return OfParts(m, k);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V LogRare(V x)
    {
        V m = SplitAny(x, out V k);
        return Ends(x, OfParts(m, k));
    }

    /// <summary>log 2x, also where 2x is out of range; for large x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static V LogOfTwice(V x)
    {
        V m = SplitAny(x, out V k);
        return Ends(x, OfParts(m, L.Add(k, L.Of(1))));
    }

    /// <summary>A number that need not be normal as m * 2^k; of those that have no logarithm something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V SplitAny(V x, out V k)
    {
        V small = L.Less(x, L.Of(Binary<L, V>.LeastNormal));
        V normal = L.Select(small, L.Mul(x, L.Of(18014398509481984.0)), x);
        V m = Binary<L, V>.Split(normal, out k);
        k = L.Sub(k, L.And(small, L.Of(54)));
        return m;
    }

    /// <summary>Logarithms to any base where they are no number: -infinity of 0, NaN below, infinity of itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Ends(V x, V log)
    {
        V zero = L.Of(0);
        log = L.Select(L.Less(zero, x), log, L.Of(double.NaN));
        log = L.Select(L.Same(x, zero), L.Of(double.NegativeInfinity), log);
        return L.Select(L.Less(x, L.Of(double.PositiveInfinity)), log, L.Select(L.Same(x, x), x, L.Of(double.NaN)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfParts(V m, V k)
    {
        V f = L.Sub(m, L.Of(1));
        V tail = Tail(f);

        // f is smaller than k ln 2, or k is 0: either way the difference is exact.
        V whole = L.Mul(k, L.Of(Ln2));
        V high = L.Add(whole, f);
        V low = L.Add(L.Sub(whole, high), f);
        return L.Add(high, L.Add(low, L.Sub(L.Mul(k, L.Of(Ln2Rest)), tail)));
    }

    /// <summary>f - log(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Tail(V f)
    {
        V s = L.Div(f, L.Add(f, L.Of(2)));
        V z = L.Mul(s, s);
        V halfSquare = L.Mul(L.Mul(f, L.Of(0.5)), f);
        V rest = L.Fma(z, Series(z), halfSquare);
        return L.Fma(L.Neg(s), rest, halfSquare);
    }

    /// <summary>w(z) = (2 artanh(s) / s - 2) / z with z = s^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Series(V z)
    {
        V z2 = L.Mul(z, z);
        return Polynomial<L, V>.Seven(
            z, z2, L.Mul(z2, z2),
            0.6666666666666734, 0.399999999994147, 0.2857142874239495, 0.22222198570753973, 0.18183564546936673,
            0.1531404253156444, 0.1479605223269404);
    }
}
