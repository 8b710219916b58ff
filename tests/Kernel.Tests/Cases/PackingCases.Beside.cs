using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>Loops that reduce beside what they pack, in blocks.</content>
internal static partial class PackingCases
{
    private static IEnumerable<KernelCase> Beside() =>
    [
        new KernelCase("""
            public static (int, double) PackAndSum(ReadOnlySpan<double> x, Span<double> y)
            {
                int k = 0;
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 3) { y[k++] = x[i]; sum += x[i]; }
                }

                return (k, sum);
            }
            """).With("x", Values.Range(1, 6)).Close(1e-12),
        new KernelCase("""
            [Kernel] public static (int, double) PackAndSumInOrder(ReadOnlySpan<double> x, Span<double> y, double sum)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += x[i];
                    if (x[i] <= 3) continue;
                    y[k] = x[i];
                    k++;
                }

                return (k, sum);
            }
            """).With("x", Values.Range(1, 6)).With("sum", Values.Tame).Close(1e-12),
        new KernelCase("""
            public static (int, float, float, int, double) PackAndStatistics(ReadOnlySpan<float> x, Span<float> y, Span<int> at)
            {
                int k = 0, positive = 0;
                float most = float.MinValue, least = float.MaxValue;
                double squares = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    most = MathF.Max(most, x[i]);
                    least = MathF.Min(least, x[i]);
                    squares += (double)x[i] * x[i];
                    if (x[i] > 4)
                        positive++;
                    if (x[i] < 3)
                    {
                        y[k] = x[i] * 2;
                        at[k] = i;
                        k++;
                    }
                }

                return (k, most, least, positive, squares);
            }
            """).With("x", Values.Range(1, 6)).Close(1e-12),
        new KernelCase("""
            public static (int, float) PackBytesAndSum(ReadOnlySpan<byte> x, Span<byte> y)
            {
                int k = 0;
                float sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if ((x[i] & 1) != 0) { y[k++] = x[i]; sum += x[i] * 0.25f; }
                }

                return (k, sum);
            }
            """).Close(2e-4),
        new KernelCase("""
            public static (int, double, double, int) PackPartsAndSums(ReadOnlySpan<double> x, Span<double> low, Span<double> high, double pivot)
            {
                int a = 0, b = 0, best = -1;
                double below = 0, above = 0, most = double.NegativeInfinity;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > most) { most = x[i]; best = i; }
                    if (x[i] < pivot)
                    {
                        low[a++] = x[i];
                        below += x[i];
                    }
                    else
                    {
                        high[b++] = x[i];
                        above += x[i];
                    }
                }

                return (a - b, below, above, best);
            }
            """).With("x", Values.Range(1, 6)).With("pivot", Values.Range(2, 5)).Close(1e-9),
        new KernelCase("""
            public static (int, double) RemoveAndSum(Span<double> x)
            {
                int k = 0;
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] >= 2) { sum += x[i]; x[k++] = Math.Sqrt(x[i]); }
                }

                return (k, sum);
            }
            """).With("x", Values.Range(1, 6)).Close(1e-12),
        new KernelCase("""
            public static (int, double) PackFromOnAndSum(ReadOnlySpan<double> x, Span<double> y, int k)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 3)
                    {
                        y[k - 1] = x[i];
                        k++;
                        sum += x[i];
                    }
                }

                return (k, sum);
            }
            """).Shape("y", n => [n + 9]).Scalar("k", _ => 4).With("x", Values.Range(1, 6)).Close(1e-12).Expecting(Expected.Generated),
        new KernelCase("""
            public static (int, double) PackTooMuchAndSum(ReadOnlySpan<double> x, Span<double> y)
            {
                int k = 0;
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 3) { y[k++] = x[i]; sum += x[i]; }
                }

                return (k, sum);
            }
            """).With("x", Values.Range(1, 6)).Shape("y", n => [n / 4]).Close(1e-12),
        new KernelCase("""
            public static (int, double) PackWhatMayFaultAndSum(ReadOnlySpan<int> x, ReadOnlySpan<int> by, Span<int> y)
            {
                int k = 0;
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0) { y[k++] = x[i] / by[i]; sum += 1.0 / x[i]; }
                }

                return (k, sum);
            }
            """).With("by", Values.Range(-1, 9000)).Close(1e-12),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static (int, double) PackAndSumStrictly(ReadOnlySpan<double> x, Span<double> y)
            {
                int k = 0;
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 3) { y[k++] = x[i]; sum += x[i]; }
                }

                return (k, sum);
            }
            """).Expecting(Expected.AsWritten),
    ];
}
