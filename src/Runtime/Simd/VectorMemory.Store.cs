using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

public static unsafe partial class VectorMemory
{
    /// <summary>Stores the lanes that are on to <c>destination + offset</c>; elements of the others are not touched.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="value">What to store.</param>
    /// <param name="destination">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    /// <param name="mask">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked512<T>(Vector512<T> value, ref T destination, nint offset, Vector512<T> mask)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref destination) + offset;
        if (sizeof(T) == 8 && Avx512F.IsSupported)
            Avx512F.MaskStore((long*)address, mask.AsInt64(), value.AsInt64());
        else if (sizeof(T) == 4 && Avx512F.IsSupported)
            Avx512F.MaskStore((int*)address, mask.AsInt32(), value.AsInt32());
        else if (sizeof(T) == 2 && Avx512BW.IsSupported)
            Avx512BW.MaskStore((short*)address, mask.AsInt16(), value.AsInt16());
        else if (sizeof(T) == 1 && Avx512BW.IsSupported)
            Avx512BW.MaskStore((sbyte*)address, mask.AsSByte(), value.AsSByte());
        else
            StoreHalves(value, ref destination, offset, mask);
    }

    /// <summary>Stores the lanes that are on to <c>destination + offset</c>; elements of the others are not touched.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="value">What to store.</param>
    /// <param name="destination">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    /// <param name="mask">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked256<T>(Vector256<T> value, ref T destination, nint offset, Vector256<T> mask)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref destination) + offset;
        if (sizeof(T) == 8 && Avx512F.VL.IsSupported)
            Avx512F.VL.MaskStore((long*)address, mask.AsInt64(), value.AsInt64());
        else if (sizeof(T) == 4 && Avx512F.VL.IsSupported)
            Avx512F.VL.MaskStore((int*)address, mask.AsInt32(), value.AsInt32());
        else if (sizeof(T) == 2 && Avx512BW.VL.IsSupported)
            Avx512BW.VL.MaskStore((short*)address, mask.AsInt16(), value.AsInt16());
        else if (sizeof(T) == 1 && Avx512BW.VL.IsSupported)
            Avx512BW.VL.MaskStore((sbyte*)address, mask.AsSByte(), value.AsSByte());
        else if (sizeof(T) == 8 && Avx.IsSupported)
            Avx.MaskStore((double*)address, mask.AsDouble(), value.AsDouble());
        else if (sizeof(T) == 4 && Avx.IsSupported)
            Avx.MaskStore((float*)address, mask.AsSingle(), value.AsSingle());
        else
            StoreHalves(value, ref destination, offset, mask);
    }

    /// <summary>Stores the lanes that are on to <c>destination + offset</c>; elements of the others are not touched.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="value">What to store.</param>
    /// <param name="destination">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    /// <param name="mask">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked128<T>(Vector128<T> value, ref T destination, nint offset, Vector128<T> mask)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref destination) + offset;
        if (sizeof(T) == 8 && Avx512F.VL.IsSupported)
            Avx512F.VL.MaskStore((long*)address, mask.AsInt64(), value.AsInt64());
        else if (sizeof(T) == 4 && Avx512F.VL.IsSupported)
            Avx512F.VL.MaskStore((int*)address, mask.AsInt32(), value.AsInt32());
        else if (sizeof(T) == 2 && Avx512BW.VL.IsSupported)
            Avx512BW.VL.MaskStore((short*)address, mask.AsInt16(), value.AsInt16());
        else if (sizeof(T) == 1 && Avx512BW.VL.IsSupported)
            Avx512BW.VL.MaskStore((sbyte*)address, mask.AsSByte(), value.AsSByte());
        else if (sizeof(T) == 8 && Avx.IsSupported)
            Avx.MaskStore((double*)address, mask.AsDouble(), value.AsDouble());
        else if (sizeof(T) == 4 && Avx.IsSupported)
            Avx.MaskStore((float*)address, mask.AsSingle(), value.AsSingle());
        else
            StoreLanes(value, address, mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreHalves<T>(Vector512<T> value, ref T destination, nint offset, Vector512<T> mask)
        where T : unmanaged
    {
        StoreMasked256(value.GetLower(), ref destination, offset, mask.GetLower());
        StoreMasked256(value.GetUpper(), ref destination, offset + Vector256<T>.Count, mask.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreHalves<T>(Vector256<T> value, ref T destination, nint offset, Vector256<T> mask)
        where T : unmanaged
    {
        StoreMasked128(value.GetLower(), ref destination, offset, mask.GetLower());
        StoreMasked128(value.GetUpper(), ref destination, offset + Vector128<T>.Count, mask.GetUpper());
    }

    private static void StoreLanes<T>(Vector128<T> value, T* address, Vector128<T> mask)
        where T : unmanaged
    {
        for (uint on = mask.ExtractMostSignificantBits(); on != 0; on &= on - 1)
        {
            int lane = BitOperations.TrailingZeroCount(on);
            address[lane] = value.GetElement(lane);
        }
    }
}
