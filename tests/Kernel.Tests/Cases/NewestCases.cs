using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>The last valid value goes on to the iterations behind it, in any spelling; and totals that one side of a branch steps and the other one wants.</summary>
internal static class NewestCases
{
    public static IEnumerable<KernelCase> All() => [.. Filled("double"), .. Filled("float"), .. Others(), .. Sides()];

    private static IEnumerable<KernelCase> Filled(string type)
    {
        string name = type == "double" ? "Double" : "Single";
        yield return new KernelCase($$"""
            public static void Fill{{name}}(ReadOnlySpan<{{type}}> x, Span<{{type}}> y)
            {
                {{type}} last = {{type}}.NaN;
                for (int i = 0; i < x.Length; i++)
                {
                    if (!{{type}}.IsNaN(x[i]))
                        last = x[i];
                    y[i] = last;
                }
            }
            """);
        yield return new KernelCase($$"""
            public static {{type}} FillTernary{{name}}(ReadOnlySpan<{{type}}> x, ReadOnlySpan<int> valid, Span<{{type}}> y, {{type}} last)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    y[i] = last;
                    last = valid[i] > 0 ? x[i] : last;
                }
                return last;
            }
            """);
        yield return new KernelCase($$"""
            public static void FillHoles{{name}}({{type}}[] x)
            {
                {{type}} last = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if ({{type}}.IsNaN(x[i]))
                        x[i] = last;
                    else
                        last = x[i];
                }
            }
            """).Expecting(Expected.Anything);
        yield return new KernelCase($$"""
            public static {{type}} FillCounted{{name}}(ReadOnlySpan<{{type}}> x, Span<{{type}}> y, {{type}} seed)
            {
                {{type}} last = seed;
                {{type}} most = seed;
                for (int i = 0; i < x.Length; i++)
                {
                    {{type}} v = x[i];
                    if (v > 1 && i % 7 != 0)
                        last = v * 2;
                    most = Math.Max(most, last);
                    y[i] = v - last;
                }
                return most;
            }
            """).Expecting(Expected.Anything);
    }

    private static IEnumerable<KernelCase> Others() =>
    [
        new KernelCase("""
            public static void FillS258(double[] a, double[] b, double[] c, double[] d, double[] e, double[] aa)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 0)
                        s = d[i] * d[i];
                    b[i] = s * c[i] + d[i];
                    e[i] = (s + 1) * aa[i];
                }
            }
            """),
        new KernelCase("""
            public static void FillSpareNaN(ReadOnlySpan<long> bits, ReadOnlySpan<int> valid, Span<double> y)
            {
                // The NaN that stands for no value in lanes is a value here.
                double last = BitConverter.Int64BitsToDouble(0x7FFC_6E6F_7468_6967);
                for (int i = 0; i < bits.Length; i++)
                {
                    if (valid[i] > 0)
                        last = BitConverter.Int64BitsToDouble(valid[i] % 2 == 0 ? 0x7FFC_6E6F_7468_6967 : bits[i]);
                    y[i] = last;
                }
            }
            """),
        new KernelCase("""
            public static void FillNested(ReadOnlySpan<float> x, ReadOnlySpan<int> kind, Span<float> y)
            {
                float last = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    if (kind[i] > 0)
                    {
                        if (x[i] < 3)
                            last = x[i] + 1;
                        y[i] = last;
                    }
                    else
                    {
                        y[i] = last * 2;
                    }
                }
            }
            """),
        new KernelCase("""
            public static void FillTwo(ReadOnlySpan<double> x, Span<double> y, Span<double> z)
            {
                double low = 0, high = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] < -1)
                        low = x[i];
                    if (x[i] > 1)
                        high = x[i];
                    y[i] = low;
                    z[i] = high;
                }
            }
            """),
        new KernelCase("""
            public static void FillInteger(ReadOnlySpan<int> x, Span<int> y)
            {
                int last = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0)
                        last = x[i];
                    y[i] = last;
                }
            }
            """).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Sides() =>
    [
        new KernelCase("""
            public static void SidesSum(ReadOnlySpan<int> x, Span<long> y)
            {
                long sum = 7;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0)
                        y[i] = sum;
                    else
                        sum += x[i];
                }
            }
            """),
        new KernelCase("""
            public static void SidesNested(ReadOnlySpan<int> x, ReadOnlySpan<int> w, Span<int> y)
            {
                int sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0)
                    {
                        if (w[i] > 0)
                            y[i] = sum;
                        else
                            sum ^= x[i];
                    }
                    else
                    {
                        y[i] = sum - 1;
                    }
                }
            }
            """),
        new KernelCase("""
            public static void SidesFill(ReadOnlySpan<double> x, Span<double> y)
            {
                double last = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (double.IsNaN(x[i]))
                    {
                        y[i] = last;
                    }
                    else
                    {
                        y[i] = x[i];
                        last = x[i];
                    }
                }
            }
            """),
    ];
}
