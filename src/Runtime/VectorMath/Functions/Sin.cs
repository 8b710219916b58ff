using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The sine, within 1 ulp, of angles of any size.</summary>
    /// <param name="x">The angles.</param>
    /// <remarks>NaN of NaN and of both infinities, itself of either 0. See <see cref="Trigonometry{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sin(Vector512<double> x) => Trigonometry<Doubles512, Vector512<double>>.Sin(x);

    /// <inheritdoc cref="Sin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sin(Vector256<double> x) => Trigonometry<Doubles256, Vector256<double>>.Sin(x);

    /// <inheritdoc cref="Sin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sin(Vector128<double> x) => Trigonometry<Doubles128, Vector128<double>>.Sin(x);

    /// <inheritdoc cref="Sin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sin(Vector512<float> x) => FloatTrigonometry<Floats512, Vector512<float>, Doubles1>.Sin(x);

    /// <inheritdoc cref="Sin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sin(Vector256<float> x) => FloatTrigonometry<Floats256, Vector256<float>, Doubles1>.Sin(x);

    /// <inheritdoc cref="Sin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sin(Vector128<float> x) => FloatTrigonometry<Floats128, Vector128<float>, Doubles1>.Sin(x);
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Sin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sin(double x) => Trigonometry<Doubles1, double>.Sin(x);

    /// <inheritdoc cref="VectorMath.Sin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sin(float x) => FloatTrigonometry<Floats1, float, Doubles1>.Sin(x);
}
