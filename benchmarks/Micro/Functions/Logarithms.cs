using System;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using FusedKernels;

namespace Micro.Functions;

public readonly struct Log : IMeasured
{
    public static (double Low, double High) Domain => (0.01, 100);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Log(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Log(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Log(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Log(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Log(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Log(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Log(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Log(x, result);
        return true;
    }
}

public readonly struct Log2 : IMeasured
{
    public static (double Low, double High) Domain => (0.01, 100);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Log2(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Log2(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Log2(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Log2(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Log2(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Log2(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Log2(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Log2(x, result);
        return true;
    }
}

public readonly struct Log10 : IMeasured
{
    public static (double Low, double High) Domain => (0.01, 100);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Log10(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Log10(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Log10(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Log10(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Log10(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Log10(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Log10(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Log10(x, result);
        return true;
    }
}

public readonly struct LogP1 : IMeasured
{
    public static (double Low, double High) Domain => (-0.5, 10);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.LogP1(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.LogP1(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.LogP1(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.LogP1(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.LogP1(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.LogP1(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.LogP1(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.LogP1(x, result);
        return true;
    }
}
