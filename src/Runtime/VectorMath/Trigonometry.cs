using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Sine, cosine and tangent. <see cref="Quadrants{L, V}"/> leaves r + low, at most pi/4 in magnitude, and the number of quarter turns; then, with z = r^2,
/// sin r = r + r z s(z) and cos r = 1 - z/2 + z^2 c(z). s and c are the polynomials of degree 5 with the least greatest error relative to the result
/// (Remez exchange in 400 bits, coefficients rounded to double): 2^-58 and 2^-64. Both are computed, and each lane takes the one it is due.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Trigonometry<L, V>
    where L : struct, IDoubleLanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Sin(V x)
    {
        V r = Quadrants<L, V>.Reduce(L.Abs(x), out V low, out V quadrant);
        V z = L.Mul(r, r);
        V result = L.Select(Quadrants<L, V>.IsEven(quadrant), SinOfRest(r, low, z), CosOfRest(r, low, z));
        return L.Xor(result, L.Xor(Quadrants<L, V>.Sign(quadrant), Binary<L, V>.SignOf(x)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Cos(V x)
    {
        V r = Quadrants<L, V>.Reduce(L.Abs(x), out V low, out V quadrant);
        V z = L.Mul(r, r);
        V result = L.Select(Quadrants<L, V>.IsEven(quadrant), CosOfRest(r, low, z), SinOfRest(r, low, z));
        return L.Xor(result, Quadrants<L, V>.Sign(L.AddBits(quadrant, L.OfBits(1))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V SinCos(V x, out V cos)
    {
        V r = Quadrants<L, V>.Reduce(L.Abs(x), out V low, out V quadrant);
        V z = L.Mul(r, r);
        V first = SinOfRest(r, low, z), second = CosOfRest(r, low, z), even = Quadrants<L, V>.IsEven(quadrant);
        cos = L.Xor(L.Select(even, second, first), Quadrants<L, V>.Sign(L.AddBits(quadrant, L.OfBits(1))));
        return L.Xor(L.Select(even, first, second), L.Xor(Quadrants<L, V>.Sign(quadrant), Binary<L, V>.SignOf(x)));
    }

    /// <summary>The quotient of the two, each in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Tan(V x)
    {
        V r = Quadrants<L, V>.Reduce(L.Abs(x), out V low, out V quadrant);
        V z = L.Mul(r, r), one = L.Of(1);
        V tail = Tail(r, low, z);
        V sin = L.Add(r, tail);
        V sinLow = L.Add(L.Sub(r, sin), tail);

        V half = L.Mul(z, L.Of(0.5));
        V near = L.Sub(one, half);
        V rest = L.Fma(L.Fma(r, r, L.Neg(z)), L.Of(-0.5), L.Add(L.Sub(L.Sub(one, near), half), CosTail(r, low, z)));
        V cos = L.Add(near, rest);
        V cosLow = L.Add(L.Sub(near, cos), rest);

        V even = Quadrants<L, V>.IsEven(quadrant);
        V over = L.Select(even, sin, cos), overLow = L.Select(even, sinLow, cosLow);
        V under = L.Select(even, cos, sin), underLow = L.Select(even, cosLow, sinLow);
        V inverse = L.Div(one, under);
        V quotient = L.Mul(over, inverse);
        V error = L.Fma(L.Neg(quotient), underLow, L.Add(L.Fma(L.Neg(quotient), under, over), overLow));
        V sign = L.AndNot(L.OfBits(Binary<L, V>.SignBit), even);
        return L.Xor(L.Fma(error, inverse, quotient), L.Xor(sign, Binary<L, V>.SignOf(x)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V SinOfRest(V r, V low, V z) => L.Add(r, Tail(r, low, z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V CosOfRest(V r, V low, V z)
    {
        V half = L.Mul(z, L.Of(0.5));
        V near = L.Sub(L.Of(1), half);
        return L.Add(near, L.Add(L.Sub(L.Sub(L.Of(1), near), half), CosTail(r, low, z)));
    }

    /// <summary>sin(r + low) - r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Tail(V r, V low, V z)
    {
        V z2 = L.Mul(z, z);
        V series = Polynomial<L, V>.Six(
            z, z2, L.Mul(z2, z2),
            -0.1666666666666663, 0.008333333333322118, -0.0001984126982958739, 2.7557313619859636e-06, -2.5050747422450273e-08,
            1.5896205648540156e-10);
        return L.Fma(L.Mul(r, z), series, L.Fma(L.Mul(low, z), L.Of(-0.5), low));
    }

    /// <summary>cos(r + low) - (1 - z / 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CosTail(V r, V low, V z)
    {
        V z2 = L.Mul(z, z);
        V series = Polynomial<L, V>.Six(
            z, z2, L.Mul(z2, z2),
            0.041666666666666595, -0.001388888888887305, 2.480158728884541e-05, -2.755731417714901e-07, 2.0875700514219033e-09,
            -1.135851804567422e-11);
        return L.Fma(z2, series, L.Neg(L.Mul(r, low)));
    }
}
