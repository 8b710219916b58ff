using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops that write what passes a test one behind the other, into buffers with room for all of it and into shorter ones.</summary>
internal static partial class PackingCases
{
    public static IEnumerable<KernelCase> All() => [.. Spellings(), .. Types(), .. Several(), .. Full(), .. Beside(), .. InPlace(), .. NotInPlace(), .. Not()];

    private static IEnumerable<KernelCase> Spellings() =>
    [
        new KernelCase("""
            public static int PackPostfix(ReadOnlySpan<double> x, Span<double> y)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 3)
                        y[k++] = x[i];
                }

                return k;
            }
            """).Shape("y", n => [n + 5]),
        new KernelCase("""
            public static int PackStepAfter(ReadOnlySpan<double> x, Span<double> y, double low, double high)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    double v = x[i] * 2;
                    if (v >= low && v < high)
                    {
                        y[k] = v;
                        k++;
                    }
                }

                return k;
            }
            """).With("x", Values.Plain).With("low", Values.Range(-500, 0)).With("high", Values.Range(0, 500)),
        new KernelCase("""
            public static long PackPrefix(ReadOnlySpan<float> x, Span<float> y)
            {
                long k = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] == x[i])
                        y[(int)++k] = x[i] + i;
                }

                return k;
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            [Kernel] public static int PackFromOn(ReadOnlySpan<int> x, Span<int> y, int k)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] <= 0)
                        continue;
                    y[k - 1] = x[i];
                    k += 1;
                }

                return k;
            }
            """).Shape("y", n => [n + 9]).Scalar("k", _ => 4),
        new KernelCase("""
            public static int PackBackwards(ReadOnlySpan<long> x, Span<long> y)
            {
                int k = 0;
                for (int i = x.Length - 1; i >= 0; i -= 3)
                {
                    if ((x[i] & 1) == 0)
                        y[k++] = x[i];
                }

                return k;
            }
            """),
        new KernelCase("""
            public static int[] PackPlaces(ReadOnlySpan<double> x, out int count)
            {
                var at = new int[x.Length];
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] < 0)
                        at[k++] = i;
                }

                count = k;
                return at;
            }
            """),
    ];

    private static IEnumerable<KernelCase> Types() =>
    [
        new KernelCase("""
            public static int PackBytes(ReadOnlySpan<byte> x, Span<byte> y, byte least)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] >= least) y[k++] = x[i];
                return k;
            }
            """),
        new KernelCase("""
            public static int PackShorts(ReadOnlySpan<short> x, Span<ushort> y)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] >= 0) y[k++] = (ushort)x[i];
                return k;
            }
            """),
        new KernelCase("""
            public static int PackUnsigned(ReadOnlySpan<uint> x, Span<ulong> y, ReadOnlySpan<double> w)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                    if (w[i] > 0) y[k++] = (ulong)x[i] * 3;
                return k;
            }
            """),
        new KernelCase("""
            public static int PackNone(ReadOnlySpan<float> x, Span<float> y)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > float.MaxValue) y[k++] = 1;
                return k;
            }
            """).With("x", Values.Finite),
    ];

    private static IEnumerable<KernelCase> Several() =>
    [
        new KernelCase("""
            public static (int, int) Partition(ReadOnlySpan<int> x, Span<int> low, Span<int> high, int pivot)
            {
                int a = 0, b = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] < pivot)
                        low[a++] = x[i];
                    else
                        high[b++] = x[i];
                }

                return (a, b);
            }
            """),
        new KernelCase("""
            public static int PackPairs(ReadOnlySpan<double> x, ReadOnlySpan<int> id, Span<double> y, Span<int> which, Span<short> small)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0)
                    {
                        y[k] = x[i];
                        which[k] = id[i];
                        small[k] = (short)i;
                        k++;
                    }
                }

                return k;
            }
            """),
        new KernelCase("""
            [Kernel] public static (int, int, int) PackAndCount(ReadOnlySpan<int> x, Span<int> y, Span<int> z)
            {
                int k = 0, negative = 0, most = int.MinValue;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] < 0)
                        negative++;
                    most = Math.Max(most, x[i]);
                    if (x[i] % 3 == 0)
                        y[k++] = x[i];
                    z[i] = x[i] + 1;
                }

                return (k, negative, most);
            }
            """),
        new KernelCase("""
            [Kernel] public static int PackRows(double[,] x, Span<double> y)
            {
                int k = 0;
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                        if (x[i, j] > 0) y[k++] = x[i, j];
                return k;
            }
            """).Shape("y", n => [n * n]).At([.. TestSizes.Plane]),
    ];

    private static IEnumerable<KernelCase> Full() =>
    [
        new KernelCase("""
            [Kernel] public static int PackTooMuchInOrder(ReadOnlySpan<double> x, Span<double> y)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > 0) y[k++] = x[i];
                return k;
            }
            """).Shape("y", n => [n / 4]),
        new KernelCase("""
            public static (int, int, double) PackWithExtremes(ReadOnlySpan<double> x, Span<double> y, Span<int> at, int k)
            {
                double most = double.MinValue;
                int first = -1, count = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > most) { most = x[i]; first = i; }
                    if (x[i] < 0)
                    {
                        y[k] = x[i];
                        at[count++] = i;
                        k++;
                    }
                }

                return (k + count, first, most);
            }
            """).With("x", Values.Ties).Scalar("k", _ => 3).Shape("y", n => [n + 2]),
        new KernelCase("""
            public static int PackMaybeZero(ReadOnlySpan<int> held, ReadOnlySpan<int> packed, Span<int> counters)
            {
                int iterations = 0;
                for (int i = 0; i < held.Length; i++)
                    if (held[i] > 0) counters[iterations++] = held[i] / packed[i];
                return iterations;
            }
            """).With("packed", Values.Range(-1, 3000)),
        new KernelCase("""
            public static int PackTooMuch(ReadOnlySpan<double> x, Span<double> y)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > 0) y[k++] = x[i];
                return k;
            }
            """).Shape("y", n => [n / 4]),
        new KernelCase("""
            public static int PackBelow(ReadOnlySpan<int> x, int[] y, int k)
            {
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > 0) y[k++] = x[i];
                return k;
            }
            """).Scalar("k", _ => -1),
        new KernelCase("""
            public static int PackWhatMayFault(ReadOnlySpan<int> x, ReadOnlySpan<int> at, Span<int> y)
            {
                int k = 0;
                for (int i = 0; i < at.Length; i++)
                    if (at[i] > 0) y[k++] = x[at[i]] / at[i];
                return k;
            }
            """).With("at", Values.Range(-100, 900)),
    ];

    private static IEnumerable<KernelCase> Not() =>
    [
        new KernelCase("""
            public static int PackRank(ReadOnlySpan<int> x, Span<int> y)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > 0) y[k++] = k;
                return k;
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int PackUnlessSame(ReadOnlySpan<int> x, Span<int> y)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                    if (k == 0 || y[k - 1] != x[i]) y[k++] = x[i];
                return k;
            }
            """).With("x", Values.Ties).Expecting(Expected.AsWritten),
    ];
}
