using System;
using FusedKernels;

namespace MonteCarlo;

/// <summary>The right to buy a share.</summary>
/// <param name="Spot">The price of the share.</param>
/// <param name="Strike">The price at which it may be bought.</param>
/// <param name="Years">The time until then.</param>
/// <param name="Rate">The rate of interest without risk in a year.</param>
/// <param name="Volatility">The standard deviation of the logarithm of the share's price in a year.</param>
internal readonly record struct Option(double Spot, double Strike, double Years, double Rate, double Volatility)
{
    /// <summary>The price in closed form (F. Black, M. Scholes, The Pricing of Options and Corporate Liabilities, 1973).</summary>
    public double ExactPrice
    {
        get
        {
            double deviation = Volatility * Math.Sqrt(Years);
            double d1 = (KernelMath.Log(Spot / Strike) + ((Rate + (0.5 * Volatility * Volatility)) * Years)) / deviation;
            return (Spot * KernelMath.NormalCdf(d1)) - (Strike * KernelMath.Exp(-Rate * Years) * KernelMath.NormalCdf(d1 - deviation));
        }
    }
}
