using System;
using ILGPU;
using ILGPU.Runtime;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>Kernels with unusual names, of unusual parameters, and in unusual places.</summary>
[TestFixture]
public sealed class NamingTests : AcceleratorTests
{
    [Test]
    public void Keywords_extensions_overloads_private_methods_and_generic_types()
    {
        double[] x = Data.Doubles(20);
        float[] f = Data.Floats(20);
        int[] k = [1, 2, 3];
        using MemoryBuffer1D<double, Stride1D.Dense> dx = Accelerator.Allocate1D(x), dy = Accelerator.Allocate1D<double>(20);
        using MemoryBuffer1D<float, Stride1D.Dense> df = Accelerator.Allocate1D(f), dsum = Accelerator.Allocate1D<float>(20);
        using MemoryBuffer1D<int, Stride1D.Dense> dk = Accelerator.Allocate1D(k);

        dx.View.Add(@out: dy.View, _from_i: 0.5);
        Kernels.AddPrivately(df.View, df.View, dsum.View);
        Kernels.Inner.Shift(dk.View);
        Kernels.Typed<string>.Shift(dk.View);

        Assert.That(dy.View.GetAsArray1D(), EqualTo(Array.ConvertAll(x, v => v + 0.5)));
        Assert.That(dsum.View.GetAsArray1D(), EqualTo(Array.ConvertAll(f, v => v + v)));
        Assert.That(dk.View.GetAsArray1D(), EqualTo(new[] { 8, 9, 10 }));
    }

    [Test]
    public void Names_that_generated_code_could_choose([Values] bool thread, [Values] bool from)
    {
        int[] x = new int[5];
        int[,] y = new int[3, 4];
        using MemoryBuffer1D<int, Stride1D.Dense> dx = Accelerator.Allocate1D(x);
        using MemoryBuffer2D<int, Stride2D.DenseY> dy = Accelerator.Allocate2DDenseY(y);

        Kernels.Names(dx.View, dy.View, thread, from, 7, 100);
        ((Action<int[], int[,], bool, bool, int, long>)Kernels.Names)(x, y, thread, from, 7, 100);

        Assert.That(dx.View.GetAsArray1D(), EqualTo(x));
        Assert.That(dy.View.GetAsArray2D(), EqualTo(y));
    }
}
