using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>Lanes that stand a fixed number of elements apart, which only run time may know: columns of matrices, records of many fields.</summary>
/// <remarks>They take pointers: the buffer is pinned, as for <see cref="VectorMemory"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneStride
{
    /// <summary>Loads one element for each lane.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="source">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    /// <param name="stride">From one lane to the next, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load512<T>(ref T source, nint offset, nint stride)
        where T : unmanaged
        => Vector512.Create(Load256(ref source, offset, stride), Load256(ref source, offset + (Vector256<T>.Count * stride), stride));

    /// <summary>Loads one element for each lane that is on; the others are 0.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="source">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    /// <param name="stride">From one lane to the next, in elements.</param>
    /// <param name="mask">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadMasked512<T>(ref T source, nint offset, nint stride, Vector512<T> mask)
        where T : unmanaged
        => Vector512.Create(
            LoadMasked256(ref source, offset, stride, mask.GetLower()),
            LoadMasked256(ref source, offset + (Vector256<T>.Count * stride), stride, mask.GetUpper()));

    /// <summary>Stores one element for each lane, the first lane first.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="value">What to store.</param>
    /// <param name="destination">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    /// <param name="stride">From one lane to the next, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store512<T>(Vector512<T> value, ref T destination, nint offset, nint stride)
        where T : unmanaged
    {
        Store256(value.GetLower(), ref destination, offset, stride);
        Store256(value.GetUpper(), ref destination, offset + (Vector256<T>.Count * stride), stride);
    }

    /// <summary>Stores one element for each lane that is on, the first lane first.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="value">What to store.</param>
    /// <param name="destination">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    /// <param name="stride">From one lane to the next, in elements.</param>
    /// <param name="mask">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked512<T>(Vector512<T> value, ref T destination, nint offset, nint stride, Vector512<T> mask)
        where T : unmanaged
    {
        StoreMasked256(value.GetLower(), ref destination, offset, stride, mask.GetLower());
        StoreMasked256(value.GetUpper(), ref destination, offset + (Vector256<T>.Count * stride), stride, mask.GetUpper());
    }

    /// <inheritdoc cref="Load512{T}(ref T, nint, nint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load256<T>(ref T source, nint offset, nint stride)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref source) + offset;
        if (sizeof(T) == 8 && Avx2.IsSupported)
            return Avx2.GatherVector256((long*)address, Vector256<long>.Indices * stride, sizeof(long)).As<long, T>();
        if (sizeof(T) == 4 && Avx2.IsSupported && FitsInt32(stride))
            return Avx2.GatherVector256((int*)address, Vector256<int>.Indices * (int)stride, sizeof(int)).As<int, T>();
        return Vector256.Create(Load128(ref source, offset, stride), Load128(ref source, offset + (Vector128<T>.Count * stride), stride));
    }

    /// <inheritdoc cref="LoadMasked512{T}(ref T, nint, nint, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadMasked256<T>(ref T source, nint offset, nint stride, Vector256<T> mask)
        where T : unmanaged
        => Vector256.Create(
            LoadMasked128(ref source, offset, stride, mask.GetLower()),
            LoadMasked128(ref source, offset + (Vector128<T>.Count * stride), stride, mask.GetUpper()));

    /// <inheritdoc cref="Store512{T}(Vector512{T}, ref T, nint, nint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store256<T>(Vector256<T> value, ref T destination, nint offset, nint stride)
        where T : unmanaged
    {
        Store128(value.GetLower(), ref destination, offset, stride);
        Store128(value.GetUpper(), ref destination, offset + (Vector128<T>.Count * stride), stride);
    }

    /// <inheritdoc cref="StoreMasked512{T}(Vector512{T}, ref T, nint, nint, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked256<T>(Vector256<T> value, ref T destination, nint offset, nint stride, Vector256<T> mask)
        where T : unmanaged
    {
        StoreMasked128(value.GetLower(), ref destination, offset, stride, mask.GetLower());
        StoreMasked128(value.GetUpper(), ref destination, offset + (Vector128<T>.Count * stride), stride, mask.GetUpper());
    }

    /// <inheritdoc cref="Load512{T}(ref T, nint, nint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load128<T>(ref T source, nint offset, nint stride)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref source) + offset;
        if (sizeof(T) == 8)
            return Vector128.Create(*(long*)address, *(long*)(address + stride)).As<long, T>();
        if (sizeof(T) == 4)
            return Vector128.Create(*(int*)address, *(int*)(address + stride), *(int*)(address + (2 * stride)), *(int*)(address + (3 * stride))).As<int, T>();
        return LoadLanes(address, stride);
    }

    /// <inheritdoc cref="LoadMasked512{T}(ref T, nint, nint, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector128<T> LoadMasked128<T>(ref T source, nint offset, nint stride, Vector128<T> mask)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref source) + offset;
        Vector128<T> lanes = Vector128<T>.Zero;
        for (uint on = mask.ExtractMostSignificantBits(); on != 0; on &= on - 1)
        {
            int lane = BitOperations.TrailingZeroCount(on);
            lanes = lanes.WithElement(lane, address[lane * stride]);
        }

        return lanes;
    }

    /// <inheritdoc cref="Store512{T}(Vector512{T}, ref T, nint, nint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store128<T>(Vector128<T> value, ref T destination, nint offset, nint stride)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref destination) + offset;
        if (sizeof(T) < 4)
        {
            StoreLanes(value, address, stride);
            return;
        }

        address[0] = value.GetElement(0);
        address[stride] = value.GetElement(1);
        if (sizeof(T) == 4)
        {
            address[2 * stride] = value.GetElement(2);
            address[3 * stride] = value.GetElement(3);
        }
    }

    /// <inheritdoc cref="StoreMasked512{T}(Vector512{T}, ref T, nint, nint, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StoreMasked128<T>(Vector128<T> value, ref T destination, nint offset, nint stride, Vector128<T> mask)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref destination) + offset;
        for (uint on = mask.ExtractMostSignificantBits(); on != 0; on &= on - 1)
        {
            int lane = BitOperations.TrailingZeroCount(on);
            address[lane * stride] = value.GetElement(lane);
        }
    }

    /// <summary>Whether the lanes of a vector of small elements are no further apart than an int can say.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool FitsInt32(nint stride) => stride is >= int.MinValue / 8 and <= int.MaxValue / 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector128<T> LoadLanes<T>(T* address, nint stride)
        where T : unmanaged
    {
        Vector128<T> lanes = default;
        var lane = (T*)&lanes;
        for (int k = 0; k < Vector128<T>.Count; k++)
            lane[k] = address[k * stride];
        return lanes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreLanes<T>(Vector128<T> value, T* address, nint stride)
        where T : unmanaged
    {
        var lane = (T*)&value;
        for (int k = 0; k < Vector128<T>.Count; k++)
            address[k * stride] = lane[k];
    }
}
