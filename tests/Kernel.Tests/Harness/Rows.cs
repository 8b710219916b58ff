using System;
using System.Linq;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>What an argument that is an array of arrays is made of.</summary>
/// <param name="Numbers">The numbers of all rows, one row after another.</param>
/// <param name="Lengths">The length of each row; below zero where there is none.</param>
/// <param name="First">The first row where that is an array the caller has, too; otherwise null.</param>
public sealed record Rows(Array Numbers, int[] Lengths, Array? First = null)
{
    /// <summary>The array of arrays; null for none.</summary>
    public static T[][]? Of<T>(object? argument)
    {
        if (argument is not Rows rows)
            return null;
        int start = 0;
        return rows.Lengths.Select((length, k) =>
        {
            start += Math.Max(length, 0);
            return k == 0 && rows.First is T[] first ? first : length < 0 ? null! : ((T[])rows.Numbers)[(start - length)..start];
        }).ToArray();
    }
}
