using System;
using BenchmarkDotNet.Attributes;
using FusedKernels;

namespace Micro;

/// <summary>Sum of the elements above 3: a branch in the loop.</summary>
public partial class MaskedSumBenchmarks
{
    private double[] a = [];

    /// <summary>Elements per array.</summary>
    [Params(16, 100, 1_000, 10_000, 100_000, 1_000_000, 5_000_000)]
    public int N { get; set; }

    /// <summary>Makes the inputs.</summary>
    [GlobalSetup]
    public void SetUp() => a = Data.Uniform(1, N, 0, 10);

    /// <summary>The loop as the JIT compiles it.</summary>
    [Benchmark(Baseline = true)]
    public double Plain() => PlainMaskedSum(a);

    /// <summary>The kernel on the calling thread.</summary>
    [Benchmark]
    public double Kernel() => MaskedSum(a);

    /// <summary>The kernel on every core, where that pays.</summary>
    [Benchmark]
    public double ParallelKernel() => ParallelMaskedSum(a);

    private static double PlainMaskedSum(ReadOnlySpan<double> a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > 3)
                sum += a[i];
        }

        return sum;
    }

    [Kernel]
    private static double MaskedSum(ReadOnlySpan<double> a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > 3)
                sum += a[i];
        }

        return sum;
    }

    [Kernel(Parallel = true)]
    private static double ParallelMaskedSum(ReadOnlySpan<double> a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > 3)
                sum += a[i];
        }

        return sum;
    }
}
