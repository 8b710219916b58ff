using System;

namespace FusedKernels.Gpu.Tests;

/// <summary>The kernels that the tests run on views. Each is also run as written, which says what it has to give.</summary>
public static partial class Kernels
{
    internal static double Gain = 1.5;
    internal static bool IsInverted;

    [Kernel(Parallel = true)]
    public static void Quadratic(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
    }

    [Kernel(Parallel = true)]
    public static void Saxpy(float a, float[] x, float[] y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = a * x[i] + y[i];
    }

    [Kernel(Parallel = true)]
    public static void Scale(double[] source, double[] target, double factor = 2.0)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = source[i] * factor;
    }

    [Kernel(Parallel = true)]
    public static void Integers(int[] a, uint[] b, long[] c, int shift)
    {
        for (int i = 0; i < a.Length; i++)
        {
            int mixed = (a[i] * 31 ^ (a[i] >> shift)) + (a[i] >>> 3);
            uint high = b[i] / 7u + (b[i] << shift) % 1000u;
            c[i] = (long)mixed * high - c[i] / 3 + Math.Min(mixed, 17) + Math.Sign(a[i]);
            b[i] = ~high;
        }
    }

    [Kernel(Parallel = true)]
    public static void Small(byte[] a, sbyte[] b, short[] c, ushort[] d, ulong[] e, byte add, short weight)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = (byte)(a[i] + add);
            b[i] = (sbyte)(b[i] * weight);
            c[i] = (short)(c[i] - b[i]);
            d[i] = Math.Max(d[i], (ushort)c[i]);
            e[i] = e[i] * 6364136223846793005UL + d[i];
        }
    }

    [Kernel(Parallel = true)]
    public static void Convert(double[] x, int[] i32, uint[] u32, long[] i64, ulong[] u64, short[] i16, float[] f32)
    {
        for (int i = 0; i < x.Length; i++)
        {
            i32[i] = (int)x[i];
            u32[i] = (uint)x[i];
            i64[i] = (long)x[i];
            u64[i] = (ulong)x[i];
            i16[i] = (short)(int)x[i];
            f32[i] = (float)x[i] + i32[i] + u64[i];
        }
    }

    [Kernel(Parallel = true)]
    public static void Rounding(double[] x, double[] y, float[] u, float[] v)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double d = x[i];
            y[i] = Math.Floor(d) + 10 * Math.Ceiling(d) + 100 * Math.Round(d) + 1000 * Math.Truncate(d) + Math.Abs(d);
            x[i] = Math.CopySign(Math.Min(d, 0.5), Math.Max(d, -0.25));
            float f = u[i];
            v[i] = MathF.Floor(f) + 10 * MathF.Ceiling(f) + 100 * MathF.Round(f) + 1000 * MathF.Truncate(f) + MathF.Abs(f);
            u[i] = MathF.CopySign(Math.Min(f, 0.5f), Math.Max(f, -0.25f)) + MathF.Sqrt(MathF.Abs(f));
        }
    }

    [Kernel(Parallel = true)]
    public static void Signs(double[] x, double zero, double[] smaller, double[] larger, double[] rounded, double[] root)
    {
        for (int i = 0; i < x.Length; i++)
        {
            smaller[i] = Math.Min(x[i], zero);
            larger[i] = Math.Max(zero, x[i]);
            rounded[i] = Math.Round(x[i]);
            root[i] = Math.Pow(x[i], 0.5);
        }
    }

    [Kernel(Parallel = true)]
    public static void Stencil(double[] source, double[] target)
    {
        int n = source.Length;
        for (int i = 0; i < n; i++)
        {
            if (i > 0 && i < n - 1)
                target[i] = 0.25 * source[i - 1] + 0.5 * source[i] + 0.25 * source[i + 1];
            else
                target[i] = source[i];
        }
    }

    [Kernel(Parallel = true)]
    public static void Matmul(double[,] a, double[,] b, double[,] c)
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

    /// <summary>Whole arrays, one operation after the other: no array is left when the loops are one.</summary>
    [Kernel(Parallel = true)]
    public static void QuadraticInSteps(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x, int n)
    {
        var below = new double[n];
        for (int i = 0; i < n; i++)
            below[i] = b[i] * b[i] - 4 * a[i] * c[i];
        var root = new double[n];
        for (int i = 0; i < n; i++)
            root[i] = Math.Sqrt(below[i]);
        for (int i = 0; i < n; i++)
            x[i] = (root[i] - b[i]) / (2 * a[i]);
    }

    /// <summary>Heat in a rod: two parallel loops and two boundary values inside a loop over time.</summary>
    [Kernel(Parallel = true)]
    public static void Heat(double[] u, double[] next, int steps, double left, double right)
    {
        double rate = 0.25 * Gain;
        for (int t = 0; t < steps; t++)
        {
            next[0] = left + t;
            next[next.Length - 1] = right;
            for (int i = 1; i < u.Length - 1; i++)
                next[i] = u[i] + rate * (u[i - 1] - 2 * u[i] + u[i + 1]);
            for (int i = 0; i < u.Length; i++)
                u[i] = next[i];
        }
    }

    [Kernel(Parallel = true)]
    public static void Gated(float[] x, bool isOn, float[] y)
    {
        if (x.Length == 0)
            return;
        bool flip = isOn ^ IsInverted;
        for (int i = 0; i < y.Length; i++)
        {
            bool large = x[i] > 1 && flip;
            y[i] = large || x[i] < -1 ? x[i] : 0;
        }
    }

    /// <summary>Steps other than one, a loop that counts down, an index of long, and a variable declared outside the loop.</summary>
    [Kernel(Parallel = true)]
    public static void Strides(int[] x, int[] y, int first)
    {
        int t;
        for (int i = first; i < x.Length; i += 4)
            x[i] = i;
        for (int i = y.Length - 1; i >= 0; i -= 3)
        {
            t = y[i] + 1;
            y[i] = t * t;
        }

        for (long i = 0; i <= y.Length - 1L; i++)
            y[i] += 7;
    }

    /// <summary>Inner loops of different lengths: not a rectangle, so one thread per row.</summary>
    [Kernel(Parallel = true)]
    public static void Triangle(double[,] a, double[] sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j <= i; j++)
                sum += a[i, j] * a[i, i - j];
            sums[i] = sum;
        }
    }
}
