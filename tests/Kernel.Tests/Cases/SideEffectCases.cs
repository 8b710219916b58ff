using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Assignments, steps and compound assignments inside expressions: what stands before them reads what was, what stands after them what is.</summary>
internal static class SideEffectCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static void StepsBothSides(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int k = a[i];
                    x[i] = k * 3 + k++ - k + ++k * 5 - (k -= 7) + k;
                }
            }
            """),
        new KernelCase("""
            public static void IndexFirst(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int k = i;
                    x[k] = (k = 0) + a[k];
                }
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void OnOneSide(ReadOnlySpan<double> a, Span<double> x, Span<int> n)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int k = 0;
                    x[i] = a[i] > 0 ? a[i] + k++ : a[i] > -1 ? k-- : k += 3;
                    bool both = a[i] < 100 && k++ < 2 || --k > 0;
                    n[i] = both ? k : -k;
                }
            }
            """),
        new KernelCase("""
            public static void Chained(Span<float> x, Span<float> y, ReadOnlySpan<float> a)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float t;
                    x[i] = 1 + (y[i] = t = a[i] * 2) - (t += 3) * (x[i] *= 0.5f);
                    y[i] += t;
                }
            }
            """),
        new KernelCase("""
            public static void NarrowSteps(Span<byte> x, Span<short> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    byte b = x[i];
                    short s = y[i];
                    int before = b++ + s--;
                    x[i] = (byte)(b ^ before);
                    y[i] = (short)(s + (b += 200) + (s >>= 1));
                }
            }
            """),
        new KernelCase("""
            public static void ElementsStepped(Span<int> x, Span<long> y)
            {
                for (int i = 0; i < x.Length; i++)
                    y[i] = x[i]++ * 3 + ++x[i] + (y[i] -= x[i]);
            }
            """),
        new KernelCase("""
            public static int InConditions(ReadOnlySpan<int> a, Span<int> x)
            {
                int total = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i], rounds = 0, d;
                    while ((v >>= 3) != 0 && rounds++ < 5)
                        total ^= v;
                    if ((d = v & 7) > 2)
                        x[i] = d + rounds;
                }
                return total;
            }
            """),
        new KernelCase("""
            [Kernel] public static int PackPositive(ReadOnlySpan<int> a, Span<int> x)
            {
                int n = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 0)
                        x[n++] = a[i];
                }
                return n;
            }
            """).Expecting(Expected.Anything),
    ];
}
