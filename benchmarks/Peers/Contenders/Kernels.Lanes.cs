using System;
using FusedKernels;

namespace Peers.Contenders;

/// <content>Loops whose iterations part ways, or read where an index says.</content>
public static partial class Kernels
{
    /// <summary>Steps of z = z * z + c that stay within 2 of the origin, at most 256, for the points c of a square.</summary>
    [Kernel(Parallel = true)]
    public static void Mandelbrot(Span<int> count, int size)
    {
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                double cr = -2 + column * (3.0 / size);
                double ci = -1.5 + row * (3.0 / size);
                double zr = 0, zi = 0;
                int n = 0;
                while (n < 256)
                {
                    double a = zr * zr, b = zi * zi;
                    if (a + b > 4)
                        break;
                    zi = 2 * zr * zi + ci;
                    zr = a - b + cr;
                    n++;
                }

                count[row * size + column] = n;
            }
        }
    }

    /// <summary>The same in single precision.</summary>
    [Kernel(Parallel = true)]
    public static void MandelbrotFloat(Span<int> count, int size)
    {
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                float cr = -2 + column * (3.0f / size);
                float ci = -1.5f + row * (3.0f / size);
                float zr = 0, zi = 0;
                int n = 0;
                while (n < 256)
                {
                    float a = zr * zr, b = zi * zi;
                    if (a + b > 4)
                        break;
                    zi = 2 * zr * zi + ci;
                    zr = a - b + cr;
                    n++;
                }

                count[row * size + column] = n;
            }
        }
    }

    /// <summary>What all bodies pull each of them with.</summary>
    [Kernel(Parallel = true)]
    public static void Accelerations(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, ReadOnlySpan<double> mass, Span<double> ax, Span<double> ay, Span<double> az)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double sx = 0, sy = 0, sz = 0;
            for (int j = 0; j < x.Length; j++)
            {
                double dx = x[j] - x[i], dy = y[j] - y[i], dz = z[j] - z[i];
                double squared = dx * dx + dy * dy + dz * dz + 1e-4;
                double pull = mass[j] / (squared * Math.Sqrt(squared));
                sx += dx * pull;
                sy += dy * pull;
                sz += dz * pull;
            }

            ax[i] = sx;
            ay[i] = sy;
            az[i] = sz;
        }
    }

    /// <summary>Each number, or the bound that it lies beyond.</summary>
    [Kernel(Parallel = true)]
    public static void Clip(ReadOnlySpan<int> a, int low, int high, Span<int> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            int value = a[i];
            if (value < low)
                value = low;
            else if (value > high)
                value = high;
            x[i] = value;
        }
    }

    /// <summary>Product of a matrix and a vector; the matrix has, row by row, the columns and values of what is not zero.</summary>
    [Kernel(Parallel = true)]
    public static void SparseMultiply(
        ReadOnlySpan<int> start, ReadOnlySpan<int> column, ReadOnlySpan<double> value, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int row = 0; row < y.Length; row++)
        {
            double sum = 0;
            for (int k = start[row]; k < start[row + 1]; k++)
                sum += value[k] * x[column[k]];
            y[row] = sum;
        }
    }

    /// <summary>The place of each key in a sorted table: how many of its numbers are smaller.</summary>
    [Kernel(Parallel = true)]
    public static void Search(ReadOnlySpan<double> table, ReadOnlySpan<double> keys, Span<int> found)
    {
        for (int i = 0; i < found.Length; i++)
        {
            double key = keys[i];
            int low = 0, high = table.Length;
            while (low < high)
            {
                int middle = (low + high) >> 1;
                if (table[middle] < key)
                    low = middle + 1;
                else
                    high = middle;
            }

            found[i] = low;
        }
    }
}
