using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops that take values into an element of an array, always the same one.</summary>
internal static class ElementCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static void SumInFirst(int[] y, int[] a)
            {
                for (int i = 0; i < a.Length; i++)
                    y[0] += a[i] * 3;
            }
            """),
        new KernelCase("""
            public static void SumInGiven(Span<double> y, ReadOnlySpan<double> a, int m)
            {
                for (int i = 0; i < a.Length; i++)
                    y[m] += a[i];
            }
            """).Scalar("m", n => n / 2).With("a", Values.Tame).With("y", Values.Tame).Close(1e-6),
        new KernelCase("""
            public static void LargestInEach(float[] y, float[] a, int m)
            {
                for (int k = 0; k < m; k++)
                {
                    y[k] = y[0] * 0.5f;
                    for (int i = 0; i < a.Length; i++)
                        y[k] = Math.Max(y[k], a[i] + y[0]);
                }
            }
            """).Scalar("m", n => System.Math.Min(n, 3)).Expecting(Expected.Anything),
        new KernelCase("""
            public static void LessThanOne(sbyte[] y, byte[] a, int m)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 7)
                        y[m]++;
                    y[m] ^= 3;
                }
            }
            """).Scalar("m", n => n % 2 == 0 ? n / 2 : n).Expecting(Expected.Anything),
        new KernelCase("""
            public static void SumsOfRowsInOrder(long[] y, long[,] a, int n)
            {
                for (int t = 0; t < 2; t++)
                    for (int i = 1; i < n; i++)
                    {
                        y[i] += y[i - 1];
                        for (int j = 0; j < n; j++)
                            y[i] += a[i, j] * y[0];
                    }
            }
            """).At([.. TestSizes.Plane]).Scalar("n", n => n).Expecting(Expected.Anything),
        new KernelCase("""
            public static void SumsOfNone(int[] y, int[] a, int from, int m)
            {
                for (int i = from; i < a.Length; i++)
                    y[m] += a[i];
            }
            """).Scalar("from", n => n % 3 == 0 ? n : n / 2).Scalar("m", n => n % 2 == 0 ? n : 0).Expecting(Expected.Anything),
    ];
}
