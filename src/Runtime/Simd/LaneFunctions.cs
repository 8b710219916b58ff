using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>Functions with the same bits as a scalar and in lanes. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneFunctions
{
    /// <summary>
    /// x to the power 0.5: the correctly rounded square root, with Math.Pow's special cases: +0 for -0.0, and +infinity for negative
    /// infinity (IEEE 754-2019, section 9.2.1).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double PowHalf(double x) => double.IsNegativeInfinity(x) ? double.PositiveInfinity : Math.Sqrt(x + 0.0);

    /// <inheritdoc cref="PowHalf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float PowHalf(float x) => float.IsNegativeInfinity(x) ? float.PositiveInfinity : MathF.Sqrt(x + 0.0f);

    /// <inheritdoc cref="PowHalf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> PowHalf(Vector512<double> x) => Vector512.ConditionalSelect(
        Vector512.Equals(x, Vector512.Create(double.NegativeInfinity)), Vector512.Create(double.PositiveInfinity), Vector512.Sqrt(x + Vector512<double>.Zero));

    /// <inheritdoc cref="PowHalf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> PowHalf(Vector256<double> x) => Vector256.ConditionalSelect(
        Vector256.Equals(x, Vector256.Create(double.NegativeInfinity)), Vector256.Create(double.PositiveInfinity), Vector256.Sqrt(x + Vector256<double>.Zero));

    /// <inheritdoc cref="PowHalf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> PowHalf(Vector128<double> x) => Vector128.ConditionalSelect(
        Vector128.Equals(x, Vector128.Create(double.NegativeInfinity)), Vector128.Create(double.PositiveInfinity), Vector128.Sqrt(x + Vector128<double>.Zero));

    /// <inheritdoc cref="PowHalf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> PowHalf(Vector512<float> x) => Vector512.ConditionalSelect(
        Vector512.Equals(x, Vector512.Create(float.NegativeInfinity)), Vector512.Create(float.PositiveInfinity), Vector512.Sqrt(x + Vector512<float>.Zero));

    /// <inheritdoc cref="PowHalf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> PowHalf(Vector256<float> x) => Vector256.ConditionalSelect(
        Vector256.Equals(x, Vector256.Create(float.NegativeInfinity)), Vector256.Create(float.PositiveInfinity), Vector256.Sqrt(x + Vector256<float>.Zero));

    /// <inheritdoc cref="PowHalf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> PowHalf(Vector128<float> x) => Vector128.ConditionalSelect(
        Vector128.Equals(x, Vector128.Create(float.NegativeInfinity)), Vector128.Create(float.PositiveInfinity), Vector128.Sqrt(x + Vector128<float>.Zero));
}
