using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The cube root, within 1 ulp.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>Both zeros, both infinities and NaN are their own. See <see cref="CubeRoot{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cbrt(Vector512<double> x) => CubeRoot<Doubles512, Vector512<double>>.Cbrt(x);

    /// <inheritdoc cref="Cbrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cbrt(Vector256<double> x) => CubeRoot<Doubles256, Vector256<double>>.Cbrt(x);

    /// <inheritdoc cref="Cbrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Cbrt(Vector128<double> x) => CubeRoot<Doubles128, Vector128<double>>.Cbrt(x);

    /// <inheritdoc cref="Cbrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Cbrt(Vector512<float> x) =>
        Vector512.Narrow(CubeRoot<Doubles512, Vector512<double>>.OfFloat(Vector512.WidenLower(x)), CubeRoot<Doubles512, Vector512<double>>.OfFloat(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Cbrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Cbrt(Vector256<float> x) =>
        Vector256.Narrow(CubeRoot<Doubles256, Vector256<double>>.OfFloat(Vector256.WidenLower(x)), CubeRoot<Doubles256, Vector256<double>>.OfFloat(Vector256.WidenUpper(x)));

    /// <inheritdoc cref="Cbrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Cbrt(Vector128<float> x) =>
        Widening.ToFloat(CubeRoot<Doubles256, Vector256<double>>.OfFloat(Widening.To256(x)));
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Cbrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cbrt(double x) => CubeRoot<Doubles1, double>.Cbrt(x);

    /// <inheritdoc cref="VectorMath.Cbrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Cbrt(float x) => (float)CubeRoot<Doubles1, double>.OfFloat(x);
}
