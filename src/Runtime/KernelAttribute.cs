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

    /// <summary>
    /// Whether floating-point results may differ further from the method as written: products are added without being rounded first (fused multiply-add),
    /// what a loop does not change divides by its reciprocal, reciprocal square roots are estimates with a step of Newton's method (within 2 ulp, and with
    /// the last bits of the processor), and running products and linear recurrences are taken in another order. NaN, infinity and the sign of zero keep their meaning;
    /// a divisor below the normal numbers may count as 0.
    /// </summary>
    public bool FastMath { get; set; }
}
