using System;
using System.Runtime.CompilerServices;

namespace FusedKernels.CompilerServices;

/// <summary>The same for indices of 32 bits, which C# compares with lengths as they are: nothing is widened first.</summary>
public static partial class CheckedAccess
{
    /// <summary>An element of a buffer.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">Its first element.</param>
    /// <param name="length">Its length in elements.</param>
    /// <param name="index">The index.</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is negative, or not less than <paramref name="length"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(ref T first, int length, int index)
    {
        if ((uint)index >= (uint)length)
            Throw();
        return ref Unsafe.Add(ref first, (nint)(uint)index);
    }

    /// <summary>An element of a table or an array of two dimensions.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">Its first element.</param>
    /// <param name="rows">The length of the first dimension.</param>
    /// <param name="row">The index there.</param>
    /// <param name="columns">The length of the second dimension.</param>
    /// <param name="column">The index there.</param>
    /// <exception cref="IndexOutOfRangeException">An index is negative, or not less than its length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(ref T first, int rows, int row, int columns, int column)
    {
        if ((uint)row >= (uint)rows || (uint)column >= (uint)columns)
            Throw();
        return ref Unsafe.Add(ref first, ((nint)(uint)row * columns) + (nint)(uint)column);
    }

    /// <summary>Writes an element of an array as C# does, which checks the index when the value is known.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">Its first element.</param>
    /// <param name="length">Its length in elements.</param>
    /// <param name="index">The index.</param>
    /// <param name="value">What is written.</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is negative, or not less than <paramref name="length"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<T>(ref T first, int length, int index, T value) => At(ref first, length, index) = value;

    /// <summary>Writes an element of an array of two dimensions as C# does, which checks the indices when the value is known.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">Its first element.</param>
    /// <param name="rows">The length of the first dimension.</param>
    /// <param name="row">The index there.</param>
    /// <param name="columns">The length of the second dimension.</param>
    /// <param name="column">The index there.</param>
    /// <param name="value">What is written.</param>
    /// <exception cref="IndexOutOfRangeException">An index is negative, or not less than its length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<T>(ref T first, int rows, int row, int columns, int column, T value) => At(ref first, rows, row, columns, column) = value;
}
