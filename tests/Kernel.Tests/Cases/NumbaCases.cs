using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops of which Numba's <c>prange</c> gives wrong results and says nothing: here each is right, in parallel or in source order.</summary>
internal static class NumbaCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static double NumbaGreatest(double[] x)
            {
                double m = x[0];
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > m)
                        m = x[i];
                }
                return m;
            }
            """).With("x", Values.Ties),
        new KernelCase("""
            public static (double, int) NumbaArgmax(double[] x)
            {
                double m = double.NegativeInfinity;
                int at = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > m)
                    {
                        m = x[i];
                        at = i;
                    }
                }
                return (m, at);
            }
            """).With("x", Values.Ties),
        new KernelCase("""
            public static void NumbaRunningSum(long[] x, long[] y)
            {
                long s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s += x[i];
                    y[i] = s;
                }
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static double NumbaDifference(double[] x)
            {
                double c = 0;
                for (int i = 0; i < x.Length; i++)
                    c = x[i] - c;
                return c;
            }
            """).With("x", Values.Plain).Expecting(Expected.Anything),
        new KernelCase("""
            public static void NumbaWholeArray(int[,] a, int[] y)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < y.Length; j++)
                        y[j] += a[i, j];
            }
            """).At([.. TestSizes.Plane]).Expecting(Expected.Anything),
        new KernelCase("""
            public static void NumbaOneElement(int[] x, int[] y)
            {
                for (int i = 0; i < x.Length; i++)
                    y[0] += x[i];
            }
            """).Shape("y", _ => [1]).Expecting(Expected.Anything),
        new KernelCase("""
            public static void NumbaOneBefore(int[] x)
            {
                for (int i = 1; i < x.Length; i++)
                    x[i] = x[i - 1] + 1;
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void NumbaHistogram(byte[] x, int[] h)
            {
                for (int i = 0; i < x.Length; i++)
                    h[x[i]] += 1;
            }
            """).Shape("h", _ => [256]).Expecting(Expected.Anything),
        new KernelCase("""
            public static void NumbaFour(int[] x, int[] y)
            {
                for (int i = 0; i < x.Length; i++)
                    y[i % 4] += x[i];
            }
            """).Shape("y", _ => [4]).Expecting(Expected.Anything),
        new KernelCase("""
            public static void NumbaFourOfFloats(float[] x, float[] y)
            {
                for (int i = 0; i < x.Length; i++)
                    y[i % 4] += x[i];
            }
            """).Shape("y", _ => [4]).With("x", Values.Range(0, 8)).With("y", Values.Range(0, 8)).Close(1e-3).Expecting(Expected.Anything),
    ];
}
