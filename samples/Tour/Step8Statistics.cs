using System;
using System.Linq;
using FusedKernels;

namespace Tour;

/// <summary>Mean, variance, least, greatest and where it is, in one pass over the data; and how often each size comes.</summary>
internal static partial class Step8Statistics
{
    private const int N = 10_000_000;
    private const int Bins = 64;

    public static void Run(Show show)
    {
        show.Step(8, "Statistics of 10 million doubles", "Two sums, the least and the greatest with its index in one loop; a histogram in another.");
        double[] x = Numbers.Uniform(7, N, 0, 10);
        double[] plain = [], kernel = [];
        int[] plainBins = new int[Bins], kernelBins = new int[Bins];
        Way[] ways =
        [
            new("plain C# loops", () => plain = Summary(Plain(x), Count(x, plainBins)), () => plain),
            new("kernels", () => kernel = Summary(Statistics(x), Filled(x, kernelBins)), () => kernel),
        ];
        Timing.Compare(ways);
        show.Table(tolerance: 1e-9, ways);
        show.Plan(StatisticsKernel.Plan);
        show.Plan(HistogramKernel.Plan);
    }

    private static double[] Summary((double Sum, double Squares, double Low, double High, int At) found, int[] bins)
    {
        double mean = found.Sum / N;
        return [mean, (found.Squares / N) - (mean * mean), found.Low, found.High, found.At, .. bins.Select(b => (double)b)];
    }

    private static int[] Count(double[] x, int[] bins)
    {
        Array.Clear(bins);
        for (int i = 0; i < x.Length; i++)
            bins[(int)(x[i] * 6.4)]++;
        return bins;
    }

    private static (double Sum, double Squares, double Low, double High, int At) Plain(ReadOnlySpan<double> x)
    {
        double sum = 0, squares = 0, low = double.MaxValue, high = double.MinValue;
        int at = -1;
        for (int i = 0; i < x.Length; i++)
        {
            double v = x[i];
            sum += v;
            squares += v * v;
            low = Math.Min(low, v);
            if (v > high)
            {
                high = v;
                at = i;
            }
        }

        return (sum, squares, low, high, at);
    }

    [Kernel(Parallel = true)]
    private static (double Sum, double Squares, double Low, double High, int At) Statistics(ReadOnlySpan<double> x)
    {
        double sum = 0, squares = 0, low = double.MaxValue, high = double.MinValue;
        int at = -1;
        for (int i = 0; i < x.Length; i++)
        {
            double v = x[i];
            sum += v;
            squares += v * v;
            low = Math.Min(low, v);
            if (v > high)
            {
                high = v;
                at = i;
            }
        }

        return (sum, squares, low, high, at);
    }

    [Kernel(Parallel = true)]
    private static void Histogram(ReadOnlySpan<double> x, Span<int> bins)
    {
        for (int i = 0; i < x.Length; i++)
            bins[(int)(x[i] * 6.4)]++;
    }

    private static int[] Filled(double[] x, int[] bins)
    {
        Array.Clear(bins);
        Histogram(x, bins);
        return bins;
    }
}
