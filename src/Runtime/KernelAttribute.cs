using System;

namespace FusedKernels;

/// <summary>Marks a static method of plain loops as a kernel: it is compiled to SIMD code, and its calls are redirected to that.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class KernelAttribute : Attribute
{
    /// <summary>Whether loops that are proved independent also run on several threads.</summary>
    public bool Parallel { get; set; }

    /// <summary>Whether floating-point reductions keep the order of the source, bit for bit (they then run without SIMD).</summary>
    public bool Strict { get; set; }

    /// <summary>Whether contraction, reciprocals and reordering of floating-point operations are allowed.</summary>
    public bool FastMath { get; set; }
}
