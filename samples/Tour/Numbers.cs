using System;
using System.Linq;

namespace Tour;

/// <summary>Inputs, and comparison of results.</summary>
internal static class Numbers
{
    /// <summary>Repeatable random numbers in [low, high).</summary>
    public static double[] Uniform(int seed, int n, double low, double high)
    {
        var random = new Random(seed);
        var values = new double[n];
        for (int i = 0; i < n; i++)
            values[i] = low + (high - low) * random.NextDouble();
        return values;
    }

    /// <summary>A square matrix of random numbers in [0, 1).</summary>
    public static double[,] Matrix(int seed, int n)
    {
        double[] values = Uniform(seed, n * n, 0, 1);
        var matrix = new double[n, n];
        Buffer.BlockCopy(values, 0, matrix, 0, values.Length * sizeof(double));
        return matrix;
    }

    /// <summary>All elements of a matrix, row by row.</summary>
    public static double[] Flat(double[,] matrix) => [.. matrix.Cast<double>()];

    /// <summary>Whether all bits are the same (any NaN equals any NaN).</summary>
    public static bool SameBits(double[] expected, double[] actual) =>
        expected.Length == actual.Length
        && expected.Zip(actual).All(p => BitConverter.DoubleToInt64Bits(p.First) == BitConverter.DoubleToInt64Bits(p.Second)
            || (double.IsNaN(p.First) && double.IsNaN(p.Second)));

    /// <summary>The largest difference relative to the larger of the two; infinite where one of them alone is not finite.</summary>
    public static double Difference(double[] expected, double[] actual)
    {
        if (expected.Length != actual.Length)
            return double.PositiveInfinity;
        double worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs(expected[i] - actual[i]) / Math.Max(Math.Abs(expected[i]), Math.Abs(actual[i]));
            if (expected[i].Equals(actual[i]))
                difference = 0;
            worst = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(worst, difference);
        }

        return worst;
    }
}
