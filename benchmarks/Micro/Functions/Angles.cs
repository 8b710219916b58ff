using System;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using FusedKernels;

namespace Micro.Functions;

public readonly struct Sin : IMeasured
{
    public static (double Low, double High) Domain => (-100, 100);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Sin(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Sin(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Sin(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Sin(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Sin(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Sin(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Sin(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Sin(x, result);
        return true;
    }
}

public readonly struct Cos : IMeasured
{
    public static (double Low, double High) Domain => (-100, 100);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Cos(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Cos(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Cos(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Cos(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Cos(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Cos(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Cos(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Cos(x, result);
        return true;
    }
}

public readonly struct Tan : IMeasured
{
    public static (double Low, double High) Domain => (-100, 100);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Tan(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Tan(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Tan(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Tan(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Tan(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Tan(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Tan(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Tan(x, result);
        return true;
    }
}
