using System;
using ILGPU;
using ILGPU.Runtime;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>What is checked before anything is launched, and what is not held against the caller.</summary>
[TestFixture]
public sealed class ArgumentTests : AcceleratorTests
{
    [Test]
    public void A_short_view_is_named_and_nothing_is_written()
    {
        using MemoryBuffer1D<double, Stride1D.Dense> a = Accelerator.Allocate1D(Data.Doubles(10)), b = Accelerator.Allocate1D(Data.Doubles(10));
        using MemoryBuffer1D<double, Stride1D.Dense> c = Accelerator.Allocate1D(Data.Doubles(9)), x = Accelerator.Allocate1D(new double[10]);

        Refused("c", () => Kernels.Quadratic(a.View, b.View, c.View, x.View));

        Accelerator.DefaultStream.Synchronize();
        Assert.That(x.View.GetAsArray1D(), Is.All.Zero);
    }

    [Test]
    public void A_name_that_is_a_keyword_is_given_as_such()
    {
        using MemoryBuffer1D<double, Stride1D.Dense> x = Accelerator.Allocate1D<double>(3), y = Accelerator.Allocate1D<double>(4);

        Refused("in", () => Kernels.Add(x.View, y.View, 1));
    }

    [TestCase(4, 5, 5, 6, 4, 6, null)]
    [TestCase(4, 5, 4, 6, 4, 6, "b")]
    [TestCase(4, 5, 5, 5, 4, 6, "b")]
    [TestCase(3, 5, 5, 6, 4, 6, "a")]
    [TestCase(3, 5, 5, 6, 0, 6, null, Description = "No row, so nothing is read.")]
    public void Two_dimensions(int aRows, int aColumns, int bRows, int bColumns, int cRows, int cColumns, string? refused)
    {
        using MemoryBuffer2D<double, Stride2D.DenseY> a = Accelerator.Allocate2DDenseY<double>((aRows, aColumns));
        using MemoryBuffer2D<double, Stride2D.DenseY> b = Accelerator.Allocate2DDenseY<double>((bRows, bColumns));
        using MemoryBuffer2D<double, Stride2D.DenseY> c = Accelerator.Allocate2DDenseY<double>((cRows, cColumns));

        void Call() => Kernels.Matmul(a.View, b.View, c.View);

        if (refused is null)
            Assert.DoesNotThrow(Call);
        else
            Refused(refused, Call);
        Accelerator.DefaultStream.Synchronize();
    }

    [Test]
    public void Accesses_under_a_condition_are_checked_under_it()
    {
        using MemoryBuffer1D<double, Stride1D.Dense> source = Accelerator.Allocate1D(Data.Doubles(10)), target = Accelerator.Allocate1D<double>(10);

        Assert.DoesNotThrow(() => Kernels.Stencil(source.View, target.View));
        Refused("target", () => Kernels.Stencil(source.View, target.View.SubView(0, 9)));
        Accelerator.DefaultStream.Synchronize();
    }

    [Test]
    public void Boundary_values_need_a_place()
    {
        using MemoryBuffer1D<double, Stride1D.Dense> none = Accelerator.Allocate1D<double>(0), other = Accelerator.Allocate1D<double>(0);

        Refused("next", () => Kernels.Heat(none.View, other.View, 1, 0, 0));
        Assert.DoesNotThrow(() => Kernels.Heat(none.View, other.View, 0, 0, 0));
    }

    [Test]
    public void Views_of_no_buffer_are_empty_views() =>
        Assert.DoesNotThrow(() => Kernels.Scale(default(ArrayView1D<double, Stride1D.Dense>), default(ArrayView1D<double, Stride1D.Dense>)));

    [TestCase(0, 1, "target")]
    [TestCase(1, 0, "target")]
    [TestCase(0, 19, "target")]
    [TestCase(0, 20, null)]
    [TestCase(20, 0, null)]
    [TestCase(5, 5, null, Description = "In place: each element depends on itself only.")]
    public void Views_of_one_buffer(int source, int target, string? refused)
    {
        double[] all = Data.Doubles(60);
        using MemoryBuffer1D<double, Stride1D.Dense> buffer = Accelerator.Allocate1D(all);
        ArrayView1D<double, Stride1D.Dense> from = buffer.View.SubView(source, 20), to = buffer.View.SubView(target, 20);

        if (refused is not null)
        {
            Refused(refused, () => Kernels.Scale(from, to, 3.0));
            Assert.That(buffer.View.GetAsArray1D(), Is.EqualTo(all));
            return;
        }

        Kernels.Scale(from, to, 3.0);
        double[] expected = Data.Copy(all);
        for (int i = 0; i < 20; i++)
            expected[target + i] = all[source + i] * 3.0;
        Assert.That(buffer.View.GetAsArray1D(), Is.EqualTo(expected));
    }

    [Test]
    public void In_place_is_refused_where_elements_depend_on_their_neighbours()
    {
        using MemoryBuffer1D<double, Stride1D.Dense> buffer = Accelerator.Allocate1D(Data.Doubles(10));

        Refused("target", () => Kernels.Stencil(buffer.View, buffer.View));
    }

    [Test]
    public void Views_that_are_only_read_may_overlap()
    {
        double[] values = Data.Doubles(30);
        using MemoryBuffer1D<double, Stride1D.Dense> buffer = Accelerator.Allocate1D(values), x = Accelerator.Allocate1D<double>(20);

        Assert.DoesNotThrow(() => Kernels.Quadratic(buffer.View.SubView(0, 20), buffer.View.SubView(1, 20), buffer.View.SubView(10, 20), x.View));
        Accelerator.DefaultStream.Synchronize();
    }

    [Test]
    public void All_views_belong_to_one_accelerator()
    {
        using Accelerator another = CreateAnother();
        using MemoryBuffer1D<double, Stride1D.Dense> x = Accelerator.Allocate1D<double>(3), y = another.Allocate1D<double>(3);
        using AcceleratorStream stream = another.CreateStream();

        Refused("target", () => Kernels.Scale(x.View, y.View));
        Refused("source", () => Kernels.Scale(stream, x.View, y.View));
    }

    [Test]
    public void Memory_that_is_given_back_is_not_touched()
    {
        using MemoryBuffer1D<double, Stride1D.Dense> x = Accelerator.Allocate1D<double>(3);
        MemoryBuffer1D<double, Stride1D.Dense> y = Accelerator.Allocate1D<double>(3);
        ArrayView1D<double, Stride1D.Dense> view = y.View;
        y.Dispose();

        Refused("target", () => Kernels.Scale(x.View, view));
    }

    [Test]
    public void A_stream_is_not_null()
    {
        using MemoryBuffer1D<double, Stride1D.Dense> x = Accelerator.Allocate1D<double>(3), y = Accelerator.Allocate1D<double>(3);

        Assert.That(() => Kernels.Scale(null!, x.View, y.View), Throws.ArgumentNullException);
    }

    [Test]
    public void An_index_that_would_wrap_around_is_refused()
    {
        using MemoryBuffer1D<int, Stride1D.Dense> x = Accelerator.Allocate1D<int>(3), y = Accelerator.Allocate1D<int>(3);

        Refused("x", () => Kernels.Strides(x.View, y.View, -1));
        Assert.DoesNotThrow(() => Kernels.Strides(x.View, y.View, int.MaxValue));
        Accelerator.DefaultStream.Synchronize();
    }

    private static void Refused(string parameter, TestDelegate call)
    {
        ArgumentException? refusal = Assert.Throws<ArgumentException>(call);
        Assert.That(refusal!.ParamName, Is.EqualTo(parameter));
    }
}
