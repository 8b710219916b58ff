using System;
using System.ComponentModel;
using FusedKernels.Mathematics;

namespace FusedKernels.CompilerServices;

/// <summary>What <see cref="KernelRandom"/> is made of, for a device that compiles IL, as <see cref="DeviceMath{A}"/> has functions. For generated code.</summary>
/// <typeparam name="A">The device's arithmetic.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceRandom<A>
    where A : struct, IDeviceArithmetic
{
    /// <inheritdoc cref="LaneRandom.Low(long, long, long)"/>
    public static ulong Low(long seed, long index, long block) => Philox<Words1, ulong>.Block((ulong)seed, (ulong)index, (ulong)block, out _);

    /// <inheritdoc cref="LaneRandom.High(long, long, long)"/>
    public static ulong High(long seed, long index, long block)
    {
        Philox<Words1, ulong>.Block((ulong)seed, (ulong)index, (ulong)block, out ulong high);
        return high;
    }

    /// <inheritdoc cref="LaneRandom.Below(ulong, ulong)"/>
    public static ulong Below(ulong bits, ulong limit) => Bounded<Words1, ulong>.Below(bits, limit);

    /// <inheritdoc cref="LaneRandom.Exponential(ulong)"/>
    public static double Exponential(ulong bits) => Variates<DeviceDoubles<A>, double>.Exponential(BitConverter.Int64BitsToDouble((long)bits));

    /// <inheritdoc cref="LaneRandom.Radius(ulong)"/>
    public static double Radius(ulong bits) => Variates<DeviceDoubles<A>, double>.Radius(BitConverter.Int64BitsToDouble((long)bits));

    /// <inheritdoc cref="LaneRandom.Cosine(ulong)"/>
    public static double Cosine(ulong bits) => Variates<DeviceDoubles<A>, double>.Cosine(BitConverter.Int64BitsToDouble((long)bits));
}
