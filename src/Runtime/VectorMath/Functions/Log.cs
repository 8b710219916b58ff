using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The natural logarithm, within 1 ulp.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN below 0 and of NaN, -infinity of either 0, infinity of itself. See <see cref="Logarithm{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x) => Logarithm<Doubles512, Vector512<double>>.Log(x);

    /// <inheritdoc cref="Log(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x) => Logarithm<Doubles256, Vector256<double>>.Log(x);

    /// <inheritdoc cref="Log(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Log(Vector128<double> x) => Logarithm<Doubles128, Vector128<double>>.Log(x);

    /// <inheritdoc cref="Log(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x) => FloatLogarithm<Floats512, Vector512<float>>.Log(x);

    /// <inheritdoc cref="Log(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x) => FloatLogarithm<Floats256, Vector256<float>>.Log(x);

    /// <inheritdoc cref="Log(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x) => FloatLogarithm<Floats128, Vector128<float>>.Log(x);
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Log(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log(double x) => Logarithm<Doubles1, double>.Log(x);

    /// <inheritdoc cref="VectorMath.Log(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => FloatLogarithm<Floats1, float>.Log(x);
}
