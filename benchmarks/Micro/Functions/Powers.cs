using System;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using FusedKernels;

namespace Micro.Functions;

public readonly struct Pow : IMeasured
{
    public static (double Low, double High) Domain => (0.1, 10);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Pow(x, y);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Pow(x, y);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Pow(x, y);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Pow(x, y);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Pow(x, y);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Pow(x, y);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Pow(x, y, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Pow(x, y, result);
        return true;
    }
}

public readonly struct Cbrt : IMeasured
{
    public static (double Low, double High) Domain => (-10, 10);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Cbrt(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Cbrt(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Cbrt(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Cbrt(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Cbrt(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Cbrt(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Cbrt(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Cbrt(x, result);
        return true;
    }
}

public readonly struct ReciprocalSqrt : IMeasured
{
    public static (double Low, double High) Domain => (0.01, 100);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.ReciprocalSqrt(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.ReciprocalSqrt(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.ReciprocalSqrt(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.ReciprocalSqrt(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.ReciprocalSqrt(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.ReciprocalSqrt(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.ReciprocalSqrt(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.ReciprocalSqrt(x, result);
        return true;
    }
}

public readonly struct ReciprocalSqrtEstimate : IMeasured
{
    public static (double Low, double High) Domain => (0.01, 100);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.ReciprocalSqrtEstimate(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.ReciprocalSqrtEstimate(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.ReciprocalSqrtEstimate(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.ReciprocalSqrtEstimate(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.ReciprocalSqrtEstimate(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.ReciprocalSqrtEstimate(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.ReciprocalSqrtEstimate(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.ReciprocalSqrtEstimate(x, result);
        return true;
    }
}

public readonly struct Hypot : IMeasured
{
    public static (double Low, double High) Domain => (-10, 10);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Hypot(x, y);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Hypot(x, y);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Hypot(x, y);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Hypot(x, y);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Hypot(x, y);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Hypot(x, y);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Hypot(x, y, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Hypot(x, y, result);
        return true;
    }
}
