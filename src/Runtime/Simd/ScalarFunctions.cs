using System;
using System.ComponentModel;

namespace FusedKernels.CompilerServices;

/// <summary>Pure functions of .NET that have no vector form: <see cref="LaneByLane"/> runs them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScalarFunctions
{
    /// <summary>The exponential, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Exp : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Exp(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Exp(x);
    }

    /// <summary>The natural logarithm, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Log : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Log(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Log(x);
    }

    /// <summary>The logarithm to base 2, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Log2 : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Log2(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Log2(x);
    }

    /// <summary>The logarithm to base 10, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Log10 : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Log10(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Log10(x);
    }

    /// <summary>The cube root, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Cbrt : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Cbrt(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Cbrt(x);
    }

    /// <summary>The sine, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Sin : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Sin(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Sin(x);
    }

    /// <summary>The cosine, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Cos : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Cos(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Cos(x);
    }

    /// <summary>The tangent, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Tan : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Tan(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Tan(x);
    }

    /// <summary>The arc sine, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Asin : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Asin(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Asin(x);
    }

    /// <summary>The arc cosine, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Acos : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Acos(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Acos(x);
    }

    /// <summary>The arc tangent, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Atan : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Atan(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Atan(x);
    }

    /// <summary>The hyperbolic sine, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Sinh : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Sinh(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Sinh(x);
    }

    /// <summary>The hyperbolic cosine, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Cosh : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Cosh(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Cosh(x);
    }

    /// <summary>The hyperbolic tangent, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Tanh : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Tanh(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Tanh(x);
    }

    /// <summary>The inverse hyperbolic sine, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Asinh : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Asinh(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Asinh(x);
    }

    /// <summary>The inverse hyperbolic cosine, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Acosh : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Acosh(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Acosh(x);
    }

    /// <summary>The inverse hyperbolic tangent, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Atanh : ILaneFunction<double>, ILaneFunction<float>
    {
        static double ILaneFunction<double>.Invoke(double x) => Math.Atanh(x);

        static float ILaneFunction<float>.Invoke(float x) => MathF.Atanh(x);
    }

    /// <summary>The power, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Pow : ILaneFunction2<double>, ILaneFunction2<float>
    {
        static double ILaneFunction2<double>.Invoke(double x, double y) => Math.Pow(x, y);

        static float ILaneFunction2<float>.Invoke(float x, float y) => MathF.Pow(x, y);
    }

    /// <summary>The arc tangent of a quotient, of <see cref="Math"/> and <see cref="MathF"/>.</summary>
    public readonly struct Atan2 : ILaneFunction2<double>, ILaneFunction2<float>
    {
        static double ILaneFunction2<double>.Invoke(double x, double y) => Math.Atan2(x, y);

        static float ILaneFunction2<float>.Invoke(float x, float y) => MathF.Atan2(x, y);
    }

    /// <summary>The length of the hypotenuse, of <see cref="double"/> and <see cref="float"/>.</summary>
    public readonly struct Hypot : ILaneFunction2<double>, ILaneFunction2<float>
    {
        static double ILaneFunction2<double>.Invoke(double x, double y) => double.Hypot(x, y);

        static float ILaneFunction2<float>.Invoke(float x, float y) => float.Hypot(x, y);
    }

    /// <summary>The remainder that C#'s <c>%</c> gives.</summary>
    public readonly struct Remainder : ILaneFunction2<double>, ILaneFunction2<float>
    {
        static double ILaneFunction2<double>.Invoke(double x, double y) => x % y;

        static float ILaneFunction2<float>.Invoke(float x, float y) => x % y;
    }
}
