using System;
using System.Collections.Generic;
using System.Linq;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>
/// Arguments to try a function on: all binades, all places next to where it does something particular, and many in the range where it works.
/// <c>VECTOR_MATH=full</c> tries fifteen times as many, and of floats 70 million patterns instead of two; <c>VECTOR_MATH=all</c> tries all 2^32 of those.
/// </summary>
internal static class Points
{
    internal static bool Full { get; } = Environment.GetEnvironmentVariable("VECTOR_MATH") is "full" or "all";

    internal static int FloatStride { get; } = Environment.GetEnvironmentVariable("VECTOR_MATH") == "all" ? 1 : Full ? 61 : 1999;

    internal static int Factor => Full ? 15 : 1;

    /// <summary>Arguments for which functions have special values, and some ordinary ones.</summary>
    internal static double[] Ends { get; } =
    [
        0, -0.0, double.Epsilon, -double.Epsilon, 1, -1, 2, -2, 0.5, -0.5, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 2.2250738585072014E-308, 1e300, -1e300, 1e-300, -1e-300,
        1000, -1000, 100, -100, 3, -3, 1.5, -2.5, 4503599627370497, 9007199254740993, -4503599627370497.0, -4503599627370495.5,
    ];

    /// <summary>A number of a random binade.</summary>
    internal static double Anywhere(Random random) =>
        Math.ScaleB(1 + random.NextDouble(), random.Next(-1080, 1024)) * (random.Next(2) == 0 ? 1 : -1);

    /// <param name="low">The least argument.</param>
    /// <param name="high">The greatest argument.</param>
    /// <param name="work">Ends of ranges that get many points: the function does its work there.</param>
    /// <param name="centres">Where it does something particular.</param>
    internal static double[] Of(double low, double high, (double Low, double High)[] work, double[] centres)
    {
        var random = new Random(20250101);
        var points = new List<double>();
        for (int binade = -1074; binade < 1024; binade++)
        {
            double power = Math.ScaleB(1, binade);
            for (int k = 0; k < 2 * Factor; k++)
                points.Add((k % 2 == 0 ? 1 : -1) * power * (1 + random.NextDouble()));
            points.AddRange([power, -power, Math.BitDecrement(power), Math.BitIncrement(-power)]);
        }

        foreach (double centre in centres)
        {
            double up = centre, down = centre;
            for (int k = 0; k < 50 * Factor; k++, up = Math.BitIncrement(up), down = Math.BitDecrement(down))
                points.AddRange([up, down]);
            double size = centre == 0 ? 1 : Math.Abs(centre);
            for (int k = 1; k < 53; k++)
            {
                for (int more = 0; more < Factor; more++)
                {
                    double distance = size * Math.ScaleB(1 + random.NextDouble(), -k);
                    points.AddRange([centre + distance, centre - distance]);
                }
            }
        }

        foreach ((double from, double to) in work)
        {
            int count = 20000 * Factor / work.Length;
            for (int k = 0; k < count; k++)
                points.Add(from + ((to - from) * ((k + random.NextDouble()) / count)));
        }

        return points.Where(x => x >= low && x <= high).ToArray();
    }
}
