using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The inverse hyperbolic sine, within 1 ulp, also near 0.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN; both zeros and both infinities are their own. See <see cref="InverseHyperbolics{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Asinh(Vector512<double> x) => InverseHyperbolics<Doubles512, Vector512<double>>.Asinh(x);

    /// <inheritdoc cref="Asinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Asinh(Vector256<double> x) => InverseHyperbolics<Doubles256, Vector256<double>>.Asinh(x);

    /// <inheritdoc cref="Asinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Asinh(Vector128<double> x) => InverseHyperbolics<Doubles128, Vector128<double>>.Asinh(x);

    /// <inheritdoc cref="Asinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Asinh(Vector512<float> x) =>
        Vector512.Narrow(FloatLogarithms<Doubles512, Vector512<double>>.Asinh(Vector512.WidenLower(x)), FloatLogarithms<Doubles512, Vector512<double>>.Asinh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Asinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Asinh(Vector256<float> x) =>
        Vector256.Narrow(FloatLogarithms<Doubles256, Vector256<double>>.Asinh(Vector256.WidenLower(x)), FloatLogarithms<Doubles256, Vector256<double>>.Asinh(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Asinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Asinh(Vector128<float> x) =>
        Widening.ToFloat(FloatLogarithms<Doubles256, Vector256<double>>.Asinh(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Asinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asinh(double x) => InverseHyperbolics<Doubles1, double>.Asinh(x);

    /// <inheritdoc cref="VectorMath.Asinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Asinh(float x) => (float)FloatLogarithms<Doubles1, double>.Asinh(x);
}
