using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Varying conditions: if, else, nesting, ternaries, short-circuit operators, and accesses that only a condition makes safe.</summary>
internal static class ControlFlowCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new("""
            public static void ConditionalStore(Span<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (b[i] > 0)
                        a[i] += b[i] * c[i];
                }
            }
            """),
        new("""
            public static void Clamp(ReadOnlySpan<float> a, float low, float high, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float v = a[i];
                    if (v < low)
                        v = low;
                    else if (v > high)
                        v = high;
                    x[i] = v;
                }
            }
            """),
        new("""
            public static void NestedIfs(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i];
                    if (v > 0)
                    {
                        if (b[i] > v)
                        {
                            v = b[i] - v;
                            x[i] = v;
                        }
                        else
                        {
                            v += 2;
                            if ((v & 1) == 0)
                                y[i] = v;
                        }
                    }
                    else if (b[i] < 0)
                    {
                        x[i] = -v;
                        v = 5;
                    }
                    y[i] += v;
                }
            }
            """),
        new("""
            public static void BothSides(ReadOnlySpan<double> a, Span<double> x, Span<double> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double t = 1;
                    if (a[i] < 0)
                    {
                        t = -a[i];
                        x[i] = Math.Sqrt(t);
                    }
                    else
                    {
                        y[i] = a[i] * 2;
                    }
                    x[i] += t;
                }
            }
            """),
        new("""
            public static void Ternaries(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] > b[i] ? a[i] > 1 ? a[i] - 1 : b[i] < -1 ? 3 : 4 : a[i] == b[i] ? 0 : -a[i];
            }
            """),
        new("""
            public static void Difference(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (i > 0)
                        x[i] = a[i] - a[i - 1];
                    else
                        x[i] = a[i];
                }
            }
            """),
        new("""
            public static void Previous(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = i > 0 ? a[i - 1] : -1;
            }
            """),
        new("""
            public static void Next(ReadOnlySpan<short> a, Span<short> x)
            {
                for (int i = 0; i < a.Length; i++)
                    x[i] = i < a.Length - 1 ? a[i + 1] : a[i];
            }
            """),
        new("""
            public static void Smooth(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float sum = a[i];
                    if (i >= 1)
                        sum += a[i - 1];
                    if (i + 1 < x.Length)
                        sum += a[i + 1];
                    x[i] = sum / 3;
                }
            }
            """),
        new KernelCase("""
            public static void LargeSide(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, Span<double> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double t = b[i], u;
                    if (a[i] > 0)
                    {
                        double p = a[i] * 0.25, q = p * p - b[i], r = p + q * 1.5;
                        t += p / (q * q + 1) + Math.Sqrt(Math.Abs(r)) + Math.Min(p, q) * Math.Max(q, r);
                        u = r / (p * p + 2) - t * 0.125;
                        if (b[i] > 3)
                            t = Math.Floor(t) + Math.Abs(u);
                        x[i] = t - p;
                    }
                    else
                    {
                        u = a[i] + 1;
                    }
                    y[i] = t * 2 + u;
                }
            }
            """).With("a", Values.Range(-1, 40)),
        new KernelCase("""
            public static void RisesBefore(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (i > 0 && a[i - 1] < a[i])
                        x[i] = a[i - 1];
                    if (i + 1 >= x.Length || a[i + 1] > 0)
                        x[i]++;
                }
            }
            """),
        new KernelCase("""
            public static void Delayed(ReadOnlySpan<double> a, int k, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (i >= k)
                        x[i] = a[i - k] * 0.5;
                }
            }
            """).Scalar("k", n => n / 3),
        new KernelCase("""
            public static void EveryOther(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if ((i & 1) == 0)
                        x[i] = a[i];
                    else if (i % 3 == 1)
                        x[i] = -a[i];
                }
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static void GuardedDivision(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (b[i] != 0 && b[i] != -1)
                        x[i] = a[i] / b[i];
                    x[i] += b[i] > 0 ? a[i] % b[i] : 11;
                }
            }
            """).With("b", Values.Range(-2, 3)).Expecting(Expected.Generated),
        new KernelCase("""
            public static void AndThenDivides(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<bool> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = b[i] > 0 && a[i] / b[i] > 3 || a[i] < 0;
            }
            """).With("b", Values.Range(-2, 3)).Expecting(Expected.Generated),
        new("""
            public static void UniformChoice(ReadOnlySpan<double> a, bool twice, int mode, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (twice)
                        x[i] = a[i] * 2;
                    else if (mode > 0 && a[i] > 0)
                        x[i] = mode;
                }
            }
            """),
        new("""
            public static void DeadLanes(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float t = 0;
                    float u = a[i];
                    if (u > 0)
                    {
                        t = u * b[i];
                        if (t > 10)
                        {
                            u = t - 10;
                            t = 10;
                        }
                        x[i] = t + u;
                    }
                }
            }
            """),
        new KernelCase("""
            public static void BoolLocal(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    bool big = a[i] > 100;
                    bool ordered = a[i] <= b[i];
                    if (big & !ordered)
                        big = b[i] < 0;
                    x[i] = big ^ ordered ? a[i] : b[i];
                }
            }
            """),
        new KernelCase("""
            public static void MixedMasks(ReadOnlySpan<byte> a, ReadOnlySpan<double> b, Span<double> x, Span<int> hits)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (a[i] > 100)
                        x[i] = b[i] + a[i];
                    else
                        hits[i] = a[i];
                }
            }
            """).Expecting(Expected.Generated),
    ];
}
