using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Running totals in whatever words they are written.</summary>
internal static partial class ScanCases
{
    /// <summary>Integers, so that all bits count.</summary>
    private static IEnumerable<KernelCase> Spellings() =>
    [
        new KernelCase("""
            public static void ScanSwapped(ReadOnlySpan<int> x, Span<int> y)
            {
                int s = 5;
                for (int i = 0; i < x.Length; i++)
                {
                    s = x[i] + s;
                    y[i] = s;
                }
            }
            """),
        new KernelCase("""
            public static void ScanInOneStatement(ReadOnlySpan<long> x, Span<long> y)
            {
                long s = -1;
                for (int i = 0; i < x.Length; i++)
                    y[i] = s += x[i];
            }
            """),
        new KernelCase("""
            public static int ScanByTernary(ReadOnlySpan<int> x, Span<int> y, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    m = x[i] > m ? x[i] : m;
                    y[i] = m;
                }

                return m;
            }
            """),
        new KernelCase("""
            public static void ScanByLocal(ReadOnlySpan<int> x, Span<int> y)
            {
                int s = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    int t = s + x[i];
                    y[i] = t;
                    s = t;
                }
            }
            """),
        new KernelCase("""
            public static void ScanByElements(ReadOnlySpan<int> x, Span<int> y)
            {
                for (int i = 1; i < x.Length; i++)
                    y[i] = y[i - 1] + x[i];
            }
            """),
        new KernelCase("""
            public static void ScanByElementsInPlace(long[] x)
            {
                for (int i = 1; i < x.Length; i++)
                    x[i] += x[i - 1];
            }
            """),
        new KernelCase("""
            public static void ScanByElementsBackwards(ReadOnlySpan<double> x, Span<double> y, Span<double> z)
            {
                for (int i = x.Length - 2; i >= 0; i--)
                {
                    double t = Math.Max(y[i + 1], x[i]);
                    z[i] = x[i] * 2;
                    y[i] = t;
                }
            }
            """),
        new KernelCase("""
            public static void ScanByElementsOutside(Span<int> y, int first, int end)
            {
                for (int i = first; i < end; i++)
                    y[i] = y[i - 1] ^ i;
            }
            """).Scalar("first", n => n % 3).Scalar("end", n => n).Expecting(Expected.Anything),
        new KernelCase("""
            public static double PrefixSum(Span<double> x)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s += x[i];
                    x[i] = s;
                }
                return s;
            }
            """).With("x", Values.Tame).Close(1e-10),
        new KernelCase("""
            public static void CountUp(Span<int> x)
            {
                for (int i = 1; i < x.Length; i++)
                    x[i] = x[i - 1] + 1;
            }
            """),
        new KernelCase("""
            public static int SumThenUsed(ReadOnlySpan<int> a, Span<int> x)
            {
                int s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s += a[i];
                    if (s > 100)
                        x[i] = 1;
                }
                return s;
            }
            """),
        new KernelCase("""
            public static void ScanSubtracts(ReadOnlySpan<uint> x, Span<uint> y, Span<uint> z)
            {
                uint s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    z[i] = x[i] ^ 3;
                    s -= x[i];
                    uint t = s * 3;
                    y[i] = t;
                }
            }
            """),
        new KernelCase("""
            public static void ScanSteps(ReadOnlySpan<int> x, Span<int> y)
            {
                int s = 0;
                for (int i = 0; i < x.Length; i += 3)
                {
                    s += x[i];
                    y[i] = s;
                }
            }
            """),
    ];
}
