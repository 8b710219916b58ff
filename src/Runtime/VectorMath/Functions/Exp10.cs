using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>10 to the power x, within 1 ulp.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN, 0 of -infinity, infinity of what is too large. See <see cref="ExponentialOfTen{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp10(Vector512<double> x) => ExponentialOfTen<Doubles512, Vector512<double>>.Exp10(x);

    /// <inheritdoc cref="Exp10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp10(Vector256<double> x) => ExponentialOfTen<Doubles256, Vector256<double>>.Exp10(x);

    /// <inheritdoc cref="Exp10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exp10(Vector128<double> x) => ExponentialOfTen<Doubles128, Vector128<double>>.Exp10(x);

    /// <inheritdoc cref="Exp10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Exp10(Vector512<float> x) =>
        Vector512.Narrow(FloatPowers<Doubles512, Vector512<double>>.Exp10(Vector512.WidenLower(x)), FloatPowers<Doubles512, Vector512<double>>.Exp10(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Exp10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Exp10(Vector256<float> x) =>
        Vector256.Narrow(FloatPowers<Doubles256, Vector256<double>>.Exp10(Vector256.WidenLower(x)), FloatPowers<Doubles256, Vector256<double>>.Exp10(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Exp10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Exp10(Vector128<float> x) =>
        Widening.ToFloat(FloatPowers<Doubles256, Vector256<double>>.Exp10(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Exp10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp10(double x) => ExponentialOfTen<Doubles1, double>.Exp10(x);

    /// <inheritdoc cref="VectorMath.Exp10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Exp10(float x) => (float)FloatPowers<Doubles1, double>.Exp10(x);
}
