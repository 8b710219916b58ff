using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The natural logarithm of 1 + x, within 1 ulp, also near 0.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN below -1 and of NaN, -infinity of -1, infinity of itself, itself of either 0. See <see cref="LogarithmOfOneMore{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> LogP1(Vector512<double> x) => LogarithmOfOneMore<Doubles512, Vector512<double>>.LogP1(x);

    /// <inheritdoc cref="LogP1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> LogP1(Vector256<double> x) => LogarithmOfOneMore<Doubles256, Vector256<double>>.LogP1(x);

    /// <inheritdoc cref="LogP1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> LogP1(Vector128<double> x) => LogarithmOfOneMore<Doubles128, Vector128<double>>.LogP1(x);

    /// <inheritdoc cref="LogP1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> LogP1(Vector512<float> x) =>
        Vector512.Narrow(FloatLogarithms<Doubles512, Vector512<double>>.LogP1(Vector512.WidenLower(x)), FloatLogarithms<Doubles512, Vector512<double>>.LogP1(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="LogP1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> LogP1(Vector256<float> x) =>
        Vector256.Narrow(FloatLogarithms<Doubles256, Vector256<double>>.LogP1(Vector256.WidenLower(x)), FloatLogarithms<Doubles256, Vector256<double>>.LogP1(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="LogP1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> LogP1(Vector128<float> x) =>
        Widening.ToFloat(FloatLogarithms<Doubles256, Vector256<double>>.LogP1(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.LogP1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogP1(double x) => LogarithmOfOneMore<Doubles1, double>.LogP1(x);

    /// <inheritdoc cref="VectorMath.LogP1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float LogP1(float x) => (float)FloatLogarithms<Doubles1, double>.LogP1(x);
}
