using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops in which a condition on the index changes once: at a given number, at either end, outside of the loop.</summary>
internal static class RangeSplitCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        Split("""
            public static void SplitBelow(Span<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, int k)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (i < k)
                        a[i] = b[i] * 2;
                    else
                        a[i] = Math.Sqrt(c[i]) + a[i];
                }
            }
            """),
        Split("""
            public static int SplitUpTo(int[] a, int[] b, int k)
            {
                int count = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    int v = k >= i ? b[i] : b[i / 2];
                    if (v > 3)
                        count++;
                    a[i] = v + i;
                }
                return count;
            }
            """),
        Split("""
            public static void SplitAt(float[] a, float[] b, int k)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (i == k)
                        a[i] = 7;
                    else if (i > k)
                        a[i] = b[i] * 2;
                    else
                        a[i] = b[i] - 1;
                }
            }
            """),
        new KernelCase("""
            public static void SplitFirst(Span<double> a, ReadOnlySpan<double> b)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (i > 0)
                        a[i] = (b[i - 1] + b[i]) * 0.5;
                    else
                        a[i] = b[i];
                }
            }
            """),
        new KernelCase("""
            public static void SplitBothEnds(Span<double> a, ReadOnlySpan<double> b)
            {
                int n = a.Length;
                for (int i = 0; i < n; i++)
                {
                    double left = i == 0 ? b[n - 1] : b[i - 1];
                    double right = i == n - 1 ? b[0] : b[i + 1];
                    a[i] = left + right - 2 * b[i];
                }
            }
            """),
        Split("""
            public static void SplitReadsLast(double[] a, double[] b, int k)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (i < k)
                        a[i] = b[i] + 1;
                    else
                        a[i] = a[k - 1] * 2 + b[i];
                }
            }
            """).Expecting(Expected.Anything),
        Split("""
            public static void SplitReadsBehind(int[] a, int[] b, int k)
            {
                for (int i = 2; i < b.Length; i++)
                {
                    if (i <= k)
                        a[i] = b[i] * 3;
                    else
                        a[i] = a[k] + b[i];
                }
            }
            """).Expecting(Expected.Anything),
        Split("""
            public static void SplitOnlyAbove(float[] a, float[] b, int k)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    if (k < i)
                        a[i] += a[k] * b[i];
                }
            }
            """).Expecting(Expected.Anything),
        Split("""
            public static long SplitAllButOne(long[] a, int k)
            {
                long sum = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (i != k)
                    {
                        a[i] += a[k];
                        sum += a[i];
                    }
                }
                return sum;
            }
            """).Expecting(Expected.Anything),
        Split("""
            public static void SplitLong(double[] a, double[] b, long k)
            {
                for (long i = 0; i < b.LongLength; i++)
                {
                    if (i >= k)
                        a[i] = a[k - 1] - b[i];
                    else
                        a[i] = b[i];
                }
            }
            """, isLong: true).Expecting(Expected.Anything),
        new KernelCase("""
            public static void SplitLongest(double[] a, double[] b)
            {
                for (long i = 0; i < b.LongLength; i++)
                {
                    if (i <= long.MaxValue)
                        a[i] = a[0] + b[i];
                    else
                        a[i] = 7;
                }
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void SplitFromFirst(double[] a, double[] b)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (i == 0)
                        a[i] = b[i];
                    else
                        a[i] = a[0] * b[i] + b[i - 1];
                }
            }
            """),
        new KernelCase("""
            public static void SplitUpToLast(double[] a, double[] b)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (i != a.Length - 1)
                        a[i] = a[a.Length - 1] * b[i + 1];
                    else
                        a[i] = b[0];
                }
            }
            """).Running(from: 2),
        Split("""
            public static void SplitBoth(int[] a, int[] b, int k)
            {
                for (int i = 2; i < b.Length; i++)
                {
                    if (i >= k && b[i] > 0)
                        a[i] = b[i] / (i + 1) + a[k - 1];
                    if (i < k)
                        a[i] = b[i - 2];
                    if (i <= k + 1)
                        a[i] += 3;
                }
            }
            """).Expecting(Expected.Anything),
        Split("""
            public static void SplitThrows(int[] a, int[] b, int k)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    if (i != k)
                        a[i] = b[i] + a[k];
                    else
                        a[i] = b[i + 40];
                }
            }
            """).Expecting(Expected.Anything),
        Split("""
            public static void SplitDivides(int[] a, int[] b, int k)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    if (i < k)
                        a[i] = b[i] / (i - 60);
                    else
                        a[i] = a[k - 1] / (i - 900) + b[i];
                }
            }
            """).Expecting(Expected.Anything),
        Split("""
            public static void SplitByReference(int[] a, int[] b, ref int k)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    if (i < k)
                        a[i] = b[i];
                    else
                        a[i] = a[k - 1] + 1;
                }
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static double[] FillsSome(double[] x, int m)
            {
                var y = new double[x.Length + 3];
                for (int i = 0; i < y.Length && i < m; i++)
                    y[i] = i * 2.5;
                return y;
            }
            """).Scalar("m", n => n / 2).Expecting(Expected.Anything),
    ];

    /// <summary>At the first places, in the middle, at the end, beyond either end, and at the ends of the type.</summary>
    private static KernelCase Split(string source, bool isLong = false)
    {
        static long At(int n) => (n * 7L / 3 % 8) switch
        {
            0 => n / 2,
            2 => 0,
            3 => n - 1,
            4 => n + 1,
            5 => n < 100 ? 1 : n / 3,
            _ => n < 20 ? int.MinValue : n < 200 ? int.MaxValue : n,
        };
        return new KernelCase(source).Scalar("k", n => isLong ? At(n) : (object)(int)At(n)).Running(from: 3);
    }
}
