using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops that lanes leave one by one, jumps out of iterations, and loops with unknown trip counts around parallel ones.</summary>
internal static partial class DivergentCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        .. Escapes("double"), .. Escapes("float"), .. Ends(),
        new KernelCase("""
            public static void HalvesUntilSmall(ReadOnlySpan<double> a, Span<double> x, Span<int> steps)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    int k = 0;
                    do
                    {
                        v *= 0.5;
                        k++;
                    }
                    while (v > 1 && k < 60);
                    x[i] = v;
                    steps[i] = k;
                }
            }
            """),
        new KernelCase("""
            public static void BreaksInside(ReadOnlySpan<float> a, Span<float> x, int n)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float sum = 0;
                    for (int k = 1; k < 20; k++)
                    {
                        sum += a[i] / k;
                        if (sum > 10)
                            break;
                        sum -= 0.25f;
                    }
                    x[i] = sum;
                }
            }
            """),
        new KernelCase("""
            public static void Continues(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (a[i] < 0)
                        continue;
                    double t = a[i] + b[i];
                    if (b[i] > 3)
                    {
                        x[i] = t;
                        continue;
                    }
                    x[i] = t * 2;
                }
            }
            """),
        new KernelCase("""
            public static void ContinuesAndBreaks(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i];
                    int found = 0;
                    int k = 0;
                    while (k < 12)
                    {
                        k++;
                        v = v * 1103515245 + 12345;
                        if ((v & 1) == 0)
                        {
                            if ((v & 2) == 0)
                                continue;
                            found += 3;
                        }
                        if ((v & 96) == 32)
                            break;
                        found++;
                    }
                    x[i] = found + k * 100;
                }
            }
            """),
        new KernelCase("""
            public static void Collatz(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i] & 1023;
                    int steps = 0;
                    while (v > 1)
                    {
                        if ((v & 1) == 0)
                            v >>= 1;
                        else
                            v = 3 * v + 1;
                        steps++;
                    }
                    x[i] = steps;
                }
            }
            """),
        new KernelCase("""
            public static void Triangle(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double sum = 0;
                    for (int k = 0; k <= i; k++)
                        sum += a[k];
                    x[i] = sum;
                }
            }
            """).At([.. TestSizes.Plane, 1000]),
        new KernelCase("""
            public static void TriangleFromTheEnd(ReadOnlySpan<float> a, Span<float> x, int n)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float sum = 1;
                    for (int k = x.Length - 1; k > i; k--)
                    {
                        if (a[k] > 0)
                            sum += a[k];
                    }
                    x[i] = sum;
                }
            }
            """).At([.. TestSizes.Plane, 1000]),
        new KernelCase("""
            public static void NestedWhiles(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    double total = 0;
                    int outer = 0;
                    while (v < 50 && outer < 5)
                    {
                        double w = v;
                        int inner = 0;
                        while (w > 1 && inner < 4)
                        {
                            w -= 1.5;
                            total += w;
                            inner++;
                        }
                        v = v * 2 + w;
                        outer++;
                        if (total > 100)
                            break;
                    }
                    x[i] = total + v;
                }
            }
            """),
        new KernelCase("""
            public static void UniformWhile(ReadOnlySpan<float> a, Span<float> x, int n)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float v = a[i];
                    int k = 1;
                    while (k < 9)
                    {
                        v = v * 0.5f + k;
                        k += 3;
                    }
                    x[i] = v;
                }
            }
            """),
        new KernelCase("""
            public static void WhileUnderIf(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    if (v > 0)
                    {
                        int k = 0;
                        while (k < 3)
                        {
                            v = v * 0.5 - k;
                            k++;
                        }
                    }
                    x[i] = v;
                }
            }
            """),
        new KernelCase("""
            public static int CountsSteps(ReadOnlySpan<double> a)
            {
                int total = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    double v = a[i];
                    int k = 0;
                    while (v > 1 && k < 100)
                    {
                        v *= 0.7;
                        k++;
                        total++;
                    }
                }
                return total;
            }
            """),
        new KernelCase("""
            public static double SumsAWhile(ReadOnlySpan<double> a)
            {
                double total = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    double v = a[i];
                    while (v > 1 && v < 1e9)
                    {
                        v *= 0.7;
                        total += v;
                    }
                }
                return total;
            }
            """).Close(1e-12),
        new KernelCase("""
            public static void InfiniteWithBreak(ReadOnlySpan<long> a, Span<long> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    long v = a[i];
                    long k = 0;
                    while (true)
                    {
                        if (k == 10)
                            break;
                        if ((v & 7) == 3)
                            break;
                        v += 5 * k;
                        k++;
                    }
                    x[i] = v ^ k;
                }
            }
            """),
        new KernelCase("""
            public static void DoWithContinue(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i];
                    int k = 0;
                    do
                    {
                        k++;
                        if ((v & k) != 0)
                            continue;
                        v ^= k * 17;
                    }
                    while (k < 8 && v > 0);
                    x[i] = v;
                }
            }
            """),
        new KernelCase("""
            public static void UniformDivisionUnderIf(ReadOnlySpan<float> a, Span<float> x, int n, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float v = 1;
                    if (a[i] > 1e30f)
                    {
                        int share = n / m;
                        v = share;
                    }
                    x[i] = v;
                }
            }
            """).Scalar("m", _ => 0).With("a", Values.Range(-5, 5)),
        new KernelCase("""
            public static void StoresInWhile(ReadOnlySpan<double> b, Span<double> c)
            {
                for (int i = 0; i < c.Length; i++)
                {
                    for (int k = 0; k < 7; k++)
                    {
                        c[i] += b[k];
                        int n = 0;
                        while (c[i] > 3 && n < 5)
                        {
                            c[i] *= 0.5;
                            n++;
                        }
                    }
                }
            }
            """).Running(from: 7),
    ];

    private static IEnumerable<KernelCase> Escapes(string type)
    {
        string f = type == "float" ? "f" : "";
        yield return new KernelCase($$"""
            public static void Escape_{{type}}(ReadOnlySpan<{{type}}> re, ReadOnlySpan<{{type}}> im, Span<int> count)
            {
                for (int i = 0; i < count.Length; i++)
                {
                    {{type}} x = 0, y = 0;
                    int n = 0;
                    while (n < 50 && x * x + y * y < 4)
                    {
                        {{type}} t = x * x - y * y + re[i];
                        y = 2 * x * y + im[i];
                        x = t;
                        n++;
                    }
                    count[i] = n;
                }
            }
            """);
        yield return new KernelCase($$"""
            public static void EscapeFor_{{type}}(ReadOnlySpan<{{type}}> re, ReadOnlySpan<{{type}}> im, Span<int> count)
            {
                for (int i = 0; i < count.Length; i++)
                {
                    {{type}} x = re[i], y = im[i];
                    int n = 0;
                    for (int k = 0; k < 40; k++)
                    {
                        {{type}} x2 = x * x, y2 = y * y;
                        if (x2 + y2 > 4.5{{f}})
                            break;
                        y = 2 * x * y + im[i];
                        x = x2 - y2 + re[i];
                        n = k;
                    }
                    count[i] = n;
                }
            }
            """);
    }
}
