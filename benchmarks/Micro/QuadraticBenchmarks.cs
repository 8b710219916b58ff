using System;
using BenchmarkDotNet.Attributes;
using FusedKernels;

namespace Micro;

/// <summary>The quadratic formula, element by element.</summary>
public partial class QuadraticBenchmarks
{
    private double[] a = [], b = [], c = [], x = [];

    /// <summary>Elements per array.</summary>
    [Params(16, 100, 1_000, 10_000, 100_000, 1_000_000, 5_000_000)]
    public int N { get; set; }

    /// <summary>Makes the inputs.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        a = Data.Uniform(1, N, 5, 10);
        b = Data.Uniform(2, N, 10, 20);
        c = Data.Uniform(3, N, -0.1, 0.1);
        x = Data.Uniform(4, N, 0, 1);
    }

    /// <summary>The loop as the JIT compiles it.</summary>
    [Benchmark(Baseline = true)]
    public void Plain() => PlainQuadratic(a, b, c, x);

    /// <summary>The kernel on the calling thread.</summary>
    [Benchmark]
    public void Kernel() => Quadratic(a, b, c, x);

    /// <summary>The kernel on every core, where that pays.</summary>
    [Benchmark]
    public void ParallelKernel() => ParallelQuadratic(a, b, c, x);

    private static void PlainQuadratic(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
    }

    [Kernel]
    private static void Quadratic(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
    }

    [Kernel(Parallel = true)]
    private static void ParallelQuadratic(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
    }
}
