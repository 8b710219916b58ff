using System;
using ILGPU;
using ILGPU.Runtime;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>Kernels on views give what the methods give on arrays, bit for bit: the CPU accelerator runs the same operations.</summary>
[TestFixture]
public sealed class ResultTests : AcceleratorTests
{
    private delegate void OnSpans(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x);

    [TestCaseSource(typeof(Data), nameof(Data.Sizes))]
    public void Quadratic(int n)
    {
        double[] a = Data.Doubles(n, 1), b = Data.Doubles(n, 2), c = Data.Doubles(n, 3), expected = new double[n];
        using MemoryBuffer1D<double, Stride1D.Dense> da = Upload(a), db = Upload(b), dc = Upload(c);
        using MemoryBuffer1D<double, Stride1D.Dense> dx = Accelerator.Allocate1D<double>(n);

        Kernels.Quadratic(da.View, db.View, dc.View, dx.View);
        ((OnSpans)Kernels.Quadratic)(a, b, c, expected);

        Assert.That(dx.View.GetAsArray1D(), Is.EqualTo(expected));
    }

    [TestCaseSource(typeof(Data), nameof(Data.Sizes))]
    public void Saxpy_on_a_stream_of_its_own(int n)
    {
        float[] x = Data.Floats(n, 1), y = Data.Floats(n, 2);
        using MemoryBuffer1D<float, Stride1D.Dense> dx = Upload(x), dy = Upload(y);
        using AcceleratorStream stream = Accelerator.CreateStream();

        Kernels.Saxpy(stream, 2.5f, dx.View, dy.View);
        stream.Synchronize();
        ((Action<float, float[], float[]>)Kernels.Saxpy)(2.5f, x, y);

        Assert.That(dy.View.GetAsArray1D(), Is.EqualTo(y));
    }

    [Test]
    public void The_kernel_class_takes_views_and_default_values()
    {
        double[] x = Data.Doubles(100);
        using MemoryBuffer1D<double, Stride1D.Dense> dx = Accelerator.Allocate1D(x), dy = Accelerator.Allocate1D<double>(100);

        Kernels.ScaleKernel.Run(dx.View, dy.View);

        Assert.That(dy.View.GetAsArray1D(), Is.EqualTo(Array.ConvertAll(x, v => v * 2.0)));
    }

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

    [TestCaseSource(typeof(Data), nameof(Data.Sizes))]
    public void Stencil_with_conditions_at_its_ends(int n)
    {
        double[] source = Data.Doubles(n), expected = new double[n];
        using MemoryBuffer1D<double, Stride1D.Dense> ds = Upload(source), dt = Accelerator.Allocate1D<double>(n);

        Kernels.Stencil(ds.View, dt.View);
        ((Action<double[], double[]>)Kernels.Stencil)(source, expected);

        Assert.That(dt.View.GetAsArray1D(), Is.EqualTo(expected));
    }

    [TestCase(1, 1, 1)]
    [TestCase(3, 5, 7)]
    [TestCase(150, 20, 30, Description = "More rows than one grid of the stand-in has.")]
    [TestCase(4, 0, 4, Description = "ILGPU has no buffer of rows without columns, only a view of none.")]
    public void Matmul(int rows, int depth, int columns)
    {
        double[,] a = Data.Matrix(rows, depth, 1), b = Data.Matrix(depth, columns, 2), expected = new double[rows, columns];
        using MemoryBuffer2D<double, Stride2D.DenseY>? da = depth == 0 ? null : Accelerator.Allocate2DDenseY(a);
        using MemoryBuffer2D<double, Stride2D.DenseY> db = Accelerator.Allocate2DDenseY<double>((depth, columns));
        using MemoryBuffer2D<double, Stride2D.DenseY> dc = Accelerator.Allocate2DDenseY<double>((rows, columns));
        db.View.CopyFromCPU(b);

        Kernels.Matmul(da?.View ?? default, db.View, dc.View);
        ((Action<double[,], double[,], double[,]>)Kernels.Matmul)(a, b, expected);

        Assert.That(dc.View.GetAsArray2D(), Is.EqualTo(expected));
    }

    [TestCase(2, 1)]
    [TestCase(50, 0)]
    [TestCase(50, 25)]
    public void Loops_in_order_around_parallel_ones(int n, int steps)
    {
        double[] u = Data.Doubles(n), next = new double[n];
        using MemoryBuffer1D<double, Stride1D.Dense> du = Accelerator.Allocate1D(u), dnext = Accelerator.Allocate1D(next);

        Kernels.Heat(du.View, dnext.View, steps, 3, -4);
        ((Action<double[], double[], int, double, double>)Kernels.Heat)(u, next, steps, 3, -4);

        Assert.That(du.View.GetAsArray1D(), Is.EqualTo(u));
    }

    [Test]
    public void Static_fields_are_read_at_each_call([Values] bool isOn, [Values] bool isInverted)
    {
        float[] x = Data.Floats(64), y = new float[64];
        using MemoryBuffer1D<float, Stride1D.Dense> dx = Accelerator.Allocate1D(x), dy = Accelerator.Allocate1D<float>(64);
        Kernels.IsInverted = isInverted;

        Kernels.Gated(dx.View, isOn, dy.View);
        Kernels.IsInverted = !isInverted;
        float[] result = dy.View.GetAsArray1D();
        Kernels.IsInverted = isInverted;
        ((Action<float[], bool, float[]>)Kernels.Gated)(x, isOn, y);

        Assert.That(result, Is.EqualTo(y));
    }

    [Test]
    public void Strides_and_directions([Values(0, 1, 2, 50, 100, 103)] int n, [Values(0, 1, 99, 200)] int first)
    {
        int[] x = Data.Integers<int>(100, 1), y = Data.Integers<int>(n, 2);
        using MemoryBuffer1D<int, Stride1D.Dense> dx = Upload(x), dy = Upload(y);

        Kernels.Strides(dx.View, dy.View, first);
        ((Action<int[], int[], int>)Kernels.Strides)(x, y, first);

        Assert.That(dx.View.GetAsArray1D(), Is.EqualTo(x));
        Assert.That(dy.View.GetAsArray1D(), Is.EqualTo(y));
    }

    [Test]
    public void Inner_loops_as_long_as_the_outer_index_says()
    {
        double[,] a = Data.Matrix(40, 40);
        double[] expected = new double[40];
        using MemoryBuffer2D<double, Stride2D.DenseY> da = Accelerator.Allocate2DDenseY(a);
        using MemoryBuffer1D<double, Stride1D.Dense> dsums = Accelerator.Allocate1D<double>(40);

        Kernels.Triangle(da.View, dsums.View);
        ((Action<double[,], double[]>)Kernels.Triangle)(a, expected);

        Assert.That(dsums.View.GetAsArray1D(), Is.EqualTo(expected));
    }

    [Test]
    public void Keywords_extensions_overloads_and_private_methods()
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

        Assert.That(dy.View.GetAsArray1D(), Is.EqualTo(Array.ConvertAll(x, v => v + 0.5)));
        Assert.That(dsum.View.GetAsArray1D(), Is.EqualTo(Array.ConvertAll(f, v => v + v)));
        Assert.That(dk.View.GetAsArray1D(), Is.EqualTo(new[] { 4, 5, 6 }));
    }

    private static long[] Bits(MemoryBuffer1D<double, Stride1D.Dense> buffer) => Array.ConvertAll(buffer.View.GetAsArray1D(), Bits);

    /// <summary>The bits; any NaN is as good as any other.</summary>
    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);
}
