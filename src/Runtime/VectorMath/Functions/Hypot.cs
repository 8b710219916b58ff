using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The square root of the sum of two squares, within 1 ulp, without overflow or underflow in between.</summary>
    /// <param name="x">The first arguments.</param>
    /// <param name="y">The second arguments.</param>
    /// <remarks>Infinity if either argument is, also beside NaN. See <see cref="Roots{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Hypot(Vector512<double> x, Vector512<double> y) => Roots<Doubles512, Vector512<double>>.Hypot(x, y);

    /// <inheritdoc cref="Hypot(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Hypot(Vector256<double> x, Vector256<double> y) => Roots<Doubles256, Vector256<double>>.Hypot(x, y);

    /// <inheritdoc cref="Hypot(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Hypot(Vector128<double> x, Vector128<double> y) => Roots<Doubles128, Vector128<double>>.Hypot(x, y);

    /// <inheritdoc cref="Hypot(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Hypot(Vector512<float> x, Vector512<float> y) =>
        Vector512.Narrow(Roots<Doubles512, Vector512<double>>.HypotOfFloats(Vector512.WidenLower(x), Vector512.WidenLower(y)), Roots<Doubles512, Vector512<double>>.HypotOfFloats(Vector512.WidenUpper(x), Vector512.WidenUpper(y)));

    /// <inheritdoc cref="Hypot(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Hypot(Vector256<float> x, Vector256<float> y) =>
        Vector256.Narrow(Roots<Doubles256, Vector256<double>>.HypotOfFloats(Vector256.WidenLower(x), Vector256.WidenLower(y)), Roots<Doubles256, Vector256<double>>.HypotOfFloats(Vector256.WidenUpper(x), Vector256.WidenUpper(y)));

    /// <inheritdoc cref="Hypot(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Hypot(Vector128<float> x, Vector128<float> y) =>
        Widening.ToFloat(Roots<Doubles256, Vector256<double>>.HypotOfFloats(Widening.To256(x), Widening.To256(y)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Hypot(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Hypot(double x, double y) => Roots<Doubles1, double>.Hypot(x, y);

    /// <inheritdoc cref="VectorMath.Hypot(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Hypot(float x, float y) => (float)Roots<Doubles1, double>.HypotOfFloats(x, y);
}
