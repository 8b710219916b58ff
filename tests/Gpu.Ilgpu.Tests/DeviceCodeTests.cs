using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>ILGPU compiles every emitted kernel for CUDA and OpenCL, without its Algorithms library. No device is needed for that.</summary>
[TestFixture]
public sealed class DeviceCodeTests
{
    private static IEnumerable<TestCaseData> Kernels => EmittedKernels.All.Select(kernel => new TestCaseData(kernel).SetArgDisplayNames(
        kernel.DeclaringType!.Name.Replace("FusedKernels_Gpu_Tests_Kernels_", "", System.StringComparison.Ordinal), kernel.Name));

    [TestCaseSource(nameof(Kernels))]
    public void Compiles_to_PTX(MethodInfo kernel) => Ptx(kernel);

    [TestCaseSource(nameof(Kernels))]
    public void Compiles_to_OpenCL(MethodInfo kernel) => OpenCL([kernel]);

    /// <summary>1 - (1 - x), x + 0.1 + 0.2 and x * 0.1 * 0.3 are two operations each, and the comparison holds for no NaN.</summary>
    [Test]
    public void Constants_are_not_combined()
    {
        string ptx = Ptx(EmittedKernels.All.Single(kernel => kernel.DeclaringType!.Name.Contains("_Constants_", System.StringComparison.Ordinal)));

        Assert.That(Regex.Count(ptx, @"\bsub\.f64"), Is.EqualTo(2));
        Assert.That(Regex.Count(ptx, @"\badd\.f64"), Is.EqualTo(2));
        Assert.That(Regex.Count(ptx, @"\bmul\.f64"), Is.EqualTo(2));
        Assert.That(ptx, Does.Match(@"setp\.(gt|leu)\.f64"));
    }

    [Test]
    public void Ptx_of_the_catalogue() => Ptx(EmittedKernels.In(CatalogueKernels.Instance.Assembly));

    [Test]
    public void OpenCL_of_the_catalogue() => OpenCL(EmittedKernels.In(CatalogueKernels.Instance.Assembly));

    /// <summary>The text of the last one.</summary>
    private static string Ptx(params MethodInfo[] kernels)
    {
        using Context context = Context.Create(builder => builder.CPU(CPUDeviceKind.Default));
        using var backend = new PTXBackend(
            context, new CudaCapabilityContext(CudaArchitecture.SM_60), CudaArchitecture.SM_60, CudaInstructionSet.ISA_60, null);
        string text = string.Empty;
        foreach (MethodInfo kernel in kernels)
        {
            text = ((PTXCompiledKernel)backend.Compile(EntryPointDescription.FromImplicitlyGroupedKernel(kernel), default)).PTXAssembly;

            Assert.That(text, Does.Contain(".entry").And.Contain("st."), kernel.DeclaringType!.Name);
            Assert.That(text, Does.Not.Contain("__nv_").And.Not.Contain(".extern"), "nothing is left to a library");
        }

        return text;
    }

    private static void OpenCL(MethodInfo[] kernels)
    {
        using Context context = Context.Create(builder => builder.CPU(CPUDeviceKind.Default));
        using var backend = new CLBackend(
            context, new CLCapabilityContext(false, true, false, false, false), CLDeviceVendor.Other, new CLCVersion(2, 0));
        foreach (MethodInfo kernel in kernels)
        {
            var compiled = (CLCompiledKernel)backend.Compile(EntryPointDescription.FromImplicitlyGroupedKernel(kernel), default);

            Assert.That(compiled.Source, Does.Contain("kernel void"), kernel.DeclaringType!.Name);
        }
    }
}
