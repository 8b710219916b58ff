using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>
/// Functions of VectorMath: a kernel that calls those of KernelMath has the bits of the method as written, in lanes and in tails, at every width; one that
/// calls those of Math differs in the last places.
/// </summary>
internal static class VectorMathCases
{
    private static readonly string[] OfOne =
    [
        "Exp", "Exp2", "Exp10", "ExpM1", "Log", "Log2", "Log10", "LogP1", "Cbrt", "ReciprocalSqrt", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh",
        "Asinh", "Acosh", "Atanh", "Erf", "Erfc", "NormalCdf",
    ];

    public static IEnumerable<KernelCase> All() =>
    [
        .. OfOne.SelectMany(f => new[] { Elementwise(f, "double", "KernelMath"), Elementwise(f, "float", "KernelMath") }),
        .. new[] { "Pow", "Atan2", "Hypot" }.SelectMany(f => new[] { OfTwo(f, "double", "KernelMath"), OfTwo(f, "float", "KernelMath") }),
        .. new[] { "Exp", "Log", "Log10", "Cbrt", "Sin", "Cos", "Atan", "Tanh", "Asinh" }.SelectMany(f => new[]
        {
            Elementwise(f, "double", "Math").With("a", Values.Range(0.01, 20)).Close(1e-14), Elementwise(f, "float", "MathF").With("a", Values.Range(0.01, 20)).Close(5e-6),
        }),
        OfTwo("Pow", "double", "Math").With("a", Values.Range(0.1, 9)).With("b", Values.Range(-9, 9)).Close(1e-13), OfTwo("Atan2", "float", "MathF").Close(5e-6),
        OfTwo("Hypot", "double", "double").With("a", Values.Tame).With("b", Values.Tame).Close(1e-14),
        new KernelCase("""
            public static void MagnitudesAndPhases(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, Span<int> n)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var c = new System.Numerics.Complex(a[i], b[i]);
                    var z = c;
                    int k = 0;
                    while (System.Numerics.Complex.Abs(z) < 2 && k < 20)
                    {
                        z = z * z + c;
                        k++;
                    }
                    n[i] = k;
                    x[i] = z.Magnitude * 2 + z.Phase;
                }
            }
            """).With("a", Values.Range(-2, 1)).With("b", Values.Range(-1, 1)).Close(1e-12),
        new KernelCase("""
            public static void ExpUnderMask(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    int k = 0;
                    while (v > 0.5 && k < 10)
                    {
                        v = KernelMath.Log(v) * 0.75;
                        k++;
                    }
                    if (v < 0)
                        v = KernelMath.Exp(v);
                    x[i] = v + k;
                }
            }
            """),
        new KernelCase("""
            public static double LogSumExp(ReadOnlySpan<double> a)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                    sum += Math.Exp(a[i]);
                return Math.Log(sum);
            }
            """).Close(1e-12).With("a", Values.Range(-2, 2)),
    ];

    private static KernelCase Elementwise(string function, string type, string math) => new($$"""
        public static void {{function}}_{{math}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = 2 * {{math}}.{{function}}(a[i]);
        }
        """);

    private static KernelCase OfTwo(string function, string type, string math) => new($$"""
        public static void {{function}}_{{math}}_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = 2 * {{math}}.{{function}}(a[i], b[i]);
        }
        """);
}
