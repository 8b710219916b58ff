using System;
using System.Numerics.Tensors;
using FusedKernels;

namespace Tour;

/// <summary>One root of a quadratic equation per element: a loop that is limited by how fast memory can be read and written.</summary>
internal static partial class Step1Quadratic
{
    private const int N = 5_000_000;

    public static void Run(Show show)
    {
        show.Step(1, "Quadratic formula, 5 million doubles", "The same loop four times; an attribute is all the last two have more.");
        double[] a = Numbers.Uniform(1, N, 5, 10), b = Numbers.Uniform(2, N, 10, 20), c = Numbers.Uniform(3, N, -0.1, 0.1);
        double[] x0 = Filled(), x1 = Filled(), x2 = Filled(), x3 = Filled(), t = Filled();
        Way[] ways =
        [
            new("plain C# loop", () => Plain(a, b, c, x0), () => x0),
            new("TensorPrimitives, call by call", () => CallByCall(a, b, c, x1, t), () => x1),
            new("kernel, Parallel = false", () => OneThread(a, b, c, x2), () => x2),
            new("kernel, Parallel = true", () => AllThreads(a, b, c, x3), () => x3),
        ];
        Timing.Compare(ways);
        show.Table(tolerance: 0, ways);
        show.Plan(AllThreadsKernel.Plan);
    }

    private static void Plain(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
    }

    [Kernel(Parallel = false)]
    private static void OneThread(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
    }

    [Kernel(Parallel = true)]
    private static void AllThreads(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
    }

    /// <summary>The NumPy way: each operation walks all arrays once more.</summary>
    private static void CallByCall(double[] a, double[] b, double[] c, double[] x, double[] t)
    {
        TensorPrimitives.Multiply(a, 4, t);
        TensorPrimitives.Multiply(t, c, t);
        TensorPrimitives.Multiply(b, b, x);
        TensorPrimitives.Subtract(x, t, x);
        TensorPrimitives.Sqrt(x, x);
        TensorPrimitives.Subtract(x, b, x);
        TensorPrimitives.Multiply(a, 2, t);
        TensorPrimitives.Divide(x, t, x);
    }

    /// <summary>An array whose memory has been touched: fresh pages would cost more than the arithmetic.</summary>
    private static double[] Filled()
    {
        var array = new double[N];
        Array.Fill(array, 1);
        return array;
    }
}
