using System;
using FusedKernels;

namespace Tour;

/// <summary>Sum of the elements above 3. Written with arrays of only those elements, their number depends on the data, and JAX has no shape for it.</summary>
internal static partial class Step3SumAboveThree
{
    private const int N = 10_000_000;

    public static void Run(Show show)
    {
        show.Step(3, "sum_greater_than_three, 10 million doubles", "How many elements take part depends on the data: JAX has no shape for that.");
        double[] x = Numbers.Uniform(5, N, 0, 10);
        double plain = 0, kernel = 0;
        Way[] ways =
        [
            new("plain C# loop", () => plain = Plain(x), () => [plain]),
            new("kernel", () => kernel = SumAboveThree(x), () => [kernel]),
        ];
        Timing.Compare(ways);
        show.Table(tolerance: 1e-9, ways);
        show.Plan(SumAboveThreeKernel.Plan);
    }

    private static double Plain(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 3)
                sum += x[i];
        }

        return sum;
    }

    [Kernel(Parallel = true)]
    private static double SumAboveThree(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 3)
                sum += x[i];
        }

        return sum;
    }
}
