using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops of which some statements keep the order of iterations and others need not.</summary>
internal static class DistributionCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void RootsThenRecurrence(double[] a, double[] b, double[] c)
            {
                for (int i = 1; i < a.Length; i++)
                {
                    a[i] = Math.Sqrt(Math.Abs(c[i])) / (1 + c[i] * c[i]) + Math.Sqrt(2 + c[i] * c[i]);
                    b[i] = b[i - 1] * 0.5 + a[i];
                }
            }
            """).Running(from: 2),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void RecurrenceThenRoots(Span<double> a, Span<double> b, ReadOnlySpan<double> c)
            {
                for (int i = 1; i < a.Length; i++)
                {
                    b[i] = b[i - 1] * 0.25 + c[i];
                    a[i] = Math.Sqrt(1 + b[i] * b[i]) / (2 + c[i]) + Math.Sqrt(3 + c[i] * c[i]);
                }
            }
            """).Running(from: 2),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void StoredValueIsRead(Span<double> a, Span<double> b, ReadOnlySpan<double> c)
            {
                for (int i = 1; i < a.Length; i++)
                {
                    double h = c[i] * 2;
                    double x = Math.Sqrt(h * h + 1) / (Math.Sqrt(h * h + 2) + 1);
                    a[i] = x;
                    b[i] = b[i - 1] + x * h;
                }
            }
            """).Running(from: 2),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static double CarriedBesideRoots(Span<double> a, ReadOnlySpan<double> c)
            {
                double s = 1;
                for (int i = a.Length - 1; i > 0; i--)
                {
                    a[i] = Math.Sqrt(1 + c[i] * c[i]) / (1 + Math.Sqrt(2 + c[i] * c[i]));
                    s = s * 0.5 + a[i];
                    if (c[i] > 0)
                        a[i - 1] = 7;
                }
                return s;
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static double CountsAndDecays(Span<double> a, ReadOnlySpan<double> c, ReadOnlySpan<int> k)
            {
                double s = 1;
                int count = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (k[i] > 3)
                    {
                        a[i] = Math.Sqrt(1 + c[i] * c[i]) / (1 + Math.Sqrt(2 + c[i] * c[i]));
                        count++;
                    }
                    s = s * 0.5 + a[i];
                }
                return s + count;
            }
            """),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void RowsBesideColumns(double[,] a, double[,] b, double[] c)
            {
                for (int i = 1; i < a.GetLength(0); i++)
                {
                    c[i] = Math.Sqrt(1 + c[i] * c[i]) / (1 + Math.Sqrt(2 + c[i] * c[i]));
                    for (int j = 1; j < a.GetLength(1); j++)
                        b[i, j] = b[i - 1, j - 1] + b[i, j - 1] * 0.5 + a[i, j];
                }
            }
            """).At([.. TestSizes.Plane]).Expecting(Expected.Anything),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void InTimeSteps(double[] a, double[] b, double[] c)
            {
                for (int t = 0; t < 3; t++)
                    for (int i = 2; i < a.Length; i++)
                    {
                        a[i] = Math.Sqrt(1 + a[i] * a[i]) / (1 + Math.Sqrt(2 + c[i] * c[i]));
                        b[i] = b[i - 2] * 0.5 + a[i];
                        c[i] = Math.Sqrt(3 + c[i] * b[i] * b[i]);
                    }
            }
            """).Running(from: 3),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void ReadsWhatComesLater(Span<double> a, Span<double> b, ReadOnlySpan<double> c)
            {
                for (int i = 1; i < c.Length - 1; i++)
                {
                    b[i] = b[i - 1] * 0.5 + a[i + 1];
                    a[i] = Math.Sqrt(1 + c[i] * c[i]) / (1 + Math.Sqrt(2 + c[i] * c[i])) + Math.Sqrt(c[i] * c[i]);
                }
            }
            """).Running(from: 3),
    ];
}
