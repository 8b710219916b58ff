using System;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace FusedKernels.Gpu.Tests;

/// <summary>What the shared tests run on: ILGPU's CPU accelerator, or an NVIDIA GPU where the environment says ILGPU_ACCELERATOR=cuda.</summary>
internal static class Devices
{
    private static readonly bool OnCuda =
        string.Equals(Environment.GetEnvironmentVariable("ILGPU_ACCELERATOR"), "cuda", StringComparison.OrdinalIgnoreCase);

    /// <summary>The relative error that a kernel's results may have: a GPU's compiler contracts products and sums.</summary>
    public static double Tolerance => OnCuda ? 1e-4 : 0;

    /// <summary>Kernels whose results are other ones where a product is fused with a sum: what cancels, and what is out of range before it cancels.</summary>
    public static bool Fuses(string kernel) => OnCuda && (kernel is "Wave" or "Outer" or "Correlate" or "AddWhere");

    /// <summary>A context to make accelerators in.</summary>
    public static Context CreateContext() => Context.Create(builder =>
    {
        if (OnCuda)
            builder.Cuda();
        else
            builder.CPU(CPUDeviceKind.Default);
    });

    /// <summary>One more accelerator.</summary>
    public static Accelerator Create(Context context) =>
        OnCuda ? context.CreateCudaAccelerator(0) : context.CreateCPUAccelerator(0);
}
