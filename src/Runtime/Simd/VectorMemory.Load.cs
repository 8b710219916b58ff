using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Masked vector loads and stores: a lane that is off is neither read nor written, so it may lie outside of the buffer or on a
/// page that does not exist.
/// </summary>
/// <remarks>
/// They take pointers, so the buffer must not move meanwhile: <see cref="KernelRunner"/> pins every buffer of a job around its
/// execution, and these helpers rely on that pin. Lanes of a mask are all ones (on) or zero (off). Where the hardware has masked moves for
/// the element size and width, they are one instruction; elsewhere a loop over the lanes that are on.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class VectorMemory
{
    /// <summary>Loads the lanes that are on from <c>source + offset</c>; the others are 0.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="source">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    /// <param name="mask">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadMasked512<T>(ref readonly T source, nint offset, Vector512<T> mask)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref Unsafe.AsRef(in source)) + offset;
        if (sizeof(T) == 8 && Avx512F.IsSupported)
            return Avx512F.MaskLoad((long*)address, mask.AsInt64(), Vector512<long>.Zero).As<long, T>();
        if (sizeof(T) == 4 && Avx512F.IsSupported)
            return Avx512F.MaskLoad((int*)address, mask.AsInt32(), Vector512<int>.Zero).As<int, T>();
        if (sizeof(T) == 2 && Avx512BW.IsSupported)
            return Avx512BW.MaskLoad((short*)address, mask.AsInt16(), Vector512<short>.Zero).As<short, T>();
        if (sizeof(T) == 1 && Avx512BW.IsSupported)
            return Avx512BW.MaskLoad((sbyte*)address, mask.AsSByte(), Vector512<sbyte>.Zero).As<sbyte, T>();
        return Vector512.Create(
            LoadMasked256(in source, offset, mask.GetLower()),
            LoadMasked256(in source, offset + Vector256<T>.Count, mask.GetUpper()));
    }

    /// <summary>Loads the lanes that are on from <c>source + offset</c>; the others are 0.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="source">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    /// <param name="mask">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadMasked256<T>(ref readonly T source, nint offset, Vector256<T> mask)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref Unsafe.AsRef(in source)) + offset;
        if (sizeof(T) == 8 && Avx512F.VL.IsSupported)
            return Avx512F.VL.MaskLoad((long*)address, mask.AsInt64(), Vector256<long>.Zero).As<long, T>();
        if (sizeof(T) == 4 && Avx512F.VL.IsSupported)
            return Avx512F.VL.MaskLoad((int*)address, mask.AsInt32(), Vector256<int>.Zero).As<int, T>();
        if (sizeof(T) == 2 && Avx512BW.VL.IsSupported)
            return Avx512BW.VL.MaskLoad((short*)address, mask.AsInt16(), Vector256<short>.Zero).As<short, T>();
        if (sizeof(T) == 1 && Avx512BW.VL.IsSupported)
            return Avx512BW.VL.MaskLoad((sbyte*)address, mask.AsSByte(), Vector256<sbyte>.Zero).As<sbyte, T>();
        if (sizeof(T) == 8 && Avx.IsSupported)
            return Avx.MaskLoad((double*)address, mask.AsDouble()).As<double, T>();
        if (sizeof(T) == 4 && Avx.IsSupported)
            return Avx.MaskLoad((float*)address, mask.AsSingle()).As<float, T>();
        return Vector256.Create(
            LoadMasked128(in source, offset, mask.GetLower()),
            LoadMasked128(in source, offset + Vector128<T>.Count, mask.GetUpper()));
    }

    /// <summary>Loads the lanes that are on from <c>source + offset</c>; the others are 0.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="source">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    /// <param name="mask">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LoadMasked128<T>(ref readonly T source, nint offset, Vector128<T> mask)
        where T : unmanaged
    {
        T* address = (T*)Unsafe.AsPointer(ref Unsafe.AsRef(in source)) + offset;
        if (sizeof(T) == 8 && Avx512F.VL.IsSupported)
            return Avx512F.VL.MaskLoad((long*)address, mask.AsInt64(), Vector128<long>.Zero).As<long, T>();
        if (sizeof(T) == 4 && Avx512F.VL.IsSupported)
            return Avx512F.VL.MaskLoad((int*)address, mask.AsInt32(), Vector128<int>.Zero).As<int, T>();
        if (sizeof(T) == 2 && Avx512BW.VL.IsSupported)
            return Avx512BW.VL.MaskLoad((short*)address, mask.AsInt16(), Vector128<short>.Zero).As<short, T>();
        if (sizeof(T) == 1 && Avx512BW.VL.IsSupported)
            return Avx512BW.VL.MaskLoad((sbyte*)address, mask.AsSByte(), Vector128<sbyte>.Zero).As<sbyte, T>();
        if (sizeof(T) == 8 && Avx.IsSupported)
            return Avx.MaskLoad((double*)address, mask.AsDouble()).As<double, T>();
        if (sizeof(T) == 4 && Avx.IsSupported)
            return Avx.MaskLoad((float*)address, mask.AsSingle()).As<float, T>();
        return LoadLanes(address, mask);
    }

    private static Vector128<T> LoadLanes<T>(T* address, Vector128<T> mask)
        where T : unmanaged
    {
        Vector128<T> lanes = Vector128<T>.Zero;
        for (uint on = mask.ExtractMostSignificantBits(); on != 0; on &= on - 1)
        {
            int lane = BitOperations.TrailingZeroCount(on);
            lanes = lanes.WithElement(lane, address[lane]);
        }

        return lanes;
    }
}
