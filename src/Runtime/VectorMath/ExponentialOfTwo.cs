using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// 2^x = 2^k 2^r with k the whole number nearest to x, and 2^r = 1 + r ln 2 + r^2 q(r). q is the polynomial of degree 10 with the least greatest
/// error relative to 2^r for |r| up to 1/2 (Remez exchange in 400 bits, coefficients rounded to double): 2^-64.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class ExponentialOfTwo<L, V>
    where L : struct, IDoubleLanes<V>
{
    // Results of smaller arguments are normal numbers.
    private const double Near = 1021;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp2(V x)
    {
        if (!L.AllLess(L.Abs(x), L.Of(Near)))
            return Exp2Far(x);
        V counted = L.Add(x, L.Of(Binary<L, V>.Counter));
        V r = L.Sub(x, L.Sub(counted, L.Of(Binary<L, V>.Counter)));
        return L.AddBits(OfRest(r, L.Of(0)), L.Up(counted, 52));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Exp2Far(V x) => L.Select(L.Same(x, x), OfPair(x, L.Of(0)), x);

    /// <summary>2^(x + low) for a low part that is small beside x, rounded once where the result is no normal number; 0 or infinity out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V OfPair(V x, V low)
    {
        V small = L.Less(x, L.Of(-1100)), large = L.Less(L.Of(1100), x);
        V inRange = L.Select(small, L.Of(-1100), L.Select(large, L.Of(1100), x));
        low = L.AndNot(low, L.Or(small, large));
        V counted = L.Add(inRange, L.Of(Binary<L, V>.Counter));
        V r = L.Sub(inRange, L.Sub(counted, L.Of(Binary<L, V>.Counter)));
        return Binary<L, V>.ScaleFar(OfRest(L.Add(r, low), L.Add(L.Sub(r, L.Add(r, low)), low)), counted);
    }

    /// <summary>2^(r + low).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V OfRest(V r, V low)
    {
        V r2 = L.Mul(r, r);
        V small = L.Fma(low, L.Of(Exponential<L, V>.Ln2), L.Mul(r, L.Of(Exponential<L, V>.Ln2Rest)));
        return L.Add(L.Of(1), L.Fma(r, L.Of(Exponential<L, V>.Ln2), L.Fma(Quadratic(r, r2), r2, small)));
    }

    /// <summary>q(r) = (2^r - 1 - r ln 2) / r^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Quadratic(V r, V r2)
    {
        V r4 = L.Mul(r2, r2);
        V low = Polynomial<L, V>.Four(r, r2, 0.24022650695910072, 0.05550410866482164, 0.009618129107628345, 0.0013333558146402383);
        V high = Polynomial<L, V>.Seven(
            r, r2, r4,
            0.00015403530393633312, 1.5252733846406532e-05, 1.3215486590105568e-06, 1.0178054860884622e-07,
            7.0549789614846675e-09, 4.45617098520347e-10, 2.561661013732774e-11);
        return L.Fma(high, r4, low);
    }
}
