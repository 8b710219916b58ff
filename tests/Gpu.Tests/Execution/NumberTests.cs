using System;
using ILGPU;
using ILGPU.Runtime;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>Arithmetic on views gives bit for bit what the method as written gives.</summary>
[TestFixture]
public sealed class NumberTests : AcceleratorTests
{
    [Test]
    public void Integers([Values(0, 1, 5, 31, 33, -1)] int shift)
    {
        int[] a = Data.Integers<int>(500, 1);
        uint[] b = Data.Integers<uint>(500, 2);
        long[] c = Data.Integers<long>(500, 3);
        a[0] = int.MinValue;
        a[1] = 0;
        using MemoryBuffer1D<int, Stride1D.Dense> da = Accelerator.Allocate1D(a);
        using MemoryBuffer1D<uint, Stride1D.Dense> db = Accelerator.Allocate1D(b);
        using MemoryBuffer1D<long, Stride1D.Dense> dc = Accelerator.Allocate1D(c);

        Kernels.Integers(da.View, db.View, dc.View, shift);
        ((Action<int[], uint[], long[], int>)Kernels.Integers)(a, b, c, shift);

        Assert.That(db.View.GetAsArray1D(), Is.EqualTo(b));
        Assert.That(dc.View.GetAsArray1D(), Is.EqualTo(c));
    }

    [Test]
    public void Small_types_wrap_around()
    {
        byte[] a = Data.Integers<byte>(300, 1);
        sbyte[] b = Data.Integers<sbyte>(300, 2);
        short[] c = Data.Integers<short>(300, 3);
        ushort[] d = Data.Integers<ushort>(300, 4);
        ulong[] e = Data.Integers<ulong>(300, 5);
        using MemoryBuffer1D<byte, Stride1D.Dense> da = Accelerator.Allocate1D(a);
        using MemoryBuffer1D<sbyte, Stride1D.Dense> db = Accelerator.Allocate1D(b);
        using MemoryBuffer1D<short, Stride1D.Dense> dc = Accelerator.Allocate1D(c);
        using MemoryBuffer1D<ushort, Stride1D.Dense> dd = Accelerator.Allocate1D(d);
        using MemoryBuffer1D<ulong, Stride1D.Dense> de = Accelerator.Allocate1D(e);

        Kernels.Small(da.View, db.View, dc.View, dd.View, de.View, 200, -300);
        ((Action<byte[], sbyte[], short[], ushort[], ulong[], byte, short>)Kernels.Small)(a, b, c, d, e, 200, -300);

        Assert.That(da.View.GetAsArray1D(), Is.EqualTo(a));
        Assert.That(db.View.GetAsArray1D(), Is.EqualTo(b));
        Assert.That(dc.View.GetAsArray1D(), Is.EqualTo(c));
        Assert.That(dd.View.GetAsArray1D(), Is.EqualTo(d));
        Assert.That(de.View.GetAsArray1D(), Is.EqualTo(e));
    }

    [Test]
    public void Conversions_saturate()
    {
        double[] x = Data.Specials;
        int n = x.Length;
        var (i32, u32, i64, u64, i16, f32) = (new int[n], new uint[n], new long[n], new ulong[n], new short[n], new float[n]);
        using MemoryBuffer1D<double, Stride1D.Dense> dx = Accelerator.Allocate1D(x);
        using MemoryBuffer1D<int, Stride1D.Dense> di32 = Accelerator.Allocate1D<int>(n);
        using MemoryBuffer1D<uint, Stride1D.Dense> du32 = Accelerator.Allocate1D<uint>(n);
        using MemoryBuffer1D<long, Stride1D.Dense> di64 = Accelerator.Allocate1D<long>(n);
        using MemoryBuffer1D<ulong, Stride1D.Dense> du64 = Accelerator.Allocate1D<ulong>(n);
        using MemoryBuffer1D<short, Stride1D.Dense> di16 = Accelerator.Allocate1D<short>(n);
        using MemoryBuffer1D<float, Stride1D.Dense> df32 = Accelerator.Allocate1D<float>(n);

        Kernels.Convert(dx.View, di32.View, du32.View, di64.View, du64.View, di16.View, df32.View);
        ((Action<double[], int[], uint[], long[], ulong[], short[], float[]>)Kernels.Convert)(x, i32, u32, i64, u64, i16, f32);

        Assert.That(di32.View.GetAsArray1D(), Is.EqualTo(i32));
        Assert.That(du32.View.GetAsArray1D(), Is.EqualTo(u32));
        Assert.That(di64.View.GetAsArray1D(), Is.EqualTo(i64));
        Assert.That(du64.View.GetAsArray1D(), Is.EqualTo(u64));
        Assert.That(di16.View.GetAsArray1D(), Is.EqualTo(i16));
        Assert.That(df32.View.GetAsArray1D(), Is.EqualTo(f32));
    }

    [Test]
    public void Rounding()
    {
        double[] x = Data.Copy(Data.Specials), y = new double[x.Length];
        float[] u = Array.ConvertAll(x, v => (float)v), v = new float[x.Length];
        using MemoryBuffer1D<double, Stride1D.Dense> dx = Accelerator.Allocate1D(x), dy = Accelerator.Allocate1D<double>(x.Length);
        using MemoryBuffer1D<float, Stride1D.Dense> du = Accelerator.Allocate1D(u), dv = Accelerator.Allocate1D<float>(x.Length);

        Kernels.Rounding(dx.View, dy.View, du.View, dv.View);
        ((Action<double[], double[], float[], float[]>)Kernels.Rounding)(x, y, u, v);

        Assert.That(dx.View.GetAsArray1D(), Is.EqualTo(x));
        Assert.That(dy.View.GetAsArray1D(), Is.EqualTo(y));
        Assert.That(du.View.GetAsArray1D(), Is.EqualTo(u));
        Assert.That(dv.View.GetAsArray1D(), Is.EqualTo(v));
    }

    [Test]
    public void Signs_of_zero([Values(0.0, -0.0, double.NaN)] double zero)
    {
        double[] x = Data.Specials;
        double[][] expected = [new double[x.Length], new double[x.Length], new double[x.Length], new double[x.Length]];
        using MemoryBuffer1D<double, Stride1D.Dense> dx = Accelerator.Allocate1D(x);
        using MemoryBuffer1D<double, Stride1D.Dense> d0 = Accelerator.Allocate1D<double>(x.Length), d1 = Accelerator.Allocate1D<double>(x.Length);
        using MemoryBuffer1D<double, Stride1D.Dense> d2 = Accelerator.Allocate1D<double>(x.Length), d3 = Accelerator.Allocate1D<double>(x.Length);

        Kernels.Signs(dx.View, zero, d0.View, d1.View, d2.View, d3.View);
        ((Action<double[], double, double[], double[], double[], double[]>)Kernels.Signs)(x, zero, expected[0], expected[1], expected[2], expected[3]);

        Assert.That(Bits(d0), Is.EqualTo(Array.ConvertAll(expected[0], Bits)));
        Assert.That(Bits(d1), Is.EqualTo(Array.ConvertAll(expected[1], Bits)));
        Assert.That(Bits(d2), Is.EqualTo(Array.ConvertAll(expected[2], Bits)));
        Assert.That(Bits(d3), Is.EqualTo(Array.ConvertAll(expected[3], Bits)));
    }

    private static long[] Bits(MemoryBuffer1D<double, Stride1D.Dense> buffer) => Array.ConvertAll(buffer.View.GetAsArray1D(), Bits);

    /// <summary>The bits; any NaN is as good as any other.</summary>
    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);
}
