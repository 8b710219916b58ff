using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops that reduce into elements which their iterations choose: histograms of integers, with bins out of range among them.</summary>
internal static class TallyCases
{
    public static IEnumerable<KernelCase> All() => [.. Histograms(), .. Floating(), .. Nests(), .. Not()];

    private static IEnumerable<KernelCase> Histograms() =>
    [
        Tallied("""
            public static void HistogramOfBytes(ReadOnlySpan<byte> x, int[] h)
            {
                for (int i = 0; i < x.Length; i++)
                    h[x[i]]++;
            }
            """).Shape("h", _ => [256]),
        Tallied("""
            public static int[] HistogramOfNumbers(ReadOnlySpan<double> x, double low, double scale, int bins)
            {
                var h = new int[bins];
                for (int i = 0; i < x.Length; i++)
                {
                    int bin = (int)((x[i] - low) * scale);
                    if (bin >= 0 && bin < h.Length)
                        h[bin]++;
                }

                return h;
            }
            """).With("x", Values.Plain).With("low", Values.Constant(-900)).With("scale", Values.Constant(0.01)).Scalar("bins", _ => 16),
        Tallied("""
            public static void HistogramWithWeights(ReadOnlySpan<int> bin, ReadOnlySpan<int> w, Span<long> h)
            {
                for (int i = 0; i < bin.Length; i++)
                    h[bin[i]] += w[i];
            }
            """).With("bin", Values.Range(0, 40)).Shape("h", _ => [41]),
        Tallied("""
            public static void HistogramThatFaults(ReadOnlySpan<int> bin, Span<int> h)
            {
                for (int i = 0; i < bin.Length; i++)
                    h[bin[i]] -= i;
            }
            """).With("bin", Values.Range(-1, 900)).Shape("h", _ => [880]).Expecting(Expected.Anything),
        Tallied("""
            public static void HistogramOfTwo(ReadOnlySpan<int> x, Span<short> even, Span<uint> odd, Span<ulong> flags)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int b = (x[i] & 0x7FFFFFFF) % 33;
                    if ((x[i] & 1) == 0)
                        even[b] += 3;
                    else
                        odd[b] = odd[b] + 5;
                    flags[b] |= 1UL << (x[i] & 63);
                }
            }
            """).Shape("even", _ => [33]).Shape("odd", _ => [34]).Shape("flags", _ => [35]),
        Tallied("""
            public static void HistogramOfPairs(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y, int[,] h)
            {
                for (int i = 0; i < x.Length; i++)
                    h[x[i] >> 4, y[i] & 7]++;
            }
            """).Shape("h", _ => [16, 8]),
    ];

    private static IEnumerable<KernelCase> Floating() =>
    [
        Tallied("""
            public static void HistogramOfDoubles(ReadOnlySpan<int> bin, ReadOnlySpan<double> w, Span<double> h)
            {
                for (int i = 0; i < w.Length; i++)
                    h[bin[i]] += w[i];
            }
            """).With("bin", Values.Range(0, 40)).With("w", Values.Tame).With("h", Values.Tame).Shape("h", _ => [41]).Close(1e-9),
        Tallied("""
            public static void HistogramOfFloats(ReadOnlySpan<byte> bin, ReadOnlySpan<float> w, float[] sum, int[] count)
            {
                for (int i = 0; i < w.Length; i++)
                {
                    sum[bin[i]] -= w[i];
                    count[bin[i]]++;
                }
            }
            """).With("w", Values.Range(1, 2)).With("sum", Values.Constant(-0.0)).Shape("sum", _ => [256]).Shape("count", _ => [256]).Close(1e-3),
        Tallied("""
            public static void SumOfDoubleColumns(double[,] a, double[] y)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < 7; j++)
                        y[j] += a[i, j];
            }
            """).With("a", Values.Range(1, 2)).With("y", Values.Range(1, 2)).Shape("a", n => [n, 7]).Shape("y", _ => [7]).Close(1e-9),
    ];

    private static IEnumerable<KernelCase> Nests() =>
    [
        Tallied("""
            public static void SumOfColumns(int[,] a, int[] y)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < 7; j++)
                        y[j] += a[i, j];
            }
            """).Shape("a", n => [n, 7]).Shape("y", _ => [7]),
        Tallied("""
            public static void ParityOfRows(long[,] a, Span<long> parity)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                        parity[j % 3] ^= a[i, j];
            }
            """).Shape("a", n => [n, 7]).Shape("parity", _ => [3]),
    ];

    private static IEnumerable<KernelCase> Not() =>
    [
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void HistogramInOrder(ReadOnlySpan<int> bin, ReadOnlySpan<double> w, Span<double> h)
            {
                for (int i = 0; i < w.Length; i++)
                    h[bin[i]] += w[i];
            }
            """).With("bin", Values.Range(0, 40)).Shape("h", _ => [41]).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void CountsItself(ReadOnlySpan<int> bin, Span<int> h)
            {
                for (int i = 0; i < bin.Length; i++)
                    h[bin[i]] += h[0];
            }
            """).With("bin", Values.Range(0, 40)).Shape("h", _ => [41]).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void Multiplies(ReadOnlySpan<int> bin, Span<int> h)
            {
                for (int i = 0; i < bin.Length; i++)
                    h[bin[i]] *= 3;
            }
            """).With("bin", Values.Range(0, 40)).Shape("h", _ => [41]).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void NumbersArrivals(ReadOnlySpan<int> bin, Span<int> h, Span<int> rank)
            {
                for (int i = 0; i < bin.Length; i++)
                {
                    rank[i] = h[bin[i]];
                    h[bin[i]]++;
                }
            }
            """).With("bin", Values.Range(0, 40)).Shape("h", _ => [41]).Expecting(Expected.AsWritten),
    ];

    private static KernelCase Tallied(string source) => new KernelCase(source).Expecting(Expected.Threads);
}
