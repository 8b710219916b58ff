using System;
using FusedKernels;

namespace MonteCarlo;

/// <summary>
/// Estimates by random numbers, as plain loops. A number is a function of the seed, the iteration and the stream, so iterations do not wait for each other.
/// </summary>
internal static partial class Estimates
{
    /// <summary>Counts the points of the unit square that lie within the circle around its corner: a share of pi / 4.</summary>
    /// <param name="points">How many points.</param>
    /// <param name="seed">The seed.</param>
    [Kernel(Parallel = true)]
    public static long Inside(int points, int seed)
    {
        long inside = 0;
        for (int i = 0; i < points; i++)
        {
            double x = KernelRandom.Uniform(seed, i, 0), y = KernelRandom.Uniform(seed, i, 1);
            if (x * x + y * y < 1)
                inside++;
        }

        return inside;
    }

    /// <summary>
    /// What a call option pays, discounted, in futures of the share: <c>S exp((r - v^2 / 2) T + v sqrt(T) z)</c> with a normal z. Every future comes with its
    /// mirror image, -z, whose errors are the opposite ones.
    /// </summary>
    /// <param name="futures">How many pairs of futures.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="option">The option.</param>
    /// <returns>The sum of the means of pairs and the sum of their squares.</returns>
    [Kernel(Parallel = true)]
    public static (double Sum, double Squares) Payments(int futures, int seed, Option option)
    {
        double drift = (option.Rate - 0.5 * option.Volatility * option.Volatility) * option.Years;
        double deviation = option.Volatility * Math.Sqrt(option.Years);
        double discount = KernelMath.Exp(-option.Rate * option.Years);
        double sum = 0, squares = 0;
        for (int i = 0; i < futures; i++)
        {
            double z = KernelRandom.Normal(seed, i);
            double up = option.Spot * KernelMath.Exp(drift + deviation * z);
            double down = option.Spot * KernelMath.Exp(drift - deviation * z);
            double paid = 0.5 * discount * (Math.Max(up - option.Strike, 0) + Math.Max(down - option.Strike, 0));
            sum += paid;
            squares += paid * paid;
        }

        return (sum, squares);
    }
}
