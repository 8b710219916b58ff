using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>Masks of the first lanes, for the tails of loops.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneMask
{
    /// <summary>A mask whose first <paramref name="count"/> lanes are on (all ones) and the others off (zero).</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="count">Number of lanes; none are on when it is negative, all when it is the number of lanes or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> First512<T>(nint count)
        where T : unmanaged
    {
        // Clamped, since a lane of the size of T may be too small for the count.
        nint lanes = Math.Clamp(count, 0, Vector512<T>.Count);
        if (sizeof(T) == 8)
            return Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>();
        if (sizeof(T) == 4)
            return Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)lanes)).As<int, T>();
        if (sizeof(T) == 2)
            return Vector512.LessThan(Vector512<short>.Indices, Vector512.Create((short)lanes)).As<short, T>();
        return Vector512.LessThan(Vector512<sbyte>.Indices, Vector512.Create((sbyte)lanes)).As<sbyte, T>();
    }

    /// <summary>A mask whose first <paramref name="count"/> lanes are on (all ones) and the others off (zero).</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="count">Number of lanes; none are on when it is negative, all when it is the number of lanes or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> First256<T>(nint count)
        where T : unmanaged
    {
        // Clamped, since a lane of the size of T may be too small for the count.
        nint lanes = Math.Clamp(count, 0, Vector256<T>.Count);
        if (sizeof(T) == 8)
            return Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, T>();
        if (sizeof(T) == 4)
            return Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)lanes)).As<int, T>();
        if (sizeof(T) == 2)
            return Vector256.LessThan(Vector256<short>.Indices, Vector256.Create((short)lanes)).As<short, T>();
        return Vector256.LessThan(Vector256<sbyte>.Indices, Vector256.Create((sbyte)lanes)).As<sbyte, T>();
    }

    /// <summary>A mask whose first <paramref name="count"/> lanes are on (all ones) and the others off (zero).</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="count">Number of lanes; none are on when it is negative, all when it is the number of lanes or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> First128<T>(nint count)
        where T : unmanaged
    {
        // Clamped, since a lane of the size of T may be too small for the count.
        nint lanes = Math.Clamp(count, 0, Vector128<T>.Count);
        if (sizeof(T) == 8)
            return Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count)).As<long, T>();
        if (sizeof(T) == 4)
            return Vector128.LessThan(Vector128<int>.Indices, Vector128.Create((int)lanes)).As<int, T>();
        if (sizeof(T) == 2)
            return Vector128.LessThan(Vector128<short>.Indices, Vector128.Create((short)lanes)).As<short, T>();
        return Vector128.LessThan(Vector128<sbyte>.Indices, Vector128.Create((sbyte)lanes)).As<sbyte, T>();
    }
}
