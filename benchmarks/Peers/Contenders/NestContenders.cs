using System;
using System.Collections.Generic;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Peers.Contenders;

/// <summary>Stencils, matrices with vectors, softmax of rows.</summary>
internal static class NestContenders
{
    private const int JacobiSweeps = 20;
    private const int HeatSweeps = 10;

    private delegate void Vectors(
        double[,] a, double[,] b, double[] u1, double[] v1, double[] u2, double[] v2, double[] y, double[] z, double[] x, double[] w);

    public static IEnumerable<Contender> List(int threads)
    {
        yield return Jacobi("fused", threads, (a, b, sweeps) => Kernels.Jacobi(a, b, sweeps));
        yield return Heat("fused", threads, (a, b, sweeps) => Kernels.Heat(a, b, sweeps));
        yield return Gemver("fused", threads, (a, b, u1, v1, u2, v2, y, z, x, w) => Kernels.Gemver(a, b, u1, v1, u2, v2, y, z, x, w));
        yield return Softmax("fused", threads, (a, x) => Kernels.Softmax(a, x));
        if (threads > 1)
            yield break;
        yield return Jacobi("csharp-plain", threads, (a, b, sweeps) => AsWritten.Jacobi(a, b, sweeps));
        yield return Heat("csharp-plain", threads, (a, b, sweeps) => AsWritten.Heat(a, b, sweeps));
        yield return Gemver("csharp-plain", threads, (a, b, u1, v1, u2, v2, y, z, x, w) => AsWritten.Gemver(a, b, u1, v1, u2, v2, y, z, x, w));
        yield return Softmax("csharp-plain", threads, (a, x) => AsWritten.Softmax(a, x));
        yield return Softmax("csharp-tensor", threads, TensorSoftmax);
    }

    private static Contender Jacobi(string name, int threads, Action<double[,], double[,], int> call) =>
        new("jac2d", name, threads, n =>
        {
            double[,] a = Inputs.Matrix(81, n), b = Inputs.Matrix(81, n);
            return Workload.Of(() => call(a, b, JacobiSweeps), () => Flat(a));
        });

    private static Contender Heat(string name, int threads, Action<double[,,], double[,,], int> call) =>
        new("heat3d", name, threads, n =>
        {
            var (a, b) = (new double[n, n, n], new double[n, n, n]);
            Inputs.Uniform(82, a.Length, 0, 1).CopyTo(Span(a));
            Span(a).CopyTo(Span(b));
            return Workload.Of(() => call(a, b, HeatSweeps), () => Span(a).ToArray());
        });

    private static Contender Gemver(string name, int threads, Vectors call) =>
        new("gemver", name, threads, n =>
        {
            double[,] a = Inputs.Matrix(91, n), b = Inputs.Matrix(92, n);
            double[] u1 = Inputs.Uniform(93, n, 0, 1), v1 = Inputs.Uniform(94, n, 0, 1), u2 = Inputs.Uniform(95, n, 0, 1), v2 = Inputs.Uniform(96, n, 0, 1);
            double[] y = Inputs.Uniform(97, n, 0, 1), z = Inputs.Uniform(98, n, 0, 1), x = Inputs.Uniform(99, n, 0, 1), w = Inputs.Uniform(99, n, 0, 1);
            return Workload.Of(() => call(a, b, u1, v1, u2, v2, y, z, x, w), () => w);
        });

    private static Contender Softmax(string name, int threads, Action<double[,], double[,]> call) =>
        new("softmax", name, threads, n =>
        {
            double[,] a = Inputs.Matrix(101, n), x = Inputs.Matrix(102, n);
            return Workload.Of(() => call(a, x), () => Flat(x));
        });

    private static void TensorSoftmax(double[,] a, double[,] x)
    {
        int n = a.GetLength(1);
        for (int i = 0; i < a.GetLength(0); i++)
            TensorPrimitives.SoftMax<double>(MemoryMarshal.CreateReadOnlySpan(ref a[i, 0], n), MemoryMarshal.CreateSpan(ref x[i, 0], n));
    }

    private static double[] Flat(double[,] matrix) => MemoryMarshal.CreateSpan(ref matrix[0, 0], matrix.Length).ToArray();

    private static Span<double> Span(double[,,] volume) => MemoryMarshal.CreateSpan(ref volume[0, 0, 0], volume.Length);
}
