using System;
using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Bounds, steps and index forms of loops over one dimension; kernels of several loops; fields and arrays of the method's own.</summary>
internal static class LoopCases
{
    public static IEnumerable<KernelCase> All() => [.. Bounds(), .. Indices(), .. Several(), .. Results()];

    private static KernelCase[] Bounds() =>
    [
        new("""
            public static void Backwards(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = x.Length - 1; i >= 0; i--)
                    x[i] = a[i] * 2 + i;
            }
            """),
        new KernelCase("""
            public static void BackwardsFromN(ReadOnlySpan<int> a, Span<int> x, int n)
            {
                for (int i = n; i > 0; --i)
                    x[i - 1] = a[i - 1] + i;
            }
            """).Scalar("n", n => n),
        new KernelCase("""
            public static void StepTwo(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = 0; i < x.Length; i += 2)
                    x[i] = a[i] + 1;
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static void StepThreeFrom(ReadOnlySpan<int> a, int from, Span<int> x)
            {
                for (int i = from; i <= x.Length - 1; i = i + 3)
                    x[i] = a[i] - i;
            }
            """).With("from", Values.Range(0, 3)).Expecting(Expected.Generated),
        new KernelCase("""
            public static void StepMinusTwo(Span<long> x)
            {
                for (int i = x.Length - 1; i >= 0; i -= 2)
                    x[i] += i;
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static void LessOrEqual(ReadOnlySpan<double> a, Span<double> x, int last)
            {
                for (int i = 1; i <= last; i++)
                    x[i] = a[i - 1] + a[i];
            }
            """).Scalar("last", n => n - 1),
        new KernelCase("""
            public static void Part(ReadOnlySpan<uint> a, int from, int to, Span<uint> x)
            {
                for (int i = from; i < to; i++)
                    x[i] = a[i] * 3;
            }
            """).Scalar("from", n => n / 5).Scalar("to", n => n - (n / 7)).Expecting(Expected.Simd, 4000),
        new KernelCase("""
            public static void LongIndex(double[] a, double[] x)
            {
                for (long i = 0; i < x.Length; i++)
                    x[i] = a[i] * 2;
            }
            """),
        new KernelCase("""
            public static void LongIndexCast(ReadOnlySpan<float> a, Span<float> x)
            {
                long n = x.Length;
                for (long i = 0; i < n; i++)
                    x[(int)i] = a[(int)i] + i;
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static void EmptyRange(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = x.Length; i < 0; i++)
                    x[i] = a[i + 1000000];
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void Halves(ReadOnlySpan<double> a, Span<double> x)
            {
                int half = x.Length / 2;
                for (int i = 0; i < half; i++)
                    x[i] = a[i] + a[i + half];
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static void Increments(Span<int> x, int n)
            {
                int m = n;
                m++;
                --m;
                m += 2;
                for (int i = 0; i < m - 2; ++i)
                {
                    int t = i;
                    t++;
                    t <<= 1;
                    t ^= x[i];
                    x[i] = t;
                    t--;
                    x[i] += t;
                }
            }
            """).Scalar("n", n => n),
    ];

    private static KernelCase[] Indices() =>
    [
        new("""
            public static void Index(Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = i * i - 5;
            }
            """),
        new("""
            public static void IndexAsDouble(Span<double> x, double step)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = i * step;
            }
            """),
        new KernelCase("""
            public static void IndexAsByte(Span<byte> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = (byte)(i ^ (i >> 8));
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static void IndexAsLong(Span<long> x, long origin)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = origin - i;
            }
            """),
        new KernelCase("""
            public static void Reversed(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[x.Length - 1 - i];
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static void ReversedStores(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[x.Length - i - 1] = a[i];
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static void Interleaved(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    x[2 * i] = a[i];
                    x[2 * i + 1] = -a[i];
                }
            }
            """).Shape("x", n => [2 * n]).Expecting(Expected.Generated),
        new KernelCase("""
            public static void Deinterleaved(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[2 * i] * a[2 * i + 1];
            }
            """).Shape("a", n => [2 * n]).Expecting(Expected.Generated),
        new KernelCase("""
            public static void FirstTimesAll(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int k, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[0] * b[i] + a[k];
            }
            """).Shape("a", n => [n + 4]).With("k", Values.Range(0, 4)),
        new KernelCase("""
            public static void Neighbours(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = 1; i < x.Length - 1; i++)
                    x[i] = 0.25f * a[i - 1] + 0.5f * a[i] + 0.25f * a[i + 1];
            }
            """),
        new KernelCase("""
            public static void Shifted(ReadOnlySpan<short> a, int k, Span<short> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = (short)(a[i + k] + a[i + 2 * k]);
            }
            """).Shape("a", n => [n + 10]).With("k", Values.Range(0, 5)),
    ];

    private static KernelCase[] Several() =>
    [
        new("""
            public static void ThreeLoops(ReadOnlySpan<double> a, Span<double> x, Span<double> y)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] + 1;
                double k = 2;
                for (int i = 0; i < y.Length; i++)
                    y[i] = x[i] * k;
                k = y.Length;
                for (int i = 1; i < y.Length; i++)
                    x[i] = y[i - 1] / k;
            }
            """),
        new KernelCase("""
            public static void Horner(ReadOnlySpan<double> a, ReadOnlySpan<double> c, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double s = 0;
                    for (int k = 0; k < c.Length; k++)
                        s = s * a[i] + c[k];
                    x[i] = s;
                }
            }
            """).Shape("c", n => [Math.Min(n, 9)]),
        new KernelCase("""
            public static void TimeLoop(Span<float> x, Span<float> y, int steps)
            {
                for (int t = 0; t < steps; t++)
                {
                    for (int i = 1; i < x.Length - 1; i++)
                        y[i] = (x[i - 1] + x[i] + x[i + 1]) / 3;
                    for (int i = 1; i < x.Length - 1; i++)
                        x[i] = y[i];
                }
            }
            """).With("steps", Values.Range(1, 4)).Running(from: 3),
        new KernelCase("""
            public static void EarlyReturns(ReadOnlySpan<double> a, Span<double> x, int mode)
            {
                if (mode == 0)
                    return;
                if (mode > 2)
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = a[i];
                    return;
                }
                else if (a.Length == 0)
                {
                    return;
                }
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] * mode;
            }
            """).With("mode", Values.Range(1, 5)),
        new KernelCase("""
            private static double scale = 3;
            private static readonly double offset = 0.25;
            private static bool negate = true;
            private const int Shift = 2;
            public static void Fields(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = (negate ? -a[i] : a[i]) * scale + offset + (i << Shift);
            }
            public static void Touch() { scale = 3; negate = true; }
            """),
        new KernelCase("""
            private static readonly float[] weights = [0.25f, 0.5f, 0.25f];
            public static void FieldArray(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = 0; i < x.Length - 2; i++)
                    x[i] = weights[0] * a[i] + weights[1] * a[i + 1] + weights[2] * a[i + 2];
            }
            """),
        new KernelCase("""
            [Kernel]
            public static void OneThread(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] * a[i];
            }
            """),
    ];

    private static KernelCase[] Results() =>
    [
        new KernelCase("""
            public static int FromTheLeast(int first)
            {
                int s = first;
                for (int i = int.MinValue; i < int.MinValue + 50; i++)
                    s += i;
                return s;
            }
            """).At(0, 1, 17),
        new KernelCase("""
            public static long ToTheMost(long first)
            {
                long s = first;
                for (long i = long.MaxValue - 40; i < long.MaxValue; i++)
                    s ^= i;
                return s;
            }
            """).Expecting(Expected.Anything),
        new("""
            public static double[] NewArray(ReadOnlySpan<double> a)
            {
                double[] x = new double[a.Length];
                for (int i = 0; i < a.Length; i++)
                    x[i] = a[i] * 2;
                return x;
            }
            """),
        new KernelCase("""
            public static int[] PartlyFilled(int[] a)
            {
                int[] x = new int[a.Length + 3];
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 0)
                        x[i + 1] = a[i];
                }
                return x;
            }
            """),
        new KernelCase("""
            public static void LocalArray(ReadOnlySpan<float> a, Span<float> x)
            {
                float[] t = new float[a.Length];
                for (int i = 0; i < a.Length; i++)
                    t[i] = a[i] * a[i];
                for (int i = 1; i < a.Length; i++)
                    x[i] = t[i] - t[i - 1];
            }
            """),
        new KernelCase("""
            public static double[,] NewPlane(ReadOnlySpan<double> a, int rows)
            {
                var x = new double[rows, a.Length];
                for (int i = 0; i < rows; i++)
                    for (int j = 0; j < a.Length; j++)
                        x[i, j] = a[j] + i;
                return x;
            }
            """).With("rows", Values.Range(1, 5)),
        new KernelCase("""
            public static int NoLoop(int a, int b)
            {
                int c = a * 3;
                if (c > b)
                    return c - b;
                return unchecked(c + b);
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static double Norm(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] + 1;
                return x.Length > 0 ? x[0] : -1;
            }
            """),
    ];
}
