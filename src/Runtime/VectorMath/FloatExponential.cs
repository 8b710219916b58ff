using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// <see cref="Exponential{L, V}"/> in floats, with a polynomial of degree 4 (Remez exchange in 200 bits, coefficients rounded to float: 2^-28
/// relative to e^r). 1 + r is added without loss.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class FloatExponential<L, V>
    where L : struct, IFloatLanes<V>
{
    /// <summary>1.5 * 2^23: what <see cref="Binary{L, V}.Counter"/> is to doubles.</summary>
    private const float Counter = 12582912;

    // Results of smaller arguments are normal numbers.
    private const float Near = 87;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp(V x)
    {
        if (!L.AllLess(L.Abs(x), L.Of(Near)))
            return ExpFar(x);
        V power = OfRest(x, out V counted);
        return L.AddBits(power, L.Up(counted, 23));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V ExpFar(V x)
    {
        V inRange = L.Select(L.Less(x, L.Of(-105f)), L.Of(-105f), x);
        inRange = L.Select(L.Less(L.Of(90f), inRange), L.Of(90f), inRange);
        V power = OfRest(inRange, out V counted);

        // In two steps, of which the first is exact.
        V counter = L.Of(Counter);
        V k = L.Sub(counted, counter);
        V half = L.Fma(k, L.Of(0.5f), counter);
        V rest = L.Add(L.Sub(k, L.Sub(half, counter)), counter);
        V result = L.Mul(L.Mul(power, PowerOfTwo(half)), PowerOfTwo(rest));
        return L.Select(L.Same(x, x), result, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PowerOfTwo(V counted) => L.AddBits(L.Up(counted, 23), L.Of(1f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfRest(V x, out V counted)
    {
        const float perLn2 = 1.44269502f, ln2 = 0.693147182f, ln2Rest = -1.90465421e-09f;
        V counter = L.Of(Counter), one = L.Of(1f);
        counted = L.Fma(x, L.Of(perLn2), counter);
        V k = L.Sub(counted, counter);
        V r = L.Fma(k, L.Of(-ln2Rest), L.Fma(k, L.Of(-ln2), x));
        V r2 = L.Mul(r, r);
        V q = L.Fma(
            L.Fma(L.Fma(L.Of(0.00138144882f), r, L.Of(0.00836871658f)), r2, L.Fma(L.Of(0.041668389f), r, L.Of(0.166665211f))),
            r,
            L.Of(0.49999994f));
        V high = L.Add(one, r);
        V low = L.Add(L.Sub(one, high), r);
        return L.Add(high, L.Fma(q, r2, low));
    }
}
