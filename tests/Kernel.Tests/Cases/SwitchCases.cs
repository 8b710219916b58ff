using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Choices by pattern, and loops in source order around parallel ones.</summary>
internal static class SwitchCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static void SwitchStatement(ReadOnlySpan<int> kind, ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    switch (kind[i])
                    {
                        case 0:
                            v = -v;
                            break;
                        default:
                            v += 1;
                            break;
                        case 1:
                        case > 3 and not 7:
                            v *= 2;
                            break;
                        case < 0 when v > 0:
                            continue;
                    }
                    x[i] = v;
                }
            }
            """).With("kind", Values.Range(-2, 9)),
        new KernelCase("""
            public static void SwitchBreaks(ReadOnlySpan<int> kind, ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    int k = kind[i];
                    switch (k)
                    {
                        case 0:
                            if (v < 0)
                                break;
                            v = v * 2 + 1;
                            if (v > 3)
                            {
                                if (v > 9)
                                    continue;
                                v -= 1;
                                break;
                            }
                            v = -v;
                            break;
                        case 1:
                        case 2:
                            for (int r = 0; r < k + 2; r++)
                            {
                                v *= 0.5;
                                if (v < 0.25)
                                    break;
                                switch (r)
                                {
                                    case 1:
                                        if (v > 4)
                                            continue;
                                        v += 0.125;
                                        break;
                                }
                                v += 1;
                            }
                            if (v > 2)
                                break;
                            v += 10;
                            break;
                        default:
                            if (k > 5)
                                break;
                            v += 100;
                            break;
                    }
                    x[i] = v;
                }
            }
            """).With("kind", Values.Range(-2, 9)),
        new KernelCase("""
            public static void SwitchExpression(ReadOnlySpan<float> a, ReadOnlySpan<byte> b, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float v = a[i] switch { < -1 => -1, > 1 => 1, float.NaN => 0, _ => a[i] };
                    x[i] = b[i] is 3 or > 100 ? v : v * 0.5f;
                }
            }
            """),
        new KernelCase("""
            public static void TimeSteps(Span<double> u, Span<double> v, int n)
            {
                int left = 3;
                while (left > 0)
                {
                    for (int i = 0; i < u.Length; i++)
                        u[i] = u[i] * 0.5 + left;
                    if (left == 2)
                    {
                        left--;
                        continue;
                    }
                    for (int i = 0; i < v.Length; i++)
                        v[i] += left;
                    left--;
                }
            }
            """),
        new KernelCase("""
            public static void RaggedSteps(ReadOnlySpan<int> count, Span<double> x)
            {
                for (int t = 0; t < count.Length; t++)
                {
                    int n = Math.Min(Math.Max(count[t], 0), x.Length);
                    for (int i = 0; i < n; i++)
                        x[i] = x[i] * 0.5 + t;
                }
            }
            """).With("count", Values.Range(0, 100)).At([.. TestSizes.Plane]).Expecting(Expected.Generated),
    ];
}
