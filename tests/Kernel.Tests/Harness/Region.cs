using System;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>Part of an array that a span argument is made of, so that spans of one call may overlap and what lies around them is seen.</summary>
/// <param name="Backing">The whole array, of rank 1.</param>
/// <param name="Offset">First element of the span.</param>
/// <param name="Length">Number of elements.</param>
public sealed record Region(Array Backing, int Offset, int Length)
{
    /// <summary>The span of an argument; the empty one for null.</summary>
    public static Span<T> Span<T>(object? argument) =>
        argument is Region region ? ((T[])region.Backing).AsSpan(region.Offset, region.Length) : default;
}
