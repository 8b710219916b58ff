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
    public void Of_doubles([Values(1, 2)] int seed)
    {
        double[] x = Arguments(seed), y = Arguments(seed + 10);
        double[,] expected = new double[Kernels.Functions, x.Length];
        using MemoryBuffer1D<double, Stride1D.Dense> onX = Accelerator.Allocate1D(x);
        using MemoryBuffer1D<double, Stride1D.Dense> onY = Accelerator.Allocate1D(y);
        using MemoryBuffer2D<double, Stride2D.DenseY> results = Accelerator.Allocate2DDenseY<double>(new LongIndex2D(Kernels.Functions, x.Length));

        Kernels.FunctionsOfDoubles(onX.View, onY.View, results.View);
        ((Action<double[], double[], double[,]>)Kernels.FunctionsOfDoubles)(x, y, expected);

        AssertSame(results.View.GetAsArray2D(), expected, x, y, (a, b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b)));
    }

    [Test]
    public void Of_floats([Values(1, 2)] int seed)
    {
        float[] x = Array.ConvertAll(Arguments(seed), a => (float)a), y = Array.ConvertAll(Arguments(seed + 10), a => (float)a);
        float[,] expected = new float[Kernels.Functions, x.Length];
        using MemoryBuffer1D<float, Stride1D.Dense> onX = Accelerator.Allocate1D(x);
        using MemoryBuffer1D<float, Stride1D.Dense> onY = Accelerator.Allocate1D(y);
        using MemoryBuffer2D<float, Stride2D.DenseY> results = Accelerator.Allocate2DDenseY<float>(new LongIndex2D(Kernels.Functions, x.Length));

        Kernels.FunctionsOfFloats(onX.View, onY.View, results.View);
        ((Action<float[], float[], float[,]>)Kernels.FunctionsOfFloats)(x, y, expected);

        AssertSame(results.View.GetAsArray2D(), expected, x, y, (a, b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b)));
    }

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

    private static void AssertSame<T>(T[,] actual, T[,] expected, T[] x, T[] y, Func<T, T, bool> same)
    {
        IEnumerable<string> differences =
            from function in Enumerable.Range(0, Kernels.Functions)
            let wrong = Enumerable.Range(0, x.Length).Where(i => !same(actual[function, i], expected[function, i])).ToArray()
            where wrong.Length > 0
            select $"row {function}, {wrong.Length} of {x.Length}: ({x[wrong[0]]}, {y[wrong[0]]}) gives {actual[function, wrong[0]]} and not {expected[function, wrong[0]]}";

        Assert.That(differences, Is.Empty);
    }
}
