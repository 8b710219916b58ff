using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Operations without a vector form: each lane runs them by itself, with the bits of the method as written.</summary>
internal static class LaneByLaneCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static void RemainderOfDoubles(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] % b[i] + a[i] % 1;
            }
            """),
    ];
}
