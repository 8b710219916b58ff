using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The hyperbolic cosine, within 1 ulp.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN, infinity of both infinities. See <see cref="Hyperbolics{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Cosh(Vector512<double> x) => Hyperbolics<Doubles512, Vector512<double>>.Cosh(x);

    /// <inheritdoc cref="Cosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Cosh(Vector256<double> x) => Hyperbolics<Doubles256, Vector256<double>>.Cosh(x);

    /// <inheritdoc cref="Cosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Cosh(Vector128<double> x) => Hyperbolics<Doubles128, Vector128<double>>.Cosh(x);

    /// <inheritdoc cref="Cosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Cosh(Vector512<float> x) =>
        Vector512.Narrow(FloatPowers<Doubles512, Vector512<double>>.Cosh(Vector512.WidenLower(x)), FloatPowers<Doubles512, Vector512<double>>.Cosh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Cosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Cosh(Vector256<float> x) =>
        Vector256.Narrow(FloatPowers<Doubles256, Vector256<double>>.Cosh(Vector256.WidenLower(x)), FloatPowers<Doubles256, Vector256<double>>.Cosh(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Cosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Cosh(Vector128<float> x) =>
        Widening.ToFloat(FloatPowers<Doubles256, Vector256<double>>.Cosh(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Cosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cosh(double x) => Hyperbolics<Doubles1, double>.Cosh(x);

    /// <inheritdoc cref="VectorMath.Cosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Cosh(float x) => (float)FloatPowers<Doubles1, double>.Cosh(x);
}
