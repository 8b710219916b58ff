using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops that an iteration ends: in the first gang, later, never; with values that go along, and iterations behind the end that must not count.</summary>
internal static partial class SearchCases
{
    /// <summary>Without the one at which threads are asked for: where the end comes soon, none are woken.</summary>
    private static readonly int[] Sooner = [.. TestSizes.Usual.Where(n => n < 100_000)];

    public static IEnumerable<KernelCase> All() =>
    [
        .. Forms(),
        .. ArithmeticCases.Numbers.Select(t => new KernelCase($$"""
            public static int FirstEqual_{{t}}(ReadOnlySpan<{{t}}> a, {{t}} key)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] == key)
                        return i;
                }
                return -1;
            }
            """).With("a", Values.Range(0, 100)).With("key", Values.Range(70, 110)).At(Sooner)),
        Rare(new KernelCase("""
            public static int FirstAbove(ReadOnlySpan<double> a, double t)
            {
                for (int i = 0; i < a.Length; i++)
                    if (a[i] > t)
                        return i;
                return -1;
            }
            """)),
        Rare(new KernelCase("""
            public static double IndexAndValue(ReadOnlySpan<float> a, float t, Span<int> found)
            {
                float best = -1;
                int at = -1;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > t)
                    {
                        best = a[i];
                        at = i;
                        break;
                    }
                }
                if (found.Length > 0)
                    found[0] = at;
                return best + at;
            }
            """)),
        Rare(new KernelCase("""
            public static double LastOfStride(ReadOnlySpan<double> a, double t)
            {
                for (int i = a.Length - 2; i > 0; i -= 3)
                    if (!(a[i] <= t))
                        return a[i] + i;
                return 5;
            }
            """)).Running(from: 3),
        Rare(new KernelCase("""
            public static long SecondField(ReadOnlySpan<float> a, float t, long low)
            {
                long at = low;
                for (long i = 1; i < a.Length; i += 2)
                    if (a[(int)i] > t)
                    {
                        at = -i;
                        break;
                    }
                return at;
            }
            """)).Running(from: 2),
        new KernelCase("""
            public static int Mismatch(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
            {
                int n = Math.Min(a.Length, b.Length);
                for (int i = 0; i < n; i++)
                    if ((a[i] >> 7) != (b[i] >> 7) && a[i] > 40 && b[i] % 16 == 3)
                        return i;
                return n;
            }
            """),
        new KernelCase("""
            public static bool IsSorted(ReadOnlySpan<int> a)
            {
                for (int i = 1; i < a.Length; i++)
                    if (a[i] < a[i - 1])
                        return false;
                return true;
            }
            """).With("a", Values.Constant(3)).Running(from: 2),
        new KernelCase("""
            public static bool HasKey(ReadOnlySpan<short> a, short key)
            {
                for (int i = 0; i < a.Length; i++)
                    if (a[i] == key)
                        return true;
                return false;
            }
            """).With("a", Values.Range(0, 4000)).With("key", Values.Range(0, 4000)).At(Sooner),
        Rare(new KernelCase("""
            [Kernel] public static void UpToThere(ReadOnlySpan<double> a, double t, Span<double> x)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > t)
                        break;
                    x[i] = Math.Sqrt(a[i]) + x[i];
                }
            }
            """)),
        Rare(new KernelCase("""
            [Kernel] public static void InPlaceUpToThere(Span<float> a, float t, int m)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (i > m)
                    {
                        a[0] = 77;
                        break;
                    }
                    float v = a[i];
                    if (v > 0.5f)
                        v = 1 - v;
                    if (v * 2 > t)
                    {
                        a[i] = -1;
                        return;
                    }
                    a[i] = v;
                }
                if (a.Length > 1)
                    a[1] = 99;
            }
            """)).Scalar("m", n => n - 2),
        new KernelCase("""
            [Kernel] public static int ProvedUpToTheExit(ReadOnlySpan<int> a, Span<int> x, int m)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (i >= m)
                        return i;
                    x[i] = a[i] * 2;
                }
                return -1;
            }
            """).Scalar("m", n => (n / 2) + 1).Shape("x", n => [(n / 2) + 1]),
        .. Nested(),
        .. Several(),
        .. Faulting(),
        .. Ending(),
        .. InOrder(), .. Reducing(),
    ];

    private static IEnumerable<KernelCase> Nested() =>
    [
        Plane("""
            public static int FindInPlane(double[,] m, double t)
            {
                for (int i = 0; i < m.GetLength(0); i++)
                    for (int j = 0; j < m.GetLength(1); j++)
                        if (m[i, j] > t)
                            return i * 1000 + j;
                return -1;
            }
            """),
        Plane("""
            public static double RowsUpToThere(double[,] m, double t, Span<double> x)
            {
                double sum = 0;
                for (int i = 0; i < m.GetLength(0); i++)
                {
                    int at = -1;
                    for (int j = 0; j < m.GetLength(1); j++)
                        if (m[i, j] > t)
                        {
                            at = j;
                            break;
                        }
                    x[i] = at;
                    if (at > 5)
                        break;
                    sum += at;
                }
                return sum;
            }
            """),
        Rare(new KernelCase("""
            public static int FirstWindow(ReadOnlySpan<double> a, double t)
            {
                for (int i = 0; i < a.Length - 3; i++)
                {
                    double s = 0;
                    for (int k = 0; k < 4; k++)
                        s += a[i + k];
                    if (s > 2 + t)
                        return i;
                }
                return -1;
            }
            """)).Running(from: 4),
        Rare(new KernelCase("""
            public static int FirstBlock(ReadOnlySpan<float> a, float t)
            {
                for (int i = 0; i < a.Length / 8; i++)
                    for (int k = 0; k < 8; k++)
                        if (a[i * 8 + k] > t)
                            return i * 10 + k;
                return -1;
            }
            """)).Running(from: 8).Expecting(Expected.Simd, simdFrom: 4000),
        Rare(new KernelCase("""
            public static double WorkWhereItEnds(ReadOnlySpan<double> a, double t)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > t)
                    {
                        double s = 0;
                        for (int k = i; k < a.Length; k++)
                            s += k;
                        int n = 0;
                        while (n < 10 && s > n)
                            n += 3;
                        return s * n;
                    }
                }
                return 0;
            }
            """)),
        Rare(new KernelCase("""
            public static int InEveryStep(ReadOnlySpan<double> a, double t)
            {
                int sum = 1;
                for (int step = 0; step < 3; step++)
                {
                    sum *= sum + 3;
                    for (int i = step; i < a.Length; i++)
                        if (a[i] > t)
                        {
                            sum += i;
                            break;
                        }
                }
                return sum;
            }
            """)),
        Plane("""
            public static void InEveryRow(double[,] m, double t, Span<int> x, Span<double> y)
            {
                for (int i = 0; i < m.GetLength(0); i++)
                {
                    int at = -1;
                    double found = i;
                    for (long j = 1; j < m.GetLength(1); j += 1)
                        if (m[i, (int)j] > t)
                        {
                            at = (int)j;
                            found = m[i, 0] + m[i, (int)j - 1];
                            break;
                        }
                    x[i] = at;
                    y[i] = found;
                }
            }
            """).Scalar("t", n => Bound(n)).Running(from: 2),
        Plane("""
            public static void LastInEveryRow(double[,] m, double t, Span<double> y)
            {
                for (int i = 0; i < m.GetLength(0); i++)
                {
                    double found = i;
                    for (int j = m.GetLength(1) - 1; j >= 0; j -= 2)
                    {
                        found = m[i, j] + 1;
                        if (found > t + 1)
                            break;
                    }
                    y[i] = found;
                }
            }
            """).Scalar("t", n => Bound(n)).Expecting(Expected.Anything),
        Rare(new KernelCase("""
            public static int OutOfTwo(ReadOnlySpan<double> a, double t, Span<double> x)
            {
                for (int step = 0; step < 3; step++)
                {
                    for (int i = 0; i < a.Length; i++)
                        if (a[i] * step > t)
                            return step * 100 + i;
                    for (int i = 0; i < x.Length; i++)
                        x[i] += step;
                }
                return -7;
            }
            """)),
    ];

    private static IEnumerable<KernelCase> Several() =>
    [
        Rare(new KernelCase("""
            public static int OutsideOfBand(ReadOnlySpan<double> a, double t)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > t)
                        return i;
                    if (a[i] < 1 - t)
                        return -i - 1;
                }
                return a.Length;
            }
            """)),
        Rare(new KernelCase("""
            public static int SkipsSome(ReadOnlySpan<double> a, ReadOnlySpan<bool> skip, double t)
            {
                int steps = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (skip[i])
                        continue;
                    double v = a[i] * a[i];
                    if (v < 0.01)
                        continue;
                    if (v > t)
                    {
                        steps = i + 1;
                        break;
                    }
                }
                return steps;
            }
            """)),
        Rare(new KernelCase("""
            public static double LastLooked(ReadOnlySpan<double> a, double t)
            {
                double last = -1;
                int count = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    last = a[i] + 1;
                    count = i;
                    if (last > 1 + t)
                        break;
                }
                return last + count;
            }
            """)),
        Rare(new KernelCase("""
            public static int EndsUniformly(ReadOnlySpan<double> a, double t, int m)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 0.25)
                    {
                        if (m > 3)
                            return i;
                        if (a[i] > t)
                            return -i;
                    }
                }
                return 123456;
            }
            """)).With("m", Values.Range(0, 5)).At(Sooner),
    ];

    /// <summary>Values from 0 to 1, and a bound that about one in n passes.</summary>
    private static KernelCase Rare(KernelCase search)
    {
        bool single = search.Source.Contains("float t", StringComparison.Ordinal);
        return search.With("a", Values.Range(0, 1)).Scalar("t", n => single ? (float)Bound(n) : Bound(n));
    }

    private static KernelCase Plane(string source) =>
        new KernelCase(source).At([.. TestSizes.Plane]).With("m", Values.Range(0, 1)).Scalar("t", n => Bound(n * n)).Expecting(Expected.Simd, simdFrom: 64);

    private static double Bound(int n) => 1 - (0.7 / (n + 1));
}
