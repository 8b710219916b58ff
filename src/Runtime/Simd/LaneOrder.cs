using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>Reverses the lanes of vectors: for loops that walk through memory backwards. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneOrder
{
    /// <summary>The lanes in reverse order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Reverse<T>(Vector512<T> value)
    {
        if (Unsafe.SizeOf<T>() == 8)
            return Vector512.Shuffle(value.AsInt64(), Vector512.Create(7L, 6, 5, 4, 3, 2, 1, 0)).As<long, T>();
        if (Unsafe.SizeOf<T>() == 4)
            return Vector512.Shuffle(value.AsInt32(), Vector512.Create(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)).As<int, T>();
        return Vector512.Create(Reverse(value.GetUpper()), Reverse(value.GetLower()));
    }

    /// <inheritdoc cref="Reverse{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Reverse<T>(Vector256<T> value)
    {
        if (Unsafe.SizeOf<T>() == 8)
            return Vector256.Shuffle(value.AsInt64(), Vector256.Create(3L, 2, 1, 0)).As<long, T>();
        if (Unsafe.SizeOf<T>() == 4)
            return Vector256.Shuffle(value.AsInt32(), Vector256.Create(7, 6, 5, 4, 3, 2, 1, 0)).As<int, T>();
        return Vector256.Create(Reverse(value.GetUpper()), Reverse(value.GetLower()));
    }

    /// <inheritdoc cref="Reverse{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Reverse<T>(Vector128<T> value)
    {
        if (Unsafe.SizeOf<T>() == 8)
            return Vector128.Shuffle(value.AsInt64(), Vector128.Create(1L, 0)).As<long, T>();
        if (Unsafe.SizeOf<T>() == 4)
            return Vector128.Shuffle(value.AsInt32(), Vector128.Create(3, 2, 1, 0)).As<int, T>();
        if (Unsafe.SizeOf<T>() == 2)
            return Vector128.Shuffle(value.AsInt16(), Vector128.Create(7, 6, 5, 4, 3, 2, 1, 0)).As<short, T>();
        return Vector128.Shuffle(value.AsByte(), Vector128.Create((byte)15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)).As<byte, T>();
    }
}
