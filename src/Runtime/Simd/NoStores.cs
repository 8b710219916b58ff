using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>Stores nothing: for a pass over a loop that only wants what its iterations come to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoStores : IStorePolicy
{
    /// <inheritdoc/>
    public static bool IsStoring => false;

    /// <inheritdoc/>
    public static bool IsStreaming => false;

    /// <inheritdoc/>
    public static void Store<T>(Vector512<T> value, ref T destination, nint offset)
        where T : unmanaged
    {
    }

    /// <inheritdoc/>
    public static void Store<T>(Vector256<T> value, ref T destination, nint offset)
        where T : unmanaged
    {
    }

    /// <inheritdoc/>
    public static void Store<T>(Vector128<T> value, ref T destination, nint offset)
        where T : unmanaged
    {
    }

    /// <summary>0: any alignment will do.</summary>
    /// <inheritdoc/>
    public static nint Head<T>(ref T destination, nint from, nint to, int vectorBytes)
        where T : unmanaged
        => 0;
}
