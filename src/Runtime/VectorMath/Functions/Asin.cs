using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The arc sine, within 1 ulp.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN beyond -1 and 1 and of NaN; both zeros are their own. See <see cref="InverseTrigonometry{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Asin(Vector512<double> x) => InverseTrigonometry<Doubles512, Vector512<double>>.Asin(x);

    /// <inheritdoc cref="Asin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Asin(Vector256<double> x) => InverseTrigonometry<Doubles256, Vector256<double>>.Asin(x);

    /// <inheritdoc cref="Asin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Asin(Vector128<double> x) => InverseTrigonometry<Doubles128, Vector128<double>>.Asin(x);

    /// <inheritdoc cref="Asin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Asin(Vector512<float> x) =>
        Vector512.Narrow(FloatAngles<Doubles512, Vector512<double>>.Asin(Vector512.WidenLower(x)), FloatAngles<Doubles512, Vector512<double>>.Asin(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Asin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Asin(Vector256<float> x) =>
        Vector256.Narrow(FloatAngles<Doubles256, Vector256<double>>.Asin(Vector256.WidenLower(x)), FloatAngles<Doubles256, Vector256<double>>.Asin(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Asin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Asin(Vector128<float> x) =>
        Widening.ToFloat(FloatAngles<Doubles256, Vector256<double>>.Asin(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Asin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asin(double x) => InverseTrigonometry<Doubles1, double>.Asin(x);

    /// <inheritdoc cref="VectorMath.Asin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Asin(float x) => (float)FloatAngles<Doubles1, double>.Asin(x);
}
