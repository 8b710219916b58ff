using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>
/// Loops by which vectorizers are judged, ported in our own words: TSVC (UoB-HPC/TSVC_2), NPBench (spcl/npbench), ispc's examples. Each keeps
/// the name it has there.
/// </summary>
internal static class PublicLoopCases
{
    public static IEnumerable<KernelCase> All() => [.. OfTsvc(), .. OfApplications()];

    private static IEnumerable<KernelCase> OfTsvc() =>
    [
        new KernelCase("""
            public static void S000(ReadOnlySpan<float> b, Span<float> a)
            {
                for (int i = 0; i < a.Length; i++)
                    a[i] = b[i] + 1;
            }
            """),
        new KernelCase("""
            public static void S271(Span<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (b[i] > 0)
                        a[i] += b[i] * c[i];
                }
            }
            """),
        new KernelCase("""
            public static double S313(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
            {
                double dot = 0;
                for (int i = 0; i < a.Length; i++)
                    dot += a[i] * b[i];
                return dot;
            }
            """).Close(1e-11).With("a", Values.Range(-3, 5)).With("b", Values.Range(-1, 4)),
        new KernelCase("""
            public static (double, int) S315(ReadOnlySpan<double> a)
            {
                double x = a[0];
                int index = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > x)
                    {
                        x = a[i];
                        index = i;
                    }
                }

                return (x, index);
            }
            """).With("a", Values.Ties),
        new KernelCase("""
            [Kernel] public static int S341(Span<double> a, ReadOnlySpan<double> b)
            {
                int j = -1;
                for (int i = 0; i < b.Length; i++)
                {
                    if (b[i] > 0)
                        a[++j] = b[i];
                }

                return j;
            }
            """),
        new KernelCase("""
            public static double S3111(ReadOnlySpan<double> a)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 0)
                        sum += a[i];
                }
                return sum;
            }
            """).Close(1e-11).With("a", Values.Range(-3, 5)),
    ];

    private static IEnumerable<KernelCase> OfApplications() =>
    [
        new KernelCase("""
            public static void Softmax(double[,] x, double[,] y)
            {
                for (int row = 0; row < x.GetLength(0); row++)
                {
                    double most = double.NegativeInfinity;
                    for (int j = 0; j < x.GetLength(1); j++)
                        most = Math.Max(most, x[row, j]);
                    double sum = 0;
                    for (int j = 0; j < x.GetLength(1); j++)
                    {
                        y[row, j] = Math.Exp(x[row, j] - most);
                        sum += y[row, j];
                    }
                    for (int j = 0; j < x.GetLength(1); j++)
                        y[row, j] /= sum;
                }
            }
            """).Close(1e-12).With("x", Values.Range(-3, 3)).At([.. TestSizes.Plane]).Expecting(Expected.Simd, simdFrom: 130),
        new KernelCase("""
            public static void Jacobi2D(double[,] a, double[,] b, int steps)
            {
                int n = a.GetLength(0), m = a.GetLength(1);
                for (int t = 0; t < steps; t++)
                {
                    for (int i = 1; i < n - 1; i++)
                        for (int j = 1; j < m - 1; j++)
                            b[i, j] = 0.2 * (a[i, j] + a[i, j - 1] + a[i, j + 1] + a[i - 1, j] + a[i + 1, j]);
                    for (int i = 1; i < n - 1; i++)
                        for (int j = 1; j < m - 1; j++)
                            a[i, j] = 0.2 * (b[i, j] + b[i, j - 1] + b[i, j + 1] + b[i - 1, j] + b[i + 1, j]);
                }
            }
            """).Scalar("steps", _ => 3).At([.. TestSizes.Plane]).Expecting(Expected.Simd, simdFrom: 130).Running(from: 3),
        new KernelCase("""
            public static void MandelbrotRow(Span<int> count, double left, double step, double ci)
            {
                for (int i = 0; i < count.Length; i++)
                    count[i] = Escape(left + i * step, ci, 256);
            }

            private static int Escape(double cr, double ci, int most)
            {
                double re = cr, im = ci;
                int n;
                for (n = 0; n < most; n++)
                {
                    if (re * re + im * im > 4)
                        break;
                    double next = re * re - im * im;
                    im = ci + 2 * re * im;
                    re = cr + next;
                }
                return n;
            }
            """).With("left", Values.Range(-2, -1)).Scalar("step", n => 3.0 / (n + 1)).With("ci", Values.Range(-1, 1)),
        new KernelCase("""
            public static void BlackScholes(ReadOnlySpan<double> price, ReadOnlySpan<double> strike, ReadOnlySpan<double> years, Span<double> call, double rate, double volatility)
            {
                for (int i = 0; i < call.Length; i++)
                {
                    double root = volatility * Math.Sqrt(years[i]);
                    double d1 = (Math.Log(price[i] / strike[i]) + (rate + volatility * volatility * 0.5) * years[i]) / root;
                    call[i] = price[i] * Normal(d1) - strike[i] * Math.Exp(-rate * years[i]) * Normal(d1 - root);
                }
            }

            private static double Normal(double x)
            {
                double k = 1 / (1 + 0.2316419 * Math.Abs(x));
                double tail = 0.3989422804014327 * Math.Exp(-0.5 * x * x)
                    * (k * (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429)))));
                if (x < 0)
                    return tail;
                return 1 - tail;
            }
            """).With("price", Values.Range(1, 200)).With("strike", Values.Range(1, 200)).With("years", Values.Range(0, 10)).With("rate", Values.Range(0, 1))
            .With("volatility", Values.Range(1, 2)).Close(1e-9),
    ];
}
