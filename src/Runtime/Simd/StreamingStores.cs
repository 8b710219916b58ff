using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Non-temporal stores where the address is aligned to the vector, normal stores elsewhere. They take pointers and rely on the
/// pin and on the store fence of <see cref="KernelRunner"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct StreamingStores : IStorePolicy
{
    /// <inheritdoc/>
    public static bool IsStoring => true;

    /// <inheritdoc/>
    public static bool IsStreaming => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> value, ref T destination, nint offset)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref destination) + offset;
        if (((nuint)address & 63) == 0)
            value.StoreAlignedNonTemporal(address);
        else
            value.Store(address);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> value, ref T destination, nint offset)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref destination) + offset;
        if (((nuint)address & 31) == 0)
            value.StoreAlignedNonTemporal(address);
        else
            value.Store(address);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<T> value, ref T destination, nint offset)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref destination) + offset;
        if (((nuint)address & 15) == 0)
            value.StoreAlignedNonTemporal(address);
        else
            value.Store(address);
    }

    /// <summary>0 as well if no element is ever aligned, because the buffer is not aligned to its elements.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Head<T>(ref T destination, nint from, nint to, int vectorBytes)
        where T : unmanaged
    {
        nuint address = (nuint)((T*)Unsafe.AsPointer(ref destination) + from);
        if (address % (nuint)sizeof(T) != 0)
            return 0;
        nuint bytes = (nuint)(-(nint)address) & (nuint)(vectorBytes - 1);
        return Math.Min((nint)(bytes / (nuint)sizeof(T)), to - from);
    }
}
