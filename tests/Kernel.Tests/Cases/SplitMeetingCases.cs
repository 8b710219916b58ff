using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Steps in which one row, or one element, is read by all others and written in its turn.</summary>
internal static class SplitMeetingCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static void ShortestPaths(double[,] p)
            {
                int n = p.GetLength(0);
                for (int k = 0; k < n; k++)
                    for (int i = 0; i < n; i++)
                        for (int j = 0; j < n; j++)
                        {
                            double through = p[i, k] + p[k, j];
                            if (through < p[i, j])
                                p[i, j] = through;
                        }
            }
            """).At([.. TestSizes.Cube]).With("p", Values.Range(-2, 20)).Expecting(Expected.Simd, simdFrom: 40).Running(from: 2),
        new KernelCase("""
            public static void EliminateAll(float[,] a, int n)
            {
                for (int k = 0; k < n; k++)
                    for (int i = 0; i < n; i++)
                        for (int j = 0; j < n; j++)
                            a[i, j] -= a[i, k] * a[k, j];
            }
            """).At([.. TestSizes.Cube]).Scalar("n", n => n).With("a", Values.Range(0, 1)).Expecting(Expected.Simd, simdFrom: 40).Running(from: 2),
        new KernelCase("""
            public static void Pivots(Span<long> a, int n)
            {
                for (int k = 0; k < n; k++)
                    for (int i = 0; i < n; i++)
                        a[i] = a[i] * 3 + a[k];
            }
            """).At([.. TestSizes.Plane]).Scalar("n", n => n).Expecting(Expected.Simd, simdFrom: 130).Running(from: 2),
        new KernelCase("""
            public static void AddsFirst(Span<float> a)
            {
                for (int i = 0; i < a.Length; i++)
                    a[i] = a[i] * 0.5f + a[0];
            }
            """),
        new KernelCase("""
            public static void AddsLast(Span<float> a)
            {
                for (int i = 0; i < a.Length; i++)
                    a[i] = a[i] * 0.5f + a[a.Length - 1];
            }
            """).Running(from: 2),
        Meets("""
            public static void AddsGiven(Span<double> a, Span<double> b, int m)
            {
                for (int i = 0; i < b.Length; i++)
                    a[i] = b[i] * 0.5 + a[m];
            }
            """),
        Meets("""
            public static void AddsGivenFrom(int[] a, int[] b, int m)
            {
                for (int i = m / 2; i < b.Length - 3; i++)
                {
                    a[i] = b[i] + a[m];
                    b[i + 2] = a[i] / (m - 5);
                }
            }
            """),
        Meets("""
            public static void AddsRow(double[,] a, int m)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                        a[i, j] += a[m, j] * 2;
            }
            """).At([.. TestSizes.Plane]),
        Meets("""
            public static void AddsColumn(double[,] a, int m)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                        a[i, j] -= a[i, m] * a[i, 0];
            }
            """).At([.. TestSizes.Plane]),
    ];

    private static KernelCase Meets(string source) => new KernelCase(source).Scalar("m", n => (n % 7) switch
    {
        0 => n / 2,
        1 => 0,
        2 => n - 1,
        3 => n,
        4 => n / 3,
        5 => n > 500 ? n * 2 / 3 : int.MaxValue,
        _ => n > 500 ? n - 2 : -n,
    }).Expecting(Expected.Anything);
}
