using System.Collections.Generic;
using System.Linq;
using System.Reflection;
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
    public void Ptx(MethodInfo kernel) => Ptx([kernel]);

    [TestCaseSource(nameof(Kernels))]
    public void OpenCL(MethodInfo kernel) => OpenCL([kernel]);

    [Test]
    public void Ptx_of_the_catalogue() => Ptx(EmittedKernels.In(CatalogueKernels.Instance.Assembly));

    [Test]
    public void OpenCL_of_the_catalogue() => OpenCL(EmittedKernels.In(CatalogueKernels.Instance.Assembly));

    private static void Ptx(MethodInfo[] kernels)
    {
        using Context context = Context.Create(builder => builder.CPU(CPUDeviceKind.Default));
        using var backend = new PTXBackend(
            context, new CudaCapabilityContext(CudaArchitecture.SM_60), CudaArchitecture.SM_60, CudaInstructionSet.ISA_60, null);
        foreach (MethodInfo kernel in kernels)
        {
            var compiled = (PTXCompiledKernel)backend.Compile(EntryPointDescription.FromImplicitlyGroupedKernel(kernel), default);

            Assert.That(compiled.PTXAssembly, Does.Contain(".entry").And.Contain("st."), kernel.DeclaringType!.Name);
            Assert.That(compiled.PTXAssembly, Does.Not.Contain("__nv_").And.Not.Contain(".extern"), "nothing is left to a library");
        }
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
