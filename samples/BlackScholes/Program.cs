using System;
using System.Diagnostics;
using System.Globalization;

namespace BlackScholes;

/// <summary>Prices a million options by the method as written and by its kernel in turns, and compares both; calls and puts must be in parity.</summary>
internal static class Program
{
    private const int Count = 1_000_000;
    private const int Rounds = 9;
    private const double Rate = 0.02;
    private const double Volatility = 0.3;

    /// <summary>The functions of Math differ from vector math in the last places, and prices near zero are differences of large numbers.</summary>
    private const double Tolerance = 1e-12;

    private delegate void PriceMethod(
        ReadOnlySpan<double> spot, ReadOnlySpan<double> strike, ReadOnlySpan<double> years, double rate, double volatility, Span<double> call, Span<double> put);

    private static int Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var random = new Random(1);
        double[] spot = Uniform(random, 5, 30), strike = Uniform(random, 1, 100), years = Uniform(random, 0.25, 10);
        double[] call = new double[Count], put = new double[Count], plainCall = new double[Count], plainPut = new double[Count];

        // A delegate is not redirected to the kernel.
#pragma warning disable FK3001
        PriceMethod asWritten = Options.Price;
#pragma warning restore FK3001
        double[] kernel = new double[Rounds], plain = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            plain[round] = Time(() => asWritten(spot, strike, years, Rate, Volatility, plainCall, plainPut));
            kernel[round] = Time(() => Options.Price(spot, strike, years, Rate, Volatility, call, put));
            Console.Write($"\r{(round + 1) * 100 / Rounds,3} %");
        }

        Array.Sort(kernel);
        Array.Sort(plain);
        double difference = 0, parity = 0;
        for (int i = 0; i < Count; i++)
        {
            difference = Math.Max(difference, Math.Max(Math.Abs(call[i] - plainCall[i]), Math.Abs(put[i] - plainPut[i])) / spot[i]);
            parity = Math.Max(parity, Math.Abs(call[i] - put[i] - (spot[i] - (strike[i] * Math.Exp(-Rate * years[i])))) / strike[i]);
        }

        Console.WriteLine($"\r{Count:N0} options, calls and puts; medians of {Rounds} rounds");
        Console.WriteLine($"plain C#   {plain[Rounds / 2],8:F1} ms");
        Console.WriteLine($"kernel     {kernel[Rounds / 2],8:F1} ms   {plain[Rounds / 2] / kernel[Rounds / 2],5:F1} times as fast, {Environment.ProcessorCount} cores");
        Console.WriteLine($"greatest difference between them {difference:E1} of a share, of calls and puts from parity {parity:E1} of a strike");
        return difference <= Tolerance && parity <= Tolerance ? 0 : 1;
    }

    private static double[] Uniform(Random random, double low, double high)
    {
        double[] values = new double[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = low + ((high - low) * random.NextDouble());
        return values;
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
