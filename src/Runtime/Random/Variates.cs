using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Random bits as numbers of a distribution, without rejection, so that lanes do the same work. The bits come as those of the lanes of 64 bits.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Variates<L, V>
    where L : struct, IDoubleLanes<V>
{
    // 2 pi / 2^54, and what is missing from it.
    private const double Turn = 6.2831853071795862 / 18014398509481984.0;
    private const double TurnRest = 2.4492935982947064e-16 / 18014398509481984.0;

    /// <summary>-log u with u = (bits + 1/2) / 2^64, rounded to double: exponentially distributed, from 0 to 45.05.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exponential(V bits)
    {
        // The halves as 2^84 + 2^32 upper and 2^52 + lower: the difference is exact, the sum is rounded once.
        V upper = L.Or(L.Down(bits, 32), L.Of(19342813113834066795298816.0));
        V lower = L.Or(L.And(bits, L.OfBits(0xFFFF_FFFF)), L.Of(4503599627370496.0));
        V number = L.Add(L.Sub(upper, L.Of(19342813118337666422669312.0)), lower);
        V u = L.Fma(number, L.Of(1 / 18446744073709551616.0), L.Of(0.5 / 18446744073709551616.0));
        return L.Sub(L.Of(0), Logarithm<L, V>.Log(u));
    }

    /// <summary>The distance from the origin of two independent normal variates (G. Box, M. Muller, A note on the generation of random normal deviates, 1958).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Radius(V bits)
    {
        V half = Exponential(bits);
        return L.Sqrt(L.Add(half, half));
    }

    /// <summary>The cosine of an angle of bits / 2^64 turns, of which the upper 54 bits count. Quarter turns are the upper two, so reduction is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Cosine(V bits)
    {
        V shifted = L.AddBits(bits, L.OfBits(1L << 61));
        V quadrant = L.Down(shifted, 62);
        V rest = L.Sub(L.Or(L.Down(L.Up(shifted, 2), 12), L.Of(4503599627370496.0)), L.Of(4503599627370496.0 + 2251799813685248.0));
        V r = L.Mul(rest, L.Of(Turn));
        V low = L.Fma(rest, L.Of(TurnRest), L.Fma(rest, L.Of(Turn), L.Neg(r)));
        V z = L.Mul(r, r);
        V result = L.Select(Quadrants<L, V>.IsEven(quadrant), Trigonometry<L, V>.CosOfRest(r, low, z), Trigonometry<L, V>.SinOfRest(r, low, z));
        return L.Xor(result, Quadrants<L, V>.Sign(L.AddBits(quadrant, L.OfBits(1))));
    }
}
