using System;
using System.Collections.Generic;
using System.Numerics.Tensors;

namespace Peers.Contenders;

/// <summary>Sums of exp(sin x), hyperbolic tangents, powers, and prices of options.</summary>
internal static class FunctionContenders
{
    private delegate void Loop(double[] a, double[] b, double[] x);

    public static IEnumerable<Contender> List(int threads)
    {
        yield return Sum("fused", threads, a => Kernels.ExpOfSin(a));
        yield return Of("tanh", "fused", threads, (a, _, x) => Kernels.Tangents(a, x));
        yield return Of("pow", "fused", threads, (a, b, x) => Kernels.Powers(a, b, x));
        yield return Of("options", "fused", threads, (a, b, x) => Kernels.Options(a, b, x));
        if (threads > 1)
            yield break;
        yield return Sum("csharp-plain", threads, a => AsWritten.ExpOfSin(a));
        yield return Of("tanh", "csharp-plain", threads, (a, _, x) => AsWritten.Tangents(a, x));
        yield return Of("pow", "csharp-plain", threads, (a, b, x) => AsWritten.Powers(a, b, x));
        yield return Of("options", "csharp-plain", threads, (a, b, x) => AsWritten.Options(a, b, x));
        yield return Of("tanh", "csharp-tensor", threads, (a, _, x) => TensorPrimitives.Tanh<double>(a, x));
        yield return Of("pow", "csharp-tensor", threads, (a, b, x) => TensorPrimitives.Pow<double>(a, b, x));
    }

    private static Contender Sum(string name, int threads, Func<double[], double> call) =>
        new("expsin", name, threads, n =>
        {
            double[] a = Inputs.Uniform(8, n, 0, 10);
            double sum = 0;
            return Workload.Of(() => sum = call(a), () => new[] { sum });
        });

    private static Contender Of(string job, string name, int threads, Loop call) =>
        new(job, name, threads, n =>
        {
            double[] a = Inputs.Uniform(8, n, 0, 10), b = Inputs.Uniform(9, n, 0, 1), x = Inputs.Uniform(9, n, 0, 1);
            return Workload.Of(() => call(a, b, x), () => x);
        });
}
