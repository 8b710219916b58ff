using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>x to the power y, within 1 ulp.</summary>
    /// <param name="x">The bases.</param>
    /// <param name="y">The exponents.</param>
    /// <remarks>The special cases are those of IEEE 754-2019, as in <see cref="System.Math.Pow(double, double)"/>: 1 if y is 0 or x is 1, NaN included. See <see cref="Power{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Pow(Vector512<double> x, Vector512<double> y) => Power<Doubles512, Vector512<double>>.Pow(x, y);

    /// <inheritdoc cref="Pow(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Pow(Vector256<double> x, Vector256<double> y) => Power<Doubles256, Vector256<double>>.Pow(x, y);

    /// <inheritdoc cref="Pow(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Pow(Vector128<double> x, Vector128<double> y) => Power<Doubles128, Vector128<double>>.Pow(x, y);

    /// <inheritdoc cref="Pow(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Pow(Vector512<float> x, Vector512<float> y) =>
        Vector512.Narrow(FloatPower<Doubles512, Vector512<double>>.Pow(Vector512.WidenLower(x), Vector512.WidenLower(y)), FloatPower<Doubles512, Vector512<double>>.Pow(Vector512.WidenUpper(x), Vector512.WidenUpper(y)));

    /// <inheritdoc cref="Pow(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Pow(Vector256<float> x, Vector256<float> y) =>
        Vector256.Narrow(FloatPower<Doubles256, Vector256<double>>.Pow(Vector256.WidenLower(x), Vector256.WidenLower(y)), FloatPower<Doubles256, Vector256<double>>.Pow(Vector256.WidenUpper(x), Vector256.WidenUpper(y)));

    /// <inheritdoc cref="Pow(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Pow(Vector128<float> x, Vector128<float> y) =>
        Widening.ToFloat(FloatPower<Doubles256, Vector256<double>>.Pow(Widening.To256(x), Widening.To256(y)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Pow(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Pow(double x, double y) => Power<Doubles1, double>.Pow(x, y);

    /// <inheritdoc cref="VectorMath.Pow(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Pow(float x, float y) => (float)FloatPower<Doubles1, double>.Pow(x, y);
}
