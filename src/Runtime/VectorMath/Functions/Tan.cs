using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The tangent, within 1 ulp, of angles of any size.</summary>
    /// <param name="x">The angles.</param>
    /// <remarks>NaN of NaN and of both infinities, itself of either 0. See <see cref="Trigonometry{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Tan(Vector512<double> x) => Trigonometry<Doubles512, Vector512<double>>.Tan(x);

    /// <inheritdoc cref="Tan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Tan(Vector256<double> x) => Trigonometry<Doubles256, Vector256<double>>.Tan(x);

    /// <inheritdoc cref="Tan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Tan(Vector128<double> x) => Trigonometry<Doubles128, Vector128<double>>.Tan(x);

    /// <inheritdoc cref="Tan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Tan(Vector512<float> x) =>
        Vector512.Narrow(FloatAngles<Doubles512, Vector512<double>>.Tan(Vector512.WidenLower(x)), FloatAngles<Doubles512, Vector512<double>>.Tan(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Tan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Tan(Vector256<float> x) =>
        Vector256.Narrow(FloatAngles<Doubles256, Vector256<double>>.Tan(Vector256.WidenLower(x)), FloatAngles<Doubles256, Vector256<double>>.Tan(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Tan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Tan(Vector128<float> x) =>
        Widening.ToFloat(FloatAngles<Doubles256, Vector256<double>>.Tan(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Tan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Tan(double x) => Trigonometry<Doubles1, double>.Tan(x);

    /// <inheritdoc cref="VectorMath.Tan(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Tan(float x) => (float)FloatAngles<Doubles1, double>.Tan(x);
}
