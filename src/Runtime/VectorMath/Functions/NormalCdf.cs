using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The probability that a variable of the standard normal distribution is at most x, within 1.5 ulp, also where that is small.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN of NaN, 0 of -infinity, 1 of infinity. See <see cref="ErrorFunctions{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> NormalCdf(Vector512<double> x) => ErrorFunctions<Doubles512, Vector512<double>>.NormalCdf(x);

    /// <inheritdoc cref="NormalCdf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> NormalCdf(Vector256<double> x) => ErrorFunctions<Doubles256, Vector256<double>>.NormalCdf(x);

    /// <inheritdoc cref="NormalCdf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> NormalCdf(Vector128<double> x) => ErrorFunctions<Doubles128, Vector128<double>>.NormalCdf(x);

    /// <inheritdoc cref="NormalCdf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> NormalCdf(Vector512<float> x) =>
        Vector512.Narrow(FloatErrorFunctions<Doubles512, Vector512<double>>.NormalCdf(Vector512.WidenLower(x)), FloatErrorFunctions<Doubles512, Vector512<double>>.NormalCdf(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="NormalCdf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> NormalCdf(Vector256<float> x) =>
        Vector256.Narrow(FloatErrorFunctions<Doubles256, Vector256<double>>.NormalCdf(Vector256.WidenLower(x)), FloatErrorFunctions<Doubles256, Vector256<double>>.NormalCdf(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="NormalCdf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> NormalCdf(Vector128<float> x) =>
        Widening.ToFloat(FloatErrorFunctions<Doubles256, Vector256<double>>.NormalCdf(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.NormalCdf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double NormalCdf(double x) => ErrorFunctions<Doubles1, double>.NormalCdf(x);

    /// <inheritdoc cref="VectorMath.NormalCdf(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float NormalCdf(float x) => (float)FloatErrorFunctions<Doubles1, double>.NormalCdf(x);
}
