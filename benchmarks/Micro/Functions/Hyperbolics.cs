using System;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using FusedKernels;

namespace Micro.Functions;

public readonly struct Sinh : IMeasured
{
    public static (double Low, double High) Domain => (-5, 5);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Sinh(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Sinh(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Sinh(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Sinh(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Sinh(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Sinh(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Sinh(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Sinh(x, result);
        return true;
    }
}

public readonly struct Cosh : IMeasured
{
    public static (double Low, double High) Domain => (-5, 5);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Cosh(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Cosh(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Cosh(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Cosh(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Cosh(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Cosh(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Cosh(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Cosh(x, result);
        return true;
    }
}

public readonly struct Tanh : IMeasured
{
    public static (double Low, double High) Domain => (-2, 2);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Tanh(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Tanh(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Tanh(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Tanh(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Tanh(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Tanh(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Tanh(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Tanh(x, result);
        return true;
    }
}

public readonly struct Asinh : IMeasured
{
    public static (double Low, double High) Domain => (-10, 10);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Asinh(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Asinh(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Asinh(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Asinh(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Asinh(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Asinh(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Asinh(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Asinh(x, result);
        return true;
    }
}

public readonly struct Acosh : IMeasured
{
    public static (double Low, double High) Domain => (1, 10);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Acosh(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Acosh(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Acosh(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Acosh(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Acosh(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Acosh(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Acosh(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Acosh(x, result);
        return true;
    }
}

public readonly struct Atanh : IMeasured
{
    public static (double Low, double High) Domain => (-0.9, 0.9);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Atanh(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Atanh(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Atanh(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Atanh(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Atanh(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Atanh(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Atanh(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Atanh(x, result);
        return true;
    }
}
