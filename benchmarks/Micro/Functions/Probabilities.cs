using System;
using System.Runtime.Intrinsics;
using FusedKernels;

namespace Micro.Functions;

public readonly struct Erf : IMeasured
{
    public static (double Low, double High) Domain => (-3, 3);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Erf(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Erf(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Erf(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Erf(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Erf(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Erf(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => false;
    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result) => false;
}

public readonly struct Erfc : IMeasured
{
    public static (double Low, double High) Domain => (-3, 3);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Erfc(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.Erfc(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.Erfc(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Erfc(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.Erfc(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.Erfc(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => false;
    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result) => false;
}

public readonly struct NormalCdf : IMeasured
{
    public static (double Low, double High) Domain => (-5, 5);
    public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.NormalCdf(x);
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorMath.NormalCdf(x);
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => VectorMath.NormalCdf(x);
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.NormalCdf(x);
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> y) => VectorMath.NormalCdf(x);
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> y) => VectorMath.NormalCdf(x);

    public static bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => false;
    public static bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result) => false;
}
