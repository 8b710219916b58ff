using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The square root, correctly rounded.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN below 0 and of NaN, -0 of -0. See <see cref="Roots{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sqrt(Vector512<double> x) => Roots<Doubles512, Vector512<double>>.Sqrt(x);

    /// <inheritdoc cref="Sqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sqrt(Vector256<double> x) => Roots<Doubles256, Vector256<double>>.Sqrt(x);

    /// <inheritdoc cref="Sqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sqrt(Vector128<double> x) => Roots<Doubles128, Vector128<double>>.Sqrt(x);

    /// <inheritdoc cref="Sqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sqrt(Vector512<float> x) => FloatRoots<Floats512, Vector512<float>>.Sqrt(x);

    /// <inheritdoc cref="Sqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sqrt(Vector256<float> x) => FloatRoots<Floats256, Vector256<float>>.Sqrt(x);

    /// <inheritdoc cref="Sqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sqrt(Vector128<float> x) => FloatRoots<Floats128, Vector128<float>>.Sqrt(x);
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Sqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sqrt(double x) => Roots<Doubles1, double>.Sqrt(x);

    /// <inheritdoc cref="VectorMath.Sqrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sqrt(float x) => FloatRoots<Floats1, float>.Sqrt(x);
}
