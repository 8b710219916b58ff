using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FusedKernels.CompilerServices;

/// <summary>Arrays of arrays: what guards ask of their rows, and the rows themselves. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowMemory
{
    /// <summary>Whether there is an array in every row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="rows">The rows.</param>
    public static bool Exist<T>(T[]?[] rows) => Array.IndexOf(rows, null) < 0;

    /// <summary>The length of the shortest row; 0 where there are none.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="rows">The rows.</param>
    public static int Shortest<T>(T[][] rows)
    {
        int shortest = rows.Length == 0 ? 0 : int.MaxValue;
        foreach (T[] row in rows)
            shortest = Math.Min(shortest, row.Length);
        return shortest;
    }

    /// <summary>The length of the longest row; 0 where there are none.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="rows">The rows.</param>
    public static int Longest<T>(T[][] rows)
    {
        int longest = 0;
        foreach (T[] row in rows)
            longest = Math.Max(longest, row.Length);
        return longest;
    }

    /// <summary>Whether no row shares memory with other memory.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TOther">The type of the other elements.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="memory">The other memory.</param>
    public static bool Disjoint<T, TOther>(T[][] rows, ReadOnlySpan<TOther> memory)
        where T : unmanaged
        where TOther : unmanaged
    {
        foreach (T[] row in rows)
        {
            if (!CompilerServices.Guards.Disjoint<T, TOther>(row, memory))
                return false;
        }

        return true;
    }

    /// <summary>The length of a row; 0 where there is no such row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="row">Which row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length<T>(ref T[] first, int count, long row) => (ulong)row < (ulong)count ? Unsafe.Add(ref first, (nint)row).Length : 0;

    /// <summary>The first element of a row; a null reference where there is no such row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="row">Which row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T First<T>(ref T[] first, int count, long row)
    {
        if ((ulong)row >= (ulong)count)
            return ref Unsafe.NullRef<T>();
        return ref MemoryMarshal.GetArrayDataReference(Unsafe.Add(ref first, (nint)row));
    }

    /// <summary>An element of a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="row">Which row.</param>
    /// <param name="column">Which element of it.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such row, or no such element in it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(ref T[] first, int count, long row, long column)
    {
        ref T[] found = ref CheckedAccess.At(ref first, count, row);
        return ref CheckedAccess.At(ref MemoryMarshal.GetArrayDataReference(found), found.Length, column);
    }
}
