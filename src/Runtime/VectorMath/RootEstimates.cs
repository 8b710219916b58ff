using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// One over a square root from an estimate y of it: with e = 1 - x y^2, 1 / sqrt(x) = y (1 - e)^(-1/2) = y (1 + e/2 + 3 e^2/8 + 5 e^3/16 + ...), a step of
/// Newton's method or, with more terms, of Householder's. The estimate is the processor's, and so are the last bits.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class RootEstimates<L, V>
    where L : struct, ILanes<V>
{
    /// <summary>With the terms up to e^<paramref name="three"/>'s: from 14 bits to 54. Where that is no number, the estimate is the result.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The estimates.</param>
    /// <param name="half">1/2.</param>
    /// <param name="two">3/8, the factor of e^2.</param>
    /// <param name="three">5/16, the factor of e^3.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Cubic(V x, V y, V half, V two, V three)
    {
        V e = Error(x, y, half);
        V more = L.Mul(L.Fma(L.Fma(three, e, two), e, half), e);
        return OrEstimate(L.Fma(more, y, y), y);
    }

    /// <summary>With the terms up to e^2's: from 11 bits to 33.</summary>
    /// <inheritdoc cref="Cubic"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Quadratic(V x, V y, V half, V two)
    {
        V e = Error(x, y, half);
        return OrEstimate(L.Fma(L.Mul(L.Fma(two, e, half), e), y, y), y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Error(V x, V y, V half) => L.Fma(L.Neg(L.Mul(x, y)), y, L.Add(half, half));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OrEstimate(V better, V y) => L.Select(L.Same(better, better), better, y);
}
