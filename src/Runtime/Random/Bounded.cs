using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>Random bits as integers below a limit: the upper half of a product (D. Lemire, Fast random integer generation in an interval, 2019), without his rejection.</summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Bounded<L, V>
    where L : struct, IWordLanes<V>
{
    /// <summary>bits * limit / 2^64, rounded down.</summary>
    /// <param name="bits">64 random bits.</param>
    /// <param name="limit">Below 2^32.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Below(V bits, V limit) =>
        L.Upper(L.Add(L.Multiply(L.Upper(bits), limit), L.Upper(L.Multiply(bits, limit))));
}
