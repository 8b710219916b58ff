using System;
using System.Diagnostics;
using System.Globalization;
using FusedKernels;

namespace MonteCarlo;

/// <summary>
/// Estimates pi and the price of an option by the methods as written and by their kernels in turns. The digits that kernels give are the same on every
/// machine, at any number of threads and at any vector width; a run that gives others fails.
/// </summary>
internal static class Program
{
    private const int Count = 10_000_000;
    private const int Seed = 1;
    private const int Rounds = 5;

    // What this seed gives everywhere.
    private const long Inside = 7_854_409;
    private const double Price = 7.128360662404096;

    /// <summary>Kernels add up in another order than the method as written.</summary>
    private const double Tolerance = 1e-11;

    private static readonly Option Bought = new(Spot: 100, Strike: 105, Years: 1, Rate: 0.03, Volatility: 0.2);

    private static int Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return EstimatePi() & EstimatePrice() ? 0 : 1;
    }

    private static bool EstimatePi()
    {
        // A delegate is not redirected to the kernel.
#pragma warning disable FK3001
        Func<int, int, long> asWritten = Estimates.Inside;
#pragma warning restore FK3001
        long plain = 0, kernel = 0, alone = Alone(() => Estimates.Inside(Count, Seed));
        (double plainTime, double kernelTime) = Race(() => plain = asWritten(Count, Seed), () => kernel = Estimates.Inside(Count, Seed));
        double pi = 4.0 * kernel / Count, error = 1.96 * Math.Sqrt(pi * (4 - pi) / Count);
        Console.WriteLine($"pi from {Count:N0} points: {pi:F7} +- {error:F7} (95 %), off by {pi - Math.PI:E1}");
        Show(plainTime, kernelTime);
        return kernel == plain && kernel == alone && kernel == Inside && Math.Abs(pi - Math.PI) <= 2 * error;
    }

    private static bool EstimatePrice()
    {
#pragma warning disable FK3001
        Func<int, int, Option, (double Sum, double Squares)> asWritten = Estimates.Payments;
#pragma warning restore FK3001
        (double Sum, double Squares) plain = default, kernel = default, alone = Alone(() => Estimates.Payments(Count, Seed, Bought));
        (double plainTime, double kernelTime) = Race(() => plain = asWritten(Count, Seed, Bought), () => kernel = Estimates.Payments(Count, Seed, Bought));
        double price = kernel.Sum / Count, variance = (kernel.Squares / Count) - (price * price), error = 1.96 * Math.Sqrt(variance / Count);
        Console.WriteLine($"price of a call from {Count:N0} pairs of futures: {price:R} +- {error:F5} (95 %), in closed form {Bought.ExactPrice:F7}");
        Show(plainTime, kernelTime);
        return kernel == alone && price == Price && Math.Abs(plain.Sum - kernel.Sum) <= Tolerance * kernel.Sum && Math.Abs(price - Bought.ExactPrice) <= 2 * error;
    }

    private static T Alone<T>(Func<T> call)
    {
        using (KernelOptions.LimitThreads(1))
            return call();
    }

    /// <summary>The medians of both in milliseconds.</summary>
    private static (double Plain, double Kernel) Race(Action plain, Action kernel)
    {
        double[] ofPlain = new double[Rounds], ofKernel = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            ofPlain[round] = Time(plain);
            ofKernel[round] = Time(kernel);
        }

        Array.Sort(ofPlain);
        Array.Sort(ofKernel);
        return (ofPlain[Rounds / 2], ofKernel[Rounds / 2]);
    }

    private static void Show(double plain, double kernel)
    {
        Console.WriteLine($"plain C#   {plain,8:F1} ms");
        Console.WriteLine($"kernel     {kernel,8:F1} ms   {plain / kernel,5:F1} times as fast, {Environment.ProcessorCount} cores");
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
