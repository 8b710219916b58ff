using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Neighbouring loops that become one or must not, arrays between them that become values or must not, and what stands in between.</summary>
internal static partial class FusionCases
{
    public static IEnumerable<KernelCase> All() => [.. Chains(), .. Reductions(), .. Kept(), .. Mixed(), .. Planes(), .. Faults(), .. Lengths(), .. Helpers()];

    private static IEnumerable<KernelCase> Chains() =>
    [
        new KernelCase("""
            public static void ChainOfTwo(ReadOnlySpan<double> a, Span<double> x)
            {
                var t = new double[x.Length];
                for (int i = 0; i < x.Length; i++)
                    t[i] = a[i] * a[i];
                for (int i = 0; i < x.Length; i++)
                    x[i] = t[i] + a[i];
            }
            """),
        new KernelCase("""
            public static double[] ChainOfSix(double[] a, double[] b, double[] c)
            {
                int n = a.Length;
                var square = new double[n];
                for (int i = 0; i < n; i++)
                    square[i] = b[i] * b[i];
                var product = new double[n];
                for (int i = 0; i < n; i++)
                    product[i] = 4 * a[i] * c[i];
                var below = new double[n];
                for (int i = 0; i < n; i++)
                    below[i] = square[i] - product[i];
                var root = new double[n];
                for (int i = 0; i < n; i++)
                    root[i] = Math.Sqrt(below[i]);
                var above = new double[n];
                for (int i = 0; i < n; i++)
                    above[i] = root[i] - b[i];
                var result = new double[n];
                for (int i = 0; i < n; i++)
                    result[i] = above[i] / (2 * a[i]);
                return result;
            }
            """),
        new KernelCase("""
            public static void SpansInAChain(ReadOnlySpan<float> a, Span<float> x, Span<float> y, Span<float> z)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] + 1;
                for (int i = 0; i < x.Length; i++)
                    y[i] = x[i] * a[i];
                for (int i = 0; i < x.Length; i++)
                    z[i] = y[i] - x[i];
            }
            """),
        new KernelCase("""
            public static void OverwrittenOnTheWay(ReadOnlySpan<int> a, Span<int> x, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                    y[i] = x[i] + 1;
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] - y[i];
                for (int i = 0; i < x.Length; i++)
                    y[i] ^= x[i];
            }
            """),
        new KernelCase("""
            public static void StepsOfThree(ReadOnlySpan<double> a, Span<double> x)
            {
                var t = new double[x.Length];
                for (int i = 1; i < x.Length; i += 3)
                    t[i] = a[i] - 1;
                for (int i = 1; i < x.Length; i += 3)
                    x[i] = t[i] * 2;
            }
            """).Running(2),
    ];

    private static IEnumerable<KernelCase> Reductions() =>
    [
        new KernelCase("""
            public static double SumOfATemporary(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
            {
                var t = new double[a.Length];
                for (int i = 0; i < a.Length; i++)
                    t[i] = a[i] * b[i];
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                    sum += t[i];
                return sum;
            }
            """).With("a", Values.Finite).With("b", Values.Finite).Close(1e-9),
        new KernelCase("""
            public static (int, int, int) ThreeTotals(ReadOnlySpan<int> a)
            {
                int sum = 0;
                for (int i = 0; i < a.Length; i++)
                    sum += a[i];
                int doubled = sum * 2;
                int most = int.MinValue;
                for (int i = 0; i < a.Length; i++)
                    most = Math.Max(most, a[i]);
                int bits = 0;
                for (int i = 0; i < a.Length; i++)
                    bits ^= a[i] >> 1;
                return (doubled, most, bits);
            }
            """),
        new KernelCase("""
            public static (double, double) MeanThenVariance(ReadOnlySpan<double> a)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                    sum += a[i];
                double mean = sum / a.Length;
                double squares = 0;
                for (int i = 0; i < a.Length; i++)
                    squares += (a[i] - mean) * (a[i] - mean);
                return (mean, squares / a.Length);
            }
            """).With("a", Values.Finite).Close(1e-9),
        new KernelCase("""
            public static int OneTotalFromTwoLoops(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
            {
                int total = 7;
                for (int i = 0; i < a.Length; i++)
                    total += a[i];
                for (int i = 0; i < a.Length; i++)
                    total += b[i] * 3;
                return total;
            }
            """),
        new KernelCase("""
            public static void DividedByTheirMost(Span<float> x)
            {
                float most = float.NegativeInfinity;
                for (int i = 0; i < x.Length; i++)
                    most = Math.Max(most, x[i]);
                for (int i = 0; i < x.Length; i++)
                    x[i] /= most;
            }
            """),
        new KernelCase("""
            public static void SumIntoAReference(ReadOnlySpan<int> a, Span<int> x, ref int total)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] + 1;
                for (int i = 0; i < x.Length; i++)
                    total += x[i];
            }
            """),
    ];

    private static IEnumerable<KernelCase> Kept() =>
    [
        new KernelCase("""
            public static double ReadBehindTheLoops(ReadOnlySpan<double> a, Span<double> x)
            {
                var t = new double[x.Length];
                for (int i = 0; i < x.Length; i++)
                    t[i] = a[i] * 3;
                for (int i = 0; i < x.Length; i++)
                    x[i] = t[i] - 1;
                return x.Length > 0 ? t[x.Length / 2] : 0;
            }
            """),
        new KernelCase("""
            public static double[] ReturnedAndReadOnTheWay(double[] a, Span<double> x)
            {
                var t = new double[a.Length];
                for (int i = 0; i < t.Length; i++)
                    t[i] = a[i] * 3;
                for (int i = 0; i < t.Length; i++)
                    x[i] = t[i] - 1;
                return t;
            }
            """),
        new KernelCase("""
            public static void NeighboursOfATemporary(ReadOnlySpan<double> a, Span<double> x)
            {
                var t = new double[a.Length];
                for (int i = 0; i < a.Length; i++)
                    t[i] = a[i] * 0.5;
                for (int i = 1; i < a.Length - 1; i++)
                    x[i] = t[i - 1] + t[i + 1];
            }
            """),
        new KernelCase("""
            public static void BackwardsInTheSecond(ReadOnlySpan<double> a, Span<double> x)
            {
                var t = new double[a.Length];
                for (int i = 0; i < a.Length; i++)
                    t[i] = a[i] * 0.5;
                for (int i = 0; i < a.Length; i++)
                    x[i] = t[a.Length - 1 - i];
            }
            """),
        new KernelCase("""
            public static void DifferentLengths(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, Span<double> y)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] * 0.5;
                for (int i = 0; i < y.Length; i++)
                    y[i] = b[i] + 1;
                for (int i = 0; i < x.Length; i++)
                    x[i] += a[i];
            }
            """).Shape("b", n => [n / 2]).Shape("y", n => [n / 2]),
    ];

    private static IEnumerable<KernelCase> Mixed() =>
    [
        new KernelCase("""
            public static void WrittenUnderConditions(ReadOnlySpan<double> a, Span<double> x)
            {
                var t = new double[x.Length];
                for (int i = 0; i < x.Length; i++)
                    if (a[i] > 0)
                        t[i] = a[i] * 2;
                for (int i = 0; i < x.Length; i++)
                    if (a[i] < 3)
                        x[i] = t[i] + 1;
            }
            """),
        new KernelCase("""
            public static void BothSidesWrite(ReadOnlySpan<int> a, Span<long> x)
            {
                var t = new long[x.Length];
                for (int i = 0; i < x.Length; i++)
                    if (a[i] > 0)
                        t[i] = a[i] * 2L;
                    else
                        t[i] = -a[i];
                for (int i = 0; i < x.Length; i++)
                    x[i] = t[i] + (t[i] >> 3);
            }
            """),
        new KernelCase("""
            public static void TypesOfAllSizes(ReadOnlySpan<double> a, Span<byte> x, Span<float> y)
            {
                var small = new byte[x.Length];
                var single = new float[x.Length];
                var flags = new bool[x.Length];
                for (int i = 0; i < x.Length; i++)
                    small[i] = (byte)a[i];
                for (int i = 0; i < x.Length; i++)
                    single[i] = (float)a[i] + small[i];
                for (int i = 0; i < x.Length; i++)
                    flags[i] = single[i] > 100;
                for (int i = 0; i < x.Length; i++)
                    x[i] = flags[i] ? small[i] : (byte)7;
                for (int i = 0; i < x.Length; i++)
                    y[i] = flags[i] ? single[i] : small[i];
            }
            """).With("a", Values.Finite),
        new KernelCase("""
            public static void UpdatedInPlace(ReadOnlySpan<float> a, Span<float> x)
            {
                var t = new float[a.Length];
                for (int i = 0; i < a.Length; i++)
                    t[i] += a[i];
                for (int i = 0; i < a.Length; i++)
                    t[i] *= t[i];
                for (int i = 0; i < a.Length; i++)
                    x[i] = t[i] - a[i];
            }
            """),
        new KernelCase("""
            public static void InEachStep(Span<double> x, ReadOnlySpan<double> a, int steps)
            {
                var t = new double[x.Length];
                for (int s = 0; s < steps; s++)
                {
                    for (int i = 0; i < x.Length; i++)
                        t[i] = x[i] * 0.5;
                    for (int i = 0; i < x.Length; i++)
                        x[i] = t[i] + a[i];
                }
            }
            """).Scalar("steps", n => 3),
        new KernelCase("""
            public static void LeftFromTheStepBefore(Span<double> x, ReadOnlySpan<double> a, int steps)
            {
                var t = new double[x.Length];
                for (int s = 0; s < steps; s++)
                {
                    for (int i = 0; i < x.Length; i++)
                        if (a[i] > s)
                            t[i] = x[i] * 0.5;
                    for (int i = 0; i < x.Length; i++)
                        x[i] = t[i] + a[i];
                }
            }
            """).Scalar("steps", n => 3),
        new KernelCase("""
            public static void BoundaryBetween(ReadOnlySpan<double> a, Span<double> x, Span<double> y)
            {
                for (int i = 0; i < a.Length; i++)
                    x[i] = a[i] + 1;
                if (y.Length > 3)
                    y[y.Length - 1] = 5;
                double scale = a.Length * 0.25;
                for (int i = 0; i < a.Length; i++)
                    x[i] *= scale;
            }
            """),
    ];

    private static IEnumerable<KernelCase> Planes() =>
    [
        new KernelCase("""
            public static void PlaneBetween(double[,] a, double[,] x)
            {
                int n = x.GetLength(0), m = x.GetLength(1);
                var t = new double[n, m];
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < m; j++)
                        t[i, j] = a[i, j] * a[i, j];
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < m; j++)
                        x[i, j] = t[i, j] + 1;
            }
            """).At([.. TestSizes.Plane]).Shape("a", n => [n, n + 3]).Shape("x", n => [n, n + 3]).Expecting(Expected.Simd, simdFrom: 64),
        new KernelCase("""
            public static void RowSumsThenScaled(double[,] a, double[,] x, Span<double> sums)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                {
                    double sum = 0;
                    for (int j = 0; j < x.GetLength(1); j++)
                        sum += a[i, j];
                    sums[i] = sum;
                }
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                        x[i, j] = a[i, j] - sums[i];
            }
            """).At([.. TestSizes.Plane]).With("a", Values.Finite).Close(1e-9).Expecting(Expected.Anything),
        new KernelCase("""
            public static void TransposedBetween(double[,] a, double[,] x)
            {
                int n = x.GetLength(0);
                var t = new double[n, n];
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < n; j++)
                        t[i, j] = a[i, j] * 2;
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < n; j++)
                        x[i, j] = t[j, i] + 1;
            }
            """).At([.. TestSizes.Plane]).Expecting(Expected.Anything),
    ];
}
