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

        Assert.That(dx.View.GetAsArray1D(), EqualTo(expected));
    }

    private delegate void InSteps(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x, int n);

    [TestCaseSource(typeof(Data), nameof(Data.Sizes))]
    public void Whole_arrays_in_one_launch(int n)
    {
        double[] a = Data.Doubles(n, 1), b = Data.Doubles(n, 2), c = Data.Doubles(n, 3), expected = new double[n];
        using MemoryBuffer1D<double, Stride1D.Dense> da = Upload(a), db = Upload(b), dc = Upload(c);
        using MemoryBuffer1D<double, Stride1D.Dense> dx = Accelerator.Allocate1D<double>(n);

        Kernels.QuadraticInSteps(da.View, db.View, dc.View, dx.View, n);
        ((InSteps)Kernels.QuadraticInSteps)(a, b, c, expected, n);

        Assert.That(dx.View.GetAsArray1D(), EqualTo(expected));
        Assert.That(Kernels.QuadraticInStepsKernel.Plan, Does.Contain("GPU: Loop1, one thread per iteration of i\n"));
        Assert.Throws<OverflowException>(() => Kernels.QuadraticInSteps(da.View, db.View, dc.View, dx.View, -1));
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

        Assert.That(dy.View.GetAsArray1D(), EqualTo(y));
    }

    [Test]
    public void The_kernel_class_takes_views_and_default_values()
    {
        double[] x = Data.Doubles(100);
        using MemoryBuffer1D<double, Stride1D.Dense> dx = Accelerator.Allocate1D(x), dy = Accelerator.Allocate1D<double>(100);

        Kernels.ScaleKernel.Run(dx.View, dy.View);

        Assert.That(dy.View.GetAsArray1D(), EqualTo(Array.ConvertAll(x, v => v * 2.0)));
    }

    [TestCaseSource(typeof(Data), nameof(Data.Sizes))]
    public void Stencil_with_conditions_at_its_ends(int n)
    {
        double[] source = Data.Doubles(n), expected = new double[n];
        using MemoryBuffer1D<double, Stride1D.Dense> ds = Upload(source), dt = Accelerator.Allocate1D<double>(n);

        Kernels.Stencil(ds.View, dt.View);
        ((Action<double[], double[]>)Kernels.Stencil)(source, expected);

        Assert.That(dt.View.GetAsArray1D(), EqualTo(expected));
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

        Assert.That(dc.View.GetAsArray2D(), EqualTo(expected));
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

        Assert.That(du.View.GetAsArray1D(), EqualTo(u));
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

        Assert.That(dx.View.GetAsArray1D(), EqualTo(x));
        Assert.That(dy.View.GetAsArray1D(), EqualTo(y));
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

        Assert.That(dsums.View.GetAsArray1D(), EqualTo(expected));
    }
}
