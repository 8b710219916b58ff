using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Arc sine and cosine: up to 1/2, asin x = x + x z b(z) with z = x^2; beyond, by asin x = pi/2 - 2 asin s with s = sqrt((1 - x) / 2) in two parts.
/// b is the polynomial of degree 12 with the least greatest error relative to the result for z up to 1/4 (Remez exchange in 400 bits, coefficients
/// rounded to double): 2^-60. What is not in range comes out as NaN by itself.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class InverseTrigonometry<L, V>
    where L : struct, IDoubleLanes<V>
{
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiRest = 6.123233995736766e-17;
    private const double Pi = 3.141592653589793;
    private const double PiRest = 1.2246467991473532e-16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Asin(V x)
    {
        V size = L.Abs(x), large = L.Less(L.Of(0.5), size);
        V s = Halved(size, large, out V sLow, out V z);
        V tail = L.Mul(L.Mul(s, z), Series(z));

        // 2 s is at most 1.
        V whole = L.And(large, L.Of(HalfPi)), wholeLow = L.And(large, L.Of(HalfPiRest));
        V term = L.Select(large, L.Mul(s, L.Of(-2)), s);
        V termLow = L.Select(large, L.Mul(L.Add(sLow, tail), L.Of(-2)), tail);
        V high = L.Add(whole, term);
        V low = L.Add(L.Add(L.Sub(whole, high), term), L.Add(wholeLow, termLow));
        return L.Or(L.Add(high, low), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Acos(V x)
    {
        V size = L.Abs(x), large = L.Less(L.Of(0.5), size), negative = L.Less(x, L.Of(0));
        V s = Halved(size, large, out V sLow, out V z);
        V tail = L.Mul(L.Mul(s, z), Series(z));

        // pi/2 - x, 2 s or pi - 2 s.
        V whole = L.Select(large, L.And(negative, L.Of(Pi)), L.Of(HalfPi));
        V wholeLow = L.Select(large, L.And(negative, L.Of(PiRest)), L.Of(HalfPiRest));
        V term = L.Select(large, L.Add(s, s), L.Neg(s));
        V termLow = L.Select(large, L.Mul(L.Add(sLow, tail), L.Of(2)), L.Neg(tail));
        V sign = L.And(negative, L.OfBits(Binary<L, V>.SignBit));
        (term, termLow) = (L.Xor(term, sign), L.Xor(termLow, sign));
        V high = L.Add(whole, term);
        V low = L.Add(L.Add(L.Sub(whole, high), term), L.Add(wholeLow, termLow));
        return L.Add(high, low);
    }

    /// <summary>The argument of the series, in two parts, and its square.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Halved(V size, V large, out V low, out V z)
    {
        V half = L.Mul(L.Sub(L.Of(1), size), L.Of(0.5));
        V root = L.Sqrt(half);
        low = L.Div(L.Fma(L.Neg(root), root, half), L.Add(root, root));
        low = L.AndNot(low, L.Same(root, L.Of(0)));
        z = L.Select(large, half, L.Mul(size, size));
        return L.Select(large, root, size);
    }

    /// <summary>(asin t / t - 1) / z with z = t^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Series(V z)
    {
        V z2 = L.Mul(z, z);
        V z4 = L.Mul(z2, z2);
        V low = Polynomial<L, V>.Eight(
            z, z2, z4,
            0.1666666666666676, 0.07499999999970779, 0.04464285717463181, 0.030381942706803906,
            0.022372215015979673, 0.017351611491796582, 0.013980826953635107, 0.011398858587998129);
        V high = Polynomial<L, V>.Five(
            z, z2, z4, 0.010780560302601222, 0.0037052211576719604, 0.021710399405880213, -0.021003328350153203, 0.032631345724232326);
        return L.Fma(high, L.Mul(z4, z4), low);
    }
}
