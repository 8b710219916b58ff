using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Nests around a chain of sums: matrix products in every order of their loops, correlations, elements that collect.</summary>
internal static class ProductCases
{
    public static IEnumerable<KernelCase> All()
    {
        yield return PlaneCases.Plane("""
            public static void Correlate(float[,] a, float[,] w, float[,] x)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                        for (int u = 0; u < w.GetLength(0); u++)
                            for (int v = 0; v < w.GetLength(1); v++)
                                x[i, j] += w[u, v] * a[i + u, j + v];
            }
            """).Shape("w", n => [n % 4, 3]).Shape("a", n => [n + 3, n + 3]);
        yield return PlaneCases.Plane("""
            public static void AddWhere(double[,] a, double[,] x)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                        for (int k = 0; k < a.GetLength(1); k++)
                            if (a[i, k] > 0)
                                x[i, j] += a[i, k] * k;
            }
            """);
        yield return PlaneCases.Plane("""
            public static void TwoSums(int[,] a, int[,] b, int[,] x, int[,] y)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                        for (int k = 0; k < a.GetLength(1); k++)
                        {
                            int row = i;
                            x[row, j] += a[row, k] * b[k, j];
                            y[i, j] ^= x[i, j] + k;
                        }
            }
            """);
        yield return new KernelCase("""
            public static void AddAllButFirst(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length + 1; i++)
                    if (i > 0)
                        for (int k = 0; k < a.Length; k++)
                            x[i - 1] += a[k] + i;
            }
            """).At([.. TestSizes.Plane]).Expecting(Expected.Simd, simdFrom: 33);
        yield return new KernelCase("""
            public static void AddAllWherePositive(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                    if (b[i] > 0 && i < b.Length)
                        for (int k = 0; k < a.Length; k++)
                            x[i] += a[k];
            }
            """).At([.. TestSizes.Plane]).Expecting(Expected.Simd, simdFrom: 33);
        yield return new KernelCase("""
            public static void AddAll(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    for (int k = 0; k < a.Length; k++)
                        x[i] += a[k];
            }
            """).At([.. TestSizes.Plane]).Expecting(Expected.Simd, simdFrom: 33);
        foreach (string order in new[] { "ijk", "ikj", "jik", "jki", "kij", "kji" })
        {
            // Only where k is innermost is a float sum carried by the loop that lanes may take.
            yield return PlaneCases.Cube($$"""
                public static void Multiply_{{order}}(double[,] a, double[,] b, double[,] c)
                {
                    int n = c.GetLength(0), m = c.GetLength(1), p = a.GetLength(1);
                    {{Loop(order[0])}}
                        {{Loop(order[1])}}
                            {{Loop(order[2])}}
                                c[i, j] += a[i, k] * b[k, j];
                }
                """).With("a", Values.Tame).With("b", Values.Tame).With("c", Values.Tame).Shape("a", n => [n, n + 3]).Shape("b", n => [n + 3, n]).Close(1e-12);
        }

        yield return PlaneCases.Cube("""
            public static void MultiplyWithLocal(float[,] a, float[,] b, float[,] c)
            {
                for (int i = 0; i < c.GetLength(0); i++)
                    for (int j = 0; j < c.GetLength(1); j++)
                    {
                        float s = 0;
                        for (int k = 0; k < a.GetLength(1); k++)
                            s += a[i, k] * b[k, j];
                        c[i, j] = s;
                    }
            }
            """).With("a", Values.Tame).With("b", Values.Tame).Close(1e-4);
        yield return PlaneCases.Cube("""
            public static void Gemm(double alpha, double beta, double[,] a, double[,] b, double[,] c)
            {
                for (int i = 0; i < c.GetLength(0); i++)
                {
                    for (int j = 0; j < c.GetLength(1); j++)
                        c[i, j] *= beta;
                    for (int k = 0; k < a.GetLength(1); k++)
                        for (int j = 0; j < c.GetLength(1); j++)
                            c[i, j] += alpha * a[i, k] * b[k, j];
                }
            }
            """).With("a", Values.Tame).With("b", Values.Tame).With("c", Values.Tame).With("alpha", Values.Tame).With("beta", Values.Tame).Close(1e-12);
        yield return PlaneCases.Cube("""
            public static void MultiplyIntegers(int[,] a, int[,] b, int[,] c)
            {
                for (int i = 0; i < c.GetLength(0); i++)
                    for (int j = 0; j < c.GetLength(1); j++)
                    {
                        c[i, j] = 0;
                        for (int k = 0; k < a.GetLength(1); k++)
                            c[i, j] += a[i, k] * b[k, j];
                    }
            }
            """);
        yield return PlaneCases.Plane("""
            public static void MatrixVector(double[,] a, ReadOnlySpan<double> v, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double s = 0;
                    for (int j = 0; j < v.Length; j++)
                        s += a[i, j] * v[j];
                    x[i] = s;
                }
            }
            """).With("a", Values.Tame).With("v", Values.Tame).Close(1e-12);
        yield return PlaneCases.Plane("""
            public static void Atax(double[,] a, ReadOnlySpan<double> v, Span<double> t, Span<double> y)
            {
                int rows = a.GetLength(0), columns = a.GetLength(1);
                for (int j = 0; j < columns; j++)
                    y[j] = 0;
                for (int i = 0; i < rows; i++)
                {
                    t[i] = 0;
                    for (int j = 0; j < columns; j++)
                        t[i] += a[i, j] * v[j];
                    for (int j = 0; j < columns; j++)
                        y[j] += a[i, j] * t[i];
                }
            }
            """).With("a", Values.Tame).With("v", Values.Tame).Close(1e-11);
    }

    private static string Loop(char index) => index switch
    {
        'i' => "for (int i = 0; i < n; i++)",
        'j' => "for (int j = 0; j < m; j++)",
        _ => "for (int k = 0; k < p; k++)",
    };
}
