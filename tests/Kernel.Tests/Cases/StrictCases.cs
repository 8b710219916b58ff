using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>
/// Strict keeps source order for every idiom that is re-associated without it: bit for bit what the loop gives, on values whose sums depend on the order.
/// Loops beside them still run in lanes.
/// </summary>
internal static class StrictCases
{
    public static IEnumerable<KernelCase> All() => [.. Scalars(), .. Elements(), .. Totals()];

    private static IEnumerable<KernelCase> Scalars() =>
    [
        Reduces("StrictPlainSum", "double s = 0;", "s += a[i];", "s"),
        Reduces("StrictDifference", "double s = 1;", "s -= a[i] * b[i];", "s"),
        Reduces("StrictProduct", "double s = 1;", "s *= a[i] * 0.001;", "s"),
        Reduces("StrictSumUnderIf", "double s = 0;", "if (a[i] > b[i]) s += a[i]; else s -= b[i];", "s"),
        Reduces("StrictSumByTernary", "double s = 0;", "s = a[i] > 0 ? s + a[i] : s;", "s"),
        Reduces("StrictSeveral", "double s = 0, t = 0, m = a.Length > 0 ? a[0] : 0; int k = 0;", "s += a[i]; t += a[i] * a[i]; if (a[i] > m) m = a[i]; if (a[i] > b[i]) k++;", "s * 3 + t + m + k"),
        Reduces("StrictFloats", "float s = 0;", "s += (float)a[i];", "s"),
        Reduces("StrictUntil", "double s = 0;", "if (a[i] > 999) break; s += a[i];", "s"),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void StrictIntoOut(ReadOnlySpan<double> a, out double sum, ref double product)
            {
                sum = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    sum += a[i];
                    product *= a[i];
                }
            }
            """).With("a", Values.Plain).Expecting(Expected.Anything),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static (double, double) StrictMeanAndVariance(ReadOnlySpan<double> a)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                    s += a[i];
                double mean = s / a.Length, squares = 0;
                for (int i = 0; i < a.Length; i++)
                    squares += (a[i] - mean) * (a[i] - mean);
                return (mean, squares / a.Length);
            }
            """).With("a", Values.Plain).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Elements() =>
    [
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void StrictColumns(double[,] a, double[] y)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                {
                    for (int j = 0; j < a.GetLength(1); j++)
                        y[j] += a[i, j];
                }
            }
            """).Shape("a", n => [n, n]).At([.. TestSizes.Plane]).With("a", Values.Plain).With("y", Values.Plain).Expecting(Expected.Anything),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void StrictRows(double[,] a, double[] y)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    for (int j = 0; j < y.Length; j++)
                        y[i] += a[i, j] * a[i, j];
                }
            }
            """).Shape("a", n => [n, n]).At([.. TestSizes.Plane]).With("a", Values.Plain).With("y", Values.Plain).Expecting(Expected.Anything),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void StrictTallies(ReadOnlySpan<int> bin, ReadOnlySpan<float> w, Span<float> h)
            {
                for (int i = 0; i < bin.Length; i++)
                    h[bin[i]] += w[i];
            }
            """).Shape("h", _ => [37]).With("bin", Values.Range(0, 37)).With("w", Values.Plain).With("h", Values.Plain).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Totals() =>
    [
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static double StrictTotals(ReadOnlySpan<double> a, Span<double> x, Span<double> y)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    x[i] = s;
                    s += a[i];
                    y[i] = Math.Sqrt(Math.Abs(a[i]));
                }
                return s;
            }
            """).With("a", Values.Plain).Expecting(Expected.Simd),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static void StrictInElements(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = 1; i < x.Length; i++)
                    x[i] = x[i - 1] + a[i];
            }
            """).With("a", Values.Plain).With("x", Values.Plain).Expecting(Expected.AsWritten),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static int StrictWeightsOfPacked(ReadOnlySpan<double> a, Span<double> x, ref double w)
            {
                int k = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 0)
                    {
                        x[k++] = a[i];
                        w += a[i];
                    }
                }
                return k;
            }
            """).With("a", Values.Plain).Expecting(Expected.Anything),
    ];

    private static KernelCase Reduces(string name, string start, string step, string result) => new KernelCase($$"""
        [Kernel(Parallel = true, Strict = true)] public static double {{name}}(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            {{start}}
            for (int i = 0; i < a.Length; i++)
            {
                {{step}}
            }
            return {{result}};
        }
        """).With("a", Values.Plain).With("b", Values.Plain).Expecting(Expected.Anything);
}
