using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>Loops that test last, and two indices that meet.</content>
internal static partial class CountedCases
{
    private static IEnumerable<KernelCase> TestedLast() =>
    [
        new KernelCase("""
            public static int TestedLast(Span<int> x)
            {
                int i = 0;
                do
                {
                    x[i] = i;
                    i++;
                }
                while (i < x.Length);
                return i;
            }
            """),
        new KernelCase("""
            public static int TestedLastFromSomewhere(Span<long> x, int from, int to)
            {
                int i = from, k = 3;
                do
                {
                    if (x[i] > 5)
                    {
                        i++;
                        continue;
                    }
                    x[i] += k;
                    i++;
                }
                while (i <= to);
                return i;
            }
            """).Scalar("from", n => n / 4).Scalar("to", n => n - 2).Expecting(Expected.Anything),
        new KernelCase("""
            public static void TestedLastSteppingInTest(Span<int> x, ReadOnlySpan<int> a, int from)
            {
                int i = from;
                do
                {
                    x[i] = a[i] + i;
                }
                while (--i >= 0);
            }
            """).Scalar("from", n => n - 1),
        new KernelCase("""
            public static int TestedLastInSteps(Span<int> x, ReadOnlySpan<int> a, int from)
            {
                int i = from, k = 3;
                do
                {
                    x[i] = a[i] + k;
                    k += 6;
                    i -= 3;
                }
                while (i > 4);
                return i + k;
            }
            """).Scalar("from", n => n - 1).At([.. TestSizes.Usual[5..]]),
        new KernelCase("""
            public static int TestedLastInMemory(ReadOnlySpan<int> ends, Span<int> x)
            {
                int i = 0, n = ends[0];
                do
                {
                    x[i] += 3;
                    i++;
                }
                while (i < n);
                return i;
            }
            """).Shape("ends", _ => [1]).With("ends", Values.Range(-3, 60)).Shape("x", _ => [64]).Expecting(Expected.Generated),
        new KernelCase("""
            public static double TestedLastOrLeft(ReadOnlySpan<double> a, int n)
            {
                double sum = 0;
                int i = 0;
                do
                {
                    if (a[i] < 0)
                        break;
                    sum += a[i++];
                }
                while (i < n);
                return sum + i;
            }
            """).Scalar("n", n => n).With("a", Values.Range(1, 2)).Close(1e-10),
        new KernelCase("""
            public static int TestedLastAndFirst(ReadOnlySpan<int> x, int n)
            {
                int i = 0, sum = 0;
                do
                {
                    sum += x[i];
                    i++;
                }
                while (i < n && x[i] != 7);
                return sum * 3 + i;
            }
            """).Scalar("n", n => n).With("x", Values.Range(8, 100)),
        new KernelCase("""
            public static void TestedLastInRows(Span<float> x, ReadOnlySpan<float> a, int rows, int columns)
            {
                int i = 0;
                do
                {
                    int j = 0;
                    do
                    {
                        x[i * columns + j] = a[i * columns + j] * 0.5f;
                    }
                    while (++j < columns);
                }
                while (++i < rows);
            }
            """).At([.. TestSizes.Plane[1..]]).Shape("x", n => [n * n]).Shape("a", n => [n * n]).Scalar("rows", n => n).Scalar("columns", n => n),
        new KernelCase("""
            public static void TestedLastInLanes(ReadOnlySpan<float> a, Span<float> x, int m)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    float s = a[i];
                    int k = 0;
                    do
                    {
                        s = s * 0.5f + k;
                        k++;
                    }
                    while (k < m);
                    x[i] = s;
                }
            }
            """).With("m", Values.Range(-1, 9)),
        new KernelCase("""
            public static int TestedLastByte(ReadOnlySpan<int> x, byte n)
            {
                byte i = 255;
                int rounds = 0;
                do
                {
                    rounds += x[i];
                    i++;
                }
                while (i < n);
                return rounds;
            }
            """).Shape("x", _ => [256]).Scalar("n", n => (byte)n).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Meetings() =>
    [
        new KernelCase("""
            public static double TwoPointers(Span<double> x)
            {
                int i = 0, j = x.Length - 1;
                while (i < j)
                {
                    double t = x[i];
                    x[i] = x[j];
                    x[j] = t;
                    i++;
                    j--;
                }
                return j;
            }
            """),
        new KernelCase("""
            public static void ReversesHalves(Span<float> a)
            {
                for (int i = 0, j = a.Length - 1; i < j; i++, j--)
                    (a[i], a[j]) = (a[j], a[i]);
            }
            """).Running(from: 0),
        new KernelCase("""
            public static void ReversesPart(int[] a, int lo, int hi)
            {
                while (lo < hi)
                {
                    int t = a[lo];
                    a[lo++] = a[hi];
                    a[hi--] = t;
                }
            }
            """).Scalar("lo", n => n / 5).Scalar("hi", n => n - 1),
        new KernelCase("""
            public static bool IsPalindrome(ReadOnlySpan<byte> text)
            {
                int lo = 0, hi = text.Length - 1;
                while (lo < hi)
                {
                    if (text[lo] != text[hi])
                        return false;
                    lo++;
                    hi--;
                }
                return true;
            }
            """).With("text", Values.Constant(3)),
        new KernelCase("""
            public static int PairsTowards(ReadOnlySpan<int> a, int n)
            {
                int sum = 0, i = 0, j = n - 1;
                while (i <= j)
                {
                    sum += a[i] * a[j];
                    i++;
                    j -= 2;
                }
                return sum + 3 * i - j;
            }
            """).Scalar("n", n => n),
        new KernelCase("""
            public static long LongsTowards(ReadOnlySpan<int> a, long n)
            {
                long sum = 0;
                for (long i = 0, j = n - 1; j >= i; ++i, --j)
                    sum += a[(int)i] * (j - i);
                return sum;
            }
            """).Scalar("n", n => (long)n),
        new KernelCase("""
            public static int TestedLastTowards(Span<int> a, int lo, int hi)
            {
                do
                {
                    (a[lo], a[hi]) = (a[hi] + 1, a[lo]);
                    lo += 2;
                    hi -= 4;
                }
                while (lo < hi);
                return hi - lo;
            }
            """).Scalar("lo", n => 1).Scalar("hi", n => n - 1).At([.. TestSizes.Usual[4..]]).Expecting(Expected.Anything),
        new KernelCase("""
            public static void RowsReversed(Span<double> a, int rows, int columns)
            {
                for (int r = 0; r < rows; r++)
                {
                    int i = 0, j = columns - 1;
                    while (i < j)
                    {
                        double t = a[r * columns + i];
                        a[r * columns + i] = a[r * columns + j];
                        a[r * columns + j] = t;
                        i++;
                        j--;
                    }
                }
            }
            """).At([.. TestSizes.Plane]).Shape("a", n => [n * n]).Scalar("rows", n => n).Scalar("columns", n => n).Expecting(Expected.Anything),
        new KernelCase("""
            public static int AlmostTheLeast(int lo, int hi)
            {
                int rounds = 0;
                while (lo <= hi)
                {
                    rounds ^= lo;
                    lo++;
                    hi--;
                }
                return rounds + lo;
            }
            """).Scalar("lo", n => int.MinValue + n).Scalar("hi", n => int.MinValue + 2 * n + 1).Expecting(Expected.Anything),
    ];
}
