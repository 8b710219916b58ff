using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Running totals within a vector, in as many steps as the logarithm of its lanes: in step k the last lane of the lower half of each 2^(k+1) lanes is
/// taken into all lanes of the upper half (Sklansky's prefix network). So lanes in a half do not depend on the width of the vector, and several
/// vectors that make up 512 bits give what one gives.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneScan
{
    /// <summary>Gives each lane what it and all lanes before it come to.</summary>
    /// <typeparam name="T">A primitive numeric type of 4 or 8 bytes.</typeparam>
    /// <typeparam name="TOp">The operation.</typeparam>
    /// <param name="lanes">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Prefix<T, TOp>(Vector512<T> lanes)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
    {
        if (sizeof(T) == 8)
        {
            lanes = Take<T, TOp>(lanes, Vector512.Create(0L, 0, 2, 2, 4, 4, 6, 6), Vector512.Create(0L, -1, 0, -1, 0, -1, 0, -1));
            lanes = Take<T, TOp>(lanes, Vector512.Create(1L, 1, 1, 1, 5, 5, 5, 5), Vector512.Create(0L, 0, -1, -1, 0, 0, -1, -1));
            return Take<T, TOp>(lanes, Vector512.Create(3L), Vector512.Create(0L, 0, 0, 0, -1, -1, -1, -1));
        }

        lanes = Take<T, TOp>(lanes, Vector512.Create(0, 0, 2, 2, 4, 4, 6, 6, 8, 8, 10, 10, 12, 12, 14, 14), Vector512.Create(0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1));
        lanes = Take<T, TOp>(lanes, Vector512.Create(1, 1, 1, 1, 5, 5, 5, 5, 9, 9, 9, 9, 13, 13, 13, 13), Vector512.Create(0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1));
        lanes = Take<T, TOp>(lanes, Vector512.Create(3, 3, 3, 3, 3, 3, 3, 3, 11, 11, 11, 11, 11, 11, 11, 11), Vector512.Create(0, 0, 0, 0, -1, -1, -1, -1, 0, 0, 0, 0, -1, -1, -1, -1));
        return Take<T, TOp>(lanes, Vector512.Create(7), Vector512.Create(0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1));
    }

    /// <inheritdoc cref="Prefix{T, TOp}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Prefix<T, TOp>(Vector256<T> lanes)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
    {
        if (sizeof(T) == 8)
        {
            lanes = Take<T, TOp>(lanes, Vector256.Create(0L, 0, 2, 2), 0b1010);
            return Take<T, TOp>(lanes, Vector256.Create(1L, 1, 1, 1), 0b1100);
        }

        lanes = Take<T, TOp>(lanes, Vector256.Create(0, 0, 2, 2, 4, 4, 6, 6), 0b10101010);
        lanes = Take<T, TOp>(lanes, Vector256.Create(1, 1, 1, 1, 5, 5, 5, 5), 0b11001100);
        return Take<T, TOp>(lanes, Vector256.Create(3, 3, 3, 3, 3, 3, 3, 3), 0b11110000);
    }

    /// <inheritdoc cref="Prefix{T, TOp}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Prefix<T, TOp>(Vector128<T> lanes)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
    {
        if (sizeof(T) == 8)
            return Take<T, TOp>(lanes, Vector128.Create(0L, 0), 0b10);
        lanes = Take<T, TOp>(lanes, Vector128.Create(0, 0, 2, 2), 0b1010);
        return Take<T, TOp>(lanes, Vector128.Create(1, 1, 1, 1), 0b1100);
    }

    /// <summary>The last lane in every lane.</summary>
    /// <typeparam name="T">A primitive numeric type of 4 or 8 bytes.</typeparam>
    /// <param name="lanes">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Last<T>(Vector512<T> lanes)
        where T : unmanaged
        => sizeof(T) == 8 ? Vector512.Shuffle(lanes.As<T, long>(), Vector512.Create(7L)).As<long, T>() : Vector512.Shuffle(lanes.As<T, int>(), Vector512.Create(15)).As<int, T>();

    /// <inheritdoc cref="Last{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Last<T>(Vector256<T> lanes)
        where T : unmanaged
        => sizeof(T) == 8 ? Vector256.Shuffle(lanes.As<T, long>(), Vector256.Create(3L, 3, 3, 3)).As<long, T>() : Vector256.Shuffle(lanes.As<T, int>(), Vector256.Create(7, 7, 7, 7, 7, 7, 7, 7)).As<int, T>();

    /// <inheritdoc cref="Last{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Last<T>(Vector128<T> lanes)
        where T : unmanaged
        => sizeof(T) == 8 ? Vector128.Shuffle(lanes.As<T, long>(), Vector128.Create(1L, 1)).As<long, T>() : Vector128.Shuffle(lanes.As<T, int>(), Vector128.Create(3, 3, 3, 3)).As<int, T>();

    /// <summary>Gives each lane the value of the lane before it, the first one that of the last lane of another vector.</summary>
    /// <typeparam name="T">A primitive numeric type of 4 or 8 bytes.</typeparam>
    /// <param name="before">The vector ahead of the lanes.</param>
    /// <param name="lanes">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Before<T>(Vector512<T> before, Vector512<T> lanes)
        where T : unmanaged
    {
        if (!Avx512F.IsSupported)
            return Vector512.Create(Before(before.GetUpper(), lanes.GetLower()), Before(lanes.GetLower(), lanes.GetUpper()));
        return sizeof(T) == 8 ? Avx512F.AlignRight64(lanes.As<T, long>(), before.As<T, long>(), 7).As<long, T>() : Avx512F.AlignRight32(lanes.As<T, int>(), before.As<T, int>(), 15).As<int, T>();
    }

    /// <inheritdoc cref="Before{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Before<T>(Vector256<T> before, Vector256<T> lanes)
        where T : unmanaged
    {
        if (!Avx2.IsSupported)
            return Vector256.Create(Before(before.GetUpper(), lanes.GetLower()), Before(lanes.GetLower(), lanes.GetUpper()));
        Vector256<byte> across = Avx2.Permute2x128(before.As<T, byte>(), lanes.As<T, byte>(), 0x21);
        return sizeof(T) == 8
            ? Avx.Shuffle(across.AsDouble(), lanes.As<T, double>(), 0b0101).As<double, T>()
            : Avx2.AlignRight(lanes.As<T, byte>(), across, 12).As<byte, T>();
    }

    /// <inheritdoc cref="Before{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Before<T>(Vector128<T> before, Vector128<T> lanes)
        where T : unmanaged
        => sizeof(T) == 8
            ? Vector128.Create(before.As<T, long>().GetUpper(), lanes.As<T, long>().GetLower()).As<long, T>()
            : Blend(Vector128.Shuffle(lanes.As<T, int>(), Vector128.Create(0, 0, 1, 2)).As<int, T>(), Last(before), 0b0001);

    /// <summary>A step: the lanes of a mask take in the lane that is named for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Take<T, TOp>(Vector512<T> lanes, Vector512<long> from, Vector512<long> on)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        => Vector512.ConditionalSelect(on.As<long, T>(), TOp.Invoke(Vector512.Shuffle(lanes.As<T, long>(), from).As<long, T>(), lanes), lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Take<T, TOp>(Vector512<T> lanes, Vector512<int> from, Vector512<int> on)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        => Vector512.ConditionalSelect(on.As<int, T>(), TOp.Invoke(Vector512.Shuffle(lanes.As<T, int>(), from).As<int, T>(), lanes), lanes);

    /// <summary>The same; the mask has a bit for each lane, since a blend by a constant is one instruction and a selection three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Take<T, TOp>(Vector256<T> lanes, Vector256<long> from, [ConstantExpected] byte on)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        => Blend(lanes, TOp.Invoke(Vector256.Shuffle(lanes.As<T, long>(), from).As<long, T>(), lanes), on);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Take<T, TOp>(Vector256<T> lanes, Vector256<int> from, [ConstantExpected] byte on)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        => Blend(lanes, TOp.Invoke(Vector256.Shuffle(lanes.As<T, int>(), from).As<int, T>(), lanes), on);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Take<T, TOp>(Vector128<T> lanes, Vector128<long> from, [ConstantExpected] byte on)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        => Blend(lanes, TOp.Invoke(Vector128.Shuffle(lanes.As<T, long>(), from).As<long, T>(), lanes), on);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Take<T, TOp>(Vector128<T> lanes, Vector128<int> from, [ConstantExpected] byte on)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        => Blend(lanes, TOp.Invoke(Vector128.Shuffle(lanes.As<T, int>(), from).As<int, T>(), lanes), on);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Blend<T>(Vector256<T> off, Vector256<T> lanes, [ConstantExpected] byte on)
        where T : unmanaged
    {
        if (Avx.IsSupported)
            return sizeof(T) == 8 ? Avx.Blend(off.As<T, double>(), lanes.As<T, double>(), on).As<double, T>() : Avx.Blend(off.As<T, float>(), lanes.As<T, float>(), on).As<float, T>();
        Vector256<int> bits = sizeof(T) == 8 ? Vector256.Create(1, 1, 2, 2, 4, 4, 8, 8) : Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        return Vector256.ConditionalSelect(Vector256.Equals(Vector256.Create((int)on) & bits, bits).As<int, T>(), lanes, off);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Blend<T>(Vector128<T> off, Vector128<T> lanes, [ConstantExpected] byte on)
        where T : unmanaged
    {
        if (Sse41.IsSupported)
            return sizeof(T) == 8 ? Sse41.Blend(off.As<T, double>(), lanes.As<T, double>(), on).As<double, T>() : Sse41.Blend(off.As<T, float>(), lanes.As<T, float>(), on).As<float, T>();
        Vector128<int> bits = sizeof(T) == 8 ? Vector128.Create(1, 1, 2, 2) : Vector128.Create(1, 2, 4, 8);
        return Vector128.ConditionalSelect(Vector128.Equals(Vector128.Create((int)on) & bits, bits).As<int, T>(), lanes, off);
    }
}
