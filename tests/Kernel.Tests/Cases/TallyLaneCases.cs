using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops that tally beside what they reduce, or whose places cost enough to be found in lanes: lanes take in their values in the order of iterations.</summary>
internal static class TallyLaneCases
{
    public static IEnumerable<KernelCase> All() => [.. BesideReductions(), .. Places(), .. InOrder(), .. Not()];

    private static IEnumerable<KernelCase> BesideReductions() =>
    [
        new KernelCase("""
            public static double Statistics(ReadOnlySpan<double> x, Span<int> h, out double least, out double most, out int where)
            {
                double sum = 0, squares = 0, lo = double.MaxValue, hi = double.MinValue;
                int at = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    double v = x[i];
                    sum += v;
                    squares += v * v;
                    lo = Math.Min(lo, v);
                    if (v > hi)
                    {
                        hi = v;
                        at = i;
                    }

                    h[(int)(v * 16) & 63]++;
                }

                least = lo;
                most = hi;
                where = at;
                return squares - sum;
            }
            """).With("x", Values.Tame).Shape("h", _ => [64]).Close(1e-9),
        new KernelCase("""
            public static int CountAndHistogram(ReadOnlySpan<int> x, Span<int> h)
            {
                int odd = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if ((x[i] & 1) != 0)
                    {
                        odd++;
                        h[x[i]] += i;
                    }
                }

                return odd;
            }
            """).With("x", Values.Range(0, 40)).Shape("h", _ => [41]),
        new KernelCase("""
            public static float SumAndBins(ReadOnlySpan<float> x, ReadOnlySpan<ushort> bin, byte[] h, ulong[] seen)
            {
                float s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    h[bin[i] % 37] -= (byte)(i * 3);
                    s += x[i];
                    seen[bin[i] & 15] |= 1UL << (i & 63);
                }

                return s;
            }
            """).With("x", Values.Range(1, 2)).Shape("h", _ => [37]).Shape("seen", _ => [16]).Close(1e-3),
        new KernelCase("""
            public static long FaultsInTheMiddle(ReadOnlySpan<int> x, Span<long> h, Span<int> g)
            {
                long all = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    all += x[i];
                    h[x[i]] += 2;
                    g[x[i] / 3]--;
                }

                return all;
            }
            """).With("x", Values.Range(-1, 900)).Shape("h", _ => [890]).Shape("g", _ => [297]).Expecting(Expected.Anything),
        new KernelCase("""
            public static int PairsAndTotal(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y, int[,] h)
            {
                int total = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    total += x[i] * y[i];
                    h[x[i] >> 4, y[i] & 7] += x[i];
                }

                return total;
            }
            """).Shape("h", _ => [16, 8]),
    ];

    private static IEnumerable<KernelCase> Places() =>
    [
        new KernelCase("""
            public static void HistogramOfRoots(ReadOnlySpan<double> x, Span<int> h)
            {
                for (int i = 0; i < x.Length; i++)
                    h[(int)(Math.Sqrt(Math.Abs(x[i])) / (1 + x[i] * x[i]) * 50) & 31]++;
            }
            """).With("x", Values.Tame).Shape("h", _ => [32]),
        new KernelCase("""
            public static void WeightedByRoots(ReadOnlySpan<float> x, ReadOnlySpan<int> bin, Span<float> h)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0)
                        h[bin[i]] += MathF.Sqrt(x[i]) / (1 + x[i] * x[i]) + MathF.Sqrt(1 + x[i]) / (3 - x[i]);
                }
            }
            """).With("x", Values.Range(-1, 2)).With("bin", Values.Range(0, 30)).Shape("h", _ => [31]).Close(1e-3),
        new KernelCase("""
            public static void WeightedByRootsOfDoubles(ReadOnlySpan<double> x, ReadOnlySpan<int> bin, double[] h)
            {
                for (int i = 0; i < x.Length; i++)
                    h[bin[i]] -= Math.Sqrt(x[i]) / (1 + x[i] * x[i]) + Math.Sqrt(1 + x[i]) / (3 - x[i]);
            }
            """).With("x", Values.Range(1, 2)).With("bin", Values.Range(0, 31)).Shape("h", _ => [31]).Expecting(Expected.Anything).Close(1e-9),
    ];

    private static IEnumerable<KernelCase> InOrder() =>
    [
        new KernelCase("""
            [Kernel] public static int WeightsInOrder(ReadOnlySpan<double> x, ReadOnlySpan<int> bin, Span<double> h)
            {
                int positive = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0)
                        positive++;
                    h[bin[i]] += x[i];
                }

                return positive;
            }
            """).With("bin", Values.Range(0, 30)).With("x", Values.Tame).Shape("h", _ => [31]),
    ];

    private static IEnumerable<KernelCase> Not() =>
    [
        new KernelCase("""
            public static double TwoWeightsAtOnce(ReadOnlySpan<double> x, ReadOnlySpan<int> bin, Span<double> h)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s += x[i];
                    h[bin[i]] += x[i];
                    h[bin[i] + 1] += 2 * x[i];
                }

                return s;
            }
            """).With("bin", Values.Range(0, 30)).With("x", Values.Tame).Shape("h", _ => [32]).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int DigitsOfEach(ReadOnlySpan<int> x, Span<int> h)
            {
                int digits = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    for (int k = 0; k < (x[i] & 7); k++)
                    {
                        h[(x[i] >> k) & 15]++;
                        digits++;
                    }
                }

                return digits;
            }
            """).Shape("h", _ => [16]).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int PacksAndCounts(ReadOnlySpan<int> x, Span<int> h, Span<int> y)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    h[x[i]]++;
                    if (x[i] > 20)
                        y[k++] = x[i];
                }

                return k;
            }
            """).With("x", Values.Range(0, 40)).Shape("h", _ => [41]).Expecting(Expected.AsWritten),
    ];
}
