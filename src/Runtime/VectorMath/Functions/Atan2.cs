using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The angle of the point (x, y), within 1 ulp, from -pi to pi.</summary>
    /// <param name="y">The heights.</param>
    /// <param name="x">The distances to the right.</param>
    /// <remarks>The special cases are those of IEEE 754-2019, as in <see cref="System.Math.Atan2(double, double)"/>; two infinities are a point on a diagonal. See <see cref="ArcTangent{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Atan2(Vector512<double> y, Vector512<double> x) => ArcTangent<Doubles512, Vector512<double>>.Atan2(y, x);

    /// <inheritdoc cref="Atan2(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Atan2(Vector256<double> y, Vector256<double> x) => ArcTangent<Doubles256, Vector256<double>>.Atan2(y, x);

    /// <inheritdoc cref="Atan2(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Atan2(Vector128<double> y, Vector128<double> x) => ArcTangent<Doubles128, Vector128<double>>.Atan2(y, x);

    /// <inheritdoc cref="Atan2(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Atan2(Vector512<float> y, Vector512<float> x) =>
        Vector512.Narrow(FloatAngles<Doubles512, Vector512<double>>.Atan2(Vector512.WidenLower(y), Vector512.WidenLower(x)), FloatAngles<Doubles512, Vector512<double>>.Atan2(Vector512.WidenUpper(y), Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Atan2(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Atan2(Vector256<float> y, Vector256<float> x) =>
        Vector256.Narrow(FloatAngles<Doubles256, Vector256<double>>.Atan2(Vector256.WidenLower(y), Vector256.WidenLower(x)), FloatAngles<Doubles256, Vector256<double>>.Atan2(Vector256.WidenUpper(y), Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Atan2(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Atan2(Vector128<float> y, Vector128<float> x) =>
        Widening.ToFloat(FloatAngles<Doubles256, Vector256<double>>.Atan2(Widening.To256(y), Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Atan2(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atan2(double y, double x) => ArcTangent<Doubles1, double>.Atan2(y, x);

    /// <inheritdoc cref="VectorMath.Atan2(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Atan2(float y, float x) => (float)FloatAngles<Doubles1, double>.Atan2(y, x);
}
