using System;
using FusedKernels;

namespace Tour;

/// <summary>
/// The formula of step 1 as one writes it with whole arrays: one operation after the other, each with an array for its result. The loops become one,
/// and the arrays between them values in registers.
/// </summary>
internal static partial class Step9WholeArrays
{
    private const int N = 5_000_000;

    public static void Run(Show show)
    {
        show.Step(9, "Quadratic formula in whole arrays, 5 million doubles", "Seven loops with six arrays between them, against one loop.");
        double[] a = Numbers.Uniform(1, N, 5, 10), b = Numbers.Uniform(2, N, 10, 20), c = Numbers.Uniform(3, N, -0.1, 0.1);
        double[] x0 = Filled(), x1 = Filled(), x2 = Filled();
        Way[] ways =
        [
            new("plain C#, array by array", () => Plain(a, b, c, x0), () => x0),
            new("kernel, fused by hand", () => ByHand(a, b, c, x1), () => x1),
            new("kernel, array by array", () => ArrayByArray(a, b, c, x2), () => x2),
        ];
        Timing.Compare(ways);
        show.Table(tolerance: 0, ways);
        show.Line(FormattableString.Invariant($"array by array takes {ways[2].Later / ways[1].Later:F2} times as long as fused by hand"));
        show.Plan(ArrayByArrayKernel.Plan);
    }

    private static double[] Filled()
    {
        var values = new double[N];
        Array.Fill(values, 1);
        return values;
    }

    [Kernel(Parallel = true)]
    private static void ByHand(double[] a, double[] b, double[] c, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = (Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i]) - b[i]) / (2 * a[i]);
    }

    private static void Plain(double[] a, double[] b, double[] c, Span<double> x)
    {
        double[] square = Times(b, b);
        double[] product = Times(Scaled(4, a), c);
        double[] above = Minus(Roots(Minus(square, product)), b);
        for (int i = 0; i < x.Length; i++)
            x[i] = above[i] / (2 * a[i]);
    }

    [Kernel(Parallel = true)]
    private static void ArrayByArray(double[] a, double[] b, double[] c, Span<double> x)
    {
        double[] square = Times(b, b);
        double[] product = Times(Scaled(4, a), c);
        double[] above = Minus(Roots(Minus(square, product)), b);
        for (int i = 0; i < x.Length; i++)
            x[i] = above[i] / (2 * a[i]);
    }

    private static double[] Scaled(double factor, double[] p)
    {
        var r = new double[p.Length];
        for (int i = 0; i < r.Length; i++)
            r[i] = factor * p[i];
        return r;
    }

    private static double[] Times(double[] p, double[] q)
    {
        var r = new double[p.Length];
        for (int i = 0; i < r.Length; i++)
            r[i] = p[i] * q[i];
        return r;
    }

    private static double[] Minus(double[] p, double[] q)
    {
        var r = new double[p.Length];
        for (int i = 0; i < r.Length; i++)
            r[i] = p[i] - q[i];
        return r;
    }

    private static double[] Roots(double[] p)
    {
        var r = new double[p.Length];
        for (int i = 0; i < r.Length; i++)
            r[i] = Math.Sqrt(p[i]);
        return r;
    }
}
