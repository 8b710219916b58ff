using System;
using FusedKernels;

namespace Peers.Contenders;

/// <content>Nests of loops over matrices and volumes.</content>
public static partial class Kernels
{
    /// <summary>Sweeps in which each inner point becomes the mean of itself and its four neighbours, forth and back between two matrices.</summary>
    [Kernel(Parallel = true)]
    public static void Jacobi(double[,] a, double[,] b, int sweeps)
    {
        for (int t = 0; t < sweeps; t += 2)
        {
            for (int i = 1; i < a.GetLength(0) - 1; i++)
            {
                for (int j = 1; j < a.GetLength(1) - 1; j++)
                    b[i, j] = 0.2 * (a[i, j] + a[i, j - 1] + a[i, j + 1] + a[i - 1, j] + a[i + 1, j]);
            }

            for (int i = 1; i < a.GetLength(0) - 1; i++)
            {
                for (int j = 1; j < a.GetLength(1) - 1; j++)
                    a[i, j] = 0.2 * (b[i, j] + b[i, j - 1] + b[i, j + 1] + b[i - 1, j] + b[i + 1, j]);
            }
        }
    }

    /// <summary>Sweeps of the heat equation in a volume, forth and back between two arrays.</summary>
    [Kernel(Parallel = true)]
    public static void Heat(double[,,] a, double[,,] b, int sweeps)
    {
        for (int t = 0; t < sweeps; t += 2)
        {
            for (int i = 1; i < a.GetLength(0) - 1; i++)
            {
                for (int j = 1; j < a.GetLength(1) - 1; j++)
                {
                    for (int k = 1; k < a.GetLength(2) - 1; k++)
                        b[i, j, k] = 0.4 * a[i, j, k] + 0.1 * (a[i, j, k - 1] + a[i, j, k + 1] + a[i, j - 1, k] + a[i, j + 1, k] + a[i - 1, j, k] + a[i + 1, j, k]);
                }
            }

            for (int i = 1; i < a.GetLength(0) - 1; i++)
            {
                for (int j = 1; j < a.GetLength(1) - 1; j++)
                {
                    for (int k = 1; k < a.GetLength(2) - 1; k++)
                        a[i, j, k] = 0.4 * b[i, j, k] + 0.1 * (b[i, j, k - 1] + b[i, j, k + 1] + b[i, j - 1, k] + b[i, j + 1, k] + b[i - 1, j, k] + b[i + 1, j, k]);
                }
            }
        }
    }

    /// <summary>B = A + u1 v1' + u2 v2'; x = z + B' y; w = B x (PolyBench's gemver with both factors one).</summary>
    [Kernel(Parallel = true)]
    public static void Gemver(double[,] a, double[,] b, double[] u1, double[] v1, double[] u2, double[] v2, double[] y, double[] z, double[] x, double[] w)
    {
        int n = w.Length;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                b[i, j] = a[i, j] + u1[i] * v1[j] + u2[i] * v2[j];
        }

        for (int i = 0; i < n; i++)
        {
            double sum = z[i];
            for (int j = 0; j < n; j++)
                sum += b[j, i] * y[j];
            x[i] = sum;
        }

        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++)
                sum += b[i, j] * x[j];
            w[i] = sum;
        }
    }

    /// <summary>Each row's exponentials over their sum.</summary>
    [Kernel(Parallel = true)]
    public static void Softmax(double[,] a, double[,] x)
    {
        for (int i = 0; i < a.GetLength(0); i++)
        {
            double greatest = double.MinValue;
            for (int j = 0; j < a.GetLength(1); j++)
            {
                if (a[i, j] > greatest)
                    greatest = a[i, j];
            }

            double sum = 0;
            for (int j = 0; j < a.GetLength(1); j++)
            {
                x[i, j] = Math.Exp(a[i, j] - greatest);
                sum += x[i, j];
            }

            for (int j = 0; j < a.GetLength(1); j++)
                x[i, j] /= sum;
        }
    }
}
