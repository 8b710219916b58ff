using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>e to the power x, within 1 ulp.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN, 0 of -infinity, infinity of what is too large. See <see cref="Exponential{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x) => Exponential<Doubles512, Vector512<double>>.Exp(x);

    /// <inheritdoc cref="Exp(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x) => Exponential<Doubles256, Vector256<double>>.Exp(x);

    /// <inheritdoc cref="Exp(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exp(Vector128<double> x) => Exponential<Doubles128, Vector128<double>>.Exp(x);

    /// <inheritdoc cref="Exp(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => FloatExponential<Floats512, Vector512<float>>.Exp(x);

    /// <inheritdoc cref="Exp(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x) => FloatExponential<Floats256, Vector256<float>>.Exp(x);

    /// <inheritdoc cref="Exp(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x) => FloatExponential<Floats128, Vector128<float>>.Exp(x);
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Exp(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp(double x) => Exponential<Doubles1, double>.Exp(x);

    /// <inheritdoc cref="VectorMath.Exp(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => FloatExponential<Floats1, float>.Exp(x);
}
