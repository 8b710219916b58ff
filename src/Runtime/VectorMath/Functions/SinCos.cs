using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels;

public static partial class VectorMath
{
    /// <summary>Sine and cosine, with the bits that <see cref="Sin(Vector512{double})"/> and <see cref="Cos(Vector512{double})"/> give.</summary>
    /// <param name="x">The angles.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static (Vector512<double> Sin, Vector512<double> Cos) SinCos(Vector512<double> x)
    {
        Vector512<double> sin = Trigonometry<Doubles512, Vector512<double>>.SinCos(x, out Vector512<double> cos);
        return (sin, cos);
    }

    /// <inheritdoc cref="SinCos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static (Vector256<double> Sin, Vector256<double> Cos) SinCos(Vector256<double> x)
    {
        Vector256<double> sin = Trigonometry<Doubles256, Vector256<double>>.SinCos(x, out Vector256<double> cos);
        return (sin, cos);
    }

    /// <inheritdoc cref="SinCos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static (Vector128<double> Sin, Vector128<double> Cos) SinCos(Vector128<double> x)
    {
        Vector128<double> sin = Trigonometry<Doubles128, Vector128<double>>.SinCos(x, out Vector128<double> cos);
        return (sin, cos);
    }

    /// <inheritdoc cref="SinCos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static (Vector512<float> Sin, Vector512<float> Cos) SinCos(Vector512<float> x)
    {
        (Vector512<double> Sin, Vector512<double> Cos) lower = SinCos(Vector512.WidenLower(x)), upper = SinCos(Vector512.WidenUpper(x));
        return (Vector512.Narrow(lower.Sin, upper.Sin), Vector512.Narrow(lower.Cos, upper.Cos));
    }

    /// <inheritdoc cref="SinCos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static (Vector256<float> Sin, Vector256<float> Cos) SinCos(Vector256<float> x)
    {
        (Vector256<double> Sin, Vector256<double> Cos) lower = SinCos(Vector256.WidenLower(x)), upper = SinCos(Vector256.WidenUpper(x));
        return (Vector256.Narrow(lower.Sin, upper.Sin), Vector256.Narrow(lower.Cos, upper.Cos));
    }

    /// <inheritdoc cref="SinCos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static (Vector128<float> Sin, Vector128<float> Cos) SinCos(Vector128<float> x)
    {
        (Vector256<double> sin, Vector256<double> cos) = SinCos(Widening.To256(x));
        return (Widening.ToFloat(sin), Widening.ToFloat(cos));
    }
}

public static partial class KernelMath
{
    /// <inheritdoc cref="VectorMath.SinCos(Vector512{double})"/>
    public static (double Sin, double Cos) SinCos(double x)
    {
        double sin = Trigonometry<Doubles1, double>.SinCos(x, out double cos);
        return (sin, cos);
    }

    /// <inheritdoc cref="VectorMath.SinCos(Vector512{double})"/>
    public static (float Sin, float Cos) SinCos(float x)
    {
        (double sin, double cos) = SinCos((double)x);
        return ((float)sin, (float)cos);
    }
}
