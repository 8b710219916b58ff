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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReciprocalSqrt(Vector512<float> x) => FloatRoots<Floats512, Vector512<float>>.ReciprocalSqrt(x);

    /// <inheritdoc cref="ReciprocalSqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReciprocalSqrt(Vector256<float> x) => FloatRoots<Floats256, Vector256<float>>.ReciprocalSqrt(x);

    /// <inheritdoc cref="ReciprocalSqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReciprocalSqrt(Vector128<float> x) => FloatRoots<Floats128, Vector128<float>>.ReciprocalSqrt(x);
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.ReciprocalSqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ReciprocalSqrt(double x) => Roots<Doubles1, double>.ReciprocalSqrt(x);

    /// <inheritdoc cref="VectorMath.ReciprocalSqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReciprocalSqrt(float x) => FloatRoots<Floats1, float>.ReciprocalSqrt(x);
}
