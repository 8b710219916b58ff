using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

public static partial class LaneRecords
{
    /// <summary>One field of the records of all lanes.</summary>
    /// <inheritdoc cref="Take{T}(Vector512{T}, Vector512{T}, int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Take<T>(Vector256<T> a, Vector256<T> b, int first, int stride, int overlap)
        where T : unmanaged
        => Fields(a, b, default, default, 2, first, stride, overlap);

    /// <summary>One field of the records of all lanes.</summary>
    /// <inheritdoc cref="Take{T}(Vector512{T}, Vector512{T}, int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Take<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c, int first, int stride, int overlap)
        where T : unmanaged
        => Fields(a, b, c, default, 3, first, stride, overlap);

    /// <summary>One field of the records of all lanes.</summary>
    /// <inheritdoc cref="Take{T}(Vector512{T}, Vector512{T}, int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Take<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c, Vector256<T> d, int first, int stride, int overlap)
        where T : unmanaged
        => Fields(a, b, c, d, 4, first, stride, overlap);

    /// <inheritdoc cref="Put{T}(Vector512{T}, Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Put<T>(Vector256<T> a, Vector256<T> b, int part)
        where T : unmanaged
        => Records(a, b, default, default, 2, part);

    /// <inheritdoc cref="Put{T}(Vector512{T}, Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Put<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c, int part)
        where T : unmanaged
        => Records(a, b, c, default, 3, part);

    /// <inheritdoc cref="Put{T}(Vector512{T}, Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Put<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c, Vector256<T> d, int part)
        where T : unmanaged
        => Records(a, b, c, d, 4, part);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Fields<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c, Vector256<T> d, int count, int first, int stride, int overlap)
        where T : unmanaged
        => Unsafe.SizeOf<T>() switch
        {
            8 when !Avx512F.VL.IsSupported => Wide(a.As<T, ulong>(), b.As<T, ulong>(), c.As<T, ulong>(), d.As<T, ulong>(), count, Every(0, 4, count, first, stride, overlap), Every(1, 4, count, first, stride, overlap), Every(2, 4, count, first, stride, overlap), Every(3, 4, count, first, stride, overlap)).As<ulong, T>(),
            8 => Pick(a.As<T, ulong>(), b.As<T, ulong>(), c.As<T, ulong>(), d.As<T, ulong>(), count, Every256<ulong>(count, first, stride, overlap)).As<ulong, T>(),
            4 => Pick(a.As<T, uint>(), b.As<T, uint>(), c.As<T, uint>(), d.As<T, uint>(), count, Every256<uint>(count, first, stride, overlap)).As<uint, T>(),
            2 => Pick(a.As<T, ushort>(), b.As<T, ushort>(), c.As<T, ushort>(), d.As<T, ushort>(), count, Every256<ushort>(count, first, stride, overlap)).As<ushort, T>(),
            _ => Pick(a.As<T, byte>(), b.As<T, byte>(), c.As<T, byte>(), d.As<T, byte>(), count, Every256<byte>(count, first, stride, overlap)).As<byte, T>(),
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Records<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c, Vector256<T> d, int count, int part)
        where T : unmanaged
        => Unsafe.SizeOf<T>() switch
        {
            8 when !Avx512F.VL.IsSupported => Wide(a.As<T, ulong>(), b.As<T, ulong>(), c.As<T, ulong>(), d.As<T, ulong>(), count, Woven(0, 4, count, part), Woven(1, 4, count, part), Woven(2, 4, count, part), Woven(3, 4, count, part)).As<ulong, T>(),
            8 => Pick(a.As<T, ulong>(), b.As<T, ulong>(), c.As<T, ulong>(), d.As<T, ulong>(), count, Woven256<ulong>(count, part)).As<ulong, T>(),
            4 => Pick(a.As<T, uint>(), b.As<T, uint>(), c.As<T, uint>(), d.As<T, uint>(), count, Woven256<uint>(count, part)).As<uint, T>(),
            2 => Pick(a.As<T, ushort>(), b.As<T, ushort>(), c.As<T, ushort>(), d.As<T, ushort>(), count, Woven256<ushort>(count, part)).As<ushort, T>(),
            _ => Pick(a.As<T, byte>(), b.As<T, byte>(), c.As<T, byte>(), d.As<T, byte>(), count, Woven256<byte>(count, part)).As<byte, T>(),
        };

    /// <summary>
    /// The 64-bit elements at given places of two to four vectors, one after the other. Each place is a number that the JIT knows: below AVX-512
    /// there are shuffles by constants only for such elements, and vectors of constants that are computed as vectors come too late for them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Wide(Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c, Vector256<ulong> d, int count, int e0, int e1, int e2, int e3)
    {
        Vector256<ulong> picked = Only(a, e0, e1, e2, e3) | Only(b, e0 - 4, e1 - 4, e2 - 4, e3 - 4);
        if (count > 2)
            picked |= Only(c, e0 - 8, e1 - 8, e2 - 8, e3 - 8);
        return count > 3 ? picked | Only(d, e0 - 12, e1 - 12, e2 - 12, e3 - 12) : picked;
    }

    /// <summary>The elements of one vector at places in it; zero where a place is outside it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Only(Vector256<ulong> from, int e0, int e1, int e2, int e3) => Vector256.Shuffle(from, Vector256.Create((ulong)e0, (ulong)e1, (ulong)e2, (ulong)e3));

    /// <summary>Where each lane's element stands in the vectors, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Every256<T>(int count, int first, int stride, int overlap)
        where T : unmanaged, INumberBase<T>
    {
        Vector256<T> element = (Vector256<T>.Indices * Vector256.Create(T.CreateTruncating(stride))) + Vector256.Create(T.CreateTruncating(first));
        if (overlap == 0)
            return element;
        Vector256<T> inLast = Vector256.GreaterThanOrEqual(element, Vector256.Create(T.CreateTruncating((count - 1) * Vector256<T>.Count)));
        return element + (inLast & Vector256.Create(T.CreateTruncating(overlap)));
    }

    /// <summary>Where the elements of a part of the records stand in the fields, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Woven256<T>(int count, int part)
        where T : unmanaged, INumberBase<T>
    {
        Vector256<T> element = Vector256<T>.Indices + Vector256.Create(T.CreateTruncating(part * Vector256<T>.Count));
        Vector256<T> lane = count == 2 ? element >>> 1 : count == 4 ? element >>> 2 : Third(element);
        Vector256<T> field = element - (lane * Vector256.Create(T.CreateTruncating(count)));
        return (field * Vector256.Create(T.CreateTruncating(Vector256<T>.Count))) + lane;
    }

    /// <summary>A third of numbers below 256, rounded down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Third<T>(Vector256<T> value)
        where T : unmanaged, INumberBase<T>
    {
        if (Unsafe.SizeOf<T>() > 1)
            return (value * Vector256.Create(T.CreateTruncating(171))) >>> 9;
        (Vector256<ushort> low, Vector256<ushort> high) = Vector256.Widen(value.As<T, byte>());
        return Vector256.Narrow((low * 171) >>> 9, (high * 171) >>> 9).As<byte, T>();
    }

    /// <summary>The elements at the given places of two to four vectors, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Pick<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c, Vector256<T> d, int count, Vector256<T> at)
        where T : unmanaged, INumberBase<T>
    {
        Vector256<T> picked = Pick(a, b, at);
        if (count > 2)
            picked = Pick(picked, c, Beyond(at, 2));
        return count > 3 ? Pick(picked, d, Beyond(at, 3)) : picked;
    }

    /// <summary>For lanes whose element stands after so many vectors, its place behind what was picked so far; the others keep what they have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Beyond<T>(Vector256<T> at, int vectors)
        where T : unmanaged, INumberBase<T>
        => Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(at, Vector256.Create(T.CreateTruncating(vectors * Vector256<T>.Count))),
            at - Vector256.Create(T.CreateTruncating((vectors - 1) * Vector256<T>.Count)),
            Vector256<T>.Indices);

    /// <summary>The elements at the given places of two vectors; anything where a place is in neither.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Pick<T>(Vector256<T> a, Vector256<T> b, Vector256<T> at)
        where T : unmanaged, INumberBase<T>
    {
        if (Unsafe.SizeOf<T>() == 8 && Avx512F.VL.IsSupported)
            return Avx512F.VL.PermuteVar4x64x2(a.AsUInt64(), at.AsUInt64(), b.AsUInt64()).As<ulong, T>();
        if (Unsafe.SizeOf<T>() == 4 && Avx512F.VL.IsSupported)
            return Avx512F.VL.PermuteVar8x32x2(a.AsUInt32(), at.AsUInt32(), b.AsUInt32()).As<uint, T>();
        if (Unsafe.SizeOf<T>() == 2 && Avx512BW.VL.IsSupported)
            return Avx512BW.VL.PermuteVar16x16x2(a.AsUInt16(), at.AsUInt16(), b.AsUInt16()).As<ushort, T>();
        if (Unsafe.SizeOf<T>() == 1 && Avx512Vbmi.VL.IsSupported)
            return Avx512Vbmi.VL.PermuteVar32x8x2(a.AsByte(), at.AsByte(), b.AsByte()).As<byte, T>();
        Vector256<T> second = at - Vector256.Create(T.CreateTruncating(Vector256<T>.Count));
        return Unsafe.SizeOf<T>() switch
        {
            8 => (Vector256.Shuffle(a.AsUInt64(), at.AsUInt64()) | Vector256.Shuffle(b.AsUInt64(), second.AsUInt64())).As<ulong, T>(),
            4 => (Vector256.Shuffle(a.AsUInt32(), at.AsUInt32()) | Vector256.Shuffle(b.AsUInt32(), second.AsUInt32())).As<uint, T>(),
            2 => (Vector256.Shuffle(a.AsUInt16(), at.AsUInt16()) | Vector256.Shuffle(b.AsUInt16(), second.AsUInt16())).As<ushort, T>(),
            _ => (Vector256.Shuffle(a.AsByte(), at.AsByte()) | Vector256.Shuffle(b.AsByte(), second.AsByte())).As<byte, T>(),
        };
    }
}
