using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Pure functions without a vector form: each lane runs them by itself, with the bits of the method as written.</summary>
internal static class LaneByLaneCases
{
    private static readonly string[] OfOne =
    [
        "Exp", "Log", "Log2", "Log10", "Cbrt", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh",
    ];

    public static IEnumerable<KernelCase> All() =>
    [
        .. OfOne.SelectMany(f => new[] { Elementwise(f, "double", "Math"), Elementwise(f, "float", "MathF") }),
        .. new[] { "Pow", "Atan2" }.SelectMany(f => new[] { OfTwo(f, "double", "Math"), OfTwo(f, "float", "MathF") }),
        OfTwo("Hypot", "double", "double"), OfTwo("Hypot", "float", "float"),
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
            """).With("a", Values.Range(-2, 1)).With("b", Values.Range(-1, 1)),
        new KernelCase("""
            public static void RemainderOfDoubles(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] % b[i] + a[i] % 1;
            }
            """),
        new KernelCase("""
            public static void ExpUnderMask(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    int k = 0;
                    while (v > 0.5 && k < 10)
                    {
                        v = Math.Log(v) * 0.75;
                        k++;
                    }
                    if (v < 0)
                        v = Math.Exp(v);
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
        public static void {{function}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = {{math}}.{{function}}(a[i]) + 1;
        }
        """);

    private static KernelCase OfTwo(string function, string type, string math) => new($$"""
        public static void {{function}}_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = {{math}}.{{function}}(a[i], b[i]);
        }
        """);
}
