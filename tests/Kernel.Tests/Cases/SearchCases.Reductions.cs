using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>What a loop takes in up to the iteration that ends it: that one counts, or a part of it, and those behind it do not.</content>
internal static partial class SearchCases
{
    private static IEnumerable<KernelCase> Reducing() => [.. Sums(), .. Extremes(), .. Beside(), .. ReducingFaults(), .. ReducingNests(), .. Counts()];

    private static IEnumerable<KernelCase> Sums() =>
    [
        Summed(new KernelCase("""
            public static double SumBeforeExit(ReadOnlySpan<double> a, double t)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > t)
                        break;
                    s += a[i];
                }
                return s;
            }
            """)),
        Summed(new KernelCase("""
            public static double SumToItsEnd(ReadOnlySpan<double> a)
            {
                double s = 1;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 2)
                        break;
                    s += a[i] * a[i];
                }
                return s;
            }
            """)).At([.. TestSizes.Usual]),
        Summed(new KernelCase("""
            public static double SumAndExit(ReadOnlySpan<double> a, double t)
            {
                double s = 0.5;
                for (int i = 0; i < a.Length; i++)
                {
                    s += a[i];
                    if (a[i] > t)
                        break;
                    s += 0.25;
                }
                return s;
            }
            """)),
        Summed(new KernelCase("""
            public static float SumReturned(ReadOnlySpan<float> a, float t)
            {
                float s = 3;
                for (int i = a.Length - 1; i >= 0; i -= 2)
                {
                    if (a[i] > t)
                        return s * 2 + i;
                    if (a[i] < 0.25f)
                        continue;
                    s -= a[i];
                }
                return s;
            }
            """)).Close(1e-5),
        Summed(new KernelCase("""
            public static double SumOfExit(ReadOnlySpan<double> a, double t, Span<double> x)
            {
                double s = 0, before = -1;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > t)
                    {
                        before = s;
                        s += 100;
                        break;
                    }
                    if (a[i] > 0.5)
                        s += a[i];
                    else
                        s += 1;
                }
                if (x.Length > 0)
                    x[0] = before;
                return s;
            }
            """)),
        Summed(new KernelCase("""
            public static double SumAndLast(ReadOnlySpan<double> a, double t)
            {
                double s = 0, last = -1;
                for (int i = 0; i < a.Length; i++)
                {
                    last = a[i] * 2;
                    s += last;
                    if (last > t * 2)
                        break;
                }
                return s + last;
            }
            """)),
        Summed(new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static double SumKeptInOrder(ReadOnlySpan<double> a, double t)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > t)
                        break;
                    s += a[i];
                }
                return s;
            }
            """)).Close(0).Expecting(Expected.AsWritten),
        Summed(new KernelCase("""
            public static double SumCarried(ReadOnlySpan<double> a, double t)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    s += a[i];
                    if (s > t * 100)
                        break;
                }
                return s;
            }
            """)).Close(0).Expecting(Expected.AsWritten),
    ];

    private static IEnumerable<KernelCase> Extremes() =>
    [
        Summed(new KernelCase("""
            public static double ManyBeforeExit(ReadOnlySpan<double> a, double t, Span<double> x)
            {
                double low = 5, high = double.NegativeInfinity, s = 0, squares = 0;
                int count = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > t)
                        break;
                    low = Math.Min(low, a[i]);
                    if (a[i] > high)
                        high = a[i];
                    s += a[i];
                    squares += a[i] * a[i];
                    if (a[i] > 0.5)
                        count++;
                }
                if (x.Length > 4)
                {
                    x[0] = low;
                    x[1] = high;
                    x[2] = s;
                    x[3] = squares;
                    x[4] = count;
                }
                return s / (count + 1);
            }
            """)),
        Rare(new KernelCase("""
            public static double LeastBeforeExit(ReadOnlySpan<double> a, double t)
            {
                double low = double.PositiveInfinity;
                for (int i = 0; i < a.Length; i++)
                {
                    low = Math.Min(low, a[i]);
                    if (a[i] > t)
                        return low;
                }
                return -low;
            }
            """)).At(Sooner),
        new KernelCase("""
            public static bool FlagsBeforeExit(ReadOnlySpan<int> a, int key)
            {
                bool any = false, all = true;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] == key)
                        break;
                    any |= a[i] == 7;
                    if (a[i] < 1)
                        all = false;
                }
                return any && all;
            }
            """).With("a", Values.Range(0, 4000)).With("key", Values.Range(0, 4000)).At(Sooner),
    ];

    private static IEnumerable<KernelCase> Counts() =>
    [
        .. new[] { "int", "long", "byte", "short", "uint", "ulong" }.Select(t => new KernelCase($$"""
            public static {{t}} CountBeforeExit_{{t}}(ReadOnlySpan<{{t}}> a, {{t}} key)
            {
                {{t}} sum = 3, odd = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] == key)
                        break;
                    sum += a[i];
                    odd ^= a[i];
                    if (a[i] > 5)
                        sum++;
                }
                return ({{t}})(sum + odd);
            }
            """).With("a", Values.Range(0, 100)).With("key", Values.Range(90, 140)).At(Sooner)),
        new KernelCase("""
            public static int ZerosBeforeExit(ReadOnlySpan<int> a)
            {
                int zeros = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 10)
                        break;
                    if (a[i] == 0)
                        zeros++;
                }
                return zeros;
            }
            """).With("a", Values.Range(0, 9)),
    ];

    private static IEnumerable<KernelCase> Beside() =>
    [
        Summed(new KernelCase("""
            public static double WritesAndSums(Span<double> a, double t, Span<double> x)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    x[i] = s > 0 ? 1 : 2;
                    s += a[i];
                    if (a[i] > t)
                        break;
                }
                return s;
            }
            """)).Close(0).Expecting(Expected.AsWritten),
        Summed(new KernelCase("""
            [Kernel] public static double ScalesAndSums(Span<double> a, double t, Span<double> x)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    double v = a[i] * 2;
                    x[i] += v;
                    a[i] = v + 1;
                    s += v;
                    if (v > 2 * t)
                    {
                        a[i] = -1;
                        break;
                    }
                    x[i] += 1;
                }
                return s;
            }
            """)),
        Summed(new KernelCase("""
            public static void SumsByReference(ReadOnlySpan<double> a, double t, ref double s, out long n)
            {
                n = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > t)
                        return;
                    s += a[i];
                    n++;
                }
                s = -s;
            }
            """)),
        Summed(new KernelCase("""
            public static double SumOfWindowBeforeExit(ReadOnlySpan<double> a, double t)
            {
                double s = 0;
                for (int i = 0; i < a.Length - 3; i++)
                {
                    double w = 0;
                    for (int k = 0; k < 4; k++)
                        w += a[i + k];
                    if (w > 3 + t)
                        break;
                    s += w;
                    for (int k = 0; k < 3; k++)
                        s += a[i + k] * k;
                }
                return s;
            }
            """)).Running(from: 4),
    ];

    private static KernelCase Summed(KernelCase search) => Rare(search).Close(1e-12).At(Sooner);

    private static KernelCase Indirect(KernelCase search) =>
        Summed(search).With("at", Values.Range(0, 4000)).Shape("b", n => [n < 100 ? 4000 : 3990]);
}
