using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>Functions on views have the bits of the method as written: NaN of NaN, and everything else alike.</summary>
[TestFixture]
public sealed class FunctionTests : AcceleratorTests
{
    private const int Count = 6000;

    [Test]
    public void Of_doubles([Values(1, 2)] int seed) => Check(
        Arguments(seed), Arguments(seed + 10), Kernels.FunctionsOfDoubles, Kernels.FunctionsOfDoubles,
        (a, b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b)));

    [Test]
    public void Of_floats([Values(1, 2)] int seed) => Check(
        Array.ConvertAll(Arguments(seed), a => (float)a), Array.ConvertAll(Arguments(seed + 10), a => (float)a), Kernels.FunctionsOfFloats, Kernels.FunctionsOfFloats,
        (a, b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b)));

    /// <summary>A compiler that takes sums and products for exact would combine them, and one that swaps comparisons would let NaN pass.</summary>
    [Test]
    public void Constants_are_not_combined()
    {
        double[] x = Arguments(3), expected = new double[x.Length];
        using MemoryBuffer1D<double, Stride1D.Dense> onX = Accelerator.Allocate1D(x);
        using MemoryBuffer1D<double, Stride1D.Dense> onY = Accelerator.Allocate1D(expected);

        Kernels.Constants(onX.View, onY.View);
        ((Action<double[], double[]>)Kernels.Constants)(x, expected);

        Assert.That(onY.View.GetAsArray1D(), Is.EqualTo(expected));
    }

    /// <summary>Of all sizes, of those where most functions do their work, large angles, and what is special.</summary>
    private static double[] Arguments(int seed)
    {
        var random = new Random(seed);
        var values = new List<double>(Data.Specials);
        while (values.Count < Count)
        {
            values.Add((random.NextDouble() * 4) - 2);
            values.Add((random.NextDouble() * 100) - 50);
            values.Add(Math.ScaleB(random.NextDouble() + 1, random.Next(-1022, 1024)) * (random.Next(2) == 0 ? 1 : -1));
            values.Add(Math.ScaleB(random.NextDouble() + 1, random.Next(-126, 128)));
            values.Add(random.Next(-1_000_000, 1_000_000) * (Math.PI / 2));
            values.Add(1 + Math.ScaleB(random.NextDouble() - 0.5, random.Next(-50, 0)));
        }

        return values.ToArray();
    }

    /// <summary>Runs on views and, through a delegate, as written.</summary>
    private void Check<T>(
        T[] x, T[] y, Action<ArrayView1D<T, Stride1D.Dense>, ArrayView1D<T, Stride1D.Dense>, ArrayView2D<T, Stride2D.DenseY>> onViews, Action<T[], T[], T[,]> asWritten, Func<T, T, bool> same)
        where T : unmanaged
    {
        T[,] expected = new T[Kernels.Functions, x.Length];
        using MemoryBuffer1D<T, Stride1D.Dense> onX = Accelerator.Allocate1D(x);
        using MemoryBuffer1D<T, Stride1D.Dense> onY = Accelerator.Allocate1D(y);
        using MemoryBuffer2D<T, Stride2D.DenseY> results = Accelerator.Allocate2DDenseY<T>(new LongIndex2D(Kernels.Functions, x.Length));

        onViews(onX.View, onY.View, results.View);
        asWritten(x, y, expected);

        T[,] actual = results.View.GetAsArray2D();
        IEnumerable<string> differences =
            from function in Enumerable.Range(0, Kernels.Functions)
            let wrong = Enumerable.Range(0, x.Length).Where(i => !same(actual[function, i], expected[function, i])).ToArray()
            where wrong.Length > 0
            select $"row {function}, {wrong.Length} of {x.Length}: ({x[wrong[0]]}, {y[wrong[0]]}) gives {actual[function, wrong[0]]} and not {expected[function, wrong[0]]}";

        Assert.That(differences, Is.Empty);
    }
}
