using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Nests whose loops change places, and some whose loops must not.</summary>
internal static class InterchangeCases
{
    private static readonly (string Name, string[] Loops)[] Orders =
    [
        ("ProductKij", ["k", "i", "j"]), ("ProductKji", ["k", "j", "i"]), ("ProductIkj", ["i", "k", "j"]), ("ProductJki", ["j", "k", "i"]), ("ProductJik", ["j", "i", "k"]),
    ];

    public static IEnumerable<KernelCase> All() =>
    [
        .. Orders.Select(o => new KernelCase($$"""
            public static void {{o.Name}}(double[,] a, double[,] b, double[,] c, int n)
            {
                {{string.Join("\n", o.Loops.Select(l => $"for (int {l} = 0; {l} < n; {l}++)"))}}
                    c[i, j] += a[i, k] * b[k, j];
            }
            """).At([.. TestSizes.Cube]).Scalar("n", n => n).Expecting(Expected.Simd, simdFrom: 40)),
        Plane("""
            public static void ByColumns(float[,] a, float[,] b, int n)
            {
                for (int j = 0; j < n; j++)
                    for (int i = 0; i < n; i++)
                        a[i, j] = b[i, j] * 2 + 1;
            }
            """),
        Plane("""
            public static void InPlaceByColumns(long[,] a, long[,] b, int n)
            {
                for (int j = 0; j < n; j++)
                    for (int i = 0; i < n; i++)
                        a[i, j] += b[i, j] * a[i, j];
            }
            """),
        Plane("""
            public static void CarriedColumns(double[,] a, double[,] b, int n)
            {
                for (int j = 1; j < n; j++)
                    for (int i = 0; i < n; i++)
                        a[i, j] = a[i, j - 1] * 0.5 + b[i, j];
            }
            """).Running(from: 2),
        Plane("""
            public static void SkewedColumns(double[,] a, double[,] b, int n)
            {
                for (int j = 1; j < n; j++)
                    for (int i = 0; i < n - 1; i++)
                        a[i, j] = a[i + 1, j - 1] * 0.5 + b[i, j];
            }
            """).Running(from: 2),
        Plane("""
            public static void ByColumnsOfVector(double[,] a, double[] x, double[] y, int n)
            {
                for (int k = 0; k < n; k++)
                    for (int i = 0; i < n; i++)
                        y[i] += a[i, k] * x[k];
            }
            """),
        Plane("""
            public static void PlanesInLine(float[] a, float[] b, int n, int m)
            {
                for (int x = 0; x < m; x++)
                    for (int y = n - 1; y >= 0; y--)
                        a[y * m + x] = b[y * m + x] * 2;
            }
            """).Scalar("m", n => n + 3).Shape("a", n => [n * (n + 3)]).Shape("b", n => [n * (n + 3)]),
    ];

    private static KernelCase Plane(string source) => new KernelCase(source).At([.. TestSizes.Plane]).Scalar("n", n => n).Expecting(Expected.Simd, simdFrom: 130);
}
