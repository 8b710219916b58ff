using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// The angle of a quotient p / q, of 0 up to 1: from tan(pi/8) on it is pi/4 + atan((p - q) / (p + q)), so the argument t of the series, which has two parts, is at
/// most that large: atan t = t + t z a(z) with z = t^2. a is the polynomial of degree 10 with the least greatest error relative to the result
/// (Remez exchange in 400 bits, coefficients rounded to double): 2^-59. Other quotients and signs turn and mirror the angle.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class ArcTangent<L, V>
    where L : struct, IDoubleLanes<V>
{
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiRest = 6.123233995736766e-17;
    private const double Pi = 3.141592653589793;
    private const double PiRest = 1.2246467991473532e-16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Atan(V x)
    {
        // From 2^60 on it is pi/2.
        const double large = 1152921504606846976;
        V one = L.Of(1), size = L.Abs(x);
        size = L.Select(L.Less(L.Of(large), size), L.Of(large), size);
        V swap = L.Less(one, size);
        V angle = OfQuotient(L.Select(swap, one, size), L.Select(swap, size, one), out V low);
        V result = Turned(angle, low, L.And(swap, L.Of(HalfPi)), L.And(swap, L.Of(HalfPiRest)), swap);
        return L.Or(result, Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Atan2(V y, V x)
    {
        V a = L.Abs(y), b = L.Abs(x);
        V swap = L.Less(b, a);
        V p = L.Select(swap, b, a), q = L.Select(swap, a, b);

        // 2^-960 to 2^900. A smaller one that is no number fails the second test.
        if (!L.AllLess(L.Of(1.0261342003245941e-289), p) || !L.AllLess(L.Add(p, q), L.Of(8.4527124981706439E+270)))
            return Atan2Rare(y, x);
        return OfParts(p, q, swap, L.Less(x, L.Of(0)), y);
    }

    /// <summary>Scaled so that no step leaves the normal numbers. Zeros and infinities are points on the axes and the diagonals.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Atan2Rare(V y, V x)
    {
        V zero = L.Of(0), one = L.Of(1), infinity = L.Of(double.PositiveInfinity);
        V a = L.Abs(y), b = L.Abs(x);
        V swap = L.Less(b, a);
        V p = L.Select(swap, b, a), q = L.Select(swap, a, b);
        V isLarge = L.AtMost(L.Of(8.4527124981706439E+270), q), isSmall = L.AtMost(p, L.Of(1.0261342003245941e-289));
        isSmall = L.And(isSmall, L.Less(q, L.Of(5.260135901548374e+210)));

        // 2^-200 and 2^200; up to 2^700, so that nothing overflows. Where neither helps the quotient is 0.
        V scale = L.Select(isLarge, L.Of(6.2230152778611417E-61), L.Select(isSmall, L.Of(1.6069380442589903E+60), one));
        V end = L.Same(q, infinity), origin = L.Same(q, zero);
        V pScaled = L.Select(end, L.And(L.Same(p, infinity), one), L.Mul(p, scale));
        V qScaled = L.Select(L.Or(end, origin), one, L.Mul(q, scale));
        V negative = L.Same(L.Or(Binary<L, V>.SignOf(x), one), L.Of(-1));
        V result = OfParts(pScaled, qScaled, swap, negative, y);
        return L.Select(L.And(L.Same(x, x), L.Same(y, y)), result, L.Of(double.NaN));
    }

    /// <summary>The angle of (±q, ±p), or of (±p, ±q) if the two are swapped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfParts(V p, V q, V swap, V negative, V y)
    {
        V angle = OfQuotient(p, q, out V low);
        V whole = L.Select(swap, L.Of(HalfPi), L.And(negative, L.Of(Pi)));
        V wholeLow = L.Select(swap, L.Of(HalfPiRest), L.And(negative, L.Of(PiRest)));
        return L.Or(Turned(angle, low, whole, wholeLow, L.Xor(swap, negative)), Binary<L, V>.SignOf(y));
    }

    /// <summary>The angle added to a whole number of quarter turns, or subtracted where the condition holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Turned(V angle, V low, V whole, V wholeLow, V mirrored)
    {
        V sign = L.And(mirrored, L.OfBits(Binary<L, V>.SignBit));
        (angle, low) = (L.Xor(angle, sign), L.Xor(low, sign));
        V high = L.Add(whole, angle);
        return L.Add(high, L.Add(L.Add(L.Sub(whole, high), angle), L.Add(wholeLow, low)));
    }

    /// <summary>The angle of p / q, in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfQuotient(V p, V q, out V low)
    {
        const double tangent = 0.41421356237309503, quarterPi = 0.7853981633974483, quarterPiRest = 3.061616997868383e-17;
        V large = L.Less(L.Mul(q, L.Of(tangent)), p);
        V difference = L.Sub(p, q), sum = L.Add(q, p);
        V over = L.Select(large, difference, p), under = L.Select(large, sum, q);
        V overLow = L.And(large, L.Sub(p, L.Add(difference, q)));
        V underLow = L.And(large, L.Add(L.Sub(q, sum), p));
        V t = Hyperbolics<L, V>.Quotient(over, overLow, under, underLow, out V tLow);

        V z = L.Mul(t, t);
        V tail = L.Fma(L.Mul(t, z), Series(z), L.Fma(L.Neg(tLow), z, tLow));
        V whole = L.And(large, L.Of(quarterPi));
        V high = L.Add(whole, t);
        low = L.Add(L.Add(L.Sub(whole, high), t), L.Add(L.And(large, L.Of(quarterPiRest)), tail));
        return high;
    }

    /// <summary>(atan t / t - 1) / z with z = t^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Series(V z)
    {
        V z2 = L.Mul(z, z);
        V z4 = L.Mul(z2, z2);
        V low = Polynomial<L, V>.Eight(
            z, z2, z4,
            -0.333333333333332, 0.19999999999953158, -0.14285714280157139, 0.11111110781665753,
            -0.09090897710686098, 0.07692059449989866, -0.06663096075142486, 0.05847835909940309);
        V high = Polynomial<L, V>.Three(z, z2, -0.0503908265367056, 0.03805934276384393, -0.0179019162427426);
        return L.Fma(high, L.Mul(z4, z4), low);
    }
}
