using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>
/// The network by which each lane of a vector comes to hold what it and all lanes before it make together: in step k the last lane of the lower half of
/// each 2^(k+1) lanes is taken into all lanes of the upper half (J. Sklansky, "Conditional-sum addition logic", 1960). Lanes are of 4 or 8 bytes.
/// </summary>
internal static unsafe class LaneNetwork
{
    /// <summary>For the lanes of the upper halves, the last lane of the lower half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Lower<T>(Vector512<T> lanes, [ConstantExpected] int step)
        where T : unmanaged
    {
        if (sizeof(T) == 8)
        {
            if (step == 0)
                return Vector512.Shuffle(lanes.As<T, long>(), Vector512.Create(0L, 0, 2, 2, 4, 4, 6, 6)).As<long, T>();
            return step == 1
                ? Vector512.Shuffle(lanes.As<T, long>(), Vector512.Create(1L, 1, 1, 1, 5, 5, 5, 5)).As<long, T>()
                : Vector512.Shuffle(lanes.As<T, long>(), Vector512.Create(3L)).As<long, T>();
        }

        if (step == 0)
            return Vector512.Shuffle(lanes.As<T, int>(), Vector512.Create(0, 0, 2, 2, 4, 4, 6, 6, 8, 8, 10, 10, 12, 12, 14, 14)).As<int, T>();
        if (step == 1)
            return Vector512.Shuffle(lanes.As<T, int>(), Vector512.Create(1, 1, 1, 1, 5, 5, 5, 5, 9, 9, 9, 9, 13, 13, 13, 13)).As<int, T>();
        return step == 2
            ? Vector512.Shuffle(lanes.As<T, int>(), Vector512.Create(3, 3, 3, 3, 3, 3, 3, 3, 11, 11, 11, 11, 11, 11, 11, 11)).As<int, T>()
            : Vector512.Shuffle(lanes.As<T, int>(), Vector512.Create(7)).As<int, T>();
    }

    /// <inheritdoc cref="Lower{T}(Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Lower<T>(Vector256<T> lanes, [ConstantExpected] int step)
        where T : unmanaged
    {
        if (sizeof(T) == 8)
        {
            return step == 0
                ? Vector256.Shuffle(lanes.As<T, long>(), Vector256.Create(0L, 0, 2, 2)).As<long, T>()
                : Vector256.Shuffle(lanes.As<T, long>(), Vector256.Create(1L, 1, 1, 1)).As<long, T>();
        }

        if (step == 0)
            return Vector256.Shuffle(lanes.As<T, int>(), Vector256.Create(0, 0, 2, 2, 4, 4, 6, 6)).As<int, T>();
        return step == 1
            ? Vector256.Shuffle(lanes.As<T, int>(), Vector256.Create(1, 1, 1, 1, 5, 5, 5, 5)).As<int, T>()
            : Vector256.Shuffle(lanes.As<T, int>(), Vector256.Create(3, 3, 3, 3, 3, 3, 3, 3)).As<int, T>();
    }

    /// <inheritdoc cref="Lower{T}(Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Lower<T>(Vector128<T> lanes, [ConstantExpected] int step)
        where T : unmanaged
    {
        if (sizeof(T) == 8)
            return Vector128.Shuffle(lanes.As<T, long>(), Vector128.Create(0L, 0)).As<long, T>();
        return step == 0
            ? Vector128.Shuffle(lanes.As<T, int>(), Vector128.Create(0, 0, 2, 2)).As<int, T>()
            : Vector128.Shuffle(lanes.As<T, int>(), Vector128.Create(1, 1, 1, 1)).As<int, T>();
    }

    /// <summary>The lanes of the upper halves from what they come to in a step, the others as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Merge<T>(Vector512<T> lanes, Vector512<T> taken, [ConstantExpected] int step)
        where T : unmanaged
    {
        if (sizeof(T) == 8)
        {
            if (step == 0)
                return Vector512.ConditionalSelect(Vector512.Create(0L, -1, 0, -1, 0, -1, 0, -1).As<long, T>(), taken, lanes);
            return step == 1
                ? Vector512.ConditionalSelect(Vector512.Create(0L, 0, -1, -1, 0, 0, -1, -1).As<long, T>(), taken, lanes)
                : Vector512.ConditionalSelect(Vector512.Create(0L, 0, 0, 0, -1, -1, -1, -1).As<long, T>(), taken, lanes);
        }

        if (step == 0)
            return Vector512.ConditionalSelect(Vector512.Create(0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1).As<int, T>(), taken, lanes);
        if (step == 1)
            return Vector512.ConditionalSelect(Vector512.Create(0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1).As<int, T>(), taken, lanes);
        return step == 2
            ? Vector512.ConditionalSelect(Vector512.Create(0, 0, 0, 0, -1, -1, -1, -1, 0, 0, 0, 0, -1, -1, -1, -1).As<int, T>(), taken, lanes)
            : Vector512.ConditionalSelect(Vector512.Create(0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1).As<int, T>(), taken, lanes);
    }

    /// <inheritdoc cref="Merge{T}(Vector512{T}, Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Merge<T>(Vector256<T> lanes, Vector256<T> taken, [ConstantExpected] int step)
        where T : unmanaged
    {
        if (sizeof(T) == 8)
            return step == 0 ? Blend(lanes, taken, 0b1010) : Blend(lanes, taken, 0b1100);
        if (step == 0)
            return Blend(lanes, taken, 0b10101010);
        return step == 1 ? Blend(lanes, taken, 0b11001100) : Blend(lanes, taken, 0b11110000);
    }

    /// <inheritdoc cref="Merge{T}(Vector512{T}, Vector512{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Merge<T>(Vector128<T> lanes, Vector128<T> taken, [ConstantExpected] int step)
        where T : unmanaged
    {
        if (sizeof(T) == 8)
            return Blend(lanes, taken, 0b10);
        return step == 0 ? Blend(lanes, taken, 0b1010) : Blend(lanes, taken, 0b1100);
    }

    /// <summary>The lanes of a mask, which has a bit for each, since a blend by a constant is one instruction and a selection three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Blend<T>(Vector256<T> off, Vector256<T> lanes, [ConstantExpected] byte on)
        where T : unmanaged
    {
        if (Avx.IsSupported)
            return sizeof(T) == 8 ? Avx.Blend(off.As<T, double>(), lanes.As<T, double>(), on).As<double, T>() : Avx.Blend(off.As<T, float>(), lanes.As<T, float>(), on).As<float, T>();
        Vector256<int> bits = sizeof(T) == 8 ? Vector256.Create(1, 1, 2, 2, 4, 4, 8, 8) : Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        return Vector256.ConditionalSelect(Vector256.Equals(Vector256.Create((int)on) & bits, bits).As<int, T>(), lanes, off);
    }

    /// <inheritdoc cref="Blend{T}(Vector256{T}, Vector256{T}, byte)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Blend<T>(Vector128<T> off, Vector128<T> lanes, [ConstantExpected] byte on)
        where T : unmanaged
    {
        if (Sse41.IsSupported)
            return sizeof(T) == 8 ? Sse41.Blend(off.As<T, double>(), lanes.As<T, double>(), on).As<double, T>() : Sse41.Blend(off.As<T, float>(), lanes.As<T, float>(), on).As<float, T>();
        Vector128<int> bits = sizeof(T) == 8 ? Vector128.Create(1, 1, 2, 2) : Vector128.Create(1, 2, 4, 8);
        return Vector128.ConditionalSelect(Vector128.Equals(Vector128.Create((int)on) & bits, bits).As<int, T>(), lanes, off);
    }
}
