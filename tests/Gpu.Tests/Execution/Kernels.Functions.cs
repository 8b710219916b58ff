namespace FusedKernels.Gpu.Tests;

/// <content>Functions, one to a row of the results.</content>
public static partial class Kernels
{
    /// <summary>How many rows of results the kernels of functions have.</summary>
    internal const int Functions = 30;

    [Kernel(Parallel = true)]
    public static void FunctionsOfDoubles(double[] x, double[] y, double[,] results)
    {
        for (int i = 0; i < x.Length; i++)
        {
            results[0, i] = KernelMath.Exp(x[i]);
            results[1, i] = KernelMath.Exp2(x[i]);
            results[2, i] = KernelMath.Exp10(x[i]);
            results[3, i] = KernelMath.ExpM1(x[i]);
            results[4, i] = KernelMath.Log(x[i]);
            results[5, i] = KernelMath.Log2(x[i]);
            results[6, i] = KernelMath.Log10(x[i]);
            results[7, i] = KernelMath.LogP1(x[i]);
            results[8, i] = KernelMath.Sqrt(x[i]);
            results[9, i] = KernelMath.Cbrt(x[i]);
            results[10, i] = KernelMath.ReciprocalSqrt(x[i]);
            results[11, i] = KernelMath.Sin(x[i]);
            results[12, i] = KernelMath.Cos(x[i]);
            results[13, i] = KernelMath.Tan(x[i]);
            results[14, i] = KernelMath.Asin(x[i]);
            results[15, i] = KernelMath.Acos(x[i]);
            results[16, i] = KernelMath.Atan(x[i]);
            results[17, i] = KernelMath.Sinh(x[i]);
            results[18, i] = KernelMath.Cosh(x[i]);
            results[19, i] = KernelMath.Tanh(x[i]);
            results[20, i] = KernelMath.Asinh(x[i]);
            results[21, i] = KernelMath.Acosh(x[i]);
            results[22, i] = KernelMath.Atanh(x[i]);
            results[23, i] = KernelMath.Erf(x[i]);
            results[24, i] = KernelMath.Erfc(x[i]);
            results[25, i] = KernelMath.NormalCdf(x[i]);
            results[26, i] = KernelMath.Pow(x[i], y[i]);
            results[27, i] = KernelMath.Hypot(x[i], y[i]);
            results[28, i] = KernelMath.Atan2(x[i], y[i]);
            results[29, i] = System.Math.FusedMultiplyAdd(x[i], y[i], x[i] - y[i]);
        }
    }

    [Kernel(Parallel = true)]
    public static void FunctionsOfFloats(float[] x, float[] y, float[,] results)
    {
        for (int i = 0; i < x.Length; i++)
        {
            results[0, i] = KernelMath.Exp(x[i]);
            results[1, i] = KernelMath.Exp2(x[i]);
            results[2, i] = KernelMath.Exp10(x[i]);
            results[3, i] = KernelMath.ExpM1(x[i]);
            results[4, i] = KernelMath.Log(x[i]);
            results[5, i] = KernelMath.Log2(x[i]);
            results[6, i] = KernelMath.Log10(x[i]);
            results[7, i] = KernelMath.LogP1(x[i]);
            results[8, i] = KernelMath.Sqrt(x[i]);
            results[9, i] = KernelMath.Cbrt(x[i]);
            results[10, i] = KernelMath.ReciprocalSqrt(x[i]);
            results[11, i] = KernelMath.Sin(x[i]);
            results[12, i] = KernelMath.Cos(x[i]);
            results[13, i] = KernelMath.Tan(x[i]);
            results[14, i] = KernelMath.Asin(x[i]);
            results[15, i] = KernelMath.Acos(x[i]);
            results[16, i] = KernelMath.Atan(x[i]);
            results[17, i] = KernelMath.Sinh(x[i]);
            results[18, i] = KernelMath.Cosh(x[i]);
            results[19, i] = KernelMath.Tanh(x[i]);
            results[20, i] = KernelMath.Asinh(x[i]);
            results[21, i] = KernelMath.Acosh(x[i]);
            results[22, i] = KernelMath.Atanh(x[i]);
            results[23, i] = KernelMath.Erf(x[i]);
            results[24, i] = KernelMath.Erfc(x[i]);
            results[25, i] = KernelMath.NormalCdf(x[i]);
            results[26, i] = KernelMath.Pow(x[i], y[i]);
            results[27, i] = KernelMath.Hypot(x[i], y[i]);
            results[28, i] = KernelMath.Atan2(x[i], y[i]);
            results[29, i] = System.MathF.FusedMultiplyAdd(x[i], y[i], x[i] - y[i]);
        }
    }

    [Kernel(Parallel = true)]
    public static void Constants(double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double near = 1 - x[i];
            double rest = 1 - near;
            y[i] = 3.0 < x[i] ? rest * 0.1 * 0.3 : rest + 0.1 + 0.2;
        }
    }
}
