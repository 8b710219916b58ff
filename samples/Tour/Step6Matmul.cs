using System;
using FusedKernels;

namespace Tour;

/// <summary>Matrix product as three plain loops. The kernel gives lanes to the columns, so that memory is read along rows.</summary>
internal static partial class Step6Matmul
{
    private const int N = 512;

    public static void Run(Show show)
    {
        show.Step(6, $"Matrix product, {N} by {N} doubles, three plain loops", "Bit for bit the result of the loops as written.");
        double[,] a = Numbers.Matrix(7, N), b = Numbers.Matrix(8, N), c0 = new double[N, N], c1 = new double[N, N];
        double[,] small = Numbers.Matrix(9, 32), smallResult = new double[32, 32];
        Way[] ways =
        [
            new("plain C# loops", () => Plain(a, b, c0), () => Numbers.Flat(c0), () => Plain(small, small, smallResult)),
            new("kernel", () => Multiply(a, b, c1), () => Numbers.Flat(c1), () => Multiply(small, small, smallResult)),
        ];
        Timing.Compare(ways);
        show.Table(tolerance: 0, ways);
        show.Plan(MultiplyKernel.Plan);
        RunOnAccelerator(show, a, b, ways[0]);
    }

#if !ILGPU
    private static void RunOnAccelerator(Show show, double[,] a, double[,] b, Way plain) =>
        show.Line("\n   The same call takes ILGPU's views and runs on a GPU: add -p:UseIlgpu=true to the command.");
#endif

    private static void Plain(double[,] a, double[,] b, double[,] c)
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

    [Kernel(Parallel = true)]
    private static void Multiply(double[,] a, double[,] b, double[,] c)
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
