using System;
using System.Collections.Generic;
using System.Numerics.Tensors;

namespace Peers.Contenders;

/// <summary>Sum, sum of the elements above 3, dot product.</summary>
internal static class ReductionContenders
{
    public static IEnumerable<Contender> List(int threads)
    {
        yield return OfOne("sum", "fused", threads, a => Kernels.Sum(a));
        yield return OfOne("sum", "csharp-hand", threads, a => HandWritten.Sum(a, threads));
        yield return OfOne("msum", "fused", threads, a => Kernels.SumAboveThree(a));
        yield return OfOne("msum", "csharp-hand", threads, a => HandWritten.SumAboveThree(a, threads));
        yield return OfTwo("fused", threads, (a, b) => Kernels.Dot(a, b));
        yield return OfTwo("csharp-hand", threads, (a, b) => HandWritten.Dot(a, b, threads));
        if (threads > 1)
            yield break;
        yield return OfOne("sum", "csharp-plain", threads, a => PlainLoops.Sum(a));
        yield return OfOne("sum", "csharp-tensor", threads, a => TensorPrimitives.Sum<double>(a));
        yield return OfOne("msum", "csharp-plain", threads, a => PlainLoops.SumAboveThree(a));
        yield return OfTwo("csharp-plain", threads, (a, b) => PlainLoops.Dot(a, b));
        yield return OfTwo("csharp-tensor", threads, (a, b) => TensorPrimitives.Dot<double>(a, b));
    }

    private static Contender OfOne(string job, string name, int threads, Func<double[], double> call) =>
        new(job, name, threads, n =>
        {
            double[] a = Inputs.Uniform(8, n, 0, 10);
            return Repeat(() => call(a));
        });

    private static Contender OfTwo(string name, int threads, Func<double[], double[], double> call) =>
        new("dot", name, threads, n =>
        {
            double[] a = Inputs.Uniform(8, n, 0, 10), b = Inputs.Uniform(9, n, 0, 1);
            return Repeat(() => call(a, b));
        });

    private static Workload Repeat(Func<double> call)
    {
        double result = 0;
        return new Workload(
            calls =>
            {
                for (; calls > 0; calls--)
                    result = call();
            },
            () => new[] { result });
    }
}
