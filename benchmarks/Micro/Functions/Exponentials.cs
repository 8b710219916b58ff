using System;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using FusedKernels;

namespace Micro.Functions;

public readonly struct Exp : IMeasured
{
    public static (double Low, double High) Domain => (-20, 20);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Exp(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Exp(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Exp(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Exp(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Exp(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Exp(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Exp(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Exp(x, result);
        return true;
    }
}

public readonly struct Exp2 : IMeasured
{
    public static (double Low, double High) Domain => (-20, 20);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Exp2(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Exp2(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Exp2(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Exp2(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Exp2(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Exp2(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Exp2(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Exp2(x, result);
        return true;
    }
}

public readonly struct Exp10 : IMeasured
{
    public static (double Low, double High) Domain => (-9, 9);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Exp10(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Exp10(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Exp10(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Exp10(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Exp10(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Exp10(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.Exp10(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.Exp10(x, result);
        return true;
    }
}

public readonly struct ExpM1 : IMeasured
{
    public static (double Low, double High) Domain => (-2, 2);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.ExpM1(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.ExpM1(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.ExpM1(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.ExpM1(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.ExpM1(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.ExpM1(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        TensorPrimitives.ExpM1(x, result);
        return true;
    }

    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        TensorPrimitives.ExpM1(x, result);
        return true;
    }
}
