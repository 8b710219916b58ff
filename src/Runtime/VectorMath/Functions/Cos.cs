using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>The cosine, within 1 ulp, of angles of any size.</summary>
    /// <param name="x">The angles.</param>
    /// <remarks>NaN of NaN and of both infinities. See <see cref="Trigonometry{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cos(Vector512<double> x) => Trigonometry<Doubles512, Vector512<double>>.Cos(x);

    /// <inheritdoc cref="Cos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cos(Vector256<double> x) => Trigonometry<Doubles256, Vector256<double>>.Cos(x);

    /// <inheritdoc cref="Cos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Cos(Vector128<double> x) => Trigonometry<Doubles128, Vector128<double>>.Cos(x);

    /// <inheritdoc cref="Cos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cos(Vector512<float> x) => FloatTrigonometry<Floats512, Vector512<float>, Doubles1>.Cos(x);

    /// <inheritdoc cref="Cos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x) => FloatTrigonometry<Floats256, Vector256<float>, Doubles1>.Cos(x);

    /// <inheritdoc cref="Cos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Cos(Vector128<float> x) => FloatTrigonometry<Floats128, Vector128<float>, Doubles1>.Cos(x);
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.Cos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cos(double x) => Trigonometry<Doubles1, double>.Cos(x);

    /// <inheritdoc cref="VectorMath.Cos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cos(float x) => FloatTrigonometry<Floats1, float, Doubles1>.Cos(x);
}
