using System;
using FusedKernels;

namespace Tour;

/// <summary>
/// A kernel that reads a static field which changes between calls. Numba and JAX freeze the value they saw when they compiled:
/// they answer 120 twice.
/// </summary>
internal static partial class Step4StaticFlag
{
    private static bool addUp;

    public static void Run(Show show)
    {
        show.Step(4, "A static flag switches between product and sum", "Numba and JAX freeze the flag at the first call and answer 120 twice.");
        double[] x = [1, 2, 3, 4, 5];
        addUp = false;
        show.Check("flag off: product of 1 to 5", 120, Accumulate(x));
        addUp = true;
        show.Check("flag on:  sum of 1 to 5", 15, Accumulate(x));
        show.Plan(AccumulateKernel.Plan);
    }

    [Kernel(Parallel = true)]
    private static double Accumulate(ReadOnlySpan<double> x)
    {
        double sum = 0, product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            product *= x[i];
        }

        return addUp ? sum : product;
    }
}
