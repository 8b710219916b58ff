using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// 10^x = 2^k 10^r with k the whole number nearest to x / log10 2, and 10^r = 1 + r ln 10 + r^2 q(r). k log10 2 is subtracted in two
/// parts. q is the polynomial of degree 10 with the least greatest error relative to 10^r for |r| up to log10(2) / 2 (Remez exchange in 400 bits,
/// coefficients rounded to double): 2^-64.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class ExponentialOfTen<L, V>
    where L : struct, IDoubleLanes<V>
{
    private const double PerLog2 = 3.321928094887362;
    private const double Log2 = 0.3010299956639812;
    private const double Log2Rest = -2.8037281277851704e-18;
    private const double Ln10 = 2.302585092994046;
    private const double Ln10Rest = -2.1707562233822494e-16;

    // Results of smaller arguments are normal numbers.
    private const double Near = 307;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp10(V x)
    {
        if (!L.AllLess(L.Abs(x), L.Of(Near)))
            return Exp10Far(x);
        V power = OfRest(x, out V counted);
        return L.AddBits(power, L.Up(counted, 52));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Exp10Far(V x)
    {
        V inRange = L.Select(L.Less(x, L.Of(-330)), L.Of(-330), x);
        inRange = L.Select(L.Less(L.Of(310), inRange), L.Of(310), inRange);
        V power = OfRest(inRange, out V counted);
        return L.Select(L.Same(x, x), Binary<L, V>.ScaleFar(power, counted), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfRest(V x, out V counted)
    {
        V counter = L.Of(Binary<L, V>.Counter);
        counted = L.Fma(x, L.Of(PerLog2), counter);
        V k = L.Sub(counted, counter);

        // The first difference is exact; what the second loses is kept.
        V near = L.Fma(k, L.Of(-Log2), x);
        V r = L.Fma(k, L.Of(-Log2Rest), near);
        V lost = L.Fma(k, L.Of(-Log2Rest), L.Sub(near, r));
        V r2 = L.Mul(r, r);

        V product = L.Mul(r, L.Of(Ln10));
        V high = L.Add(L.Of(1), product);
        V low = L.Add(L.Add(L.Sub(L.Of(1), high), product), L.Fma(r, L.Of(Ln10), L.Neg(product)));
        low = L.Fma(r, L.Of(Ln10Rest), L.Fma(lost, L.Of(Ln10), low));
        return L.Add(high, L.Fma(Quadratic(r, r2), r2, low));
    }

    /// <summary>q(r) = (10^r - 1 - r ln 10) / r^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Quadratic(V r, V r2)
    {
        V r4 = L.Mul(r2, r2);
        V low = Polynomial<L, V>.Four(r, r2, 2.650949055239199, 2.0346785922934782, 1.171255148912251, 0.5393829291945266);
        V high = Polynomial<L, V>.Seven(
            r, r2, r4,
            0.20699584870025267, 0.06808936526356636, 0.019597694329692446, 0.005013913484576119,
            0.0011545108024582497, 0.00024224482949214226, 4.625985057141108e-05);
        return L.Fma(high, r4, low);
    }
}
