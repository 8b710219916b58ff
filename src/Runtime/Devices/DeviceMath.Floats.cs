using System;
using System.ComponentModel;
using FusedKernels.Mathematics;

namespace FusedKernels.CompilerServices;

/// <content>Functions of floats.</content>
public static partial class DeviceMath<A>
{
    /// <inheritdoc cref="KernelMath.Exp(float)"/>
    public static float Exp(float x) => FloatExponential<DeviceFloats<A>, float>.Exp(x);

    /// <inheritdoc cref="KernelMath.Exp2(float)"/>
    public static float Exp2(float x) => (float)FloatPowers<DeviceDoubles<A>, double>.Exp2(x);

    /// <inheritdoc cref="KernelMath.Exp10(float)"/>
    public static float Exp10(float x) => (float)FloatPowers<DeviceDoubles<A>, double>.Exp10(x);

    /// <inheritdoc cref="KernelMath.ExpM1(float)"/>
    public static float ExpM1(float x) => (float)FloatPowers<DeviceDoubles<A>, double>.ExpM1(x);

    /// <inheritdoc cref="KernelMath.Log(float)"/>
    public static float Log(float x) => FloatLogarithm<DeviceFloats<A>, float>.Log(x);

    /// <inheritdoc cref="KernelMath.Log2(float)"/>
    public static float Log2(float x) => FloatLogarithm<DeviceFloats<A>, float>.Log2(x);

    /// <inheritdoc cref="KernelMath.Log10(float)"/>
    public static float Log10(float x) => (float)FloatLogarithms<DeviceDoubles<A>, double>.Log10(x);

    /// <inheritdoc cref="KernelMath.LogP1(float)"/>
    public static float LogP1(float x) => (float)FloatLogarithms<DeviceDoubles<A>, double>.LogP1(x);

    /// <inheritdoc cref="KernelMath.Pow(float, float)"/>
    public static float Pow(float x, float y) => (float)FloatPower<DeviceDoubles<A>, double>.Pow(x, y);

    /// <inheritdoc cref="KernelMath.Cbrt(float)"/>
    public static float Cbrt(float x) => (float)CubeRoot<DeviceDoubles<A>, double>.OfFloat(x);

    /// <inheritdoc cref="KernelMath.ReciprocalSqrt(float)"/>
    public static float ReciprocalSqrt(float x) => FloatRoots<DeviceFloats<A>, float>.ReciprocalSqrt(x);

    /// <inheritdoc cref="KernelMath.Hypot(float, float)"/>
    public static float Hypot(float x, float y) => (float)Roots<DeviceDoubles<A>, double>.HypotOfFloats(x, y);

    /// <inheritdoc cref="KernelMath.Sin(float)"/>
    public static float Sin(float x) => FloatTrigonometry<DeviceFloats<A>, float, DeviceDoubles<A>>.Sin(x);

    /// <inheritdoc cref="KernelMath.Cos(float)"/>
    public static float Cos(float x) => FloatTrigonometry<DeviceFloats<A>, float, DeviceDoubles<A>>.Cos(x);

    /// <inheritdoc cref="KernelMath.Tan(float)"/>
    public static float Tan(float x) => (float)FloatAngles<DeviceDoubles<A>, double>.Tan(x);

    /// <inheritdoc cref="KernelMath.Asin(float)"/>
    public static float Asin(float x) => (float)FloatAngles<DeviceDoubles<A>, double>.Asin(x);

    /// <inheritdoc cref="KernelMath.Acos(float)"/>
    public static float Acos(float x) => (float)FloatAngles<DeviceDoubles<A>, double>.Acos(x);

    /// <inheritdoc cref="KernelMath.Atan(float)"/>
    public static float Atan(float x) => (float)FloatAngles<DeviceDoubles<A>, double>.Atan(x);

    /// <inheritdoc cref="KernelMath.Atan2(float, float)"/>
    public static float Atan2(float y, float x) => (float)FloatAngles<DeviceDoubles<A>, double>.Atan2(y, x);

    /// <inheritdoc cref="KernelMath.Sinh(float)"/>
    public static float Sinh(float x) => (float)FloatPowers<DeviceDoubles<A>, double>.Sinh(x);

    /// <inheritdoc cref="KernelMath.Cosh(float)"/>
    public static float Cosh(float x) => (float)FloatPowers<DeviceDoubles<A>, double>.Cosh(x);

    /// <inheritdoc cref="KernelMath.Tanh(float)"/>
    public static float Tanh(float x) => (float)FloatPowers<DeviceDoubles<A>, double>.Tanh(x);

    /// <inheritdoc cref="KernelMath.Asinh(float)"/>
    public static float Asinh(float x) => (float)FloatLogarithms<DeviceDoubles<A>, double>.Asinh(x);

    /// <inheritdoc cref="KernelMath.Acosh(float)"/>
    public static float Acosh(float x) => (float)FloatLogarithms<DeviceDoubles<A>, double>.Acosh(x);

    /// <inheritdoc cref="KernelMath.Atanh(float)"/>
    public static float Atanh(float x) => (float)FloatLogarithms<DeviceDoubles<A>, double>.Atanh(x);

    /// <inheritdoc cref="KernelMath.Erf(float)"/>
    public static float Erf(float x) => (float)FloatErrorFunctions<DeviceDoubles<A>, double>.Erf(x);

    /// <inheritdoc cref="KernelMath.Erfc(float)"/>
    public static float Erfc(float x) => (float)FloatErrorFunctions<DeviceDoubles<A>, double>.Erfc(x);

    /// <inheritdoc cref="KernelMath.NormalCdf(float)"/>
    public static float NormalCdf(float x) => (float)FloatErrorFunctions<DeviceDoubles<A>, double>.NormalCdf(x);

    /// <inheritdoc cref="KernelMath.ReciprocalSqrtEstimate(float)"/>
    public static float ReciprocalSqrtEstimate(float x) => A.Constant(1f) / MathF.Sqrt(x);
}
