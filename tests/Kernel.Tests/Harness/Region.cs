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

    /// <summary>The span as one of structures.</summary>
    public static Span<T> Structures<T>(object? argument)
        where T : unmanaged
    {
        var region = (Region)argument!;
        Span<byte> bytes = Inputs.Bytes(region.Backing);
        int size = Values.Size(Inputs.ElementType(region.Backing));
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(bytes.Slice(region.Offset * size, region.Length * size));
    }
}
