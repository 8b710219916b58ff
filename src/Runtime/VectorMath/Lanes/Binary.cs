using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Whole numbers and powers of two in lanes of 64 bits. No width has an instruction for every conversion, so all of them add a number
/// whose last place counts ones: the integer then stands in the lowest bits of the sum.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Binary<L, V>
    where L : struct, IDoubleLanes<V>
{
    /// <summary>1.5 * 2^52: added to a number below 2^51 in magnitude, it rounds that to a whole one, and to even where two are as near.</summary>
    internal const double Counter = 6755399441055744.0;

    internal const long MantissaBits = 0x000F_FFFF_FFFF_FFFF;
    internal const long SignBit = long.MinValue;
    internal const double LeastNormal = 2.2250738585072014E-308;
    internal const double GreatestSubnormal = 2.2250738585072009E-308;

    /// <summary>The bits of the number, without its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V SignOf(V x) => L.And(x, L.OfBits(SignBit));

    /// <summary>2^k, for a normal result.</summary>
    /// <param name="counted">k + <see cref="Counter"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V PowerOfTwo(V counted) => L.AddBits(L.Up(counted, 52), L.Of(1));

    /// <summary>x * 2^k in two steps, of which the first is exact for x near 1 and |k| up to 2000: only the last one rounds.</summary>
    /// <param name="x">A number.</param>
    /// <param name="counted">k + <see cref="Counter"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ScaleFar(V x, V counted)
    {
        V counter = L.Of(Counter);
        V k = L.Sub(counted, counter);
        V half = L.Fma(k, L.Of(0.5), counter);
        V rest = L.Add(L.Sub(k, L.Sub(half, counter)), counter);
        return L.Mul(L.Mul(x, PowerOfTwo(half)), PowerOfTwo(rest));
    }

    /// <summary>
    /// A positive normal number as m * 2^k with m from the square root of 1/2 to that of 2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Split(V x, out V k)
    {
        const long rootOfHalf = 0x3FE6_A09E_667F_3BCD;
        const long one = 0x3FF0_0000_0000_0000;
        V moved = L.AddBits(x, L.OfBits(one - rootOfHalf));

        // 2^52 with the exponent, 1023 too large, in its last places.
        V exponent = L.Or(L.Down(moved, 52), L.Of(4503599627370496.0));
        k = L.Sub(exponent, L.Of(4503599627370496.0 + 1023));
        return L.AddBits(L.And(moved, L.OfBits(MantissaBits)), L.OfBits(rootOfHalf));
    }
}
