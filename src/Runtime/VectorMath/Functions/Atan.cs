using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The arc tangent, within 1 ulp.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN; both zeros are their own. See <see cref="ArcTangent{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Atan(Vector512<double> x) => ArcTangent<Doubles512, Vector512<double>>.Atan(x);

    /// <inheritdoc cref="Atan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Atan(Vector256<double> x) => ArcTangent<Doubles256, Vector256<double>>.Atan(x);

    /// <inheritdoc cref="Atan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Atan(Vector128<double> x) => ArcTangent<Doubles128, Vector128<double>>.Atan(x);

    /// <inheritdoc cref="Atan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Atan(Vector512<float> x) =>
        Vector512.Narrow(FloatAngles<Doubles512, Vector512<double>>.Atan(Vector512.WidenLower(x)), FloatAngles<Doubles512, Vector512<double>>.Atan(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Atan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Atan(Vector256<float> x) =>
        Vector256.Narrow(FloatAngles<Doubles256, Vector256<double>>.Atan(Vector256.WidenLower(x)), FloatAngles<Doubles256, Vector256<double>>.Atan(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Atan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Atan(Vector128<float> x) =>
        Widening.ToFloat(FloatAngles<Doubles256, Vector256<double>>.Atan(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Atan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atan(double x) => ArcTangent<Doubles1, double>.Atan(x);

    /// <inheritdoc cref="VectorMath.Atan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Atan(float x) => (float)FloatAngles<Doubles1, double>.Atan(x);
}
