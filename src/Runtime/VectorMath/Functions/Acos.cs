using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The arc cosine, within 1 ulp.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN beyond -1 and 1 and of NaN. See <see cref="InverseTrigonometry{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Acos(Vector512<double> x) => InverseTrigonometry<Doubles512, Vector512<double>>.Acos(x);

    /// <inheritdoc cref="Acos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Acos(Vector256<double> x) => InverseTrigonometry<Doubles256, Vector256<double>>.Acos(x);

    /// <inheritdoc cref="Acos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Acos(Vector128<double> x) => InverseTrigonometry<Doubles128, Vector128<double>>.Acos(x);

    /// <inheritdoc cref="Acos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Acos(Vector512<float> x) =>
        Vector512.Narrow(FloatAngles<Doubles512, Vector512<double>>.Acos(Vector512.WidenLower(x)), FloatAngles<Doubles512, Vector512<double>>.Acos(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Acos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Acos(Vector256<float> x) =>
        Vector256.Narrow(FloatAngles<Doubles256, Vector256<double>>.Acos(Vector256.WidenLower(x)), FloatAngles<Doubles256, Vector256<double>>.Acos(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Acos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Acos(Vector128<float> x) =>
        Widening.ToFloat(FloatAngles<Doubles256, Vector256<double>>.Acos(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Acos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acos(double x) => InverseTrigonometry<Doubles1, double>.Acos(x);

    /// <inheritdoc cref="VectorMath.Acos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Acos(float x) => (float)FloatAngles<Doubles1, double>.Acos(x);
}
