using System;

namespace Micro;

/// <summary>Repeatable inputs.</summary>
internal static class Data
{
    /// <summary>A new array of <paramref name="n"/> numbers in [low, high).</summary>
    public static double[] Uniform(int seed, int n, double low, double high)
    {
        var random = new Random(seed);
        var values = new double[n];
        for (int i = 0; i < n; i++)
            values[i] = low + (high - low) * random.NextDouble();
        return values;
    }

    /// <summary>A new n by n matrix of numbers in [0, 1).</summary>
    public static double[,] Matrix(int seed, int n)
    {
        var random = new Random(seed);
        var values = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                values[i, j] = random.NextDouble();
        }

        return values;
    }
}
