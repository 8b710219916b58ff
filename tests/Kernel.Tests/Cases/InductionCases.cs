using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Variables to which every iteration adds the same: subscripts, values, and what is left of them behind the loop.</summary>
internal static class InductionCases
{
    public static IEnumerable<KernelCase> All() => [.. InSubscripts(), .. AsValues(), .. InNests(), .. NotClosed(), .. Alternating()];

    private static IEnumerable<KernelCase> InSubscripts() =>
    [
        new KernelCase("""
            public static void S124(Span<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d)
            {
                int j = -1;
                for (int i = 0; i < b.Length; i++)
                {
                    if (b[i] > 0)
                    {
                        j++;
                        a[j] = b[i] + d[i];
                    }
                    else
                    {
                        j++;
                        a[j] = c[i] + d[i];
                    }
                }
            }
            """),
        new KernelCase("""
            public static void EveryThird(ReadOnlySpan<double> a, Span<double> x)
            {
                int k = 2;
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = a[k] + a[k - 1];
                    k += 3;
                }
            }
            """).Shape("a", n => [3 * n]),
        new KernelCase("""
            public static void FromTheEnd(ReadOnlySpan<int> a, Span<int> x)
            {
                int k = a.Length;
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[--k];
            }
            """),
        new KernelCase("""
            public static void StepGiven(ReadOnlySpan<double> a, Span<double> x, int step)
            {
                int k = 1;
                for (int i = 0; i < x.Length; i++, k += step)
                    x[i] = a[k];
            }
            """).Shape("a", n => [2 * n + 1]).Scalar("step", _ => 2),
        new KernelCase("""
            public static void TwoByTwo(ReadOnlySpan<long> a, Span<long> x)
            {
                long k = 0;
                for (int i = 0; i < a.Length; i += 2)
                {
                    x[(int)k] = a[i] * 3;
                    k++;
                    k += 1;
                }
            }
            """),
        new KernelCase("""
            public static void Downwards(ReadOnlySpan<short> a, Span<short> x)
            {
                int k = 0;
                for (int i = x.Length - 1; i >= 0; i--)
                    x[i] = a[k++];
            }
            """),
    ];

    private static IEnumerable<KernelCase> AsValues() =>
    [
        new KernelCase("""
            public static int Numbered(Span<int> x)
            {
                int v = 7;
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = v;
                    v += 1_000_003;
                }
                return v;
            }
            """),
        new KernelCase("""
            public static long WrapAround(Span<long> x, long from, long by)
            {
                long v = from;
                for (int i = 0; i < x.Length; i++)
                {
                    v -= by;
                    x[i] = v;
                }
                return v;
            }
            """),
        new KernelCase("""
            public static int SumAndCount(ReadOnlySpan<int> a, Span<int> x)
            {
                int sum = 0, count = 100;
                for (int i = 3; i <= x.Length - 2; i += 5)
                {
                    sum += a[i];
                    x[i] = count;
                    count -= 10;
                }
                return sum ^ count;
            }
            """),
        new KernelCase("""
            public static long CountedFromLong(Span<double> x, long from, long to)
            {
                int count = 0;
                for (long i = from; i < to; i++)
                    count++;
                for (int i = 0; i < x.Length; i++)
                    x[i] = count + i;
                return count;
            }
            """).Scalar("from", n => 5L - n).Scalar("to", n => 3L * n),
    ];

    private static IEnumerable<KernelCase> InNests() =>
    [
        new KernelCase("""
            public static int Flattened(double[,] a, Span<double> x)
            {
                int k = 0;
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                        x[k++] = a[i, j] * 2;
                return k;
            }
            """).Shape("x", n => [n * n]).At([.. TestSizes.Plane]).Expecting(Expected.Generated),
        new KernelCase("""
            public static void ThreeEach(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    int k = 3 * i;
                    for (int j = 0; j < 3; j++)
                    {
                        x[k] = a[i] + j;
                        k++;
                    }
                }
            }
            """).Shape("x", n => [3 * n]),
        new KernelCase("""
            public static void PerRow(double[,] a, Span<double> x, int m)
            {
                int k = 5;
                for (int i = 0; i < x.Length; i++)
                {
                    for (int j = 0; j < m; j++)
                        k += 2;
                    x[i] = k + a[i, 0];
                }
            }
            """).Scalar("m", _ => 3).At([.. TestSizes.Plane]).Expecting(Expected.Generated),
    ];

    /// <summary>Not the same in every iteration, not wrapping, or seen by others: as written, and right.</summary>
    private static IEnumerable<KernelCase> NotClosed() =>
    [
        new KernelCase("""
            [Kernel] public static int OneSideMore(ReadOnlySpan<int> a, Span<int> x)
            {
                int k = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 0)
                        k++;
                    else
                        k += 2;
                    x[i] = k;
                }
                return k;
            }
            """),
        new KernelCase("""
            [Kernel] public static int CheckedCount(Span<int> x, int from)
            {
                int k = from;
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = k;
                    k = checked(k + 1_000_000);
                }
                return k;
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            [Kernel] public static void SeenByOthers(Span<int> x, ref int k)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = k;
                    k += 3;
                }
            }
            """),
        new KernelCase("""
            [Kernel] public static int DoubledEachTime(Span<int> x)
            {
                int k = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = k;
                    k += k;
                }
                return k;
            }
            """),
    ];

    /// <summary>Variables that turn into the other one of two values: with every step, up and down, before and behind their use, one in another's place.</summary>
    private static IEnumerable<KernelCase> Alternating() =>
    [
        new KernelCase("""
            public static double Leibniz(int n)
            {
                double sum = 0, sign = 1;
                for (int i = 0; i < n; i++)
                {
                    sum += sign / (2 * i + 1);
                    sign = -sign;
                }
                return 4 * sum;
            }
            """).Scalar("n", n => n).Close(1e-12),
        new KernelCase("""
            public static double SignsDown(ReadOnlySpan<double> a, Span<double> x, double s)
            {
                for (int i = a.Length - 1; i >= 0; i--)
                {
                    x[i] = s * a[i];
                    s *= -1;
                    if (a[i] > 0)
                        x[i] += s;
                }
                return s;
            }
            """),
        new KernelCase("""
            public static int Toggles(ReadOnlySpan<int> a, Span<int> x, int c, int mask)
            {
                bool odd = false;
                int side = 3, bits = 5, all = 7;
                for (int i = 3; i < a.Length; i += 2)
                {
                    odd = !odd;
                    side = c - side;
                    x[i] = odd ? a[i] : side;
                    bits ^= mask;
                    all = ~all;
                    x[i - 1] = bits + all;
                }
                return side + bits + all + (odd ? 1 : 0);
            }
            """).Scalar("c", _ => int.MinValue + 1).Scalar("mask", _ => 0x5A5A),
        new KernelCase("""
            public static void Checkers(Span<float> x, int w)
            {
                float row = 1f;
                for (int i = 0; i < x.Length / w; i++)
                {
                    float s = row;
                    for (int j = 0; j < w; j++, s = -s)
                        x[i * w + j] *= s;
                    row = -row;
                }
            }
            """).Scalar("w", n => n > 64 ? 33 : n / 2 + 1),
        new KernelCase("""
            public static long SumOfTurns(ReadOnlySpan<long> a, long start)
            {
                long t = start, sum = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    t = 1 - t;
                    if (a[i] > 0)
                        sum += t;
                }
                return sum;
            }
            """).Scalar("start", _ => long.MinValue),
    ];
}
