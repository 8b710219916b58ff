using System;
using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>Kernels are loaded once per accelerator.</summary>
[TestFixture]
public sealed class CachingTests : AcceleratorTests
{
    [Test]
    public void A_kernel_is_loaded_once_per_accelerator()
    {
        object first = Launchers(Accelerator);
        using Accelerator another = CreateAnother();

        Assert.That(Launchers(Accelerator), Is.SameAs(first));
        Assert.That(Launchers(another), Is.Not.SameAs(first));
    }

    [Test]
    public void Each_accelerator_runs_its_own()
    {
        using Accelerator another = CreateAnother();
        foreach (Accelerator accelerator in new[] { Accelerator, another, Accelerator })
        {
            using MemoryBuffer1D<double, Stride1D.Dense> x = accelerator.Allocate1D(Data.Doubles(50)), y = accelerator.Allocate1D<double>(50);

            Kernels.Scale(x.View, y.View);

            Assert.That(y.View.GetAsArray1D(), Is.EqualTo(Array.ConvertAll(Data.Doubles(50), v => v * 2)));
        }
    }

    /// <summary>What the generated class of the kernel Scale keeps for an accelerator.</summary>
    private static object Launchers(Accelerator accelerator)
    {
        Type kernel = Array.Find(EmittedKernels.Classes, type => type.Name.Contains("_Scale_", StringComparison.Ordinal))!;
        return kernel.GetMethod("On", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [accelerator])!;
    }
}
