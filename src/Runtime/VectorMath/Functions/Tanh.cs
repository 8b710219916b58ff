using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The hyperbolic tangent, within 1 ulp, also near 0.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN; both zeros are their own, and of the infinities it is 1 and -1. See <see cref="Hyperbolics{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Tanh(Vector512<double> x) => Hyperbolics<Doubles512, Vector512<double>>.Tanh(x);

    /// <inheritdoc cref="Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Tanh(Vector256<double> x) => Hyperbolics<Doubles256, Vector256<double>>.Tanh(x);

    /// <inheritdoc cref="Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Tanh(Vector128<double> x) => Hyperbolics<Doubles128, Vector128<double>>.Tanh(x);

    /// <inheritdoc cref="Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Tanh(Vector512<float> x) =>
        Vector512.Narrow(FloatPowers<Doubles512, Vector512<double>>.Tanh(Vector512.WidenLower(x)), FloatPowers<Doubles512, Vector512<double>>.Tanh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Tanh(Vector256<float> x) =>
        Vector256.Narrow(FloatPowers<Doubles256, Vector256<double>>.Tanh(Vector256.WidenLower(x)), FloatPowers<Doubles256, Vector256<double>>.Tanh(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Tanh(Vector128<float> x) =>
        Widening.ToFloat(FloatPowers<Doubles256, Vector256<double>>.Tanh(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Tanh(double x) => Hyperbolics<Doubles1, double>.Tanh(x);

    /// <inheritdoc cref="VectorMath.Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Tanh(float x) => (float)FloatPowers<Doubles1, double>.Tanh(x);
}
