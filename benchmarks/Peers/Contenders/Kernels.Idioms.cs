using System;
using FusedKernels;

namespace Peers.Contenders;

/// <content>Idioms: loops whose iterations share something that a compiler has to recognise.</content>
public static partial class Kernels
{
    /// <summary>The least and the greatest element.</summary>
    [Kernel(Parallel = true)]
    public static (double Least, double Greatest) MinMax(ReadOnlySpan<double> a)
    {
        double least = double.MaxValue, greatest = double.MinValue;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] < least)
                least = a[i];
            if (a[i] > greatest)
                greatest = a[i];
        }

        return (least, greatest);
    }

    /// <summary>Where the greatest element is, the first of equal ones.</summary>
    [Kernel(Parallel = true)]
    public static int ArgMax(ReadOnlySpan<double> a)
    {
        double greatest = double.MinValue;
        int at = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > greatest)
            {
                greatest = a[i];
                at = i;
            }
        }

        return at;
    }

    /// <summary>Mean and variance in one pass, as distances from the first element.</summary>
    [Kernel(Parallel = true)]
    public static (double Mean, double Variance) MeanVariance(ReadOnlySpan<double> a)
    {
        double origin = a[0], sum = 0, squares = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double distance = a[i] - origin;
            sum += distance;
            squares += distance * distance;
        }

        double mean = sum / a.Length;
        return (origin + mean, squares / a.Length - mean * mean);
    }

    /// <summary>How often each number from 0 to the number of bins occurs.</summary>
    [Kernel(Parallel = true)]
    public static void Histogram(ReadOnlySpan<int> a, Span<int> bins)
    {
        for (int k = 0; k < bins.Length; k++)
            bins[k] = 0;
        for (int i = 0; i < a.Length; i++)
            bins[a[i]]++;
    }

    /// <summary>The sum of each element and all before it.</summary>
    [Kernel(Parallel = true)]
    public static void PrefixSum(ReadOnlySpan<double> a, Span<double> x)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i];
            x[i] = sum;
        }
    }

    /// <summary>The elements above 5, in their order; how many they are.</summary>
    [Kernel(Parallel = true)]
    public static int Pack(ReadOnlySpan<double> a, Span<double> x)
    {
        int count = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > 5)
                x[count++] = a[i];
        }

        return count;
    }
}
