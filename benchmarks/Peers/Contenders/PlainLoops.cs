using System;

namespace Peers.Contenders;

/// <summary>The same loops as <see cref="Kernels"/>, without the attribute: what the JIT alone makes of them.</summary>
public static class PlainLoops
{
    /// <summary>One root of a quadratic per element, into a buffer of the caller's.</summary>
    public static void Quadratic(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
    }

    /// <summary>The same into a new array, the way NumPy and Numba programs are written.</summary>
    public static double[] NewQuadratic(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c)
    {
        var x = new double[a.Length];
        for (int i = 0; i < x.Length; i++)
            x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
        return x;
    }

    /// <summary>Sum of all elements.</summary>
    public static double Sum(ReadOnlySpan<double> a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i];
        return sum;
    }

    /// <summary>Sum of the elements above 3.</summary>
    public static double SumAboveThree(ReadOnlySpan<double> a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > 3)
                sum += a[i];
        }

        return sum;
    }

    /// <summary>Dot product.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Matrix product as three plain loops.</summary>
    public static void Multiply(double[,] a, double[,] b, double[,] c)
    {
        for (int i = 0; i < c.GetLength(0); i++)
        {
            for (int j = 0; j < c.GetLength(1); j++)
            {
                double sum = 0;
                for (int k = 0; k < a.GetLength(1); k++)
                    sum += a[i, k] * b[k, j];
                c[i, j] = sum;
            }
        }
    }
}
