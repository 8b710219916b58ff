using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;

namespace FusedKernels.Runtime.Tests.Simd;

/// <summary>The helpers of the three widths behind one face: lanes as arrays, the width in bits as an argument.</summary>
internal static unsafe class Lanes
{
    public static int Count<T>(int width)
        where T : unmanaged
        => width / 8 / sizeof(T);

    /// <summary>A different, non-zero value for each index (as far as T has as many).</summary>
    public static T Value<T>(int index)
        where T : unmanaged, INumber<T>
        => T.CreateTruncating((index % 125) + 1);

    public static T[] Mask<T>(bool[] on)
        where T : unmanaged
    {
        var mask = new T[on.Length];
        Span<byte> bytes = MemoryMarshal.AsBytes(mask.AsSpan());
        for (int lane = 0; lane < on.Length; lane++)
            bytes.Slice(lane * sizeof(T), sizeof(T)).Fill(on[lane] ? byte.MaxValue : byte.MinValue);
        return mask;
    }

    public static T[] LoadMasked<T>(int width, T* source, nint offset, T[] mask)
        where T : unmanaged
    {
        var result = new T[mask.Length];
        ref T first = ref Unsafe.AsRef<T>(source);
        if (width == 512)
            VectorMemory.LoadMasked512(in first, offset, Vector512.Create(mask)).CopyTo(result);
        else if (width == 256)
            VectorMemory.LoadMasked256(in first, offset, Vector256.Create(mask)).CopyTo(result);
        else
            VectorMemory.LoadMasked128(in first, offset, Vector128.Create(mask)).CopyTo(result);
        return result;
    }

    public static void StoreMasked<T>(int width, T[] value, T* destination, nint offset, T[] mask)
        where T : unmanaged
    {
        ref T first = ref Unsafe.AsRef<T>(destination);
        if (width == 512)
            VectorMemory.StoreMasked512(Vector512.Create(value), ref first, offset, Vector512.Create(mask));
        else if (width == 256)
            VectorMemory.StoreMasked256(Vector256.Create(value), ref first, offset, Vector256.Create(mask));
        else
            VectorMemory.StoreMasked128(Vector128.Create(value), ref first, offset, Vector128.Create(mask));
    }

    public static T[] First<T>(int width, nint count)
        where T : unmanaged
    {
        var result = new T[Count<T>(width)];
        if (width == 512)
            LaneMask.First512<T>(count).CopyTo(result);
        else if (width == 256)
            LaneMask.First256<T>(count).CopyTo(result);
        else
            LaneMask.First128<T>(count).CopyTo(result);
        return result;
    }

    public static void Store<T, TStores>(int width, T[] value, T* destination, nint offset)
        where T : unmanaged
        where TStores : struct, IStorePolicy
    {
        ref T first = ref Unsafe.AsRef<T>(destination);
        if (width == 512)
            TStores.Store(Vector512.Create(value), ref first, offset);
        else if (width == 256)
            TStores.Store(Vector256.Create(value), ref first, offset);
        else
            TStores.Store(Vector128.Create(value), ref first, offset);
    }

    public static T[] Invoke<T, TOp>(int width, T[] left, T[] right)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
    {
        var result = new T[left.Length];
        if (width == 512)
            TOp.Invoke(Vector512.Create(left), Vector512.Create(right)).CopyTo(result);
        else if (width == 256)
            TOp.Invoke(Vector256.Create(left), Vector256.Create(right)).CopyTo(result);
        else
            TOp.Invoke(Vector128.Create(left), Vector128.Create(right)).CopyTo(result);
        return result;
    }

    public static T Fold<T, TOp>(int width, T[] lanes)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        => width == 512 ? LaneTree.Fold<T, TOp>(Vector512.Create(lanes))
            : width == 256 ? LaneTree.Fold<T, TOp>(Vector256.Create(lanes))
            : LaneTree.Fold<T, TOp>(Vector128.Create(lanes));

    /// <summary>Whether two values have the same bits, or both are NaN.</summary>
    public static bool Same<T>(T a, T b)
        where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<byte> aBytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in a)), bBytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in b));
        return aBytes.SequenceEqual(bBytes) || (T.IsNaN(a) && T.IsNaN(b));
    }
}
