using System;
using FusedKernels;

namespace BlackScholes;

/// <summary>
/// Prices of European options after Black and Scholes, as a plain loop: of calls <c>S N(d1) - K e^(-rT) N(d2)</c>, of puts <c>K e^(-rT) N(-d2) - S N(-d1)</c>,
/// with <c>d1 = (ln(S / K) + (r + v^2 / 2) T) / (v sqrt T)</c> and <c>d2 = d1 - v sqrt T</c> (F. Black, M. Scholes, The Pricing of Options and Corporate
/// Liabilities, 1973).
/// </summary>
internal static partial class Options
{
    /// <summary>Prices calls and puts.</summary>
    /// <param name="spot">Prices of the shares, S.</param>
    /// <param name="strike">Prices at which they may be bought or sold, K.</param>
    /// <param name="years">Times until then, T, above zero.</param>
    /// <param name="rate">The rate of interest without risk in a year, r.</param>
    /// <param name="volatility">The standard deviation of the logarithm of a share's price in a year, v.</param>
    /// <param name="call">Receives the prices of the right to buy.</param>
    /// <param name="put">Receives the prices of the right to sell.</param>
    [Kernel(Parallel = true)]
    public static void Price(
        ReadOnlySpan<double> spot, ReadOnlySpan<double> strike, ReadOnlySpan<double> years, double rate, double volatility, Span<double> call, Span<double> put)
    {
        for (int i = 0; i < spot.Length; i++)
        {
            double deviation = volatility * Math.Sqrt(years[i]);
            double d1 = (Math.Log(spot[i] / strike[i]) + (rate + 0.5 * volatility * volatility) * years[i]) / deviation;
            double d2 = d1 - deviation;
            double discounted = strike[i] * Math.Exp(-rate * years[i]);
            call[i] = spot[i] * KernelMath.NormalCdf(d1) - discounted * KernelMath.NormalCdf(d2);
            put[i] = discounted * KernelMath.NormalCdf(-d2) - spot[i] * KernelMath.NormalCdf(-d1);
        }
    }
}
