using System;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using FusedKernels;

namespace Micro.Functions;

public readonly struct Asin : IMeasured
{
    public static (double Low, double High) Domain => (-1, 1);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Asin(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Asin(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Asin(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Asin(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Asin(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Asin(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Asin(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Asin(x, result);
        return true;
    }
}

public readonly struct Acos : IMeasured
{
    public static (double Low, double High) Domain => (-1, 1);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Acos(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Acos(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Acos(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Acos(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Acos(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Acos(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Acos(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Acos(x, result);
        return true;
    }
}

public readonly struct Atan : IMeasured
{
    public static (double Low, double High) Domain => (-10, 10);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Atan(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Atan(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Atan(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Atan(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Atan(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Atan(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Atan(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Atan(x, result);
        return true;
    }
}

public readonly struct Atan2 : IMeasured
{
    public static (double Low, double High) Domain => (-10, 10);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Atan2(x, y);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Atan2(x, y);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Atan2(x, y);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Atan2(x, y);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Atan2(x, y);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Atan2(x, y);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Atan2(x, y, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Atan2(x, y, result);
        return true;
    }
}
