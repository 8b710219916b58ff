using System;
using System.ComponentModel;
using FusedKernels.Mathematics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// The functions of <see cref="KernelMath"/> for a device that compiles IL: the same algorithms, in arithmetic that the device's code supplies. Where that rounds as its contract says,
/// results have the bits that they have on the host. For generated code.
/// </summary>
/// <typeparam name="A">The device's arithmetic.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DeviceMath<A>
    where A : struct, IDeviceArithmetic
{
    /// <inheritdoc cref="KernelMath.Exp(double)"/>
    public static double Exp(double x) => Exponential<DeviceDoubles<A>, double>.Exp(x);

    /// <inheritdoc cref="KernelMath.Exp2(double)"/>
    public static double Exp2(double x) => ExponentialOfTwo<DeviceDoubles<A>, double>.Exp2(x);

    /// <inheritdoc cref="KernelMath.Exp10(double)"/>
    public static double Exp10(double x) => ExponentialOfTen<DeviceDoubles<A>, double>.Exp10(x);

    /// <inheritdoc cref="KernelMath.ExpM1(double)"/>
    public static double ExpM1(double x) => ExponentialLessOne<DeviceDoubles<A>, double>.ExpM1(x);

    /// <inheritdoc cref="KernelMath.Log(double)"/>
    public static double Log(double x) => Logarithm<DeviceDoubles<A>, double>.Log(x);

    /// <inheritdoc cref="KernelMath.Log2(double)"/>
    public static double Log2(double x) => LogarithmToBase<DeviceDoubles<A>, double>.Log2(x);

    /// <inheritdoc cref="KernelMath.Log10(double)"/>
    public static double Log10(double x) => LogarithmToBase<DeviceDoubles<A>, double>.Log10(x);

    /// <inheritdoc cref="KernelMath.LogP1(double)"/>
    public static double LogP1(double x) => LogarithmOfOneMore<DeviceDoubles<A>, double>.LogP1(x);

    /// <inheritdoc cref="KernelMath.Pow(double, double)"/>
    public static double Pow(double x, double y) => Power<DeviceDoubles<A>, double>.Pow(x, y);

    /// <inheritdoc cref="KernelMath.Cbrt(double)"/>
    public static double Cbrt(double x) => CubeRoot<DeviceDoubles<A>, double>.Cbrt(x);

    /// <inheritdoc cref="KernelMath.ReciprocalSqrt(double)"/>
    public static double ReciprocalSqrt(double x) => Roots<DeviceDoubles<A>, double>.ReciprocalSqrt(x);

    /// <inheritdoc cref="KernelMath.Hypot(double, double)"/>
    public static double Hypot(double x, double y) => Roots<DeviceDoubles<A>, double>.Hypot(x, y);

    /// <inheritdoc cref="KernelMath.Sin(double)"/>
    public static double Sin(double x) => Trigonometry<DeviceDoubles<A>, double>.Sin(x);

    /// <inheritdoc cref="KernelMath.Cos(double)"/>
    public static double Cos(double x) => Trigonometry<DeviceDoubles<A>, double>.Cos(x);

    /// <inheritdoc cref="KernelMath.Tan(double)"/>
    public static double Tan(double x) => Trigonometry<DeviceDoubles<A>, double>.Tan(x);

    /// <inheritdoc cref="KernelMath.Asin(double)"/>
    public static double Asin(double x) => InverseTrigonometry<DeviceDoubles<A>, double>.Asin(x);

    /// <inheritdoc cref="KernelMath.Acos(double)"/>
    public static double Acos(double x) => InverseTrigonometry<DeviceDoubles<A>, double>.Acos(x);

    /// <inheritdoc cref="KernelMath.Atan(double)"/>
    public static double Atan(double x) => ArcTangent<DeviceDoubles<A>, double>.Atan(x);

    /// <inheritdoc cref="KernelMath.Atan2(double, double)"/>
    public static double Atan2(double y, double x) => ArcTangent<DeviceDoubles<A>, double>.Atan2(y, x);

    /// <inheritdoc cref="KernelMath.Sinh(double)"/>
    public static double Sinh(double x) => Hyperbolics<DeviceDoubles<A>, double>.Sinh(x);

    /// <inheritdoc cref="KernelMath.Cosh(double)"/>
    public static double Cosh(double x) => Hyperbolics<DeviceDoubles<A>, double>.Cosh(x);

    /// <inheritdoc cref="KernelMath.Tanh(double)"/>
    public static double Tanh(double x) => Hyperbolics<DeviceDoubles<A>, double>.Tanh(x);

    /// <inheritdoc cref="KernelMath.Asinh(double)"/>
    public static double Asinh(double x) => InverseHyperbolics<DeviceDoubles<A>, double>.Asinh(x);

    /// <inheritdoc cref="KernelMath.Acosh(double)"/>
    public static double Acosh(double x) => InverseHyperbolics<DeviceDoubles<A>, double>.Acosh(x);

    /// <inheritdoc cref="KernelMath.Atanh(double)"/>
    public static double Atanh(double x) => InverseHyperbolics<DeviceDoubles<A>, double>.Atanh(x);

    /// <inheritdoc cref="KernelMath.Erf(double)"/>
    public static double Erf(double x) => ErrorFunctions<DeviceDoubles<A>, double>.Erf(x);

    /// <inheritdoc cref="KernelMath.Erfc(double)"/>
    public static double Erfc(double x) => ErrorFunctions<DeviceDoubles<A>, double>.Erfc(x);

    /// <inheritdoc cref="KernelMath.NormalCdf(double)"/>
    public static double NormalCdf(double x) => ErrorFunctions<DeviceDoubles<A>, double>.NormalCdf(x);

    /// <inheritdoc cref="KernelMath.ReciprocalSqrtEstimate(double)"/>
    public static double ReciprocalSqrtEstimate(double x) => A.Constant(1.0) / Math.Sqrt(x);
}
