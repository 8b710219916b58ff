using System;
using FusedKernels;

namespace Tour;

/// <summary>The elements above 3 as an array of their own: <c>arr[arr > 3]</c> of NumPy, for which JAX has no shape either.</summary>
internal static partial class Step7Filter
{
    private const int N = 10_000_000;

    public static void Run(Show show)
    {
        show.Step(7, "Packing filter, 10 million doubles", "y[k++] = x[i] where x[i] > 3: lanes write what passes one behind the other, on every thread.");
        double[] x = Numbers.Uniform(6, N, 0, 6);
        var plainOut = new double[N];
        var kernelOut = new double[N];
        int plain = 0, kernel = 0;
        Way[] ways =
        [
            new("plain C# loop", () => plain = Plain(x, plainOut), () => Packed(plainOut, plain)),
            new("kernel", () => kernel = AboveThree(x, kernelOut), () => Packed(kernelOut, kernel)),
        ];
        Timing.Compare(ways);
        show.Table(tolerance: 0, ways);
        show.Plan(AboveThreeKernel.Plan);
    }

    private static double[] Packed(double[] values, int count) => [count, .. values.AsSpan(0, count)];

    private static int Plain(ReadOnlySpan<double> x, Span<double> y)
    {
        int k = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 3)
                y[k++] = x[i];
        }

        return k;
    }

    [Kernel(Parallel = true)]
    private static int AboveThree(ReadOnlySpan<double> x, Span<double> y)
    {
        int k = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 3)
                y[k++] = x[i];
        }

        return k;
    }
}
