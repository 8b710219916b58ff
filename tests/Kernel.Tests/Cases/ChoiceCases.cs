using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops that keep the best value so far and what comes with it: which iteration wins, ties, NaN, zeros of two signs.</summary>
internal static class ChoiceCases
{
    public static IEnumerable<KernelCase> All() => [.. Spellings(), .. Types(), .. Taken(), .. Nests(), .. Not()];

    private static IEnumerable<KernelCase> Spellings() =>
    [
        new KernelCase("""
            public static (double, int) ArgMaxIf(ReadOnlySpan<double> x)
            {
                double m = double.NegativeInfinity;
                int at = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > m)
                    {
                        m = x[i];
                        at = i;
                    }
                }

                return (m, at);
            }
            """),
        new KernelCase("""
            public static (double, int) ArgMaxSwapped(ReadOnlySpan<double> x, double m)
            {
                int at = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    double v = x[i];
                    if (m < v)
                    {
                        at = i;
                        m = v;
                    }
                }

                return (m, at);
            }
            """).With("x", Values.Ties).With("m", Values.Ties),
        new KernelCase("""
            public static (double, int) ArgMaxTernary(ReadOnlySpan<double> x, double m)
            {
                int at = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    at = x[i] > m ? i : at;
                    m = x[i] > m ? x[i] : m;
                }

                return (m, at);
            }
            """).With("x", Values.Ties),
        new KernelCase("""
            public static (int, int) ArgMinByMath(ReadOnlySpan<int> x)
            {
                int m = int.MaxValue, at = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] < m) at = i;
                    m = Math.Min(m, x[i]);
                }

                return (m, at);
            }
            """).With("x", Values.Ties),
        new KernelCase("""
            public static (double, int, double, int) ArgMaxAmongOthers(ReadOnlySpan<double> x)
            {
                double m = double.NegativeInfinity, sum = 0;
                int at = -1, count = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += x[i];
                    if (x[i] > m)
                    {
                        m = x[i];
                        at = i;
                    }

                    if (x[i] > 0)
                        count++;
                }

                return (m, at, sum, count);
            }
            """).With("x", Values.Tame).Close(1e-9),
        new KernelCase("""
            public static int ArgMaxByPlace(ReadOnlySpan<double> x)
            {
                int at = 0;
                for (int i = 1; i < x.Length; i++)
                {
                    if (x[i] > x[at])
                        at = i;
                }

                return at;
            }
            """).Running(from: 2),
    ];

    private static IEnumerable<KernelCase> Types() =>
    [
        new KernelCase("""
            public static (float, int) ArgMinFloat(ReadOnlySpan<float> x, float m)
            {
                int at = -7;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] < m) { m = x[i]; at = i; }
                return (m, at);
            }
            """),
        new KernelCase("""
            public static (double, int) LastMax(ReadOnlySpan<double> x, double m)
            {
                int at = -7;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] >= m) { m = x[i]; at = i; }
                return (m, at);
            }
            """).With("x", Values.Ties).With("m", Values.Ties),
        new KernelCase("""
            public static (double, int) FirstFromBehind(ReadOnlySpan<double> x)
            {
                double m = double.MaxValue;
                int at = -7;
                for (int i = x.Length - 1; i >= 0; i--)
                    if (x[i] < m) { m = x[i]; at = i; }
                return (m, at);
            }
            """).With("x", Values.Ties),
        new KernelCase("""
            public static (short, long) ArgMaxShort(ReadOnlySpan<short> x)
            {
                short m = short.MinValue;
                long at = -7;
                for (long i = 3; i < x.Length; i += 2)
                    if (x[(int)i] >= m) { m = x[(int)i]; at = i; }
                return (m, at);
            }
            """).Running(from: 4),
        new KernelCase("""
            public static (byte, int) ArgMinByte(ReadOnlySpan<byte> x)
            {
                byte m = 255;
                int at = -1;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] < m) { m = x[i]; at = i; }
                return (m, at);
            }
            """),
        new KernelCase("""
            public static (uint, int) ArgMaxUnsigned(ReadOnlySpan<uint> x, int from)
            {
                uint m = 0;
                int at = -1;
                for (int i = from; i < x.Length + from; i++)
                    if (x[i - from] > m) { m = x[i - from]; at = i; }
                return (m, at);
            }
            """).With("from", Values.Range(-100, 100)),
        new KernelCase("""
            public static (ulong, ulong) ArgMaxLongs(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
            {
                ulong m = 0, with = 0;
                for (int i = 0; i < y.Length; i++)
                    if (x[i] > m) { m = x[i]; with = y[i]; }
                return (m, with);
            }
            """),
    ];

    private static IEnumerable<KernelCase> Taken() =>
    [
        new KernelCase("""
            public static (double, double, double, bool) Nearest(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double px, double py)
            {
                double best = double.MaxValue, bx = 0, by = 0;
                bool found = false;
                for (int i = 0; i < x.Length; i++)
                {
                    double dx = x[i] - px, dy = y[i] - py;
                    double d = dx * dx + dy * dy;
                    if (d < best)
                    {
                        best = d;
                        bx = x[i];
                        by = bx + y[i];
                        found = true;
                    }
                }

                return (best, bx, by, found);
            }
            """).With("x", Values.Ties).With("y", Values.Ties).With("px", Values.Ties).With("py", Values.Ties),
        new KernelCase("""
            public static (double, int, double, int) ArgMinAndArgMax(ReadOnlySpan<double> x)
            {
                double low = double.MaxValue, high = double.MinValue;
                int lowAt = -1, highAt = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] < low) { low = x[i]; lowAt = i; }
                    if (x[i] > high) { high = x[i]; highAt = i; }
                }

                return (low, lowAt, high, highAt);
            }
            """).With("x", Values.Ties),
        new KernelCase("""
            public static (double, int) MaxAmongChosen(ReadOnlySpan<double> x, ReadOnlySpan<int> ok)
            {
                double m = -1e30;
                int at = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    if (ok[i] > 0 && x[i] > m)
                    {
                        m = x[i];
                        at = i;
                    }
                }

                return (m, at);
            }
            """).With("x", Values.Ties),
        new KernelCase("""
            public static void ArgMaxByReference(ReadOnlySpan<double> x, ref double m, out int at)
            {
                at = -1;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > m) { m = x[i]; at = i; }
            }
            """).With("x", Values.Ties),
        new KernelCase("""
            public static (double, int) MaxWhileWriting(ReadOnlySpan<double> x, Span<double> y)
            {
                double m = double.MinValue;
                int at = -1;
                for (int i = 0; i < y.Length; i++)
                {
                    y[i] = x[i] * 2;
                    if (x[i] > m) { m = x[i]; at = i; }
                }

                return (m, at);
            }
            """).With("x", Values.Ties),
    ];

    private static IEnumerable<KernelCase> Nests() =>
    [
        new KernelCase("""
            public static (double, int, int) ArgMaxPlane(double[,] x)
            {
                double m = double.NegativeInfinity;
                int row = -1, column = -1;
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                        if (x[i, j] > m) { m = x[i, j]; row = i; column = j; }
                return (m, row, column);
            }
            """).With("x", Values.Ties).At([.. TestSizes.Plane]),
        new KernelCase("""
            public static void NearestOfEach(ReadOnlySpan<double> x, ReadOnlySpan<double> centre, Span<int> nearest)
            {
                for (int i = 0; i < nearest.Length; i++)
                {
                    double best = double.MaxValue;
                    int at = -1;
                    for (int k = 0; k < centre.Length; k++)
                    {
                        double d = Math.Abs(x[i] - centre[k]);
                        if (d < best) { best = d; at = k; }
                    }

                    nearest[i] = at;
                }
            }
            """).With("x", Values.Ties).Shape("centre", _ => [5]),
        new KernelCase("""
            public static void LargestOfRows(double[,] x, Span<int> at)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                {
                    double m = x[i, 0];
                    int best = 0;
                    for (int j = 1; j < x.GetLength(1); j++)
                        if (x[i, j] > m) { m = x[i, j]; best = j; }
                    at[i] = best;
                }
            }
            """).With("x", Values.Ties).At([.. TestSizes.Plane]).Expecting(Expected.Generated),
    ];

    private static IEnumerable<KernelCase> Not() =>
    [
        new KernelCase("""
            public static (double, double) SecondBest(ReadOnlySpan<double> x)
            {
                double m = double.MinValue, second = double.MinValue;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > m) { second = m; m = x[i]; }
                return (m, second);
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static (double, int) CountsRecords(ReadOnlySpan<double> x)
            {
                double m = double.MinValue;
                int count = 0;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > m) { m = x[i]; count++; }
                return (m, count);
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static (double, int) NegatedTest(ReadOnlySpan<double> x)
            {
                double m = 0;
                int at = -1;
                for (int i = 0; i < x.Length; i++)
                    if (!(x[i] <= m)) { m = x[i]; at = i; }
                return (m, at);
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static (double, int) MaxOfChanging(Span<double> x)
            {
                double m = double.MinValue;
                int at = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > m) { m = x[i]; at = i; }
                    x[i] = 1;
                }

                return (m, at);
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static (double, int) TakesWhatMayFault(ReadOnlySpan<double> x, ReadOnlySpan<int> place, ReadOnlySpan<int> y)
            {
                double m = double.MinValue;
                int at = -1;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > m) { m = x[i]; at = y[place[i]]; }
                return (m, at);
            }
            """).Expecting(Expected.AsWritten),
    ];
}
