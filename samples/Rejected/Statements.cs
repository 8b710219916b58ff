using System;
using FusedKernels;

namespace Rejected;

/// <summary>Statements that have no vector form, or none yet.</summary>
public static partial class Statements
{
    private static readonly object Gate = new();
    private static double total;

    [Kernel(Parallel = true)]
    public static double Sum(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            lock (Gate) // FK0027 at 'lock'
            {
                sum += x[i];
                total += x[i]; // FK0060 at 'total'
            }
        }

        return sum;
    }

    [Kernel]
    public static void Root(double[] x, Func<double, double> f) // FK0010 at 'Func<double, double>'
    {
        int i = 0;
        while (i < x.Length) 
        {
            try // FK0026 at 'try'
            {
                x[i] = Math.BitIncrement(x[i]); // FK0052 at 'Math.BitIncrement(x[i])'
            }
            finally
            {
                i++;
            }
        }
    }

    [Kernel]
    public static void Pack(double[] x, int[] index, double[] y)
    {
        int n = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0)
                throw new ArgumentException("negative"); // FK0026 at 'throw new ArgumentException("negative");'
            var pair = new double[index.Length]; // FK0032 at 'new double[index.Length]'
            pair[0] = x[index[i]];
            y[n++] = pair[0];
        }
    }
}
