using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FusedKernels.CompilerServices;

/// <summary>Accesses that nothing proved in range before the loop: checked where they happen, with C#'s own exception.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class CheckedAccess
{
    /// <summary>An element of a buffer.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">Its first element.</param>
    /// <param name="length">Its length in elements.</param>
    /// <param name="index">The index.</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is negative, or not less than <paramref name="length"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(ref T first, int length, long index)
    {
        if ((ulong)index >= (ulong)length)
            Throw();
        return ref Unsafe.Add(ref first, (nint)index);
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
    public static ref T At<T>(ref T first, int rows, long row, int columns, long column)
    {
        if ((ulong)row >= (ulong)rows || (ulong)column >= (ulong)columns)
            Throw();
        return ref Unsafe.Add(ref first, (nint)((row * columns) + column));
    }

    /// <summary>An element of an array of three dimensions.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">Its first element.</param>
    /// <param name="planes">The length of the first dimension.</param>
    /// <param name="plane">The index there.</param>
    /// <param name="rows">The length of the second dimension.</param>
    /// <param name="row">The index there.</param>
    /// <param name="columns">The length of the third dimension.</param>
    /// <param name="column">The index there.</param>
    /// <exception cref="IndexOutOfRangeException">An index is negative, or not less than its length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(ref T first, int planes, long plane, int rows, long row, int columns, long column)
    {
        if ((ulong)plane >= (ulong)planes || (ulong)row >= (ulong)rows || (ulong)column >= (ulong)columns)
            Throw();
        return ref Unsafe.Add(ref first, (nint)((((plane * rows) + row) * columns) + column));
    }

    /// <summary>A field of a table of four dimensions.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">Its first element.</param>
    /// <param name="planes">The length of the first dimension.</param>
    /// <param name="plane">The index there.</param>
    /// <param name="rows">The length of the second dimension.</param>
    /// <param name="row">The index there.</param>
    /// <param name="columns">The length of the third dimension.</param>
    /// <param name="column">The index there.</param>
    /// <param name="fields">The number of fields.</param>
    /// <param name="field">Which one.</param>
    /// <exception cref="IndexOutOfRangeException">An index is negative, or not less than its length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(ref T first, int planes, long plane, int rows, long row, int columns, long column, int fields, long field)
    {
        if ((ulong)plane >= (ulong)planes || (ulong)row >= (ulong)rows || (ulong)column >= (ulong)columns || (ulong)field >= (ulong)fields)
            Throw();
        return ref Unsafe.Add(ref first, (nint)((((((plane * rows) + row) * columns) + column) * fields) + field));
    }

    /// <summary>Writes an element of an array as C# does, which checks the index when the value is known.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">Its first element.</param>
    /// <param name="length">Its length in elements.</param>
    /// <param name="index">The index.</param>
    /// <param name="value">What is written.</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is negative, or not less than <paramref name="length"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<T>(ref T first, int length, long index, T value) => At(ref first, length, index) = value;

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
    public static void Put<T>(ref T first, int rows, long row, int columns, long column, T value) => At(ref first, rows, row, columns, column) = value;

    /// <summary>Writes an element of an array of three dimensions as C# does, which checks the indices when the value is known.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">Its first element.</param>
    /// <param name="planes">The length of the first dimension.</param>
    /// <param name="plane">The index there.</param>
    /// <param name="rows">The length of the second dimension.</param>
    /// <param name="row">The index there.</param>
    /// <param name="columns">The length of the third dimension.</param>
    /// <param name="column">The index there.</param>
    /// <param name="value">What is written.</param>
    /// <exception cref="IndexOutOfRangeException">An index is negative, or not less than its length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<T>(ref T first, int planes, long plane, int rows, long row, int columns, long column, T value) =>
        At(ref first, planes, plane, rows, row, columns, column) = value;

    /// <summary>Writes a field of a table of four dimensions as C# does, which checks the indices when the value is known.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">Its first element.</param>
    /// <param name="planes">The length of the first dimension.</param>
    /// <param name="plane">The index there.</param>
    /// <param name="rows">The length of the second dimension.</param>
    /// <param name="row">The index there.</param>
    /// <param name="columns">The length of the third dimension.</param>
    /// <param name="column">The index there.</param>
    /// <param name="fields">The number of fields.</param>
    /// <param name="field">Which one.</param>
    /// <param name="value">What is written.</param>
    /// <exception cref="IndexOutOfRangeException">An index is negative, or not less than its length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<T>(ref T first, int planes, long plane, int rows, long row, int columns, long column, int fields, long field, T value) =>
        At(ref first, planes, plane, rows, row, columns, column, fields, field) = value;

    /// <summary>An index in a slice.</summary>
    /// <param name="index">The index.</param>
    /// <param name="length">The length of the slice.</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is negative, or not less than <paramref name="length"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(int index, int length)
    {
        if ((uint)index >= (uint)length)
            Throw();
        return index;
    }

    /// <summary>The start of a slice.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="count">How long it is.</param>
    /// <param name="length">The length of what it is a part of.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slice starts before the first element, ends after the last one, or has less than none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slice(int start, int count, int length)
    {
        if ((ulong)(uint)start + (uint)count > (uint)length)
            ThrowSlice();
        return start;
    }

    /// <summary>
    /// Comes after the scalar form was run for a gang in which a lane is about to fault: that form throws what the first faulting iteration
    /// throws, so this is never reached.
    /// </summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void Missed() => throw new InvalidOperationException("A lane was about to fault, and the iteration it stands for did not.");

    /// <summary>Zero as a number that the C# compiler does not know: it refuses a division by a constant that always throws.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Zero<T>()
        where T : unmanaged => default;

    [DoesNotReturn]
    private static void Throw() => throw new IndexOutOfRangeException();

    [DoesNotReturn]
    private static void ThrowSlice() => throw new ArgumentOutOfRangeException();
}
