using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops that count in other words than <c>for (int i = 0; i &lt; n; i++)</c>, and loops that look like it and do not.</summary>
internal static partial class CountedCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        .. Bounds(), .. Searches(), .. Headers(), .. Whiles(), .. Steps(), .. OtherTypes(), .. TestedLast(), .. Stepping(), .. Offsets(), .. Meetings(), .. Uncounted(),
    ];

    private static IEnumerable<KernelCase> Bounds() =>
    [
        new KernelCase("""
            public static void BothLengths(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < a.Length && i < b.Length && x.Length > i; i++)
                    x[i] = a[i] * b[i] + 1;
            }
            """).Shape("b", n => [n - n / 3]),
        new KernelCase("""
            public static void BothArrays(float[] a, float[] b, float[] x)
            {
                for (int i = 0; i < a.Length && i < b.Length; i++)
                    x[i] = a[i] - b[i];
            }
            """).Shape("a", n => [n - n / 3]),
        new KernelCase("""
            public static void DownToBoth(Span<int> x, int low, int least)
            {
                for (int i = x.Length - 1; i >= low && i >= least; i--)
                    x[i] = x[i] * 3 + i;
            }
            """).Scalar("low", n => n / 5).Scalar("least", n => n / 4),
        new KernelCase("""
            public static void EveryThirdOfBoth(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 1; i < a.Length && i < x.Length; i += 3)
                    x[i] = a[i] + 0.5;
            }
            """).Running(from: 2),
        new KernelCase("""
            public static void OneLessOrEqual(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i <= a.Length - 1; i++)
                    x[i] = a[i] + 0.5;
            }
            """),
        new KernelCase("""
            public static double SumOfBoth(ReadOnlySpan<double> a, double[] b, int n)
            {
                double s = 0;
                for (int i = 0; n > i && i < b.Length; i++)
                    s += a[i] * b[i];
                return s;
            }
            """).Scalar("n", n => n).Close(1e-10).With("a", Values.Tame).With("b", Values.Tame),
    ];

    private static IEnumerable<KernelCase> Searches() =>
    [
        new KernelCase("""
            public static double SumWhilePositive(ReadOnlySpan<double> x, int n)
            {
                double s = 0;
                for (int i = 0; i < n && x[i] > 0; i++)
                    s += x[i];
                return s;
            }
            """).Scalar("n", n => n).With("x", Values.Constant(3)).Close(1e-10),
        new KernelCase("""
            public static int LengthOfString(ReadOnlySpan<byte> text)
            {
                int length = 0;
                while (length < text.Length && text[length] != 0)
                    length++;
                return length;
            }
            """).With("text", Values.Range(1, 200)),
        new KernelCase("""
            public static int FirstKey(int[] a, int key)
            {
                int i;
                for (i = 0; i < a.Length && a[i] != key; i++) { }
                return i;
            }
            """).With("a", Values.Range(0, 100)).With("key", Values.Range(90, 300)),
        new KernelCase("""
            public static int LastBelow(ReadOnlySpan<float> a, float limit)
            {
                int i = a.Length - 1;
                while (i >= 0 && !(a[i] < limit))
                    i -= 2;
                return i;
            }
            """).With("a", Values.Constant(5)).With("limit", Values.Constant(2)),
        new KernelCase("""
            [Kernel] public static int CopyString(ReadOnlySpan<byte> from, Span<byte> to)
            {
                int i = 0;
                for (; i < from.Length && i < to.Length && from[i] != 0; i++)
                    to[i] = from[i];
                if (i < to.Length)
                    to[i] = 1;
                return i;
            }
            """).With("from", Values.Range(1, 200)),
        new KernelCase("""
            public static int QuotientsAbove(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int limit)
            {
                int found = -1;
                for (int i = 0; i < a.Length && a[i] / b[i] < limit; i++)
                    found = i;
                return found;
            }
            """).With("a", Values.Range(0, 50)).With("b", Values.Range(1, 50)).Scalar("limit", _ => 51),
        new KernelCase("""
            public static int MayDivideByZero(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
            {
                int i = 0;
                while (i < a.Length && a[i] % b[i] < 40)
                    i++;
                return i;
            }
            """).With("a", Values.Range(0, 50)).With("b", Values.Range(0, 300)).Expecting(Expected.Generated),
        new KernelCase("""
            public static double Followed(ReadOnlySpan<int> at, ReadOnlySpan<double> a)
            {
                double s = 0;
                for (int i = 0; i < at.Length && a[at[i]] != 7; i++)
                    s += a[at[i]];
                return s;
            }
            """).With("at", Values.Range(0, 90)).Shape("a", _ => [90]).With("a", Values.Tame).Close(1e-10),
        new KernelCase("""
            public static int TestBeforeEnd(ReadOnlySpan<int> a, int most, int n)
            {
                int i = 0, s = 0;
                while (s < most & true && i < n)
                {
                    s += a[i] & 1;
                    i++;
                }
                return s + i;
            }
            """).Scalar("n", n => n).Scalar("most", n => n / 3).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Headers() =>
    [
        new KernelCase("""
            public static int DeclaredBefore(Span<double> x, int n)
            {
                int i;
                for (i = 0; i < n; i++)
                    x[i] = i * 0.5;
                return i;
            }
            """).Scalar("n", n => n),
        new KernelCase("""
            public static void NotWantedAfter(Span<double> x, int n)
            {
                int i, k = 3;
                for (i = k; i < n; ++i)
                    x[i] = i * 0.5;
            }
            """).Scalar("n", n => n).Running(from: 4),
        new KernelCase("""
            public static void ReverseByTwo(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0, j = a.Length - 1; i < a.Length; i++, j--)
                    x[i] = a[j];
            }
            """),
        new KernelCase("""
            public static long StepsOfAll(ReadOnlySpan<int> a, Span<int> x, int n)
            {
                long total = 5;
                int k = 2;
                for (int i = 0; i < n; i++, k += 2, total += 3)
                    x[i] = a[k - 2 * i] + k + (int)total;
                return total * 1000 + k;
            }
            """).Scalar("n", n => n).Shape("a", n => [n + 3]),
        new KernelCase("""
            public static int StepsOfTwo(Span<int> x, int n)
            {
                int j = 7;
                for (int i = n - 1; i >= 0; i -= 2, j += 4)
                    x[i] = j;
                return j;
            }
            """).Scalar("n", n => n),
        new KernelCase("""
            public static void UntilEqual(Span<int> x, int from, int to)
            {
                for (int i = from; i != to; i++)
                    x[i] = i * i;
            }
            """).Scalar("from", n => n / 7).Scalar("to", n => n),
        new KernelCase("""
            public static int DownUntilEqual(Span<int> x, int from, int to)
            {
                int i = from;
                while (i != to)
                {
                    i--;
                    x[i] = i * i;
                }
                return i;
            }
            """).Scalar("to", n => n / 7).Scalar("from", n => n),
        new KernelCase("""
            public static void LengthReached(int[] x)
            {
                int i = 0;
                for (; x.Length != i; i++)
                    x[i] += i;
            }
            """),
    ];

    private static IEnumerable<KernelCase> Whiles() =>
    [
        new KernelCase("""
            public static void PlainWhile(Span<double> x, ReadOnlySpan<double> a)
            {
                int i = 0;
                while (i < a.Length)
                {
                    x[i] = Math.Sqrt(a[i]);
                    i++;
                }
            }
            """),
        new KernelCase("""
            public static long WhileOfLong(Span<double> x, long n)
            {
                long i = 0;
                while (i < n)
                {
                    x[(int)i] = i;
                    i += 2;
                }
                return i;
            }
            """).Scalar("n", n => (long)n),
        new KernelCase("""
            public static int ForEver(Span<double> x, ReadOnlySpan<double> a)
            {
                int i = 0;
                for (;;)
                {
                    if (i >= a.Length || i >= x.Length)
                        break;
                    x[i] = a[i] * 2;
                    i++;
                }
                return i;
            }
            """),
        new KernelCase("""
            public static void CountDown(int n, Span<int> x)
            {
                while (n > 0)
                {
                    n--;
                    x[n] = n ^ 3;
                }
            }
            """).Scalar("n", n => n),
        new KernelCase("""
            public static void EarlyStep(ReadOnlySpan<float> a, Span<float> x)
            {
                int i = 0;
                while (true)
                {
                    if (!(i < a.Length))
                        break;
                    float v = a[i];
                    i++;
                    if (v < 0)
                        continue;
                    x[i] = v * 2 + i;
                }
            }
            """).Shape("x", n => [n + 1]),
        new KernelCase("""
            [Kernel] public static int Broken(ReadOnlySpan<float> a, Span<float> x)
            {
                int i = 0, j = 10;
                while (i < a.Length)
                {
                    float v = a[i];
                    j += 3;
                    if (v > 4)
                        break;
                    i++;
                    x[i - 1] = v * 2 + j;
                }
                return i * 7 + j;
            }
            """).With("a", Values.Constant(2)),
        new KernelCase("""
            public static double WhileInWhile(ReadOnlySpan<double> a, Span<double> x, int rounds)
            {
                int t = 0;
                double s = 0;
                while (t < rounds)
                {
                    int i = 0;
                    while (i < a.Length && i < x.Length)
                    {
                        x[i] = x[i] * 0.5 + a[i];
                        i++;
                    }
                    s += i;
                    t++;
                }
                return s;
            }
            """).Scalar("rounds", _ => 3).With("a", Values.Tame).With("x", Values.Tame).Expecting(Expected.Generated),
        new KernelCase("""
            public static void UntilSmall(Span<double> x, double limit)
            {
                double size = 1;
                int i = 0;
                while (size > limit)
                {
                    for (i = 0; i < x.Length; i++)
                        x[i] *= 0.5;
                    size *= 0.5;
                }
            }
            """).Scalar("limit", _ => 0.1).With("x", Values.Tame),
    ];

    private static IEnumerable<KernelCase> Steps() =>
    [
        new KernelCase("""
            public static int CheckedWhile(Span<int> x, int n)
            {
                checked
                {
                    int i = 0, j = 0;
                    while (i < n)
                    {
                        x[i] = j;
                        i += 2;
                        j++;
                    }
                    return i;
                }
            }
            """).Scalar("n", n => n).Expecting(Expected.Anything),
        new KernelCase("""
            public static int PastTheLast(Span<int> x, int from, int to)
            {
                int i = from;
                for (; i <= to; i += 3)
                    x[i] = i;
                return i;
            }
            """).Scalar("from", n => n / 2).Scalar("to", n => n - 1),
        new KernelCase("""
            public static int StepsInBranches(Span<int> x, ReadOnlySpan<int> a)
            {
                int i = 0;
                while (i < a.Length)
                {
                    if (a[i] > 0)
                        i++;
                    else
                        i += 2;
                    if (i < x.Length)
                        x[i] = i;
                }
                return i;
            }
            """).Expecting(Expected.AsWritten),
    ];
}
