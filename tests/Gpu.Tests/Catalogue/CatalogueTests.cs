using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.PortableExecutable;
using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using ILGPU;
using ILGPU.Runtime;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>Every kernel of Kernel.Tests that has a GPU form: its IL, and its results on views against the method as written.</summary>
[TestFixture]
public sealed class CatalogueTests : AcceleratorTests
{
    private static IEnumerable<TestCaseData> Groups =>
    [
        new TestCaseData(ArithmeticCases.All(), 200).SetArgDisplayNames("Arithmetic"),
        new TestCaseData(ConversionCases.All(), 100).SetArgDisplayNames("Conversion"),
        new TestCaseData(MathCases.All(), 40).SetArgDisplayNames("Math"),
        new TestCaseData(VectorMathCases.All(), 60).SetArgDisplayNames("Vector math"),
        new TestCaseData(RandomCases.Same(), 13).SetArgDisplayNames("Random numbers"),
        new TestCaseData(ControlFlowCases.All(), 10).SetArgDisplayNames("Control flow"),
        new TestCaseData(LoopCases.All(), 10).SetArgDisplayNames("Loops"),
        new TestCaseData(PlaneCases.All(), 5).SetArgDisplayNames("Planes"),
    ];

    [Test]
    public void No_kernel_holds_what_ILGPU_refuses()
    {
        MethodInfo[] kernels = EmittedKernels.In(CatalogueKernels.Instance.Assembly);
        using var file = new PEReader(new MemoryStream(CatalogueKernels.Instance.Image));

        (IReadOnlyList<string> found, int methods) = KernelIL.Scan(file, kernels);

        Assert.That(kernels, Has.Length.GreaterThan(400));
        Assert.That(methods, Is.GreaterThan(kernels.Length));
        Assert.That(found, Is.Empty);
    }

    [TestCaseSource(nameof(Groups))]
    public void As_written(object cases, int atLeast)
    {
        int run = 0;
        List<string> wrong = [];
        foreach (KernelCase kernel in ((IEnumerable<KernelCase>)cases).Where(c => CatalogueKernels.Instance.OnViews(c) is not null && !Devices.Fuses(c.Name)))
        {
            run++;
            wrong.AddRange(kernel.Sizes.Where(n => n is 0 or 1 or 7 or 33 or 65).Select(n => Difference(kernel, n) is { } text ? $"{kernel.Name}, n = {n}: {text}" : null).OfType<string>());
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(run, Is.GreaterThanOrEqualTo(atLeast), "kernels with a GPU form");
    }

    private string? Difference(KernelCase kernel, int n)
    {
        object?[] expected = Inputs.Make(kernel, CatalogueKernels.Instance.Parameters[kernel.Name], n, Inputs.Seed(kernel.Name, n));
        object?[] actual = Inputs.Copy(expected);
        CatalogueKernels.Instance.AsWritten(kernel, expected);
        RunOnViews(CatalogueKernels.Instance.OnViews(kernel)!, actual);
        return expected.Zip(actual, (e, a) => (e, a) switch
        {
            (Region left, Region right) => Comparison.Difference(left.Backing, right.Backing, Math.Max(kernel.Tolerance, Devices.Tolerance)),
            (Array left, Array right) => Comparison.Difference(left, right, Math.Max(kernel.Tolerance, Devices.Tolerance)),
            _ => null,
        }).FirstOrDefault(text => text is not null);
    }

    /// <summary>Copies buffers to the accelerator, runs, and copies them back.</summary>
    private void RunOnViews(MethodInfo run, object?[] arguments)
    {
        List<Action> download = [];
        object?[] views = Array.ConvertAll(arguments, argument => argument switch
        {
            Region region => View(nameof(Line), region.Backing, region.Offset, region.Length, download),
            Array { Rank: 1 } array => View(nameof(Line), array, 0, array.Length, download),
            Array array => View(nameof(Plane), array, download),
            _ => argument,
        });
        run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, views, null);
        Accelerator.DefaultStream.Synchronize();
        download.ForEach(copy => copy());
    }

    private object? View(string method, Array array, params object[] rest) =>
        typeof(CatalogueTests).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(array.GetType().GetElementType()!).Invoke(this, [array, .. rest]);

    private ArrayView1D<T, Stride1D.Dense> Line<T>(T[] array, int offset, int length, List<Action> download)
        where T : unmanaged
    {
        if (length == 0)
            return default;
        MemoryBuffer1D<T, Stride1D.Dense> buffer = Accelerator.Allocate1D(array);
        download.Add(() =>
        {
            buffer.View.GetAsArray1D().CopyTo(array, 0);
            buffer.Dispose();
        });
        return buffer.View.SubView(offset, length);
    }

    private ArrayView2D<T, Stride2D.DenseY> Plane<T>(T[,] array, List<Action> download)
        where T : unmanaged
    {
        if (array.Length == 0)
            return default;
        MemoryBuffer2D<T, Stride2D.DenseY> buffer = Accelerator.Allocate2DDenseY(array);
        download.Add(() =>
        {
            Array.Copy(buffer.View.GetAsArray2D(), array, array.Length);
            buffer.Dispose();
        });
        return buffer.View;
    }
}
