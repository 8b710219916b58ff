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
}
