using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The logarithm to base 10, within 1 ulp.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN below 0 and of NaN, -infinity of either 0, infinity of itself. See <see cref="LogarithmToBase{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log10(Vector512<double> x) => LogarithmToBase<Doubles512, Vector512<double>>.Log10(x);

    /// <inheritdoc cref="Log10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log10(Vector256<double> x) => LogarithmToBase<Doubles256, Vector256<double>>.Log10(x);

    /// <inheritdoc cref="Log10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Log10(Vector128<double> x) => LogarithmToBase<Doubles128, Vector128<double>>.Log10(x);

    /// <inheritdoc cref="Log10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Log10(Vector512<float> x) =>
        Vector512.Narrow(FloatLogarithms<Doubles512, Vector512<double>>.Log10(Vector512.WidenLower(x)), FloatLogarithms<Doubles512, Vector512<double>>.Log10(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Log10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Log10(Vector256<float> x) =>
        Vector256.Narrow(FloatLogarithms<Doubles256, Vector256<double>>.Log10(Vector256.WidenLower(x)), FloatLogarithms<Doubles256, Vector256<double>>.Log10(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Log10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Log10(Vector128<float> x) =>
        Widening.ToFloat(FloatLogarithms<Doubles256, Vector256<double>>.Log10(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Log10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log10(double x) => LogarithmToBase<Doubles1, double>.Log10(x);

    /// <inheritdoc cref="VectorMath.Log10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Log10(float x) => (float)FloatLogarithms<Doubles1, double>.Log10(x);
}
