using System;

namespace FusedKernels.Gpu.Tests;

/// <content>Random numbers.</content>
public static partial class Kernels
{
    [Kernel(Parallel = true)]
    public static void RandomBits(ulong[] bits, uint[] words, int[] integers, long seed, int stream)
    {
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = KernelRandom.UInt64(seed, i, stream) ^ KernelRandom.UInt64(i, seed, 1);
            words[i] = KernelRandom.UInt32(seed, i, 3);
            integers[i] = KernelRandom.Int32(seed, i, -7, 1000, stream);
        }
    }

    [Kernel(Parallel = true)]
    public static void RandomUniform(double[] x, float[] y, long seed, int stream)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = KernelRandom.Uniform(seed, i, stream);
            y[i] = KernelRandom.UniformSingle(seed, i, 1);
        }
    }

    [Kernel(Parallel = true)]
    public static void RandomNormal(double[] x, double[] y, long seed, int stream)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = KernelRandom.Normal(seed, i, stream);
            y[i] = KernelRandom.Exponential(seed, i, stream);
        }
    }
}
