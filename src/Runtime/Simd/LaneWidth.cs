using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>The vectors that generated code uses on this machine. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneWidth
{
    /// <summary>The widest vectors with hardware support, as a path; <see cref="KernelPaths.Scalar"/> where there are none.</summary>
    public static KernelPaths Path =>
        Vector512.IsHardwareAccelerated ? KernelPaths.Simd512
        : Vector256.IsHardwareAccelerated ? KernelPaths.Simd256
        : Vector128.IsHardwareAccelerated ? KernelPaths.Simd128
        : KernelPaths.Scalar;

    /// <summary>The number that goes with this machine's vectors: the gang of a loop, for one.</summary>
    /// <param name="for512">With vectors of 512 bits.</param>
    /// <param name="for256">With vectors of 256 bits.</param>
    /// <param name="for128">With vectors of 128 bits.</param>
    /// <returns>One of them; 1 where there are no vectors.</returns>
    public static int Choose(int for512, int for256, int for128) =>
        Vector512.IsHardwareAccelerated ? for512
        : Vector256.IsHardwareAccelerated ? for256
        : Vector128.IsHardwareAccelerated ? for128
        : 1;

    /// <summary>
    /// Whether a loop that only reads waits for memory, on a machine where 256-bit loads then do better than 512-bit ones.
    /// </summary>
    /// <param name="trip">Number of iterations.</param>
    /// <param name="bytes">Bytes that one reads.</param>
    /// <returns>False on machines without 512-bit vectors.</returns>
    public static bool ExceedsCaches(long trip, int bytes) => Vector512.IsHardwareAccelerated && trip * (double)bytes > CacheSize.LastLevel;
}
