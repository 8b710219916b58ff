using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>e to the power x less 1, within 1 ulp, also near 0.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN, -1 of -infinity, infinity of what is too large, itself of either 0. See <see cref="ExponentialLessOne{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ExpM1(Vector512<double> x) => ExponentialLessOne<Doubles512, Vector512<double>>.ExpM1(x);

    /// <inheritdoc cref="ExpM1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ExpM1(Vector256<double> x) => ExponentialLessOne<Doubles256, Vector256<double>>.ExpM1(x);

    /// <inheritdoc cref="ExpM1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ExpM1(Vector128<double> x) => ExponentialLessOne<Doubles128, Vector128<double>>.ExpM1(x);

    /// <inheritdoc cref="ExpM1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> ExpM1(Vector512<float> x) =>
        Vector512.Narrow(FloatPowers<Doubles512, Vector512<double>>.ExpM1(Vector512.WidenLower(x)), FloatPowers<Doubles512, Vector512<double>>.ExpM1(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="ExpM1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> ExpM1(Vector256<float> x) =>
        Vector256.Narrow(FloatPowers<Doubles256, Vector256<double>>.ExpM1(Vector256.WidenLower(x)), FloatPowers<Doubles256, Vector256<double>>.ExpM1(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="ExpM1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> ExpM1(Vector128<float> x) =>
        Widening.ToFloat(FloatPowers<Doubles256, Vector256<double>>.ExpM1(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.ExpM1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ExpM1(double x) => ExponentialLessOne<Doubles1, double>.ExpM1(x);

    /// <inheritdoc cref="VectorMath.ExpM1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ExpM1(float x) => (float)FloatPowers<Doubles1, double>.ExpM1(x);
}
