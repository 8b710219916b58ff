using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>2 to the power x, within 1 ulp; exact for whole x.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN, 0 of -infinity, infinity of what is too large. See <see cref="ExponentialOfTwo{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp2(Vector512<double> x) => ExponentialOfTwo<Doubles512, Vector512<double>>.Exp2(x);

    /// <inheritdoc cref="Exp2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp2(Vector256<double> x) => ExponentialOfTwo<Doubles256, Vector256<double>>.Exp2(x);

    /// <inheritdoc cref="Exp2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exp2(Vector128<double> x) => ExponentialOfTwo<Doubles128, Vector128<double>>.Exp2(x);

    /// <inheritdoc cref="Exp2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Exp2(Vector512<float> x) =>
        Vector512.Narrow(FloatPowers<Doubles512, Vector512<double>>.Exp2(Vector512.WidenLower(x)), FloatPowers<Doubles512, Vector512<double>>.Exp2(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Exp2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Exp2(Vector256<float> x) =>
        Vector256.Narrow(FloatPowers<Doubles256, Vector256<double>>.Exp2(Vector256.WidenLower(x)), FloatPowers<Doubles256, Vector256<double>>.Exp2(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Exp2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Exp2(Vector128<float> x) =>
        Widening.ToFloat(FloatPowers<Doubles256, Vector256<double>>.Exp2(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Exp2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp2(double x) => ExponentialOfTwo<Doubles1, double>.Exp2(x);

    /// <inheritdoc cref="VectorMath.Exp2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Exp2(float x) => (float)FloatPowers<Doubles1, double>.Exp2(x);
}
