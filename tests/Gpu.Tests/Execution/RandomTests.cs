using System;
using ILGPU;
using ILGPU.Runtime;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>Random numbers on views have the bits of the method as written.</summary>
[TestFixture]
public sealed class RandomTests : AcceleratorTests
{
    private const int Count = 20_000;

    [Test]
    public void Integers([Values(0, 5, -1)] int stream, [Values(1, long.MinValue + 77)] long seed)
    {
        ulong[] bits = new ulong[Count];
        uint[] words = new uint[Count];
        int[] integers = new int[Count];
        using MemoryBuffer1D<ulong, Stride1D.Dense> onBits = Accelerator.Allocate1D(bits);
        using MemoryBuffer1D<uint, Stride1D.Dense> onWords = Accelerator.Allocate1D(words);
        using MemoryBuffer1D<int, Stride1D.Dense> onIntegers = Accelerator.Allocate1D(integers);

        Kernels.RandomBits(onBits.View, onWords.View, onIntegers.View, seed, stream);
        ((Action<ulong[], uint[], int[], long, int>)Kernels.RandomBits)(bits, words, integers, seed, stream);

        Assert.That(onBits.View.GetAsArray1D(), Is.EqualTo(bits));
        Assert.That(onWords.View.GetAsArray1D(), Is.EqualTo(words));
        Assert.That(onIntegers.View.GetAsArray1D(), Is.EqualTo(integers));
    }

    [Test]
    public void Uniform_numbers([Values(0, 5, -1)] int stream)
    {
        double[] x = new double[Count];
        float[] y = new float[Count];
        using MemoryBuffer1D<double, Stride1D.Dense> onX = Accelerator.Allocate1D(x);
        using MemoryBuffer1D<float, Stride1D.Dense> onY = Accelerator.Allocate1D(y);

        Kernels.RandomUniform(onX.View, onY.View, 3, stream);
        ((Action<double[], float[], long, int>)Kernels.RandomUniform)(x, y, 3, stream);

        Assert.That(onX.View.GetAsArray1D(), Is.EqualTo(x));
        Assert.That(onY.View.GetAsArray1D(), Is.EqualTo(y));
    }

    [Test]
    public void Other_numbers([Values(0, 5, -1)] int stream)
    {
        double[] x = new double[Count], y = new double[Count];
        using MemoryBuffer1D<double, Stride1D.Dense> onX = Accelerator.Allocate1D(x);
        using MemoryBuffer1D<double, Stride1D.Dense> onY = Accelerator.Allocate1D(y);

        Kernels.RandomNormal(onX.View, onY.View, 3, stream);
        ((Action<double[], double[], long, int>)Kernels.RandomNormal)(x, y, 3, stream);

        Assert.That(onX.View.GetAsArray1D(), Is.EqualTo(x));
        Assert.That(onY.View.GetAsArray1D(), Is.EqualTo(y));
    }
}
