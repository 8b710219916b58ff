using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The error function, within 1 ulp, also near 0.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN; both zeros are their own, and of the infinities it is 1 and -1. See <see cref="ErrorFunctions{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Erf(Vector512<double> x) => ErrorFunctions<Doubles512, Vector512<double>>.Erf(x);

    /// <inheritdoc cref="Erf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Erf(Vector256<double> x) => ErrorFunctions<Doubles256, Vector256<double>>.Erf(x);

    /// <inheritdoc cref="Erf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Erf(Vector128<double> x) => ErrorFunctions<Doubles128, Vector128<double>>.Erf(x);

    /// <inheritdoc cref="Erf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Erf(Vector512<float> x) =>
        Vector512.Narrow(FloatErrorFunctions<Doubles512, Vector512<double>>.Erf(Vector512.WidenLower(x)), FloatErrorFunctions<Doubles512, Vector512<double>>.Erf(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Erf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Erf(Vector256<float> x) =>
        Vector256.Narrow(FloatErrorFunctions<Doubles256, Vector256<double>>.Erf(Vector256.WidenLower(x)), FloatErrorFunctions<Doubles256, Vector256<double>>.Erf(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Erf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Erf(Vector128<float> x) =>
        Widening.ToFloat(FloatErrorFunctions<Doubles256, Vector256<double>>.Erf(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Erf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erf(double x) => ErrorFunctions<Doubles1, double>.Erf(x);

    /// <inheritdoc cref="VectorMath.Erf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Erf(float x) => (float)FloatErrorFunctions<Doubles1, double>.Erf(x);
}
