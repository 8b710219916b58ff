using System;
using System.Collections.Generic;
using System.Numerics.Tensors;

namespace Peers.Contenders;

/// <summary>Extremes and where they are, mean and variance, a histogram, a running sum, packing.</summary>
internal static class IdiomContenders
{
    private const int Bins = 256;

    private delegate void Tally(int[] a, int[] bins);

    public static IEnumerable<Contender> List(int threads)
    {
        yield return Of("minmax", "fused", threads, (a, _) => Pair(Kernels.MinMax(a)));
        yield return Of("argmax", "fused", threads, (a, _) => [Kernels.ArgMax(a)]);
        yield return Of("var", "fused", threads, (a, _) => Pair(Kernels.MeanVariance(a)));
        yield return Histogram("fused", threads, (a, bins) => Kernels.Histogram(a, bins));
        yield return Of("scan", "fused", threads, Filling((a, x) => Kernels.PrefixSum(a, x)));
        yield return Of("pack", "fused", threads, (a, x) => x[..Kernels.Pack(a, x)], (a, x) => Kernels.Pack(a, x));
        if (threads > 1)
            yield break;
        yield return Of("minmax", "csharp-plain", threads, (a, _) => Pair(AsWritten.MinMax(a)));
        yield return Of("argmax", "csharp-plain", threads, (a, _) => [AsWritten.ArgMax(a)]);
        yield return Of("var", "csharp-plain", threads, (a, _) => Pair(AsWritten.MeanVariance(a)));
        yield return Histogram("csharp-plain", threads, (a, bins) => AsWritten.Histogram(a, bins));
        yield return Of("scan", "csharp-plain", threads, Filling((a, x) => AsWritten.PrefixSum(a, x)));
        yield return Of("pack", "csharp-plain", threads, (a, x) => x[..AsWritten.Pack(a, x)], (a, x) => AsWritten.Pack(a, x));
        yield return Of("minmax", "csharp-tensor", threads, (a, _) => [TensorPrimitives.Min<double>(a), TensorPrimitives.Max<double>(a)]);
        yield return Of("argmax", "csharp-tensor", threads, (a, _) => [TensorPrimitives.IndexOfMax<double>(a)]);
    }

    private static double[] Pair((double, double) pair) => [pair.Item1, pair.Item2];

    private static Func<double[], double[], double[]> Filling(Action<double[], double[]> call) =>
        (a, x) =>
        {
            call(a, x);
            return x;
        };

    /// <param name="job">The job.</param>
    /// <param name="name">The contender.</param>
    /// <param name="threads">Its threads.</param>
    /// <param name="answer">A call and its answer.</param>
    /// <param name="call">The call that is timed, where its answer is more than it returns.</param>
    private static Contender Of(string job, string name, int threads, Func<double[], double[], double[]> answer, Func<double[], double[], int>? call = null) =>
        new(job, name, threads, n =>
        {
            double[] a = Inputs.Uniform(8, n, 0, 10), x = Inputs.Uniform(9, n, 0, 1);
            return Workload.Of(() => _ = call is null ? answer(a, x).Length : call(a, x), () => answer(a, x));
        });

    private static Contender Histogram(string name, int threads, Tally call) =>
        new("hist", name, threads, n =>
        {
            int[] a = Inputs.UniformInts(71, n, 0, Bins);
            var bins = new int[Bins];
            return Workload.Of(() => call(a, bins), () => Array.ConvertAll(bins, v => (double)v));
        });
}
