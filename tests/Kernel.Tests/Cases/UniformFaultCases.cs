using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>What is one for all lanes, and may fault: read or computed where a lane wants it, and only there.</summary>
internal static class UniformFaultCases
{
    /// <summary>A length of the buffer b at which nothing faults, and some at which more and more does.</summary>
    private static readonly int[] Lengths = [8, 5, 2];

    public static IEnumerable<KernelCase> All() => [.. Lengths.SelectMany(length => Reads(length).Concat(Writes(length))), .. Divisions(3), .. Divisions(0), .. Unwanted()];

    private static IEnumerable<KernelCase> Reads(int length) => new[]
    {
        new KernelCase($$"""
            public static void ReadsOnePlace{{length}}(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> x, ReadOnlySpan<int> at)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float v = a[i];
                    if (v > 2)
                        v += b[at[0] & 7];
                    x[i] = v < 0 && b[(at[0] >> 1) & 3] > v ? -1 : v;
                }
            }
            """),
        new KernelCase($$"""
            public static void ReadsOnePlaceThroughAnother{{length}}(ReadOnlySpan<double> a, ReadOnlySpan<int> at, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    if (v > -2.5)
                        x[i] = v > 2 ? b[at[at[0] & 1] + 1] : v < 0 ? b[7] * b[at[(at[0] - 5) & 1]] : at.Length;
                }
            }
            """),
        new KernelCase($$"""
            public static void ReadsOnePlaceOfATable{{length}}(ReadOnlySpan<double> a, double[,] b, long[,,] c, Span<double> x, ReadOnlySpan<int> at)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    if (v > 2)
                        v += b[at[0] & 7, (at[0] + 2) & 7];
                    else if (v < -2)
                        v = c[1, at[0] & 3, at[0] & 7];
                    x[i] = v;
                }
            }
            """).Shape("b", _ => [7, length + 1]).Shape("c", _ => [3, 3, length - 1]),
        new KernelCase($$"""
            public static void ReadsOnePlaceInALoop{{length}}(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, ReadOnlySpan<int> at)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    for (int k = 0; k < 5; k++)
                    {
                        if (v > k)
                            v = v * 0.5 + b[(at[0] + k) & 7];
                    }

                    x[i] = v;
                }
            }
            """),
        new KernelCase($$"""
            public static double SumsOnePlace{{length}}(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<int> at)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 2)
                        sum += a[i] * b[at[0] & 7];
                }
                return sum;
            }
            """).Close(1e-9),
        new KernelCase($$"""
            public static int EndsAtOnePlace{{length}}(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<int> at)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 2.99 && b[at[0] & 7] < a[i])
                        return i;
                }
                return -1;
            }
            """),
        new KernelCase($$"""
            public static void SlicesAtOnePlace{{length}}(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, ReadOnlySpan<int> at)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    if (v > 2)
                        v += b.Slice(at[0] & 3, 2)[at[0] & 1] + b[^(at[0] & 7)];
                    x[i] = v;
                }
            }
            """),
    }.Select(c => Of(c, length));

    private static IEnumerable<KernelCase> Writes(int length) => new[]
    {
        new KernelCase($$"""
            public static void WritesOnePlace{{length}}(ReadOnlySpan<double> a, Span<double> b, ReadOnlySpan<int> at)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 2)
                        b[at[0] & 7] = a[i];
                }
            }
            """).Expecting(Expected.Anything),
        new KernelCase($$"""
            public static void ReadsAfterAWrite{{length}}(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, Span<double> y, ReadOnlySpan<int> at)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = a[i] + 1;
                    double v = 0;
                    if (a[i] > 2)
                        v = b[at[0] & 7];
                    y[i] = v;
                }
            }
            """),
    }.Select(c => Of(c, length));

    private static KernelCase Of(KernelCase kernel, int length)
    {
        KernelCase made = kernel.Shape("at", _ => [2]).With("at", Values.Constant(6)).With("a", Values.Range(-3, 3));
        made = made.Shapes.ContainsKey("b") ? made : made.Shape("b", _ => [length]);
        return length == Lengths[0] && made.Path == Expected.Simd ? made : made.Expecting(Expected.Anything);
    }

    private static IEnumerable<KernelCase> Divisions(int m) => new[]
    {
        new KernelCase($$"""
            public static void DividesAfterAWrite{{m}}(ReadOnlySpan<int> a, Span<int> x, Span<int> y, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = a[i] + 1;
                    y[i] = i + 1000 / m;
                }
            }
            """),
        new KernelCase($$"""
            public static int DividesBehindAnEnd{{m}}(ReadOnlySpan<int> a, int first, int m)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (i == first)
                        return i;
                    if (1000 / m + a[i] == 7)
                        return -i;
                }
                return -1;
            }
            """),
        new KernelCase($$"""
            public static void LoopsToAQuotient{{m}}(ReadOnlySpan<int> a, Span<int> x, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i];
                    if (v > 50)
                    {
                        for (int k = 20 / m; k < 100 / m; k++)
                            v = v * 3 + k;
                    }
                    x[i] = v;
                }
            }
            """),
        new KernelCase($$"""
            public static void LoopsWhileAQuotient{{m}}(ReadOnlySpan<int> a, Span<int> x, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i];
                    if (v > 50)
                    {
                        for (int k = 0; k < 9 && (k < 5 || 20 / m > k); k++)
                            v = v * 3 + k;
                        int j = 0;
                        while (j < 40 / m)
                            j += 3;
                        v += j;
                    }
                    x[i] = v;
                }
            }
            """),
    }.Select(c => c.Scalar("m", _ => m).Scalar("first", n => m == 0 ? 0 : n - 1).With("a", Values.Range(1, 100)).Expecting(m == 0 ? Expected.Anything : Expected.Simd));

    /// <summary>Nothing faults where no lane wants it.</summary>
    private static IEnumerable<KernelCase> Unwanted() =>
    [
        new KernelCase("""
            public static void ReadsNoPlace(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, ReadOnlySpan<int> at)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    if (v > 4)
                        v += b[at[0]] / (100 / (at[1] - 6));
                    x[i] = v > 5 ? b[at[0] + 1] : v;
                }
            }
            """).Shape("at", _ => [2]).With("at", Values.Constant(6)).With("a", Values.Range(-3, 3)).Shape("b", _ => [2]),
    ];
}
