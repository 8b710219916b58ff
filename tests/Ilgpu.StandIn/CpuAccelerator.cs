using System;

namespace ILGPU.Runtime.CPU;

/// <summary>The shapes of a simulated GPU.</summary>
public enum CPUDeviceKind
{
    Default,
    Nvidia,
    AMD,
    LegacyAMD,
    Intel,
}

/// <summary>An accelerator that is the CPU.</summary>
public sealed class CPUAccelerator : Accelerator
{
    internal CPUAccelerator()
    {
    }
}

/// <summary>CPU accelerators of a context.</summary>
public static class CPUContextExtensions
{
    public static Context.Builder CPU(this Context.Builder builder, CPUDeviceKind kind) => builder;

    public static CPUAccelerator CreateCPUAccelerator(this Context context, int cpuDeviceIndex)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfNotEqual(cpuDeviceIndex, 0);
        return new CPUAccelerator();
    }
}
