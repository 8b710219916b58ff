using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>
/// Kernels with FastMath: they differ from the method as written in the last places, and by no more; what is infinite or no number stays so. Lanes, tails and
/// scalar code have the same bits in one process.
/// </summary>
internal static class FastMathCases
{
    public static IEnumerable<KernelCase> All() => [.. Arithmetic(), .. Loops(), .. Totals()];

    private static IEnumerable<KernelCase> Arithmetic() =>
    [
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void FastPolynomial(ReadOnlySpan<double> a, Span<double> x, double s)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = ((a[i] * 0.25 + 1.5) * a[i] + s) * a[i] - -s * a[i];
            }
            """).With("a", Values.Range(0, 4)).With("s", Values.Range(1, 2)).Close(1e-14),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void FastFloats(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> x, float s)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] * b[i] + a[i] / s;
            }
            """).With("a", Values.Range(1, 4)).With("b", Values.Range(1, 2)).With("s", Values.Range(1, 2)).Close(1e-6),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void FastNormalized(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, Span<double> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double square = a[i] * a[i] + b[i] * b[i];
                    x[i] = a[i] / Math.Sqrt(square);
                    y[i] = 1 / Math.Sqrt(square);
                }
            }
            """).With("a", Values.Finite).With("b", Values.Finite).Close(1e-14).OfProcessor(),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void FastRootsOfAny(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] / Math.Sqrt(b[i]);
            }
            """).Close(1e-14).OfProcessor(),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void FastRootsOfFloats(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] > 1 ? 2 / MathF.Sqrt(a[i]) : 1f / MathF.Sqrt(a[i] * a[i]);
            }
            """).Close(1e-6).OfProcessor(),
        new KernelCase("""
            public static void EstimatesOfMath(ReadOnlySpan<double> a, ReadOnlySpan<float> b, Span<double> x, Span<float> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = Math.ReciprocalSqrtEstimate(a[i]) + double.ReciprocalEstimate(a[i]);
                    y[i] = MathF.ReciprocalSqrtEstimate(b[i]) + MathF.ReciprocalEstimate(b[i]);
                }
            }
            """).With("a", Values.Range(0.01, 9)).With("b", Values.Range(0.01, 9)).Close(1e-3).OfProcessor(),
    ];

    private static IEnumerable<KernelCase> Loops() =>
    [
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static double FastDot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                    s += a[i] * b[i];
                return s;
            }
            """).With("a", Values.Range(1, 2)).With("b", Values.Range(1, 2)).Close(1e-12),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static double FastMaskedDot(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
            {
                double s = 1;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 1.5)
                        s -= a[i] * -b[i];
                    x[i] = a[i] * b[i] + 1;
                }
                return s;
            }
            """).With("a", Values.Range(1, 2)).With("b", Values.Range(1, 2)).Close(1e-12),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void FastMatmul(double[,] a, double[,] b, double[,] c)
            {
                for (int i = 0; i < c.GetLength(0); i++)
                {
                    for (int j = 0; j < c.GetLength(1); j++)
                    {
                        double sum = 0;
                        for (int k = 0; k < a.GetLength(1); k++)
                            sum += a[i, k] * b[k, j];
                        c[i, j] = sum;
                    }
                }
            }
            """).Shape("a", n => [n, n]).Shape("b", n => [n, n]).Shape("c", n => [n, n]).At([.. TestSizes.Plane])
            .With("a", Values.Range(1, 2)).With("b", Values.Range(1, 2)).Close(1e-12),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void FastDiverging(ReadOnlySpan<double> a, Span<double> x, int most)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i], sum = 0;
                    int k = 0;
                    while (v < 4 && k < most)
                    {
                        v = v * v + 0.125;
                        sum += v * 0.5;
                        k++;
                    }
                    x[i] = sum;
                }
            }
            """).With("a", Values.Range(0, 0.8)).Scalar("most", _ => 9).Close(1e-12),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void FastGather(ReadOnlySpan<double> a, ReadOnlySpan<int> at, Span<double> x, double s)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[at[i]] * s + x[i] / s;
            }
            """).Shape("a", _ => [100]).With("a", Values.Range(1, 2)).With("at", Values.Range(0, 100)).With("x", Values.Range(1, 2)).With("s", Values.Range(1, 2)).Close(1e-14),
    ];

    private static IEnumerable<KernelCase> Totals() =>
    [
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static double FastProducts(ReadOnlySpan<double> a, Span<double> x)
            {
                double p = 1;
                for (int i = 0; i < a.Length; i++)
                {
                    p *= a[i];
                    x[i] = p;
                }
                return p;
            }
            """).With("a", Values.Range(0.9, 1.1)).Close(1e-9),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static float FastProductsBefore(ReadOnlySpan<float> a, Span<float> x, float p)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    x[i] = p;
                    if (a[i] > 1)
                        p *= a[i] * 0.95277f;
                }
                return p;
            }
            """).With("a", Values.Range(0.95, 1.1)).With("p", Values.Range(1, 2)).Close(2e-2),
        new KernelCase("""
            [Kernel(Parallel = true)] public static double ProductsInOrder(ReadOnlySpan<double> a, Span<double> x)
            {
                double p = 1;
                for (int i = 0; i < a.Length; i++)
                {
                    p *= a[i];
                    x[i] = p;
                }
                return p;
            }
            """).With("a", Values.Range(0.9, 1.1)).Expecting(Expected.AsWritten),
    ];
}
