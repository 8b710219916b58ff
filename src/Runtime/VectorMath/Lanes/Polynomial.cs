using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Polynomials with their terms in pairs, and pairs of pairs (G. Estrin, 1960): the steps that wait for each other are as many as the bits of
/// the degree, not as the degree. The powers of the argument are the caller's, who needs them for other things.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Polynomial<L, V>
    where L : struct, IDoubleLanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Two(V x, double c0, double c1) => L.Fma(L.Of(c1), x, L.Of(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Three(V x, V x2, double c0, double c1, double c2) => L.Fma(L.Of(c2), x2, Two(x, c0, c1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Four(V x, V x2, double c0, double c1, double c2, double c3) => L.Fma(Two(x, c2, c3), x2, Two(x, c0, c1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Five(V x, V x2, V x4, double c0, double c1, double c2, double c3, double c4) =>
        L.Fma(L.Of(c4), x4, Four(x, x2, c0, c1, c2, c3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Six(V x, V x2, V x4, double c0, double c1, double c2, double c3, double c4, double c5) =>
        L.Fma(Two(x, c4, c5), x4, Four(x, x2, c0, c1, c2, c3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Seven(V x, V x2, V x4, double c0, double c1, double c2, double c3, double c4, double c5, double c6) =>
        L.Fma(Three(x, x2, c4, c5, c6), x4, Four(x, x2, c0, c1, c2, c3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Eight(V x, V x2, V x4, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7) =>
        L.Fma(Four(x, x2, c4, c5, c6, c7), x4, Four(x, x2, c0, c1, c2, c3));
}
