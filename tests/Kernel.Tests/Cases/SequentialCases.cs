using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops that carry something from one iteration to the next in ways that this compiler leaves in order: still right.</summary>
internal static class SequentialCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        Line("""
            [Kernel] public static void S221(Span<double> a, Span<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d)
            {
                for (int i = 1; i < a.Length; i++)
                {
                    a[i] += c[i] * d[i];
                    b[i] = b[i - 1] + a[i] + d[i];
                }
            }
            """).With("a", Values.Tame).With("b", Values.Tame).With("c", Values.Tame).With("d", Values.Tame).Close(1e-9).Expecting(Expected.Simd),
        Line("""
            [Kernel] public static void S241(Span<float> a, Span<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d)
            {
                for (int i = 0; i < a.Length - 1; i++)
                {
                    a[i] = b[i] * c[i] * d[i];
                    b[i] = a[i] * a[i + 1] * d[i];
                }
            }
            """).Expecting(Expected.Simd),
        Line("""
            public static void S254(Span<double> a, ReadOnlySpan<double> b)
            {
                double x = a.Length > 0 ? b[a.Length - 1] : 0;
                for (int i = 0; i < a.Length; i++)
                {
                    a[i] = (b[i] + x) * 0.5;
                    x = b[i];
                }
            }
            """).Expecting(Expected.Simd),
        Line("""
            public static void S281(Span<double> a, Span<double> b, ReadOnlySpan<double> c)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    double x = a[a.Length - 1 - i] + b[i] * c[i];
                    a[i] = x - 1;
                    b[i] = x;
                }
            }
            """).Expecting(Expected.Simd).Running(from: 2),
        new KernelCase("""
            public static int FirstMaximum(ReadOnlySpan<double> a, Span<double> found)
            {
                double x = double.NegativeInfinity;
                int index = -1;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > x)
                    {
                        x = a[i];
                        index = i;
                    }
                }
                found[0] = x;
                return index;
            }
            """).Shape("found", _ => [1]).With("a", Values.Ties),
        Line("""
            public static void S321(Span<double> a, ReadOnlySpan<double> b)
            {
                for (int i = 1; i < a.Length; i++)
                    a[i] += a[i - 1] * b[i];
            }
            """),
        Line("""
            public static float Alternating(ReadOnlySpan<float> x)
            {
                float c = 0;
                for (int i = 0; i < x.Length; i++)
                    c = x[i] - c;
                return c;
            }
            """),
        Line("""
            public static double LocalKept(ReadOnlySpan<double> a, Span<double> x)
            {
                double t = 7;
                for (int i = 0; i < x.Length; i++)
                {
                    if (a[i] > 0)
                        t = a[i];
                    x[i] = t;
                }
                return t;
            }
            """).Expecting(Expected.Simd),
        Line("""
            public static double LastValue(ReadOnlySpan<double> a, Span<double> x)
            {
                double t = 7;
                for (int i = 0; i < x.Length; i++)
                {
                    t = a[i] * 2;
                    x[i] = t;
                }
                return t;
            }
            """).Expecting(Expected.Simd),
        Line("""
            public static void EveryFourth(ReadOnlySpan<int> a, Span<int> y)
            {
                for (int i = 0; i < a.Length; i++)
                    y[i % 4] += a[i];
            }
            """).Shape("y", _ => [4]).Expecting(Expected.Anything),
        Plane("""
            public static void S231(double[,] aa, double[,] bb)
            {
                for (int i = 0; i < aa.GetLength(1); i++)
                    for (int j = 1; j < aa.GetLength(0); j++)
                        aa[j, i] = aa[j - 1, i] + bb[j, i];
            }
            """).Expecting(Expected.Generated),
        Plane("""
            public static void S2111(double[,] aa)
            {
                for (int j = 1; j < aa.GetLength(0); j++)
                    for (int i = 1; i < aa.GetLength(1); i++)
                        aa[j, i] = (aa[j, i - 1] + aa[j - 1, i]) / 1.9;
            }
            """),
        Plane("""
            public static void TriangularSolve(double[,] l, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = b[i];
                    for (int j = 0; j < i; j++)
                        x[i] -= l[i, j] * x[j];
                    x[i] /= l[i, i];
                }
            }
            """).With("l", Values.Range(0.001, 0.01)).With("b", Values.Tame).Close(1e-6).At(0, 1, 2, 3, 7, 16, 17, 33, 130).Expecting(Expected.Anything),
        Plane("""
            public static void FloydWarshall(int[,] p)
            {
                int n = p.GetLength(0);
                for (int k = 0; k < n; k++)
                    for (int i = 0; i < n; i++)
                        for (int j = 0; j < n; j++)
                            p[i, j] = Math.Min(p[i, j], p[i, k] + p[k, j]);
            }
            """).At(0, 1, 2, 3, 7, 17, 33, 40).Expecting(Expected.Anything).Running(from: 2),
        Plane("""
            public static void Seidel(float[,] a)
            {
                for (int i = 1; i < a.GetLength(0) - 1; i++)
                    for (int j = 1; j < a.GetLength(1) - 1; j++)
                        a[i, j] = (a[i - 1, j] + a[i, j - 1] + a[i, j] + a[i, j + 1] + a[i + 1, j]) / 5;
            }
            """),
        Plane("""
            public static void Pathfinder(int[,] w, Span<int> d, Span<int> s)
            {
                int n = d.Length;
                for (int j = 0; j < n; j++)
                    s[j] = w[0, j];
                for (int i = 1; i < w.GetLength(0); i++)
                {
                    for (int j = 0; j < n; j++)
                    {
                        int least = s[j];
                        if (j > 0)
                            least = Math.Min(least, s[j - 1]);
                        if (j < n - 1)
                            least = Math.Min(least, s[j + 1]);
                        d[j] = w[i, j] + least;
                    }
                    for (int j = 0; j < n; j++)
                        s[j] = d[j];
                }
            }
            """).Expecting(Expected.Generated).At(1, 2, 3, 7, 16, 17, 33, 65, 130),
    ];

    private static KernelCase Line(string source) => new KernelCase(source).Expecting(Expected.AsWritten);

    private static KernelCase Plane(string source) => new KernelCase(source).At([.. TestSizes.Plane]).Expecting(Expected.AsWritten);
}
