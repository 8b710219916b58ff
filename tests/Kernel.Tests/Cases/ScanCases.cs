using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops whose iterations want what all iterations so far come to: with the iteration itself, or without.</summary>
internal static partial class ScanCases
{
    private const double Sum = 1e-9;

    public static IEnumerable<KernelCase> All() => [.. Sums(), .. Spellings(), .. Exact(), .. Conditional(), .. Several(), .. Not()];

    private static IEnumerable<KernelCase> Sums() =>
    [
        new KernelCase("""
            public static double ScanInclusive(ReadOnlySpan<double> x, Span<double> y)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s += x[i];
                    y[i] = s;
                }

                return s;
            }
            """).With("x", Values.Tame).Close(Sum),
        new KernelCase("""
            public static void ScanExclusive(ReadOnlySpan<double> x, Span<double> y, double s)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = s;
                    s += x[i];
                }
            }
            """).With("x", Values.Tame).With("s", Values.Tame).Close(Sum),
        new KernelCase("""
            public static void ScanExclusiveInPlace(Span<float> x, ref float s)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float t = x[i];
                    x[i] = s;
                    s += t;
                }
            }
            """).With("x", Values.Tame).With("s", Values.Tame).Close(1e-4),
        new KernelCase("""
            public static double ScanOfExpression(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> y, Span<double> z)
            {
                double s = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    z[i] = x[i] * 2;
                    s += Math.Sqrt(x[i]) * w[i];
                    y[i] = s + z[i];
                }

                return s;
            }
            """).With("x", Values.Tame).With("w", Values.Tame).Close(Sum),
        new KernelCase("""
            public static double ScanOfSome(ReadOnlySpan<double> x, Span<double> y, double s)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = s;
                    if (x[i] > 1)
                        s += x[i];
                }

                return s;
            }
            """).With("x", Values.Tame).With("s", Values.Tame).Close(Sum),
        new KernelCase("""
            public static void ScanBackwards(ReadOnlySpan<double> x, Span<double> y)
            {
                double s = 0;
                for (int i = x.Length - 1; i >= 0; i--)
                {
                    s += x[i];
                    y[i] = s;
                }
            }
            """).With("x", Values.Tame).Close(Sum),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static double ScanStrict(ReadOnlySpan<double> x, Span<double> y)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s += x[i];
                    y[i] = s;
                }

                return s;
            }
            """).With("x", Values.Plain).Expecting(Expected.AsWritten),
    ];

    private static IEnumerable<KernelCase> Exact() =>
    [
        new KernelCase("""
            public static double ScanMaximum(ReadOnlySpan<double> x, Span<double> y, double m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    m = Math.Max(m, x[i]);
                    y[i] = m;
                }

                return m;
            }
            """),
        new KernelCase("""
            public static float ScanLeast(ReadOnlySpan<float> x, Span<float> y, float m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] < m)
                        m = x[i];
                    y[i] = m;
                }

                return m;
            }
            """),
        new KernelCase("""
            public static void ScanGreatestBefore(ReadOnlySpan<double> x, Span<double> y)
            {
                double m = double.NegativeInfinity;
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = m;
                    if (m < x[i])
                        m = x[i];
                }
            }
            """),
        new KernelCase("""
            public static void ScanProduct(ReadOnlySpan<int> x, Span<int> y)
            {
                int p = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    p *= x[i] | 1;
                    y[i] = p;
                }
            }
            """),
        new KernelCase("""
            public static ulong ScanBits(ReadOnlySpan<ulong> x, Span<ulong> y, Span<uint> z, ReadOnlySpan<uint> w)
            {
                ulong a = ulong.MaxValue;
                uint b = 0, c = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    a &= x[i] | 0xFF00FF;
                    b |= w[i] & 0x11;
                    c ^= w[i];
                    y[i] = a;
                    z[i] = b + c;
                }

                return a + b + c;
            }
            """),
    ];

    private static IEnumerable<KernelCase> Conditional() =>
    [
        new KernelCase("""
            public static int ScanCounts(ReadOnlySpan<double> x, Span<int> y)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0)
                        k++;
                    y[i] = k;
                }

                return k;
            }
            """),
        new KernelCase("""
            public static void ScanUnderIf(ReadOnlySpan<int> x, Span<int> y, Span<int> z)
            {
                int s = 3;
                for (int i = 0; i < x.Length; i++)
                {
                    z[i] = -1;
                    if ((x[i] & 3) == 1)
                    {
                        y[i] = s;
                        s += x[i];
                        z[i] = s;
                    }
                }
            }
            """),
        new KernelCase("""
            public static void ScanOnBothSides(ReadOnlySpan<int> x, Span<int> y)
            {
                int s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 100)
                        s += x[i];
                    else
                        s -= 1;
                    y[i] = s;
                }
            }
            """),
        new KernelCase("""
            public static double ScanSumUnderIf(ReadOnlySpan<double> x, Span<double> y, double p)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > p)
                        s += x[i];
                    y[i] = s;
                }

                return s;
            }
            """).With("x", Values.Tame).With("p", Values.Tame).Close(Sum),
        new KernelCase("""
            [Kernel] public static int Unpack(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<int> on)
            {
                int k = 0;
                for (int i = 0; i < y.Length; i++)
                {
                    if (on[i] > 0)
                        y[i] = x[k++];
                }

                return k;
            }
            """),
    ];

    private static IEnumerable<KernelCase> Several() =>
    [
        new KernelCase("""
            public static (double, int, int) ScanBesideReductions(ReadOnlySpan<double> x, ReadOnlySpan<int> w, Span<double> y, Span<int> z)
            {
                double s = 0, all = 0;
                int k = 0, m = int.MinValue;
                for (int i = 0; i < x.Length; i++)
                {
                    s += x[i];
                    y[i] = s;
                    k += w[i];
                    z[i] = k;
                    all += x[i] * x[i];
                    m = Math.Max(m, w[i]);
                }

                return (s + all, k, m);
            }
            """).With("x", Values.Tame).Close(Sum),
        new KernelCase("""
            [Kernel] public static void ScanOfScan(ReadOnlySpan<int> x, Span<int> y)
            {
                int s = 0, t = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s += x[i];
                    t += s;
                    y[i] = t;
                }
            }
            """),
        new KernelCase("""
            public static void ScanRows(double[,] x, double[,] y)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                {
                    double s = 0;
                    for (int j = 0; j < x.GetLength(1); j++)
                    {
                        s += x[i, j];
                        y[i, j] = s;
                    }
                }
            }
            """).With("x", Values.Tame).At([.. TestSizes.Plane]).Close(Sum).Expecting(Expected.Anything),
        new KernelCase("""
            public static double[] ScanNewArray(double[] x)
            {
                var y = new double[x.Length];
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s += x[i];
                    y[i] = s;
                }

                return y;
            }
            """).With("x", Values.Tame).Close(Sum),
    ];

    private static IEnumerable<KernelCase> Not() =>
    [
        new KernelCase("""
            public static void ScanBeforeAndBehind(Span<long> x)
            {
                long s = 1;
                for (int i = 4; i < x.Length; i++)
                {
                    s += x[i - 1];
                    x[i] = x[i - 1] + x[i];
                }

                if (x.Length > 0)
                    x[0] = s;
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void ScanFloatingProduct(ReadOnlySpan<double> x, Span<double> y)
            {
                double p = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    p *= x[i];
                    y[i] = p;
                }
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void ScanRecurrence(ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> a)
            {
                for (int i = 1; i < a.Length; i++)
                    a[i] = (b[i] * a[i - 1]) + c[i];
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void ScanReadsTwice(ReadOnlySpan<int> x, Span<int> y)
            {
                int s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = s;
                    if (x[i] > 0)
                    {
                        s += x[i];
                        y[i] ^= s;
                    }
                }
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void ScanShorts(ReadOnlySpan<short> x, Span<short> y)
            {
                short s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s += x[i];
                    y[i] = s;
                }
            }
            """).Expecting(Expected.AsWritten),
    ];
}
