using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops by which others judge vectorizing compilers (TSVC, NPBench, Rodinia), in words of our own; see <see cref="PublicPlanTests"/>.</summary>
internal static class PublicCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static int S332(ReadOnlySpan<double> a, double t, Span<double> value)
            {
                int index = -2;
                double found = -1;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > t)
                    {
                        index = i;
                        found = a[i];
                        break;
                    }
                }
                if (value.Length > 0)
                    value[0] = found;
                return index;
            }
            """).With("a", Values.Range(0, 1)).Scalar("t", n => 1 - (0.7 / (n + 1))),
        new KernelCase("""
            [Kernel] public static void S491(Span<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, ReadOnlySpan<int> ip)
            {
                for (int i = 0; i < ip.Length; i++)
                    a[ip[i]] = b[i] + c[i] * d[i];
            }
            """).With("ip", Values.Range(0, 25)).Shape("a", _ => [25]),
        new KernelCase("""
            public static void Spmv(ReadOnlySpan<int> row, ReadOnlySpan<int> col, ReadOnlySpan<double> val, ReadOnlySpan<double> x, Span<double> y)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    double sum = 0;
                    for (int k = row[i]; k < row[i + 1]; k++)
                        sum += val[k] * x[col[k]];
                    y[i] = sum;
                }
            }
            """).Shape("row", n => [n + 1]).With("row", Values.Range(0, 12)).Shape("col", _ => [12]).Shape("val", _ => [12]).With("col", Values.Range(0, 9)).Shape("x", _ => [9]).Expecting(Expected.Generated),
        new KernelCase("""
            public static void AzimuthHistogram(ReadOnlySpan<double> radius, ReadOnlySpan<double> weight, Span<double> h, double most)
            {
                for (int i = 0; i < radius.Length; i++)
                {
                    int bin = (int)(radius[i] * h.Length / most);
                    if (bin >= h.Length)
                        bin = h.Length - 1;
                    h[bin] += weight[i];
                }
            }
            """).With("radius", Values.Range(0, 10)).Scalar("most", _ => 10.0).With("weight", Values.Range(0, 1)).With("h", Values.Range(0, 1)).Shape("h", _ => [17]).Close(1e-9).Expecting(Expected.Threads),
        new KernelCase("""
            public static void PathStep(int[,] w, Span<int> s, Span<int> d)
            {
                int n = s.Length;
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
            """).At([.. TestSizes.Plane]).Running(from: 2).Expecting(Expected.Simd, simdFrom: 64),
    ];
}
