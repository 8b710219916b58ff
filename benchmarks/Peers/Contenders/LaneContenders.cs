using System;
using System.Collections.Generic;

namespace Peers.Contenders;

/// <summary>Loops whose iterations part ways, or read where an index says: Mandelbrot, bodies, clipping, a sparse product, a binary search.</summary>
internal static class LaneContenders
{
    private const int Low = -500;
    private const int High = 500;
    private const int TableLength = 100_000;

    private delegate void Escape(int[] count, int size);

    private delegate void Forces(double[] x, double[] y, double[] z, double[] mass, double[] ax, double[] ay, double[] az);

    private delegate void Sparse(int[] start, int[] column, double[] value, double[] x, double[] y);

    public static IEnumerable<Contender> List(int threads)
    {
        yield return Mandelbrot("mandel64", "fused", threads, (count, size) => Kernels.Mandelbrot(count, size));
        yield return Mandelbrot("mandel32", "fused", threads, (count, size) => Kernels.MandelbrotFloat(count, size));
        yield return Mandelbrot("mandel64", "csharp-hand", threads, (count, size) => HandWritten.Mandelbrot<double>(count, size, threads));
        yield return Mandelbrot("mandel32", "csharp-hand", threads, (count, size) => HandWritten.Mandelbrot<float>(count, size, threads));
        yield return Bodies("fused", threads, (x, y, z, mass, ax, ay, az) => Kernels.Accelerations(x, y, z, mass, ax, ay, az));
        yield return Clip("fused", threads, (a, x) => Kernels.Clip(a, Low, High, x));
        yield return Clip("csharp-hand", threads, (a, x) => HandWritten.Clip(a, Low, High, x, threads));
        yield return SparseProduct("fused", threads, (start, column, value, x, y) => Kernels.SparseMultiply(start, column, value, x, y));
        yield return Search("fused", threads, (table, keys, found) => Kernels.Search(table, keys, found));
        if (threads > 1)
            yield break;
        yield return Mandelbrot("mandel64", "csharp-plain", threads, (count, size) => AsWritten.Mandelbrot(count, size));
        yield return Mandelbrot("mandel32", "csharp-plain", threads, (count, size) => AsWritten.MandelbrotFloat(count, size));
        yield return Bodies("csharp-plain", threads, (x, y, z, mass, ax, ay, az) => AsWritten.Accelerations(x, y, z, mass, ax, ay, az));
        yield return Clip("csharp-plain", threads, (a, x) => AsWritten.Clip(a, Low, High, x));
        yield return SparseProduct("csharp-plain", threads, (start, column, value, x, y) => AsWritten.SparseMultiply(start, column, value, x, y));
        yield return Search("csharp-plain", threads, (table, keys, found) => AsWritten.Search(table, keys, found));
    }

    private static Contender Mandelbrot(string job, string name, int threads, Escape call) =>
        new(job, name, threads, size =>
        {
            var count = new int[size * size];
            return Workload.Of(() => call(count, size), () => Array.ConvertAll(count, n => (double)n));
        });

    private static Contender Bodies(string name, int threads, Forces call) =>
        new("nbody", name, threads, n =>
        {
            double[] x = Inputs.Uniform(31, n, -1, 1), y = Inputs.Uniform(32, n, -1, 1), z = Inputs.Uniform(33, n, -1, 1), mass = Inputs.Uniform(34, n, 0.1, 1);
            double[] ax = new double[n], ay = new double[n], az = new double[n];
            return Workload.Of(() => call(x, y, z, mass, ax, ay, az), () => (double[])[.. ax, .. ay, .. az]);
        });

    private static Contender Clip(string name, int threads, Action<int[], int[]> call) =>
        new("clip", name, threads, n =>
        {
            int[] a = Inputs.UniformInts(41, n, -1000, 1000), x = Inputs.UniformInts(1, n, 0, 1);
            return Workload.Of(() => call(a, x), () => Array.ConvertAll(x, v => (double)v));
        });

    private static Contender SparseProduct(string name, int threads, Sparse call) =>
        new("spmv", name, threads, n =>
        {
            int[] start = Inputs.RowStarts(51, n);
            int[] column = Inputs.UniformInts(52, start[n], 0, n);
            double[] value = Inputs.Uniform(53, start[n], -1, 1), x = Inputs.Uniform(54, n, -1, 1), y = Inputs.Uniform(54, n, 0, 1);
            return Workload.Of(() => call(start, column, value, x, y), () => y);
        });

    private static Contender Search(string name, int threads, Action<double[], double[], int[]> call) =>
        new("search", name, threads, n =>
        {
            double[] table = Inputs.Uniform(61, TableLength, 0, 1), keys = Inputs.Uniform(62, n, 0, TableLength);
            for (int i = 0; i < table.Length; i++)
                table[i] += i;
            int[] found = Inputs.UniformInts(1, n, 0, 1);
            return Workload.Of(() => call(table, keys, found), () => Array.ConvertAll(found, v => (double)v));
        });
}
