using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Writes whose lanes stand at places of their own, which were checked before: the first lane first, so that of lanes that meet the last one
/// counts.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneScatter
{
    /// <summary>Writes a lane's element to each of the places.</summary>
    /// <typeparam name="T">A primitive type of 4 or 8 bytes.</typeparam>
    /// <typeparam name="TIndex">int or long, of the size of the elements.</typeparam>
    /// <param name="value">What is written.</param>
    /// <param name="first">The first element of the buffer.</param>
    /// <param name="at">Places in the buffer.</param>
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
    /// <param name="first">The first element of the buffer.</param>
    /// <param name="at">Places in the buffer; those of lanes that are off may be anywhere.</param>
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

    /// <summary>Writes a lane's element, held as an int, to each of the places.</summary>
    /// <typeparam name="T">A primitive type of 1 or 2 bytes.</typeparam>
    /// <param name="value">What is written.</param>
    /// <param name="first">The first element of the buffer.</param>
    /// <param name="at">Places in the buffer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSmall<T>(Vector512<int> value, ref T first, Vector512<int> at)
        where T : unmanaged
    {
        StoreSmall(value.GetLower(), ref first, at.GetLower());
        StoreSmall(value.GetUpper(), ref first, at.GetUpper());
    }

    /// <summary>Writes a lane's element, held as an int, to each of the places, in the lanes that are on.</summary>
    /// <typeparam name="T">A primitive type of 1 or 2 bytes.</typeparam>
    /// <param name="value">What is written.</param>
    /// <param name="first">The first element of the buffer.</param>
    /// <param name="at">Places in the buffer; those of lanes that are off may be anywhere.</param>
    /// <param name="on">The lanes that write.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSmall<T>(Vector512<int> value, ref T first, Vector512<int> at, Vector512<int> on)
        where T : unmanaged
    {
        StoreSmall(value.GetLower(), ref first, at.GetLower(), on.GetLower());
        StoreSmall(value.GetUpper(), ref first, at.GetUpper(), on.GetUpper());
    }

    /// <inheritdoc cref="StoreSmall{T}(Vector512{int}, ref T, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSmall<T>(Vector256<int> value, ref T first, Vector256<int> at)
        where T : unmanaged
    {
        StoreSmall(value.GetLower(), ref first, at.GetLower());
        StoreSmall(value.GetUpper(), ref first, at.GetUpper());
    }

    /// <inheritdoc cref="StoreSmall{T}(Vector512{int}, ref T, Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSmall<T>(Vector256<int> value, ref T first, Vector256<int> at, Vector256<int> on)
        where T : unmanaged
    {
        StoreSmall(value.GetLower(), ref first, at.GetLower(), on.GetLower());
        StoreSmall(value.GetUpper(), ref first, at.GetUpper(), on.GetUpper());
    }

    /// <inheritdoc cref="StoreSmall{T}(Vector512{int}, ref T, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSmall<T>(Vector128<int> value, ref T first, Vector128<int> at)
        where T : unmanaged
    {
        for (int lane = 0; lane < Vector128<int>.Count; lane++)
            Unsafe.Add(ref first, Place(at, lane)) = Narrow<T>(value.GetElement(lane));
    }

    /// <inheritdoc cref="StoreSmall{T}(Vector512{int}, ref T, Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSmall<T>(Vector128<int> value, ref T first, Vector128<int> at, Vector128<int> on)
        where T : unmanaged
    {
        for (int lane = 0; lane < Vector128<int>.Count; lane++)
        {
            if (Place(on, lane) != 0)
                Unsafe.Add(ref first, Place(at, lane)) = Narrow<T>(value.GetElement(lane));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Narrow<T>(int value)
        where T : unmanaged
        => sizeof(T) == 1 ? Unsafe.BitCast<byte, T>((byte)value) : Unsafe.BitCast<ushort, T>((ushort)value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Place<TIndex>(Vector128<TIndex> at, int lane)
        where TIndex : unmanaged
        => sizeof(TIndex) == 8 ? (nint)at.AsInt64().GetElement(lane) : at.AsInt32().GetElement(lane);
}
