using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The inverse hyperbolic tangent, within 1 ulp, also near 0.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN beyond -1 and 1 and of NaN, -infinity and infinity of these; both zeros are their own. See <see cref="InverseHyperbolics{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Atanh(Vector512<double> x) => InverseHyperbolics<Doubles512, Vector512<double>>.Atanh(x);

    /// <inheritdoc cref="Atanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Atanh(Vector256<double> x) => InverseHyperbolics<Doubles256, Vector256<double>>.Atanh(x);

    /// <inheritdoc cref="Atanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Atanh(Vector128<double> x) => InverseHyperbolics<Doubles128, Vector128<double>>.Atanh(x);

    /// <inheritdoc cref="Atanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Atanh(Vector512<float> x) =>
        Vector512.Narrow(FloatLogarithms<Doubles512, Vector512<double>>.Atanh(Vector512.WidenLower(x)), FloatLogarithms<Doubles512, Vector512<double>>.Atanh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Atanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Atanh(Vector256<float> x) =>
        Vector256.Narrow(FloatLogarithms<Doubles256, Vector256<double>>.Atanh(Vector256.WidenLower(x)), FloatLogarithms<Doubles256, Vector256<double>>.Atanh(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Atanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Atanh(Vector128<float> x) =>
        Widening.ToFloat(FloatLogarithms<Doubles256, Vector256<double>>.Atanh(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Atanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atanh(double x) => InverseHyperbolics<Doubles1, double>.Atanh(x);

    /// <inheritdoc cref="VectorMath.Atanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Atanh(float x) => (float)FloatLogarithms<Doubles1, double>.Atanh(x);
}
