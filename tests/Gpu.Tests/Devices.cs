using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace FusedKernels.Gpu.Tests;

/// <summary>What the shared tests run on: here, the stand-in's one accelerator.</summary>
internal static class Devices
{
    /// <summary>The relative error that a kernel's results may have: none, as the methods run as .NET runs them.</summary>
    public const double Tolerance = 0;

    /// <summary>Kernels whose results are other ones where a product is fused with a sum: .NET never does that.</summary>
    public static bool Fuses(string kernel) => false;

    /// <summary>A context to make accelerators in.</summary>
    public static Context CreateContext() => Context.Create(builder => builder.CPU(CPUDeviceKind.Default));

    /// <summary>One more accelerator.</summary>
    public static Accelerator Create(Context context) => context.CreateCPUAccelerator(0);
}
