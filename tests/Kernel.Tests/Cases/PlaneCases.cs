using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Nested loops over T[,], T[,,] and flat buffers.</summary>
internal static class PlaneCases
{
    public static IEnumerable<KernelCase> All() => [.. Elementwise(), .. Triangles(), .. ProductCases.All(), .. Sums()];

    private static KernelCase[] Elementwise() =>
    [
        Plane("""
            public static void PlaneAdd(double[,] a, double[,] b, double[,] x)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                        x[i, j] = a[i, j] + b[i, j];
            }
            """),
        Plane("""
            public static void PlaneOddShape(float[,] a, float[,] x)
            {
                int rows = x.GetLength(0), columns = x.GetLength(1);
                for (int i = 0; i < rows; i++)
                    for (int j = 0; j < columns; j++)
                        x[i, j] = a[i, j] * 2 + i - j;
            }
            """).Shape("a", n => [n, n + 5]).Shape("x", n => [n, n + 5]),
        new KernelCase("""
            public static void NearestOfFour(double[,] points, ReadOnlySpan<double> centres, Span<int> label)
            {
                int d = points.GetLength(1);
                for (int i = 0; i < label.Length; i++)
                {
                    double best = double.MaxValue;
                    int at = -1;
                    for (int c = 0; c < 4; c++)
                    {
                        double sum = 0;
                        for (int j = 0; j < d; j++)
                        {
                            double t = points[i, j] - centres[c * d + j];
                            sum += t * t;
                        }

                        if (sum < best)
                        {
                            best = sum;
                            at = c;
                        }
                    }

                    label[i] = at;
                }
            }
            """).Shape("points", n => [n, 5]).Shape("centres", _ => [20]).Expecting(Expected.Threads),
        Plane("""
            public static void PlaneTranspose(int[,] a, int[,] x)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                        x[i, j] = a[j, i];
            }
            """).Expecting(Expected.Generated),
        Plane("""
            public static void PlaneColumnsFirst(double[,] a, double[,] x)
            {
                for (int j = 0; j < x.GetLength(1); j++)
                    for (int i = 0; i < x.GetLength(0); i++)
                        x[i, j] = a[i, j] - 1;
            }
            """),
        Plane("""
            public static void Jacobi(double[,] a, double[,] b)
            {
                int n = a.GetLength(0);
                for (int i = 1; i < n - 1; i++)
                    for (int j = 1; j < n - 1; j++)
                        b[i, j] = 0.2 * (a[i, j] + a[i, j - 1] + a[i, j + 1] + a[i - 1, j] + a[i + 1, j]);
            }
            """).Running(from: 3),
        Plane("""
            public static void JacobiSteps(float[,] a, float[,] b, int steps)
            {
                int n = a.GetLength(0);
                for (int t = 0; t < steps; t++)
                {
                    for (int i = 1; i < n - 1; i++)
                        for (int j = 1; j < n - 1; j++)
                            b[i, j] = 0.2f * (a[i, j] + a[i, j - 1] + a[i, 1 + j] + a[1 + i, j] + a[i - 1, j]);
                    for (int i = 1; i < n - 1; i++)
                        for (int j = 1; j < n - 1; j++)
                            a[i, j] = 0.2f * (b[i, j] + b[i, j - 1] + b[i, 1 + j] + b[1 + i, j] + b[i - 1, j]);
                }
            }
            """).Running(from: 3).With("steps", Values.Range(1, 4)),
        Cube("""
            public static void Heat(double[,,] a, double[,,] x)
            {
                for (int i = 1; i < a.GetLength(0) - 1; i++)
                    for (int j = 1; j < a.GetLength(1) - 1; j++)
                        for (int k = 1; k < a.GetLength(2) - 1; k++)
                            x[i, j, k] = a[i, j, k] + 0.1 * (a[i - 1, j, k] + a[i + 1, j, k] + a[i, j - 1, k] + a[i, j + 1, k] + a[i, j, k - 1] + a[i, j, k + 1] - 6 * a[i, j, k]);
            }
            """).Running(from: 3),
        Cube("""
            public static void CubeFill(int[,,] x)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                        for (int k = 0; k < x.GetLength(2); k++)
                            x[i, j, k] = i * 10000 + j * 100 + k;
            }
            """).Shape("x", n => [n, n + 1, n + 2]),
        Plane("""
            public static void Flat(ReadOnlySpan<double> a, Span<double> x, int rows, int columns)
            {
                for (int i = 0; i < rows; i++)
                    for (int j = 0; j < columns; j++)
                        x[i * columns + j] = a[i * columns + j] + i;
            }
            """).Shape("a", n => [n * n]).Shape("x", n => [n * n]).Scalar("rows", n => n).Scalar("columns", n => n),
        Plane("""
            public static void PlaneConditional(short[,] a, short[,] x, short limit)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                    {
                        if (a[i, j] > limit && j > 0)
                            x[i, j] = (short)(a[i, j - 1] - limit);
                    }
            }
            """),
        Plane("""
            public static void PlaneDiagonal(double[,] x)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                    x[i, i] = i;
            }
            """).Expecting(Expected.Generated),
        Plane("""
            public static void Outer(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double[,] x)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                        x[i, j] += a[i] * b[j];
            }
            """),
        Plane("""
            public static void RowAndColumn(float[,] x, int row, int column)
            {
                for (int j = 0; j < x.GetLength(1); j++)
                    x[row, j] *= 2;
                for (int i = 0; i < x.GetLength(0); i++)
                    x[i, column] += 1;
            }
            """).Scalar("row", n => n / 2).Scalar("column", n => n / 3).At(1, 2, 3, 7, 16, 17, 33, 65),
        Plane("""
            public static int LengthOfPlane(double[,] a, Span<int> x)
            {
                int all = a.Length;
                for (int i = 0; i < x.Length; i++)
                    x[i] = all + i;
                return all;
            }
            """),
    ];

    private static KernelCase[] Triangles() =>
    [
        Plane("""
            public static void LowerTriangle(double[,] a, double[,] x)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j <= i; j++)
                        x[i, j] = a[i, j] * 2;
            }
            """),
        Plane("""
            public static void UpperTriangle(double[,] a, double[,] x)
            {
                int n = x.GetLength(0);
                for (int i = 0; i < n; i++)
                    for (int j = i + 1; j < n; j++)
                        x[i, j] = a[i, j] - a[j, i];
            }
            """).Expecting(Expected.Generated).Running(from: 2),
        Plane("""
            public static void Mirror(float[,] x)
            {
                int n = x.GetLength(0);
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < i; j++)
                        x[i, j] = x[j, i];
            }
            """).Expecting(Expected.Generated).Running(from: 2),
        Plane("""
            public static void TriangleRowSums(double[,] a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double s = 0;
                    for (int j = 0; j <= i; j++)
                        s += a[i, j];
                    x[i] = s;
                }
            }
            """).With("a", Values.Tame).Close(1e-12),
        Plane("""
            public static void Band(double[,] x)
            {
                int n = x.GetLength(0);
                for (int i = 2; i < n - 2; i++)
                    for (int j = i - 2; j <= i + 2; j++)
                        x[i, j] = i - j;
            }
            """).Running(from: 5),
    ];

    private static KernelCase[] Sums() =>
    [
        Plane("""
            public static void RowSums(double[,] a, Span<double> x)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                {
                    double s = 0;
                    for (int j = 0; j < a.GetLength(1); j++)
                        s += a[i, j];
                    x[i] = s;
                }
            }
            """).With("a", Values.Tame).Close(1e-12),
        Plane("""
            public static void ColumnSums(double[,] a, Span<double> x)
            {
                for (int j = 0; j < a.GetLength(1); j++)
                {
                    x[j] = 0;
                    for (int i = 0; i < a.GetLength(0); i++)
                        x[j] += a[i, j];
                }
            }
            """).With("a", Values.Tame).Close(1e-12),
        Plane("""
            public static void ColumnSumsByRows(float[,] a, Span<float> x)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                        x[j] += a[i, j];
            }
            """).With("a", Values.Tame).With("x", Values.Tame).Close(1e-4),
        Plane("""
            public static double PlaneSum(double[,] a)
            {
                double s = 0;
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                        s += a[i, j];
                return s;
            }
            """).With("a", Values.Tame).Close(1e-12),
        Plane("""
            public static long PlaneCount(int[,] a, int limit)
            {
                long count = 0;
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                    {
                        if (a[i, j] > limit)
                            count++;
                    }
                return count;
            }
            """),
        Cube("""
            public static int CubeXor(int[,,] a)
            {
                int s = 0;
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                        for (int k = 0; k < a.GetLength(2); k++)
                            s ^= a[i, j, k] + k;
                return s;
            }
            """),
        Plane("""
            public static void RowMaxima(double[,] a, Span<double> x)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                {
                    double m = a[i, 0];
                    for (int j = 1; j < a.GetLength(1); j++)
                        m = Math.Max(m, a[i, j]);
                    x[i] = m;
                }
            }
            """).At(1, 2, 3, 7, 16, 17, 33, 65, 130),
    ];

    /// <summary>A case for two nested loops over n.</summary>
    public static KernelCase Plane(string source) => new KernelCase(source).At([.. TestSizes.Plane]).Expecting(Expected.Simd, simdFrom: 33);

    /// <summary>A case for three nested loops over n.</summary>
    public static KernelCase Cube(string source) => new KernelCase(source).At([.. TestSizes.Cube]).Expecting(Expected.Simd, simdFrom: 33);
}
