using System;
using ILGPU;
using ILGPU.Runtime;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>An accelerator for each test.</summary>
public abstract class AcceleratorTests
{
    private Context context = null!;

    protected Accelerator Accelerator { get; private set; } = null!;

    [SetUp]
    public void CreateAccelerator()
    {
        context = Devices.CreateContext();
        Accelerator = Devices.Create(context);
    }

    [TearDown]
    public void DisposeAccelerator()
    {
        Accelerator.Dispose();
        context.Dispose();
    }

    /// <summary>A buffer with a copy of an array, which may be empty: ILGPU itself fails there.</summary>
    protected MemoryBuffer1D<T, Stride1D.Dense> Upload<T>(T[] data)
        where T : unmanaged =>
        data.Length == 0 ? Accelerator.Allocate1D<T>(0) : Accelerator.Allocate1D(data);

    /// <summary>Equal, but for what the accelerator may do to floating-point numbers.</summary>
    protected static NUnit.Framework.Constraints.IResolveConstraint EqualTo(object expected) =>
        Devices.Tolerance == 0 ? Is.EqualTo(expected) : Is.EqualTo(expected).Within(100 * Devices.Tolerance).Percent;

    protected Accelerator CreateAnother() => Devices.Create(context);
}

/// <summary>Numbers to run kernels on.</summary>
internal static class Data
{
    public static readonly int[] Sizes = [0, 1, 2, 3, 7, 33, 1000];

    public static readonly double[] Specials =
    [
        0.0, -0.0, 0.5, -0.5, 1.5, 2.5, -1.5, -2.5, 0.49999999999999994, -0.49999999999999994, 1e300, -1e300, 4503599627370495.5,
        4503599627370496.0, 9007199254740993.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon,
        2147483647.0, 2147483647.5, 2147483648.0, -2147483648.0, -2147483649.0, 4294967295.0, 4294967296.0, 9223372036854775807.0,
        -9223372036854775808.0, 18446744073709551615.0, 65535.7, -32768.4, 3.0, -3.0,
    ];

    public static double[] Doubles(int length, int seed = 1)
    {
        var random = new Random(seed);
        var values = new double[length];
        for (int i = 0; i < length; i++)
            values[i] = random.NextDouble() * 8 - 4;
        return values;
    }

    public static T[] Integers<T>(int length, int seed = 1)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        var random = new Random(seed);
        var values = new T[length];
        for (int i = 0; i < length; i++)
            values[i] = T.CreateTruncating(random.NextInt64(long.MinValue, long.MaxValue));
        return values;
    }

    public static float[] Floats(int length, int seed = 1) => Array.ConvertAll(Doubles(length, seed), x => (float)x);

    public static double[,] Matrix(int rows, int columns, int seed = 1)
    {
        double[] values = Doubles(rows * columns, seed);
        var matrix = new double[rows, columns];
        Buffer.BlockCopy(values, 0, matrix, 0, values.Length * sizeof(double));
        return matrix;
    }

    public static T[] Copy<T>(T[] values) => (T[])values.Clone();
}
