using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// log(1 + x), of an x in two parts: 1 + x is added without loss and split into 2^k (1 + f + c), where f is x itself if k is 0 and c is less than
/// half its last place. The rest is <see cref="Logarithm{L, V}"/>, and c is a correction to it.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class LogarithmOfOneMore<L, V>
    where L : struct, IDoubleLanes<V>
{
    // 2^1000: from there on 1 does not count.
    private const double Large = 1.0715086071862673E+301;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LogP1(V x)
    {
        if (!L.AllLess(x, L.Of(Large)) || !L.AllLess(L.Of(-1), x))
            return LogP1Rare(x);
        return L.Or(OfPair(x, L.Of(0)), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V LogP1Rare(V x)
    {
        V inRange = L.And(L.Less(x, L.Of(Large)), L.Less(L.Of(-1), x));
        V result = L.Or(OfPair(L.And(x, inRange), L.Of(0)), Binary<L, V>.SignOf(x));
        V ends = L.Select(L.Less(x, L.Of(0)), Logarithm<L, V>.Log(L.Add(x, L.Of(1))), Logarithm<L, V>.Log(x));
        return L.Select(inRange, result, L.Select(L.Same(x, x), ends, x));
    }

    /// <summary>log(1 + x + low) for a low part that is less than the last place of x; x is from above -1 to 2^1000. Of -0 it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V OfPair(V x, V low)
    {
        V one = L.Of(1);
        V sum = L.Add(one, x);
        V ofX = L.Sub(sum, one);
        V lost = L.Add(L.Add(L.Sub(one, L.Sub(sum, ofX)), L.Sub(x, ofX)), low);

        V m = Binary<L, V>.Split(sum, out V k);
        V scaled = L.Mul(lost, Binary<L, V>.PowerOfTwo(L.Sub(L.Of(Binary<L, V>.Counter), k)));
        V near = L.Sub(m, one);
        V f = L.Add(near, scaled);
        V c = L.Add(L.Sub(near, f), scaled);

        // If k is 0 the sum gives back x, and what it lost of the low part is that.
        V whole = L.Mul(k, L.Of(Logarithm<L, V>.Ln2));
        V high = L.Add(whole, f);
        V rest = L.Add(L.Sub(whole, high), f);
        V small = L.Fma(k, L.Of(Logarithm<L, V>.Ln2Rest), L.Fma(L.Neg(c), f, c));
        return L.Add(high, L.Add(rest, L.Sub(small, Logarithm<L, V>.Tail(f))));
    }
}
