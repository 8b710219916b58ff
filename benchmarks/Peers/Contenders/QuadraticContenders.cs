using System;
using System.Collections.Generic;

namespace Peers.Contenders;

/// <summary>
/// The quadratic formula. Calls stand in a loop inside each lambda, so that one sample can hold many calls of a short job and
/// each call is a direct one: those of the kernels are intercepted here.
/// </summary>
internal static class QuadraticContenders
{
    private sealed record Data(double[] A, double[] B, double[] C, double[] X);

    public static IEnumerable<Contender> List(int threads)
    {
        yield return Make("fused", threads, d => calls =>
        {
            for (; calls > 0; calls--)
                Kernels.Quadratic(d.A, d.B, d.C, d.X);
        });
        yield return Make("csharp-hand", threads, d => calls =>
        {
            for (; calls > 0; calls--)
            {
                if (threads == 1)
                    HandWritten.Quadratic(d.A, d.B, d.C, d.X);
                else
                    HandWritten.Quadratic(d.A, d.B, d.C, d.X, threads);
            }
        });
        yield return Make("csharp-hand-stream", threads, d => calls =>
        {
            for (; calls > 0; calls--)
                HandWritten.StreamQuadratic(d.A, d.B, d.C, d.X, threads);
        });
        yield return MakeNew("fused-new", threads, d => Kernels.NewQuadratic(d.A, d.B, d.C));
        if (threads > 1)
            yield break;
        yield return Make("csharp-plain", threads, d => calls =>
        {
            for (; calls > 0; calls--)
                PlainLoops.Quadratic(d.A, d.B, d.C, d.X);
        });
        yield return Make("csharp-tensor", threads, d =>
        {
            var intermediate = new double[d.X.Length];
            return calls =>
            {
                for (; calls > 0; calls--)
                    TensorChains.Quadratic(d.A, d.B, d.C, d.X, intermediate);
            };
        });
        yield return MakeNew("csharp-plain-new", threads, d => PlainLoops.NewQuadratic(d.A, d.B, d.C));
    }

    private static Contender Make(string name, int threads, Func<Data, Action<long>> run) =>
        new("quad", name, threads, n =>
        {
            Data data = Create(n, Filled(n));
            return new Workload(run(data), () => data.X);
        });

    private static Contender MakeNew(string name, int threads, Func<Data, double[]> call) =>
        new("quad", name, threads, n =>
        {
            Data data = Create(n, []);
            double[] result = [];
            return new Workload(
                calls =>
                {
                    for (; calls > 0; calls--)
                        result = call(data);
                },
                () => result);
        });

    private static Data Create(int n, double[] x) =>
        new(Inputs.Uniform(1, n, 5, 10), Inputs.Uniform(2, n, 10, 20), Inputs.Uniform(3, n, -0.1, 0.1), x);

    /// <summary>An array whose pages are in memory: touching fresh ones would be timed otherwise.</summary>
    private static double[] Filled(int n)
    {
        var array = new double[n];
        Array.Fill(array, 1);
        return array;
    }
}
