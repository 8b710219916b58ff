namespace Peers.Contenders;

/// <summary>The inputs of every contender in every language: splitmix64 of (seed, index), see native/common.h.</summary>
internal static class Inputs
{
    /// <summary>A new array of <paramref name="n"/> numbers in [low, high).</summary>
    public static double[] Uniform(int seed, int n, double low, double high)
    {
        var values = new double[n];
        for (int i = 0; i < n; i++)
            values[i] = low + (high - low) * Unit(seed, i);
        return values;
    }

    /// <summary>A new n by n matrix of numbers in [0, 1), row by row.</summary>
    public static double[,] Matrix(int seed, int n)
    {
        var values = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                values[i, j] = Unit(seed, (long)i * n + j);
        }

        return values;
    }

    /// <summary>A new array of <paramref name="n"/> integers in [low, high).</summary>
    public static int[] UniformInts(int seed, int n, int low, int high)
    {
        var values = new int[n];
        for (int i = 0; i < n; i++)
            values[i] = low + (int)(Unit(seed, i) * (high - low));
        return values;
    }

    /// <summary>Where the rows of a sparse matrix start and, last, where they end; each holds 1 to 31 numbers.</summary>
    public static int[] RowStarts(int seed, int rows)
    {
        int[] starts = UniformInts(seed, rows + 1, 1, 32);
        int entries = 0;
        for (int row = 0; row <= rows; row++)
        {
            int length = starts[row];
            starts[row] = entries;
            entries += length;
        }

        return starts;
    }

    private static double Unit(int seed, long index)
    {
        unchecked
        {
            ulong z = (ulong)seed * 0xD1342543DE82EF95 + ((ulong)index + 1) * 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            return (z >> 11) * (1.0 / (1L << 53));
        }
    }
}
