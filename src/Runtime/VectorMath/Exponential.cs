using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// The exponential function: e^x = 2^k e^r with k the whole number nearest to x / ln 2, so |r| is at most ln 2 / 2, and e^r = 1 + r + r^2 q(r).
/// k ln 2 is subtracted in two parts; the first difference is exact. q is the polynomial of degree 10 with the least greatest error relative to e^r
/// (Remez exchange in 400 bits, coefficients rounded to double): 2^-64.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Exponential<L, V>
    where L : struct, IDoubleLanes<V>
{
    internal const double PerLn2 = 1.4426950408889634;
    internal const double Ln2 = 0.6931471805599453;
    internal const double Ln2Rest = 2.3190468138462996e-17;

    // Results of smaller arguments are normal numbers.
    private const double Near = 708;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp(V x)
    {
        if (!L.AllLess(L.Abs(x), L.Of(Near)))
            return ExpFar(x);
        V power = OfRest(x, out V counted);
        return L.AddBits(power, L.Up(counted, 52));
    }

    /// <summary>Any argument: results below the normal numbers round once, those out of range are 0 and infinity, NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V ExpFar(V x)
    {
        V inRange = L.Select(L.Less(x, L.Of(-746)), L.Of(-746), x);
        inRange = L.Select(L.Less(L.Of(710), inRange), L.Of(710), inRange);
        V power = OfRest(inRange, out V counted);
        return L.Select(L.Same(x, x), Binary<L, V>.ScaleFar(power, counted), x);
    }

    /// <summary>e^x / 2, also where e^x is out of range; for large x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V HalfExp(V x)
    {
        V inRange = L.Select(L.Less(L.Of(712), x), L.Of(712), x);
        V power = OfRest(inRange, out V counted);
        return Binary<L, V>.ScaleFar(power, L.Sub(counted, L.Of(1)));
    }

    /// <summary>e^r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfRest(V x, out V counted)
    {
        V counter = L.Of(Binary<L, V>.Counter);
        counted = L.Fma(x, L.Of(PerLn2), counter);
        V k = L.Sub(counted, counter);
        V r = L.Fma(k, L.Of(-Ln2Rest), L.Fma(k, L.Of(-Ln2), x));
        V r2 = L.Mul(r, r);
        return L.Add(L.Of(1), L.Fma(Quadratic(r, r2), r2, r));
    }

    /// <summary>q(r) = (e^r - 1 - r) / r^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Quadratic(V r, V r2)
    {
        V r4 = L.Mul(r2, r2);
        V low = Polynomial<L, V>.Four(r, r2, 0.5, 0.16666666666666682, 0.041666666666666095, 0.008333333333317035);
        V high = Polynomial<L, V>.Seven(
            r, r2, r4,
            0.0013888888889115984, 0.00019841269896382199, 2.4801586925993848e-05, 2.755723486244038e-06,
            2.755758234833342e-07, 2.5112036878816672e-08, 2.082648419973849e-09);
        return L.Fma(high, r4, low);
    }
}
