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
    public static Vector128<T> Take<T>(Vector128<T> a, Vector128<T> b, int first, int stride, int overlap)
        where T : unmanaged
        => Fields(a, b, default, default, 2, first, stride, overlap);

    /// <summary>One field of the records of all lanes.</summary>
    /// <inheritdoc cref="Take{T}(Vector512{T}, Vector512{T}, int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Take<T>(Vector128<T> a, Vector128<T> b, Vector128<T> c, int first, int stride, int overlap)
        where T : unmanaged
        => Fields(a, b, c, default, 3, first, stride, overlap);

    /// <summary>One field of the records of all lanes.</summary>
    /// <inheritdoc cref="Take{T}(Vector512{T}, Vector512{T}, int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Take<T>(Vector128<T> a, Vector128<T> b, Vector128<T> c, Vector128<T> d, int first, int stride, int overlap)
        where T : unmanaged
        => Fields(a, b, c, d, 4, first, stride, overlap);

    /// <inheritdoc cref="Put{T}(Vector512{T}, Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Put<T>(Vector128<T> a, Vector128<T> b, int part)
        where T : unmanaged
        => Records(a, b, default, default, 2, part);

    /// <inheritdoc cref="Put{T}(Vector512{T}, Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Put<T>(Vector128<T> a, Vector128<T> b, Vector128<T> c, int part)
        where T : unmanaged
        => Records(a, b, c, default, 3, part);

    /// <inheritdoc cref="Put{T}(Vector512{T}, Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Put<T>(Vector128<T> a, Vector128<T> b, Vector128<T> c, Vector128<T> d, int part)
        where T : unmanaged
        => Records(a, b, c, d, 4, part);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Fields<T>(Vector128<T> a, Vector128<T> b, Vector128<T> c, Vector128<T> d, int count, int first, int stride, int overlap)
        where T : unmanaged
        => Unsafe.SizeOf<T>() switch
        {
            8 when !Avx512F.VL.IsSupported => Wide(a.As<T, ulong>(), b.As<T, ulong>(), c.As<T, ulong>(), d.As<T, ulong>(), count, Every(0, 2, count, first, stride, overlap), Every(1, 2, count, first, stride, overlap)).As<ulong, T>(),
            8 => Pick(a.As<T, ulong>(), b.As<T, ulong>(), c.As<T, ulong>(), d.As<T, ulong>(), count, Every128<ulong>(count, first, stride, overlap)).As<ulong, T>(),
            4 => Pick(a.As<T, uint>(), b.As<T, uint>(), c.As<T, uint>(), d.As<T, uint>(), count, Every128<uint>(count, first, stride, overlap)).As<uint, T>(),
            2 => Pick(a.As<T, ushort>(), b.As<T, ushort>(), c.As<T, ushort>(), d.As<T, ushort>(), count, Every128<ushort>(count, first, stride, overlap)).As<ushort, T>(),
            _ => Pick(a.As<T, byte>(), b.As<T, byte>(), c.As<T, byte>(), d.As<T, byte>(), count, Every128<byte>(count, first, stride, overlap)).As<byte, T>(),
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Records<T>(Vector128<T> a, Vector128<T> b, Vector128<T> c, Vector128<T> d, int count, int part)
        where T : unmanaged
        => Unsafe.SizeOf<T>() switch
        {
            8 when !Avx512F.VL.IsSupported => Wide(a.As<T, ulong>(), b.As<T, ulong>(), c.As<T, ulong>(), d.As<T, ulong>(), count, Woven(0, 2, count, part), Woven(1, 2, count, part)).As<ulong, T>(),
            8 => Pick(a.As<T, ulong>(), b.As<T, ulong>(), c.As<T, ulong>(), d.As<T, ulong>(), count, Woven128<ulong>(count, part)).As<ulong, T>(),
            4 => Pick(a.As<T, uint>(), b.As<T, uint>(), c.As<T, uint>(), d.As<T, uint>(), count, Woven128<uint>(count, part)).As<uint, T>(),
            2 => Pick(a.As<T, ushort>(), b.As<T, ushort>(), c.As<T, ushort>(), d.As<T, ushort>(), count, Woven128<ushort>(count, part)).As<ushort, T>(),
            _ => Pick(a.As<T, byte>(), b.As<T, byte>(), c.As<T, byte>(), d.As<T, byte>(), count, Woven128<byte>(count, part)).As<byte, T>(),
        };

    /// <summary>
    /// The 64-bit elements at given places of two to four vectors, one after the other. Each place is a number that the JIT knows: below AVX-512
    /// there are shuffles by constants only for such elements, and vectors of constants that are computed as vectors come too late for them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Wide(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c, Vector128<ulong> d, int count, int e0, int e1)
    {
        Vector128<ulong> picked = Only(a, e0, e1) | Only(b, e0 - 2, e1 - 2);
        if (count > 2)
            picked |= Only(c, e0 - 4, e1 - 4);
        return count > 3 ? picked | Only(d, e0 - 6, e1 - 6) : picked;
    }

    /// <summary>The elements of one vector at places in it; zero where a place is outside it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Only(Vector128<ulong> from, int e0, int e1) => Vector128.Shuffle(from, Vector128.Create((ulong)e0, (ulong)e1));

    /// <summary>Where each lane's element stands in the vectors, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Every128<T>(int count, int first, int stride, int overlap)
        where T : unmanaged, INumberBase<T>
    {
        Vector128<T> element = (Vector128<T>.Indices * Vector128.Create(T.CreateTruncating(stride))) + Vector128.Create(T.CreateTruncating(first));
        if (overlap == 0)
            return element;
        Vector128<T> inLast = Vector128.GreaterThanOrEqual(element, Vector128.Create(T.CreateTruncating((count - 1) * Vector128<T>.Count)));
        return element + (inLast & Vector128.Create(T.CreateTruncating(overlap)));
    }

    /// <summary>Where the elements of a part of the records stand in the fields, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Woven128<T>(int count, int part)
        where T : unmanaged, INumberBase<T>
    {
        Vector128<T> element = Vector128<T>.Indices + Vector128.Create(T.CreateTruncating(part * Vector128<T>.Count));
        Vector128<T> lane = count == 2 ? element >>> 1 : count == 4 ? element >>> 2 : Third(element);
        Vector128<T> field = element - (lane * Vector128.Create(T.CreateTruncating(count)));
        return (field * Vector128.Create(T.CreateTruncating(Vector128<T>.Count))) + lane;
    }

    /// <summary>A third of numbers below 256, rounded down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Third<T>(Vector128<T> value)
        where T : unmanaged, INumberBase<T>
    {
        if (Unsafe.SizeOf<T>() > 1)
            return (value * Vector128.Create(T.CreateTruncating(171))) >>> 9;
        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(value.As<T, byte>());
        return Vector128.Narrow((low * 171) >>> 9, (high * 171) >>> 9).As<byte, T>();
    }

    /// <summary>The elements at the given places of two to four vectors, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Pick<T>(Vector128<T> a, Vector128<T> b, Vector128<T> c, Vector128<T> d, int count, Vector128<T> at)
        where T : unmanaged, INumberBase<T>
    {
        Vector128<T> picked = Pick(a, b, at);
        if (count > 2)
            picked = Pick(picked, c, Beyond(at, 2));
        return count > 3 ? Pick(picked, d, Beyond(at, 3)) : picked;
    }

    /// <summary>For lanes whose element stands after so many vectors, its place behind what was picked so far; the others keep what they have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Beyond<T>(Vector128<T> at, int vectors)
        where T : unmanaged, INumberBase<T>
        => Vector128.ConditionalSelect(
            Vector128.GreaterThanOrEqual(at, Vector128.Create(T.CreateTruncating(vectors * Vector128<T>.Count))),
            at - Vector128.Create(T.CreateTruncating((vectors - 1) * Vector128<T>.Count)),
            Vector128<T>.Indices);

    /// <summary>The elements at the given places of two vectors; anything where a place is in neither.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Pick<T>(Vector128<T> a, Vector128<T> b, Vector128<T> at)
        where T : unmanaged, INumberBase<T>
    {
        if (Unsafe.SizeOf<T>() == 8 && Avx512F.VL.IsSupported)
            return Avx512F.VL.PermuteVar2x64x2(a.AsUInt64(), at.AsUInt64(), b.AsUInt64()).As<ulong, T>();
        if (Unsafe.SizeOf<T>() == 4 && Avx512F.VL.IsSupported)
            return Avx512F.VL.PermuteVar4x32x2(a.AsUInt32(), at.AsUInt32(), b.AsUInt32()).As<uint, T>();
        if (Unsafe.SizeOf<T>() == 2 && Avx512BW.VL.IsSupported)
            return Avx512BW.VL.PermuteVar8x16x2(a.AsUInt16(), at.AsUInt16(), b.AsUInt16()).As<ushort, T>();
        if (Unsafe.SizeOf<T>() == 1 && Avx512Vbmi.VL.IsSupported)
            return Avx512Vbmi.VL.PermuteVar16x8x2(a.AsByte(), at.AsByte(), b.AsByte()).As<byte, T>();
        Vector128<T> second = at - Vector128.Create(T.CreateTruncating(Vector128<T>.Count));
        return Unsafe.SizeOf<T>() switch
        {
            8 => (Vector128.Shuffle(a.AsUInt64(), at.AsUInt64()) | Vector128.Shuffle(b.AsUInt64(), second.AsUInt64())).As<ulong, T>(),
            4 => (Vector128.Shuffle(a.AsUInt32(), at.AsUInt32()) | Vector128.Shuffle(b.AsUInt32(), second.AsUInt32())).As<uint, T>(),
            2 => (Vector128.Shuffle(a.AsUInt16(), at.AsUInt16()) | Vector128.Shuffle(b.AsUInt16(), second.AsUInt16())).As<ushort, T>(),
            _ => (Vector128.Shuffle(a.AsByte(), at.AsByte()) | Vector128.Shuffle(b.AsByte(), second.AsByte())).As<byte, T>(),
        };
    }
}
