using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>Loops that take in values until an iteration ends them: faults before the end and behind it, and loops in loops.</content>
internal static partial class SearchCases
{
    private static IEnumerable<KernelCase> ReducingFaults() =>
    [
        Indirect(new KernelCase("""
            public static double GatheredSumUpToThere(ReadOnlySpan<double> a, ReadOnlySpan<int> at, ReadOnlySpan<double> b, double t)
            {
                double s = 0;
                for (int i = 0; i < at.Length; i++)
                {
                    if (a[i] > t)
                        break;
                    s += b[at[i]];
                }
                return s;
            }
            """)),
        Indirect(new KernelCase("""
            [Kernel] public static void GatheredSumIsSeen(ReadOnlySpan<double> a, ReadOnlySpan<int> at, ReadOnlySpan<double> b, double t, Span<double> x, ref double s)
            {
                for (int i = 0; i < at.Length; i++)
                {
                    double v = b[at[i]];
                    x[i] = v;
                    if (a[i] > t)
                        break;
                    s += v;
                }
                s++;
            }
            """)),
        new KernelCase("""
            public static int QuotientsUpToThere(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int key)
            {
                int s = 0, most = int.MinValue;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] == key)
                        break;
                    int q = a[i] / b[i];
                    s += q;
                    most = Math.Max(most, q);
                }
                return s + most;
            }
            """).With("a", Values.Range(0, 3000)).With("b", Values.Range(0, 2000)).With("key", Values.Range(0, 3000)).At(Sooner),
    ];

    private static IEnumerable<KernelCase> ReducingNests() =>
    [
        Plane("""
            public static void SumsInEveryRow(double[,] m, double t, Span<double> x)
            {
                for (int i = 0; i < m.GetLength(0); i++)
                {
                    double s = 0;
                    for (int j = 0; j < m.GetLength(1); j++)
                    {
                        if (m[i, j] > t)
                            break;
                        s += m[i, j];
                    }
                    x[i] = s;
                }
            }
            """).Scalar("t", n => Bound(n)).Close(1e-12),
        Plane("""
            public static double SumOfRowsUpToThere(double[,] m, double t)
            {
                double s = 0;
                for (int i = 0; i < m.GetLength(0); i++)
                {
                    double row = 0;
                    for (int j = 0; j < m.GetLength(1); j++)
                        row += m[i, j];
                    if (row > t * m.GetLength(1))
                        return s - row;
                    s += row;
                }
                return s;
            }
            """).Scalar("t", n => 0.5 + (0.5 / (n + 1))).Close(1e-12).Expecting(Expected.Generated), // rows of 64 are summed in source order
        Summed(new KernelCase("""
            public static double SumInEveryStep(ReadOnlySpan<double> a, double t)
            {
                double all = 0;
                for (int step = 0; step < 3; step++)
                {
                    double s = all * 0.5;
                    for (int i = step; i < a.Length; i++)
                    {
                        if (a[i] > t)
                            break;
                        s += a[i];
                    }
                    all += s;
                }
                return all;
            }
            """)),
    ];
}
