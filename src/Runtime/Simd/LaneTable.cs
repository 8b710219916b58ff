using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Tables of arrays that every lane of a gang has for itself: a row for each element, a column for each lane. They lie on the stack.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneTable
{
    /// <summary>The first element that lies at a multiple of 64 bytes, so that no row reaches into one cache line more than it must.</summary>
    /// <typeparam name="T">A primitive type.</typeparam>
    /// <param name="memory">Stack memory with 64 bytes to spare.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Aligned<T>(Span<T> memory)
        where T : unmanaged
    {
        ref T first = ref MemoryMarshal.GetReference(memory);
        nuint past = (nuint)Unsafe.AsPointer(ref first) & 63;
        return ref Unsafe.AddByteOffset(ref first, (64 - past) & 63);
    }

    /// <summary>Writes a lane's element to each of the places.</summary>
    /// <typeparam name="T">A primitive type of 4 or 8 bytes.</typeparam>
    /// <typeparam name="TIndex">int or long, of the size of the elements.</typeparam>
    /// <param name="value">What is written.</param>
    /// <param name="first">The first element of the table.</param>
    /// <param name="at">Places in the table.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T, TIndex>(Vector512<T> value, ref T first, Vector512<TIndex> at)
        where T : unmanaged
        where TIndex : unmanaged
    {
        Store(value.GetLower(), ref first, at.GetLower());
        Store(value.GetUpper(), ref first, at.GetUpper());
    }

    /// <summary>Writes a lane's element to each of the places, in the lanes that are on.</summary>
    /// <typeparam name="T">A primitive type of 4 or 8 bytes.</typeparam>
    /// <typeparam name="TIndex">int or long, of the size of the elements.</typeparam>
    /// <param name="value">What is written.</param>
    /// <param name="first">The first element of the table.</param>
    /// <param name="at">Places in the table; those of lanes that are off may be anywhere.</param>
    /// <param name="on">The lanes that write.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T, TIndex>(Vector512<T> value, ref T first, Vector512<TIndex> at, Vector512<TIndex> on)
        where T : unmanaged
        where TIndex : unmanaged
    {
        Store(value.GetLower(), ref first, at.GetLower(), on.GetLower());
        Store(value.GetUpper(), ref first, at.GetUpper(), on.GetUpper());
    }

    /// <inheritdoc cref="Store{T, TIndex}(Vector512{T}, ref T, Vector512{TIndex})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T, TIndex>(Vector256<T> value, ref T first, Vector256<TIndex> at)
        where T : unmanaged
        where TIndex : unmanaged
    {
        Store(value.GetLower(), ref first, at.GetLower());
        Store(value.GetUpper(), ref first, at.GetUpper());
    }

    /// <inheritdoc cref="Store{T, TIndex}(Vector512{T}, ref T, Vector512{TIndex}, Vector512{TIndex})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T, TIndex>(Vector256<T> value, ref T first, Vector256<TIndex> at, Vector256<TIndex> on)
        where T : unmanaged
        where TIndex : unmanaged
    {
        Store(value.GetLower(), ref first, at.GetLower(), on.GetLower());
        Store(value.GetUpper(), ref first, at.GetUpper(), on.GetUpper());
    }

    /// <inheritdoc cref="Store{T, TIndex}(Vector512{T}, ref T, Vector512{TIndex})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T, TIndex>(Vector128<T> value, ref T first, Vector128<TIndex> at)
        where T : unmanaged
        where TIndex : unmanaged
    {
        for (int lane = 0; lane < Vector128<T>.Count; lane++)
            Unsafe.Add(ref first, Place(at, lane)) = value.GetElement(lane);
    }

    /// <inheritdoc cref="Store{T, TIndex}(Vector512{T}, ref T, Vector512{TIndex}, Vector512{TIndex})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T, TIndex>(Vector128<T> value, ref T first, Vector128<TIndex> at, Vector128<TIndex> on)
        where T : unmanaged
        where TIndex : unmanaged
    {
        for (int lane = 0; lane < Vector128<T>.Count; lane++)
        {
            if (Place(on, lane) != 0)
                Unsafe.Add(ref first, Place(at, lane)) = value.GetElement(lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Place<TIndex>(Vector128<TIndex> at, int lane)
        where TIndex : unmanaged
        => sizeof(TIndex) == 8 ? (nint)at.AsInt64().GetElement(lane) : at.AsInt32().GetElement(lane);
}
