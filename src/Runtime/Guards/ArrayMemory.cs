using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FusedKernels.CompilerServices;

/// <summary>Arrays as generated code sees them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArrayMemory
{
    /// <summary>All elements of an array, row by row.</summary>
    /// <typeparam name="T">An unmanaged type.</typeparam>
    /// <param name="array">The array.</param>
    /// <returns>The elements; nothing if the array is null or has more than a span can hold, so that the guards of a kernel fail.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> AsSpan<T>(T[,]? array)
        where T : unmanaged
        => Elements<T>(array);

    /// <inheritdoc cref="AsSpan{T}(T[,])"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> AsSpan<T>(T[,,]? array)
        where T : unmanaged
        => Elements<T>(array);

    /// <summary>Whether every dimension of an array starts at index 0. False for null.</summary>
    /// <param name="array">The array.</param>
    public static bool IsZeroBased(Array? array)
    {
        if (array is null)
            return false;
        for (int dimension = 0; dimension < array.Rank; dimension++)
        {
            if (array.GetLowerBound(dimension) != 0)
                return false;
        }

        return true;
    }

    /// <summary>A new array whose elements are not set: the kernel writes every one of them.</summary>
    /// <typeparam name="T">An unmanaged type.</typeparam>
    /// <param name="length">Number of elements.</param>
    /// <exception cref="OverflowException"><paramref name="length"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">There is no room for it.</exception>
    public static T[] AllocateUninitialized<T>(int length)
        where T : unmanaged
        => GC.AllocateUninitializedArray<T>(length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Span<T> Elements<T>(Array? array)
        where T : unmanaged
    {
        if (array is null || array.LongLength > int.MaxValue)
            return default;
        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), (int)array.LongLength);
    }
}
