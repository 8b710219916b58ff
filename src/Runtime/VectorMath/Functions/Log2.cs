using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The logarithm to base 2, within 1 ulp; exact for powers of two.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN below 0 and of NaN, -infinity of either 0, infinity of itself. See <see cref="LogarithmToBase{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log2(Vector512<double> x) => LogarithmToBase<Doubles512, Vector512<double>>.Log2(x);

    /// <inheritdoc cref="Log2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log2(Vector256<double> x) => LogarithmToBase<Doubles256, Vector256<double>>.Log2(x);

    /// <inheritdoc cref="Log2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Log2(Vector128<double> x) => LogarithmToBase<Doubles128, Vector128<double>>.Log2(x);

    /// <inheritdoc cref="Log2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log2(Vector512<float> x) => FloatLogarithm<Floats512, Vector512<float>>.Log2(x);

    /// <inheritdoc cref="Log2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log2(Vector256<float> x) => FloatLogarithm<Floats256, Vector256<float>>.Log2(x);

    /// <inheritdoc cref="Log2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log2(Vector128<float> x) => FloatLogarithm<Floats128, Vector128<float>>.Log2(x);
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Log2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log2(double x) => LogarithmToBase<Doubles1, double>.Log2(x);

    /// <inheritdoc cref="VectorMath.Log2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log2(float x) => FloatLogarithm<Floats1, float>.Log2(x);
}
