using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Arrays of arrays, read row by row.</summary>
internal static class RowCases
{
    /// <summary>Rows of lengths of their own, empty ones among them.</summary>
    private static int[] Ragged(int n) => [.. Enumerable.Range(0, n).Select(i => i % 7 == 3 ? 0 : (i * 37 % 50) + (i % 5 == 0 ? n : 3))];

    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static void SumsOfRows(double[][] a, Span<double> y)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < a[i].Length; j++)
                        sum += a[i][j];
                    y[i] = sum;
                }
            }
            """).Close(1e-12).With("a", Values.Range(1, 2)).Shape("a", Ragged).At([.. TestSizes.Plane]).Expecting(Expected.Simd, 64),
        new KernelCase("""
            public static void MatrixOfRowsTimesVector(float[][] a, ReadOnlySpan<float> x, Span<float> y)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    float[] row = a[i];
                    float sum = 0;
                    for (int j = 0; j < x.Length; j++)
                        sum += row[j] * x[j];
                    y[i] = sum;
                }
            }
            """).Close(1e-4).With("a", Values.Range(1, 2)).With("x", Values.Range(1, 2)).At([.. TestSizes.Plane]).Expecting(Expected.Simd, 64),
        new KernelCase("""
            public static void RowAgainstShortVector(double[][] a, double[] x, double[] y)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    double least = double.MaxValue;
                    for (int j = 0; j < a[i].Length; j++)
                        least = Math.Min(least, a[i][j] - x[j]);
                    y[i] = least;
                }
            }
            """).Shape("x", n => [n * 2]).Shape("a", Ragged).At([.. TestSizes.Plane]).Expecting(Expected.Generated),
        new KernelCase("""
            public static void RowByAQuotient(int[][] a, ReadOnlySpan<int> b, Span<int> x, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = b[i];
                    if (m is < -2 or 5)
                        v += a[m / m & 3][i & 15];
                    x[i] = v;
                }
            }
            """).Scalar("m", n => n % 4 * 5 - 5).Shape("a", n => [.. Enumerable.Repeat(16, 4)]).Expecting(Expected.Anything),
        new KernelCase("""
            public static void FlattenedRows(int[][] a, int[,] y)
            {
                for (int i = 0; i < y.GetLength(0); i++)
                    for (int j = 0; j < y.GetLength(1); j++)
                        y[i, j] = a[i][j] * 2 + a[i].Length;
            }
            """).At([.. TestSizes.Plane]).Expecting(Expected.Simd, 64),
        new KernelCase("""
            public static void OneRow(double[][] a, int k, Span<double> y)
            {
                for (int j = 0; j < y.Length; j++)
                    y[j] = a[k][j] * 2 + 1;
            }
            """).Shape("a", n => [n, n + 3, 2, n]).Scalar("k", n => n % 5 == 2 ? n % 7 - 1 : 1).Expecting(Expected.Anything),
        new KernelCase("""
            public static void RowInARegister(ulong[][] a, ulong[] x, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    for (int k = 0; k < (m & 7); k++)
                        x[i] += a[1][2 * i + 1];
                }
            }
            """).Shape("a", n => [2 * n, 2 * n + 2, 2 * n]).Scalar("m", n => n % 8).Expecting(Expected.Anything),
        new KernelCase("""
            public static double LongestRowSum(double[][] a, int k)
            {
                double sum = 0;
                double[] row = a[k];
                for (int j = 0; j < row.Length; j++)
                    sum += row[j];
                return sum;
            }
            """).Close(1e-12).With("a", Values.Range(1, 2)).Shape("a", n => [n, n + 3]).Scalar("k", n => n % 3).Expecting(Expected.Anything),
        new KernelCase("""
            public static void RowsAddedUp(double[][] a, Span<double> y)
            {
                for (int k = 0; k < a.Length; k++)
                    for (int j = 0; j < y.Length; j++)
                        y[j] += a[k][j];
            }
            """).Shape("a", n => [n + 1, n, n, n + 2, n]).Expecting(Expected.Simd),
        new KernelCase("""
            public static void ColumnsOfRows(double[][] a, Span<double> y)
            {
                for (int j = 0; j < y.Length; j++)
                {
                    double sum = 0;
                    for (int k = 0; k < a.Length; k++)
                        sum += a[k][j];
                    y[j] = sum;
                }
            }
            """).At([.. TestSizes.Plane]).Expecting(Expected.Generated),
        new KernelCase("""
            public static void SumOfNeighbours(int[][] neighbours, ReadOnlySpan<double> x, Span<double> y)
            {
                for (int i = 0; i < neighbours.Length; i++)
                {
                    double sum = 0;
                    foreach_(neighbours[i], x, ref sum);
                    y[i] = sum;
                }
            }

            private static void foreach_(ReadOnlySpan<int> row, ReadOnlySpan<double> x, ref double sum)
            {
                for (int j = 0; j < row.Length; j++)
                    sum += x[row[j]];
            }
            """).Close(1e-12).With("x", Values.Range(1, 2)).With("neighbours", Values.Range(0, 7)).Shape("neighbours", Ragged).At([.. TestSizes.Plane]).Expecting(Expected.Anything),
        new KernelCase("""
            public static void PickedColumns(float[][] a, int[] at, float[,] y)
            {
                for (int i = 0; i < a.Length; i++)
                    for (int j = 0; j < at.Length; j++)
                        y[i, j] = a[i][at[j]] + a[i][^1];
            }
            """).With("at", Values.Range(-1, 60)).At([.. TestSizes.Plane]).Expecting(Expected.Anything),
        new KernelCase("""
            public static void PickedRows(double[][] a, int[] at, double[,] y)
            {
                for (int i = 0; i < at.Length; i++)
                    for (int j = 0; j < y.GetLength(1); j++)
                        y[i, j] = a[at[i]][j];
            }
            """).With("at", Values.Range(0, 60)).Shape("a", n => [.. Enumerable.Repeat(n, 60)]).At([.. TestSizes.Plane]).Expecting(Expected.Anything),
        new KernelCase("""
            public static void PartsOfRows(byte[][] a, Span<int> y)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    ReadOnlySpan<byte> part = a[i].AsSpan(1, 3);
                    y[i] = part[0] + part[1] * part[^1] + (i > 0 && a[i - 1].Length > 2 ? a[i - 1][2] : 7);
                }
            }
            """).Shape("a", n => [.. Enumerable.Range(0, n).Select(i => 4 + (i % 3))]).Expecting(Expected.Anything),
        new KernelCase("""
            public static void RowsUnderMask(double[][] a, ReadOnlySpan<double> x, Span<double> y)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    double best = -1;
                    if (x[i] > 0)
                    {
                        double[] row = a[i];
                        for (int j = 0; j < row.Length; j++)
                        {
                            if (row[j] > x[i])
                                best = Math.Max(best, row[j]);
                        }
                    }
                    y[i] = best;
                }
            }
            """).Shape("a", Ragged).At([.. TestSizes.Plane]).Expecting(Expected.Simd, 64),
    ];
}
