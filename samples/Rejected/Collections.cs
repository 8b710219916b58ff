using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels;

namespace Rejected;

/// <summary>Other collections, text and objects.</summary>
public static partial class Collections
{
    [Kernel]
    public static double Mean(List<double> values) // FK0010 at 'List<double>'
    {
        double sum = 0;
        for (int i = 0; i < values.Count; i++)
            sum += values[i];
        return sum / values.Count;
    }

    [Kernel]
    public static double MeanOfSequence(IEnumerable<double> values) => // FK0010 at 'IEnumerable<double>'
        values.Sum();

    [Kernel]
    public static double Total(double[] prices)
    {
        decimal total = 0; // FK0010 at 'decimal'
        for (int i = 0; i < prices.Length; i++)
            total += (decimal)prices[i];
        return (double)total;
    }

    [Kernel]
    public static int Letters(string text, char letter) // FK0010 at 'string'
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == letter)
                count++;
        }

        return count;
    }

    [Kernel]
    public static double Norm(double[] x) =>
        Math.Sqrt(x.Select(v => v * v).Sum()); // FK0053 at 'x.Select(v => v * v).Sum()'
}
