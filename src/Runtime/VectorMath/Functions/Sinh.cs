using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The hyperbolic sine, within 1 ulp, also near 0.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN; both zeros and both infinities are their own. See <see cref="Hyperbolics{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Sinh(Vector512<double> x) => Hyperbolics<Doubles512, Vector512<double>>.Sinh(x);

    /// <inheritdoc cref="Sinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Sinh(Vector256<double> x) => Hyperbolics<Doubles256, Vector256<double>>.Sinh(x);

    /// <inheritdoc cref="Sinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Sinh(Vector128<double> x) => Hyperbolics<Doubles128, Vector128<double>>.Sinh(x);

    /// <inheritdoc cref="Sinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Sinh(Vector512<float> x) =>
        Vector512.Narrow(FloatPowers<Doubles512, Vector512<double>>.Sinh(Vector512.WidenLower(x)), FloatPowers<Doubles512, Vector512<double>>.Sinh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Sinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Sinh(Vector256<float> x) =>
        Vector256.Narrow(FloatPowers<Doubles256, Vector256<double>>.Sinh(Vector256.WidenLower(x)), FloatPowers<Doubles256, Vector256<double>>.Sinh(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Sinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Sinh(Vector128<float> x) =>
        Widening.ToFloat(FloatPowers<Doubles256, Vector256<double>>.Sinh(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Sinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sinh(double x) => Hyperbolics<Doubles1, double>.Sinh(x);

    /// <inheritdoc cref="VectorMath.Sinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Sinh(float x) => (float)FloatPowers<Doubles1, double>.Sinh(x);
}
