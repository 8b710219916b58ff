using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>1 over the square root, within 1 ulp.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN below 0 and of NaN, infinity of 0, -infinity of -0, 0 of infinity. See <see cref="Roots{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ReciprocalSqrt(Vector512<double> x) => Roots<Doubles512, Vector512<double>>.ReciprocalSqrt(x);

    /// <inheritdoc cref="ReciprocalSqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ReciprocalSqrt(Vector256<double> x) => Roots<Doubles256, Vector256<double>>.ReciprocalSqrt(x);

    /// <inheritdoc cref="ReciprocalSqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ReciprocalSqrt(Vector128<double> x) => Roots<Doubles128, Vector128<double>>.ReciprocalSqrt(x);

    /// <inheritdoc cref="ReciprocalSqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> ReciprocalSqrt(Vector512<float> x) =>
        Vector512.Narrow(ReciprocalSqrt(Vector512.WidenLower(x)), ReciprocalSqrt(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="ReciprocalSqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> ReciprocalSqrt(Vector256<float> x) =>
        Vector256.Narrow(ReciprocalSqrt(Vector256.WidenLower(x)), ReciprocalSqrt(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="ReciprocalSqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> ReciprocalSqrt(Vector128<float> x) =>
        Widening.ToFloat(ReciprocalSqrt(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.ReciprocalSqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ReciprocalSqrt(double x) => Roots<Doubles1, double>.ReciprocalSqrt(x);

    /// <inheritdoc cref="VectorMath.ReciprocalSqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReciprocalSqrt(float x) => (float)ReciprocalSqrt((double)x);
}
