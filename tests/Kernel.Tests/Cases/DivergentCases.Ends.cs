using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>Loops whose ends an iteration computes or reads from memory.</content>
internal static partial class DivergentCases
{
    private static IEnumerable<KernelCase> Ends() =>
    [
        new KernelCase("""
            public static void EndsComputed(ReadOnlySpan<double> a, Span<double> x, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int end = (i * i) & 7;
                    double sum = 0;
                    for (int k = m & 3; k < end; k++)
                        sum = sum * 0.5 + k;
                    for (int k = 0; k < (i >> 2) % 5; k++)
                        sum += a[i];
                    x[i] = sum;
                }
            }
            """),
        new KernelCase("""
            public static long SumsToEndsComputed(ReadOnlySpan<int> a)
            {
                long total = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    int end = (a[i] ^ i) & 7;
                    int v = a[i];
                    for (int k = 0; k < end; k++)
                        v = v * 3 + k;
                    total += v;
                }
                return total;
            }
            """),
        new KernelCase("""
            public static void NamedAsMasks(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double on3 = a[i], live2 = 1, condition4 = 0;
                    while (on3 > 1 && live2 < 8)
                    {
                        on3 *= 0.5;
                        if (on3 > 3)
                            condition4 += live2;
                        live2 += 1;
                    }
                    x[i] = on3 + live2 * condition4;
                }
            }
            """),
        new KernelCase("""
            public static void UniformCounts(ReadOnlySpan<float> a, Span<float> x, int n, uint m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float v = a[i];
                    int k = 1, best = 9;
                    uint left = m & 255;
                    bool more = true;
                    while (more)
                    {
                        v = v * 0.5f + k;
                        k *= 3;
                        left -= 7;
                        best = Math.Min(best, k - 5);
                        if ((int)left < best) best = (int)left;
                        if (k > 100) more = false;
                    }
                    x[i] = v + left + best;
                }
            }
            """),
    ];
}
