using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Fields of records of two to four elements: the vectors that cover the records of all lanes are taken apart into fields, or put together
/// from them.
/// </summary>
/// <remarks>
/// Elements are counted in memory from the first that the vectors cover. So that nothing behind the last field is read, the last vector may
/// begin before the one ahead of it ends: <c>overlap</c> elements are in both.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LaneRecords
{
    /// <summary>One field of the records of all lanes.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="a">The vector that covers the first elements; those after it follow.</param>
    /// <param name="b">The last vector of two.</param>
    /// <param name="first">The element of lane 0.</param>
    /// <param name="stride">From one lane to the next, in elements; negative where lanes walk backwards.</param>
    /// <param name="overlap">How many elements the last vector has in common with the one ahead of it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Take<T>(Vector512<T> a, Vector512<T> b, int first, int stride, int overlap)
        where T : unmanaged
        => Fields(a, b, default, default, 2, first, stride, overlap);

    /// <summary>One field of the records of all lanes.</summary>
    /// <inheritdoc cref="Take{T}(Vector512{T}, Vector512{T}, int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Take<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c, int first, int stride, int overlap)
        where T : unmanaged
        => Fields(a, b, c, default, 3, first, stride, overlap);

    /// <summary>One field of the records of all lanes.</summary>
    /// <inheritdoc cref="Take{T}(Vector512{T}, Vector512{T}, int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Take<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c, Vector512<T> d, int first, int stride, int overlap)
        where T : unmanaged
        => Fields(a, b, c, d, 4, first, stride, overlap);

    /// <summary>The records of all lanes, of which one vector covers only a part.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="a">The first field; the others follow.</param>
    /// <param name="b">The second field.</param>
    /// <param name="part">Which of the vectors that cover the records, from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Put<T>(Vector512<T> a, Vector512<T> b, int part)
        where T : unmanaged
        => Records(a, b, default, default, 2, part);

    /// <inheritdoc cref="Put{T}(Vector512{T}, Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Put<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c, int part)
        where T : unmanaged
        => Records(a, b, c, default, 3, part);

    /// <inheritdoc cref="Put{T}(Vector512{T}, Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Put<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c, Vector512<T> d, int part)
        where T : unmanaged
        => Records(a, b, c, d, 4, part);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Fields<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c, Vector512<T> d, int count, int first, int stride, int overlap)
        where T : unmanaged
        => Unsafe.SizeOf<T>() switch
        {
            8 => Pick(a.As<T, ulong>(), b.As<T, ulong>(), c.As<T, ulong>(), d.As<T, ulong>(), count, Every512<ulong>(count, first, stride, overlap)).As<ulong, T>(),
            4 => Pick(a.As<T, uint>(), b.As<T, uint>(), c.As<T, uint>(), d.As<T, uint>(), count, Every512<uint>(count, first, stride, overlap)).As<uint, T>(),
            2 => Pick(a.As<T, ushort>(), b.As<T, ushort>(), c.As<T, ushort>(), d.As<T, ushort>(), count, Every512<ushort>(count, first, stride, overlap)).As<ushort, T>(),
            _ => Pick(a.As<T, byte>(), b.As<T, byte>(), c.As<T, byte>(), d.As<T, byte>(), count, Every512<byte>(count, first, stride, overlap)).As<byte, T>(),
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Records<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c, Vector512<T> d, int count, int part)
        where T : unmanaged
        => Unsafe.SizeOf<T>() switch
        {
            8 => Pick(a.As<T, ulong>(), b.As<T, ulong>(), c.As<T, ulong>(), d.As<T, ulong>(), count, Woven512<ulong>(count, part)).As<ulong, T>(),
            4 => Pick(a.As<T, uint>(), b.As<T, uint>(), c.As<T, uint>(), d.As<T, uint>(), count, Woven512<uint>(count, part)).As<uint, T>(),
            2 => Pick(a.As<T, ushort>(), b.As<T, ushort>(), c.As<T, ushort>(), d.As<T, ushort>(), count, Woven512<ushort>(count, part)).As<ushort, T>(),
            _ => Pick(a.As<T, byte>(), b.As<T, byte>(), c.As<T, byte>(), d.As<T, byte>(), count, Woven512<byte>(count, part)).As<byte, T>(),
        };

    /// <summary>Where each lane's element stands in the vectors, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Every512<T>(int count, int first, int stride, int overlap)
        where T : unmanaged, INumberBase<T>
    {
        Vector512<T> element = (Vector512<T>.Indices * Vector512.Create(T.CreateTruncating(stride))) + Vector512.Create(T.CreateTruncating(first));
        if (overlap == 0)
            return element;
        Vector512<T> inLast = Vector512.GreaterThanOrEqual(element, Vector512.Create(T.CreateTruncating((count - 1) * Vector512<T>.Count)));
        return element + (inLast & Vector512.Create(T.CreateTruncating(overlap)));
    }

    /// <summary>Where the elements of a part of the records stand in the fields, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Woven512<T>(int count, int part)
        where T : unmanaged, INumberBase<T>
    {
        Vector512<T> element = Vector512<T>.Indices + Vector512.Create(T.CreateTruncating(part * Vector512<T>.Count));
        Vector512<T> lane = count == 2 ? element >>> 1 : count == 4 ? element >>> 2 : Third(element);
        Vector512<T> field = element - (lane * Vector512.Create(T.CreateTruncating(count)));
        return (field * Vector512.Create(T.CreateTruncating(Vector512<T>.Count))) + lane;
    }

    /// <summary>A third of numbers below 256, rounded down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Third<T>(Vector512<T> value)
        where T : unmanaged, INumberBase<T>
    {
        if (Unsafe.SizeOf<T>() > 1)
            return (value * Vector512.Create(T.CreateTruncating(171))) >>> 9;
        (Vector512<ushort> low, Vector512<ushort> high) = Vector512.Widen(value.As<T, byte>());
        return Vector512.Narrow((low * 171) >>> 9, (high * 171) >>> 9).As<byte, T>();
    }

    /// <summary>The elements at the given places of two to four vectors, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Pick<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c, Vector512<T> d, int count, Vector512<T> at)
        where T : unmanaged, INumberBase<T>
    {
        Vector512<T> picked = Pick(a, b, at);
        if (count > 2)
            picked = Pick(picked, c, Beyond(at, 2));
        return count > 3 ? Pick(picked, d, Beyond(at, 3)) : picked;
    }

    /// <summary>For lanes whose element stands after so many vectors, its place behind what was picked so far; the others keep what they have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Beyond<T>(Vector512<T> at, int vectors)
        where T : unmanaged, INumberBase<T>
        => Vector512.ConditionalSelect(
            Vector512.GreaterThanOrEqual(at, Vector512.Create(T.CreateTruncating(vectors * Vector512<T>.Count))),
            at - Vector512.Create(T.CreateTruncating((vectors - 1) * Vector512<T>.Count)),
            Vector512<T>.Indices);

    /// <summary>The elements at the given places of two vectors; anything where a place is in neither.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Pick<T>(Vector512<T> a, Vector512<T> b, Vector512<T> at)
        where T : unmanaged, INumberBase<T>
    {
        if (Unsafe.SizeOf<T>() == 8 && Avx512F.IsSupported)
            return Avx512F.PermuteVar8x64x2(a.AsUInt64(), at.AsUInt64(), b.AsUInt64()).As<ulong, T>();
        if (Unsafe.SizeOf<T>() == 4 && Avx512F.IsSupported)
            return Avx512F.PermuteVar16x32x2(a.AsUInt32(), at.AsUInt32(), b.AsUInt32()).As<uint, T>();
        if (Unsafe.SizeOf<T>() == 2 && Avx512BW.IsSupported)
            return Avx512BW.PermuteVar32x16x2(a.AsUInt16(), at.AsUInt16(), b.AsUInt16()).As<ushort, T>();
        if (Unsafe.SizeOf<T>() == 1 && Avx512Vbmi.IsSupported)
            return Avx512Vbmi.PermuteVar64x8x2(a.AsByte(), at.AsByte(), b.AsByte()).As<byte, T>();
        Vector512<T> second = at - Vector512.Create(T.CreateTruncating(Vector512<T>.Count));
        return Unsafe.SizeOf<T>() switch
        {
            8 => (Vector512.Shuffle(a.AsUInt64(), at.AsUInt64()) | Vector512.Shuffle(b.AsUInt64(), second.AsUInt64())).As<ulong, T>(),
            4 => (Vector512.Shuffle(a.AsUInt32(), at.AsUInt32()) | Vector512.Shuffle(b.AsUInt32(), second.AsUInt32())).As<uint, T>(),
            2 => (Vector512.Shuffle(a.AsUInt16(), at.AsUInt16()) | Vector512.Shuffle(b.AsUInt16(), second.AsUInt16())).As<ushort, T>(),
            _ => (Vector512.Shuffle(a.AsByte(), at.AsByte()) | Vector512.Shuffle(b.AsByte(), second.AsByte())).As<byte, T>(),
        };
    }

    /// <summary>Where the element of a lane stands, counted over vectors of so many elements: behind the overlap where it is in the last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Every(int lane, int elements, int count, int first, int stride, int overlap) =>
        first + (lane * stride) + (overlap * ((first + (lane * stride)) / ((count - 1) * elements)));

    /// <summary>Where an element of a part of the records stands in the fields, counted over vectors of so many elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Woven(int lane, int elements, int count, int part) =>
        ((((part * elements) + lane) % count) * elements) + (((part * elements) + lane) / count);
}
