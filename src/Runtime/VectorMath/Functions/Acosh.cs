using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The inverse hyperbolic cosine, within 1 ulp, also near 1.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN below 1 and of NaN, infinity of itself. See <see cref="InverseHyperbolics{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Acosh(Vector512<double> x) => InverseHyperbolics<Doubles512, Vector512<double>>.Acosh(x);

    /// <inheritdoc cref="Acosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Acosh(Vector256<double> x) => InverseHyperbolics<Doubles256, Vector256<double>>.Acosh(x);

    /// <inheritdoc cref="Acosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Acosh(Vector128<double> x) => InverseHyperbolics<Doubles128, Vector128<double>>.Acosh(x);

    /// <inheritdoc cref="Acosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Acosh(Vector512<float> x) =>
        Vector512.Narrow(FloatLogarithms<Doubles512, Vector512<double>>.Acosh(Vector512.WidenLower(x)), FloatLogarithms<Doubles512, Vector512<double>>.Acosh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Acosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Acosh(Vector256<float> x) =>
        Vector256.Narrow(FloatLogarithms<Doubles256, Vector256<double>>.Acosh(Vector256.WidenLower(x)), FloatLogarithms<Doubles256, Vector256<double>>.Acosh(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Acosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Acosh(Vector128<float> x) =>
        Widening.ToFloat(FloatLogarithms<Doubles256, Vector256<double>>.Acosh(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Acosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acosh(double x) => InverseHyperbolics<Doubles1, double>.Acosh(x);

    /// <inheritdoc cref="VectorMath.Acosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Acosh(float x) => (float)FloatLogarithms<Doubles1, double>.Acosh(x);
}
