using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>
/// Loops whose iterations want what a linear recurrence has come to: of integers exact, of floating point with FastMath only, and then close to the loop as
/// written even where what a block multiplies by is no number any more.
/// </summary>
internal static class RecurrenceCases
{
    private const double Close = 1e-9;

    public static IEnumerable<KernelCase> All() => [.. Floating(), .. Spellings(), .. Conditional(), .. Exact(), .. Not()];

    private static IEnumerable<KernelCase> Floating() =>
    [
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void RecurrenceInMemory(ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> a)
            {
                for (int i = 1; i < a.Length; i++)
                    a[i] = (b[i] * a[i - 1]) + c[i];
            }
            """).With("b", Values.Range(-1, 1)).With("c", Values.Tame).With("a", Values.Tame).Close(Close),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void RecurrenceInPlace(ReadOnlySpan<float> b, Span<float> a)
            {
                for (int i = 1; i < a.Length; i++)
                    a[i] += a[i - 1] * b[i];
            }
            """).With("b", Values.Range(0, 0.9)).With("a", Values.Tame).Close(1e-4),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static double RecurrenceExclusive(ReadOnlySpan<double> x, Span<double> y, double f, double s)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = s;
                    s = s * f + x[i];
                }

                return s;
            }
            """).With("x", Values.Tame).With("f", Values.Range(0, 1)).With("s", Values.Tame).Close(Close),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void RecurrenceBackwards(ReadOnlySpan<double> x, Span<double> y)
            {
                double s = 1;
                for (int i = x.Length - 1; i >= 0; i--)
                {
                    s = x[i] - s * 0.75;
                    y[i] = s;
                }
            }
            """).With("x", Values.Tame).Close(Close),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static double RecurrenceWithoutEnd(ReadOnlySpan<double> x, Span<double> y)
            {
                double s = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    s = s * 2 - x[i];
                    y[i] = s;
                }

                return s;
            }
            """).With("x", Values.Range(1, 1)).Close(0),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static double RecurrenceAlone(ReadOnlySpan<float> x, float t)
            {
                float s = 0;
                for (int i = 0; i < x.Length; i++)
                    s = s * t + x[i];
                return s;
            }
            """).With("x", Values.Tame).With("t", Values.Range(-0.9, 0.9)).Close(1e-4),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static double RecurrencesTwo(ReadOnlySpan<double> x, Span<double> y)
            {
                double u = 0, v = 1, sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    u = u * 0.5 + x[i];
                    v = v * -0.25 - x[i];
                    sum += x[i];
                    y[i] = u + v * sum;
                }

                return u - v;
            }
            """).With("x", Values.Tame).Close(1e-8),
    ];

    private static IEnumerable<KernelCase> Spellings() =>
    [
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void RecurrenceAverage(ReadOnlySpan<double> x, Span<double> y, double a)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s += a * (x[i] - s);
                    y[i] = s;
                }
            }
            """).With("x", Values.Tame).With("a", Values.Range(0, 1)).Close(Close),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void RecurrenceWeighted(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> y)
            {
                double s = x.Length > 0 ? x[0] : 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s = (1 - w[i]) * s + w[i] * x[i];
                    y[i] = s;
                }
            }
            """).With("x", Values.Tame).With("w", Values.Range(0, 1)).Close(Close),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void RecurrenceHalved(ReadOnlySpan<double> x, Span<double> y)
            {
                double s = 3;
                for (int i = 0; i < x.Length; i++)
                {
                    double t = x[i] * 2;
                    s = -(t - s) / (x[i] + 1);
                    y[i] = t + s;
                }
            }
            """).With("x", Values.Tame).Close(Close),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void RecurrenceFused(ReadOnlySpan<double> x, Span<double> y)
            {
                double s = 3;
                for (int i = 0; i < x.Length; i++)
                {
                    s = Math.FusedMultiplyAdd(s, x[i] - 1, 0.5);
                    y[i] = s;
                }
            }
            """).With("x", Values.Tame).Close(Close),
    ];

    private static IEnumerable<KernelCase> Conditional() =>
    [
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static double RecurrenceUnderIf(ReadOnlySpan<double> x, Span<double> y, double s)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 1)
                        s = s * 0.5 + x[i];
                    y[i] = s;
                }

                return s;
            }
            """).With("x", Values.Tame).With("s", Values.Tame).Close(Close),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static double RecurrenceBeforeIf(ReadOnlySpan<double> x, Span<double> y, double s)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = s;
                    if (x[i] > 1)
                        s = s * 0.5 + x[i];
                }

                return s;
            }
            """).With("x", Values.Tame).With("s", Values.Tame).Close(Close),
        new KernelCase("""
            [Kernel(Parallel = true, FastMath = true)] public static void RecurrenceSelected(ReadOnlySpan<float> x, Span<float> y)
            {
                float s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s = x[i] > 1 ? s * 0.25f : 0.5f * s + x[i];
                    y[i] = s;
                }
            }
            """).With("x", Values.Tame).Close(1e-4),
        new KernelCase("""
            public static uint RecurrenceOfSome(ReadOnlySpan<int> x, Span<uint> y)
            {
                uint h = 5381;
                for (int i = 0; i < x.Length; i++)
                {
                    if ((x[i] & 3) != 1)
                    {
                        y[i] = h;
                        h = h * 33 + (uint)x[i];
                    }
                }

                return h;
            }
            """),
    ];

    private static IEnumerable<KernelCase> Exact() =>
    [
        new KernelCase("""
            public static int RecurrenceHash(ReadOnlySpan<byte> x)
            {
                int h = 17;
                for (int i = 0; i < x.Length; i++)
                    h = h * 31 + x[i];
                return h;
            }
            """),
        new KernelCase("""
            public static void RecurrenceShifted(ReadOnlySpan<uint> x, Span<uint> y)
            {
                uint h = 5381;
                for (int i = 0; i < x.Length; i++)
                {
                    h = ((h << 5) + h) + x[i];
                    y[i] = h;
                }
            }
            """),
        new KernelCase("""
            public static void RecurrenceOfIntsInMemory(ReadOnlySpan<int> b, Span<int> a)
            {
                for (int i = 1; i < a.Length; i++)
                    a[i] = b[i] - a[i - 1] * b[i];
            }
            """),
        new KernelCase("""
            public static int RecurrenceBesideTotals(ReadOnlySpan<int> x, Span<int> y, Span<int> z)
            {
                int h = 1, s = 0, m = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    h = 3 - h * x[i];
                    s += x[i];
                    m = Math.Max(m, x[i]);
                    y[i] = h;
                    z[i] = s;
                }

                return h + s + m;
            }
            """),
    ];

    private static IEnumerable<KernelCase> Not() =>
    [
        new KernelCase("""
            public static ulong RecurrenceOfLongs(ReadOnlySpan<ulong> x, Span<ulong> y, ulong s)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    s = s * 6364136223846793005UL + (x[i] | 1);
                    y[i] = s >> 33;
                }

                return s;
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void RecurrenceSquared(ReadOnlySpan<uint> x, Span<uint> y)
            {
                uint h = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    h = h * h + x[i];
                    y[i] = h;
                }
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void RecurrenceChecked(ReadOnlySpan<sbyte> x, Span<int> y)
            {
                int h = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    h = checked(h * -1 + x[i]);
                    y[i] = h;
                }
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)] public static double RecurrenceStrict(ReadOnlySpan<double> x, Span<double> y)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s = s * 0.5 + x[i];
                    y[i] = s;
                }

                return s;
            }
            """).Expecting(Expected.AsWritten),
    ];
}
