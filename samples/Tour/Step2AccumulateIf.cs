using System;
using FusedKernels;

namespace Tour;

/// <summary>
/// "If any element exceeds 3 return the sum, else the product." A tracing compiler such as JAX's cannot take this: which branch
/// to compile depends on the data.
/// </summary>
internal static partial class Step2AccumulateIf
{
    private const int N = 5_000_000;

    public static void Run(Show show)
    {
        show.Step(2, "accumulate_if, 5 million doubles", "If any element exceeds 3 return the sum, else the product: a branch on data, which JAX cannot trace.");
        double[] small = Numbers.Uniform(4, N, 1 - 1e-6, 1 + 1e-6);
        double[] large = [.. small[..^1], 5];
        Compare(show, "product", small);
        Console.WriteLine();
        Compare(show, "sum", large);
        show.Plan(AccumulateKernel.Plan);
    }

    private static void Compare(Show show, string expected, double[] x)
    {
        double plain = 0, kernel = 0;
        Way[] ways =
        [
            new($"plain C# loops ({expected})", () => plain = Plain(x), () => [plain]),
            new($"kernel ({expected})", () => kernel = Accumulate(x), () => [kernel]),
        ];
        Timing.Compare(ways);
        show.Table(tolerance: 1e-9, ways);
    }

    private static double Plain(ReadOnlySpan<double> x)
    {
        bool any = false;
        for (int i = 0; i < x.Length; i++)
            any |= x[i] > 3;
        double result;
        if (any)
        {
            result = 0;
            for (int i = 0; i < x.Length; i++)
                result += x[i];
        }
        else
        {
            result = 1;
            for (int i = 0; i < x.Length; i++)
                result *= x[i];
        }

        return result;
    }

    [Kernel(Parallel = true)]
    private static double Accumulate(ReadOnlySpan<double> x)
    {
        bool any = false;
        for (int i = 0; i < x.Length; i++)
            any |= x[i] > 3;
        double result;
        if (any)
        {
            result = 0;
            for (int i = 0; i < x.Length; i++)
                result += x[i];
        }
        else
        {
            result = 1;
            for (int i = 0; i < x.Length; i++)
                result *= x[i];
        }

        return result;
    }
}
