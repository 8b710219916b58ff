using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>Stores through the caches.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NormalStores : IStorePolicy
{
    /// <inheritdoc/>
    public static bool IsStoring => true;

    /// <inheritdoc/>
    public static bool IsStreaming => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> value, ref T destination, nint offset)
        where T : unmanaged
        => value.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> value, ref T destination, nint offset)
        where T : unmanaged
        => value.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<T> value, ref T destination, nint offset)
        where T : unmanaged
        => value.StoreUnsafe(ref destination, (nuint)offset);

    /// <summary>0: any alignment will do.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Head<T>(ref T destination, nint from, nint to, int vectorBytes)
        where T : unmanaged
        => 0;
}
