using System;
using System.Linq;
using FusedKernels;

namespace Tour;

/// <summary>Mean, variance, least, greatest and where it is, and how often each size comes, in one pass over the data.</summary>
internal static partial class Step8Statistics
{
    private const int N = 10_000_000;
    private const int Bins = 64;

    public static void Run(Show show)
    {
        show.Step(8, "Statistics of 10 million doubles", "Two sums, the least, the greatest with its index, and a histogram, in one loop.");
        double[] x = Numbers.Uniform(7, N, 0, 10);
        double[] plain = [], kernel = [];
        int[] plainBins = new int[Bins], kernelBins = new int[Bins];
        Way[] ways =
        [
            new("plain C# loops", () => plain = Summary(Plain(x, Cleared(plainBins)), plainBins), () => plain),
            new("kernel", () => kernel = Summary(Statistics(x, Cleared(kernelBins)), kernelBins), () => kernel),
        ];
        Timing.Compare(ways);
        show.Table(tolerance: 1e-9, ways);
        show.Plan(StatisticsKernel.Plan);
    }

    private static double[] Summary((double Sum, double Squares, double Low, double High, int At) found, int[] bins)
    {
        double mean = found.Sum / N;
        return [mean, (found.Squares / N) - (mean * mean), found.Low, found.High, found.At, .. bins.Select(b => (double)b)];
    }

    private static int[] Cleared(int[] bins)
    {
        Array.Clear(bins);
        return bins;
    }

    private static (double Sum, double Squares, double Low, double High, int At) Plain(ReadOnlySpan<double> x, Span<int> bins)
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

            bins[(int)(v * 6.4)]++;
        }

        return (sum, squares, low, high, at);
    }

    [Kernel(Parallel = true)]
    private static (double Sum, double Squares, double Low, double High, int At) Statistics(ReadOnlySpan<double> x, Span<int> bins)
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

            bins[(int)(v * 6.4)]++;
        }

        return (sum, squares, low, high, at);
    }
}
