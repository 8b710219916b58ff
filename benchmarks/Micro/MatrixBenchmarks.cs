using BenchmarkDotNet.Attributes;
using FusedKernels;

namespace Micro;

/// <summary>Matrix product as three plain loops.</summary>
public partial class MatrixBenchmarks
{
    private double[,] a = new double[0, 0], b = new double[0, 0], c = new double[0, 0];

    /// <summary>Rows and columns.</summary>
    [Params(16, 64, 256, 1024)]
    public int N { get; set; }

    /// <summary>Makes the inputs.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        a = Data.Matrix(1, N);
        b = Data.Matrix(2, N);
        c = new double[N, N];
    }

    /// <summary>The loops as the JIT compiles them.</summary>
    [Benchmark(Baseline = true)]
    public void Plain() => PlainMultiply(a, b, c);

    /// <summary>The kernel on the calling thread.</summary>
    [Benchmark]
    public void Kernel() => Multiply(a, b, c);

    /// <summary>The kernel on every core, where that pays.</summary>
    [Benchmark]
    public void ParallelKernel() => ParallelMultiply(a, b, c);

    private static void PlainMultiply(double[,] a, double[,] b, double[,] c)
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

    [Kernel]
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

    [Kernel(Parallel = true)]
    private static void ParallelMultiply(double[,] a, double[,] b, double[,] c)
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
