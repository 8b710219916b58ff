using System;
using FusedKernels;

namespace Peers.Contenders;

/// <content>Mathematical functions.</content>
public static partial class Kernels
{
    /// <summary>The sum of what the sine of each element is the logarithm of.</summary>
    [Kernel(Parallel = true)]
    public static double ExpOfSin(ReadOnlySpan<double> a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += Math.Exp(Math.Sin(a[i]));
        return sum;
    }

    /// <summary>The hyperbolic tangent of each element.</summary>
    [Kernel(Parallel = true)]
    public static void Tangents(ReadOnlySpan<double> a, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = Math.Tanh(a[i]);
    }

    /// <summary>Elements of one array to the power of those of another.</summary>
    [Kernel(Parallel = true)]
    public static void Powers(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = Math.Pow(a[i], b[i]);
    }

    /// <summary>Prices of calls by the formula of Black and Scholes, with the error function for the normal distribution.</summary>
    [Kernel(Parallel = true)]
    public static void Options(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double spot = 5 + a[i], strike = 5 + (10 * b[i]), years = 0.25 + b[i], deviation = 0.3 * Math.Sqrt(years);
            double d1 = (Math.Log(spot / strike) + (0.065 * years)) / deviation, d2 = d1 - deviation;
            x[i] = (spot * 0.5 * (1 + KernelMath.Erf(d1 * 0.7071067811865476)))
                - (strike * Math.Exp(-0.02 * years) * 0.5 * (1 + KernelMath.Erf(d2 * 0.7071067811865476)));
        }
    }
    /// <summary>The logarithm of the sum of each row's exponentials.</summary>
    [Kernel(Parallel = true)]
    public static void LogSumExp(double[,] a, double[] x)
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
                sum += Math.Exp(a[i, j] - greatest);
            x[i] = greatest + Math.Log(sum);
        }
    }

    /// <summary>How many points of the unit square lie in the circle around its corner.</summary>
    [Kernel(Parallel = true)]
    public static long PointsInCircle(int points, long seed)
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
}
