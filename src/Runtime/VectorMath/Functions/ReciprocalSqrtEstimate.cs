using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>1 over the square root, within 2 ulp, at the speed of an estimate where the processor has one. Its last bits depend on the processor, not on the width.</summary>
    /// <param name="x">The arguments.</param>
    /// <remarks>NaN below 0 and of NaN, infinity of 0, -infinity of -0, 0 of infinity. See <see cref="RootEstimates{L, V}"/> for the algorithm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ReciprocalSqrtEstimate(Vector512<double> x) => Avx512F.IsSupported
        ? RootEstimates<Doubles512, Vector512<double>>.Cubic(x, Avx512F.ReciprocalSqrt14(x), Vector512.Create(0.5), Vector512.Create(0.375), Vector512.Create(0.3125))
        : Vector512.Create(1.0) / Vector512.Sqrt(x);

    /// <inheritdoc cref="ReciprocalSqrtEstimate(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ReciprocalSqrtEstimate(Vector256<double> x) => Avx512F.VL.IsSupported
        ? RootEstimates<Doubles256, Vector256<double>>.Cubic(x, Avx512F.VL.ReciprocalSqrt14(x), Vector256.Create(0.5), Vector256.Create(0.375), Vector256.Create(0.3125))
        : Vector256.Create(1.0) / Vector256.Sqrt(x);

    /// <inheritdoc cref="ReciprocalSqrtEstimate(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ReciprocalSqrtEstimate(Vector128<double> x) => Avx512F.VL.IsSupported
        ? RootEstimates<Doubles128, Vector128<double>>.Cubic(x, Avx512F.VL.ReciprocalSqrt14(x), Vector128.Create(0.5), Vector128.Create(0.375), Vector128.Create(0.3125))
        : Vector128.Create(1.0) / Vector128.Sqrt(x);

    /// <inheritdoc cref="ReciprocalSqrtEstimate(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReciprocalSqrtEstimate(Vector512<float> x) => Avx512F.IsSupported
        ? RootEstimates<Floats512, Vector512<float>>.Quadratic(x, Avx512F.ReciprocalSqrt14(x), Vector512.Create(0.5f), Vector512.Create(0.375f))
        : Vector512.Create(ReciprocalSqrtEstimate(x.GetLower()), ReciprocalSqrtEstimate(x.GetUpper()));

    /// <inheritdoc cref="ReciprocalSqrtEstimate(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReciprocalSqrtEstimate(Vector256<float> x)
    {
        if (Avx512F.VL.IsSupported)
            return RootEstimates<Floats256, Vector256<float>>.Quadratic(x, Avx512F.VL.ReciprocalSqrt14(x), Vector256.Create(0.5f), Vector256.Create(0.375f));

        // The older estimate takes numbers below the normal ones for 0.
        return Avx.IsSupported && Vector256.LessThanAll(Vector256.Create(1.17549421E-38f), x)
            ? RootEstimates<Floats256, Vector256<float>>.Quadratic(x, Avx.ReciprocalSqrt(x), Vector256.Create(0.5f), Vector256.Create(0.375f))
            : Vector256.Create(ReciprocalSqrtEstimate(x.GetLower()), ReciprocalSqrtEstimate(x.GetUpper()));
    }

    /// <inheritdoc cref="ReciprocalSqrtEstimate(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReciprocalSqrtEstimate(Vector128<float> x)
    {
        if (Avx512F.VL.IsSupported)
            return RootEstimates<Floats128, Vector128<float>>.Quadratic(x, Avx512F.VL.ReciprocalSqrt14(x), Vector128.Create(0.5f), Vector128.Create(0.375f));
        if (!Sse.IsSupported)
            return Vector128.Create(1f) / Vector128.Sqrt(x);
        Vector128<float> estimate = RootEstimates<Floats128, Vector128<float>>.Quadratic(x, Sse.ReciprocalSqrt(x), Vector128.Create(0.5f), Vector128.Create(0.375f));
        return Vector128.ConditionalSelect(Vector128.LessThan(Vector128.Create(1.17549421E-38f), x), estimate, Vector128.Create(1f) / Vector128.Sqrt(x));
    }
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.ReciprocalSqrtEstimate(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ReciprocalSqrtEstimate(double x) => VectorMath.ReciprocalSqrtEstimate(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="VectorMath.ReciprocalSqrtEstimate(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReciprocalSqrtEstimate(float x) => VectorMath.ReciprocalSqrtEstimate(Vector128.CreateScalar(x)).ToScalar();
}
