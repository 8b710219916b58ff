using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// x^y = 2^(y log2 x). The logarithm is computed in two parts, to some 65 bits, since y makes its error larger by up to a thousand: with
/// s = f / (2 + f), log(1 + f) = 2 s + s z (2/3 + z w(z)), z = s^2, in which all but w are pairs. w is the polynomial of degree 6 with the least
/// greatest error relative to the result (Remez exchange in 400 bits): 2^-66. <see cref="ExponentialOfTwo{L, V}"/> takes the product in two parts.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Power<L, V>
    where L : struct, IDoubleLanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Pow(V x, V y)
    {
        if (!L.AllLess(x, L.Of(double.PositiveInfinity)) || !L.AllLess(L.Of(Binary<L, V>.GreatestSubnormal), x))
            return PowRare(x, y);
        V m = Binary<L, V>.Split(x, out V k);
        V log = Log2(m, k, out V logLow);
        V product = L.Mul(y, log);
        V low = L.Fma(y, logLow, L.Fma(y, log, L.Neg(product)));
        if (!L.AllLess(L.Abs(product), L.Of(1020)))
            return PowRare(x, y);

        V counted = L.Add(product, L.Of(Binary<L, V>.Counter));
        V rest = L.Sub(product, L.Sub(counted, L.Of(Binary<L, V>.Counter)));
        V r = L.Add(rest, low);
        V power = ExponentialOfTwo<L, V>.OfRest(r, L.Add(L.Sub(rest, r), low));
        return L.AddBits(power, L.Up(counted, 52));
    }

    /// <summary>log2 of m * 2^k in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log2(V m, V k, out V low)
    {
        const double perLog = 1.4426950408889634, perLogRest = 2.0355273740931033e-17;
        const double third = 0.6666666666666666, thirdRest = 3.700743415417188e-17;

        V f = L.Sub(m, L.Of(1));
        V d = L.Add(f, L.Of(2));
        V dLow = L.Sub(f, L.Sub(d, L.Of(2)));
        V inverse = L.Div(L.Of(1), d);
        V s = L.Mul(f, inverse);
        V sLow = L.Mul(L.Fma(L.Neg(s), dLow, L.Fma(L.Neg(s), d, f)), inverse);

        V z = L.Mul(s, s);
        V zLow = L.Fma(L.Add(s, s), sLow, L.Fma(s, s, L.Neg(z)));
        V tail = L.Mul(Series(z), z);
        V w = L.Add(L.Of(third), tail);
        V wLow = L.Add(L.Add(L.Sub(L.Of(third), w), tail), L.Of(thirdRest));
        V v = L.Mul(z, w);
        V vLow = L.Fma(zLow, w, L.Fma(z, wLow, L.Fma(z, w, L.Neg(v))));
        V u = L.Mul(s, v);
        V uLow = L.Fma(sLow, v, L.Fma(s, vLow, L.Fma(s, v, L.Neg(u))));

        V twice = L.Add(s, s);
        V log = L.Add(twice, u);
        V logLow = L.Add(L.Add(L.Sub(twice, log), u), L.Add(L.Add(sLow, sLow), uLow));

        V share = L.Mul(log, L.Of(perLog));
        V shareLow = L.Fma(logLow, L.Of(perLog), L.Fma(log, L.Of(perLogRest), L.Fma(log, L.Of(perLog), L.Neg(share))));

        // The share is less than k, or that is 0.
        V high = L.Add(k, share);
        low = L.Add(L.Add(L.Sub(k, high), share), shareLow);
        return high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Series(V z)
    {
        V z2 = L.Mul(z, z);
        return Polynomial<L, V>.Seven(
            z, z2, L.Mul(z2, z2),
            0.40000000000002256, 0.28571428570100665, 0.2222222251977094, 0.18181784377202828, 0.15386756988015518,
            0.13256823465294776, 0.13196292696983375);
    }

    /// <summary>Any arguments: the power of the magnitude of x first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V PowRare(V x, V y)
    {
        V size = L.Abs(x);
        V m = Logarithm<L, V>.SplitAny(size, out V k);
        V log = Log2(m, k, out V logLow);

        // Beyond 2^65 every power is 1 or out of range.
        const double beyond = 36893488147419103232.0;
        V exponent = L.Select(L.Less(y, L.Of(-beyond)), L.Of(-beyond), L.Select(L.Less(L.Of(beyond), y), L.Of(beyond), y));
        V product = L.Mul(exponent, log);
        V low = L.Fma(exponent, logLow, L.Fma(exponent, log, L.Neg(product)));
        return Ends(x, y, ExponentialOfTwo<L, V>.OfPair(product, low));
    }

    /// <summary>What the signs and the ends make of a power (IEEE 754-2019, 9.2.1).</summary>
    /// <param name="x">The bases.</param>
    /// <param name="y">The exponents.</param>
    /// <param name="result">The powers of the magnitude of x.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Ends(V x, V y, V result)
    {
        V zero = L.Of(0), one = L.Of(1), infinity = L.Of(double.PositiveInfinity);
        V size = L.Abs(x);
        V up = L.Less(zero, y);
        result = L.Select(L.Same(size, zero), L.Select(up, zero, infinity), result);
        result = L.Select(L.Same(size, infinity), L.Select(up, infinity, zero), result);

        V whole = IsWhole(y, out V odd);
        V negative = L.Less(x, zero);
        result = L.Or(result, L.And(Binary<L, V>.SignOf(x), odd));
        V none = L.AndNot(L.And(negative, L.Less(size, infinity)), whole);
        result = L.Select(none, L.Of(double.NaN), result);
        result = L.Select(L.And(L.Same(x, x), L.Same(y, y)), result, L.Of(double.NaN));
        return L.Select(L.Or(L.Same(y, zero), L.Same(x, one)), one, result);
    }

    /// <summary>Whether y is a whole number; infinity is one, and even.</summary>
    private static V IsWhole(V y, out V odd)
    {
        V size = L.Abs(y), unit = L.Of(4503599627370496.0);
        V counted = L.Add(size, unit);
        V large = L.AtMost(unit, size);
        V whole = L.Or(large, L.Same(L.Sub(counted, unit), size));
        V last = L.And(L.Select(large, size, counted), L.OfBits(1));
        V even = L.Or(L.AtMost(L.Of(9007199254740992.0), size), L.Same(L.Or(last, L.Of(1)), L.Of(1)));
        odd = L.AndNot(whole, even);
        return whole;
    }
}
