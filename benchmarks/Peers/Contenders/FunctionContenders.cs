using System;
using System.Collections.Generic;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Peers.Contenders;

/// <summary>Sums of exp(sin x), hyperbolic tangents, powers, prices of options, logarithms of sums, and random points.</summary>
internal static class FunctionContenders
{
    private const long Seed = 1;

    private delegate void Loop(double[] a, double[] b, double[] x);

    public static IEnumerable<Contender> List(int threads)
    {
        yield return Sum("fused", threads, a => Kernels.ExpOfSin(a));
        yield return Of("tanh", "fused", threads, (a, _, x) => Kernels.Tangents(a, x));
        yield return Of("pow", "fused", threads, (a, b, x) => Kernels.Powers(a, b, x));
        yield return Of("options", "fused", threads, (a, b, x) => Kernels.Options(a, b, x));
        yield return Rows("fused", threads, (a, x) => Kernels.LogSumExp(a, x));
        yield return Circle("fused", threads, n => Kernels.PointsInCircle(n, Seed));
        if (threads > 1)
            yield break;
        yield return Rows("csharp-plain", threads, (a, x) => AsWritten.LogSumExp(a, x));
        yield return Circle("csharp-plain", threads, n => AsWritten.PointsInCircle(n, Seed));
        yield return Rows("csharp-tensor", threads, TensorLogSumExp);
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

    private static Contender Rows(string name, int threads, Action<double[,], double[]> call) =>
        new("logsumexp", name, threads, n =>
        {
            double[,] a = Inputs.Matrix(101, n);
            double[] x = new double[n];
            return Workload.Of(() => call(a, x), () => x);
        });

    private static Contender Circle(string name, int threads, Func<int, long> call) =>
        new("circle", name, threads, n =>
        {
            double inside = 0;
            return Workload.Of(() => inside = call(n), () => new[] { inside });
        });

    private static void TensorLogSumExp(double[,] a, double[] x)
    {
        int n = a.GetLength(1);
        double[] t = new double[n];
        for (int i = 0; i < x.Length; i++)
        {
            ReadOnlySpan<double> row = MemoryMarshal.CreateReadOnlySpan(ref a[i, 0], n);
            double greatest = TensorPrimitives.Max(row);
            TensorPrimitives.Subtract(row, greatest, t);
            TensorPrimitives.Exp<double>(t, t);
            x[i] = greatest + Math.Log(TensorPrimitives.Sum<double>(t));
        }
    }
}
