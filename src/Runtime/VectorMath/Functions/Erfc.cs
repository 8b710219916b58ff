using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>1 less the error function, within 1.5 ulp, also where that is small.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN, 2 of -infinity, 0 of infinity. See <see cref="ErrorFunctions{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Erfc(Vector512<double> x) => ErrorFunctions<Doubles512, Vector512<double>>.Erfc(x);

    /// <inheritdoc cref="Erfc(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Erfc(Vector256<double> x) => ErrorFunctions<Doubles256, Vector256<double>>.Erfc(x);

    /// <inheritdoc cref="Erfc(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Erfc(Vector128<double> x) => ErrorFunctions<Doubles128, Vector128<double>>.Erfc(x);

    /// <inheritdoc cref="Erfc(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Erfc(Vector512<float> x) =>
        Vector512.Narrow(FloatErrorFunctions<Doubles512, Vector512<double>>.Erfc(Vector512.WidenLower(x)), FloatErrorFunctions<Doubles512, Vector512<double>>.Erfc(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Erfc(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Erfc(Vector256<float> x) =>
        Vector256.Narrow(FloatErrorFunctions<Doubles256, Vector256<double>>.Erfc(Vector256.WidenLower(x)), FloatErrorFunctions<Doubles256, Vector256<double>>.Erfc(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Erfc(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Erfc(Vector128<float> x) =>
        Widening.ToFloat(FloatErrorFunctions<Doubles256, Vector256<double>>.Erfc(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Erfc(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erfc(double x) => ErrorFunctions<Doubles1, double>.Erfc(x);

    /// <inheritdoc cref="VectorMath.Erfc(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Erfc(float x) => (float)FloatErrorFunctions<Doubles1, double>.Erfc(x);
}
