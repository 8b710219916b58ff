using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Operations that throw for some operands, in lanes: with operands that do not, and with some that do.</summary>
internal static class FaultCases
{
    private static readonly string[] Types = ["int", "uint", "long", "ulong"];

    public static IEnumerable<KernelCase> All() =>
    [
        .. Types.Select(t => new KernelCase($$"""
            public static void DivideInLanes_{{t}}(ReadOnlySpan<{{t}}> a, ReadOnlySpan<{{t}}> b, Span<{{t}}> x, Span<{{t}}> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    {{t}} q = a[i] / b[i];
                    {{t}} r = a[i] % b[i];
                    x[i] = q;
                    y[i] = r + a[i] / 7;
                }
            }
            """).With("b", Values.Range(1, 20))),
        .. Types.Select(t => new KernelCase($$"""
            public static void DivideOrThrow_{{t}}(ReadOnlySpan<{{t}}> a, ReadOnlySpan<{{t}}> b, Span<{{t}}> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] / b[i];
            }
            """).With("b", Values.Range(0, 300)).Expecting(Expected.Anything)),
        new KernelCase("""
            public static void DivideWhereItMay(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = 0;
                    if (b[i] != 0 && b[i] != -1)
                        v = a[i] / b[i] + a[i] % b[i];
                    x[i] = v;
                }
            }
            """).With("b", Values.Range(-3, 3)),
        new KernelCase("""
            public static void DivideByAnother(ReadOnlySpan<int> a, Span<int> x, int m)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] / m + a[i] % 10;
            }
            """).Scalar("m", _ => 3),
        new KernelCase("""
            public static void Gcd(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int u = a[i] & 1023;
                    int w = b[i] & 1023;
                    while (w != 0)
                    {
                        int t = u % w;
                        u = w;
                        w = t;
                    }
                    x[i] = u;
                }
            }
            """),
        new KernelCase("""
            public static void AbsOfIntsInLanes(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Abs(a[i]) + 1;
            }
            """).With("a", Values.Range(-100, 100)),
        new KernelCase("""
            public static void AbsThrows(ReadOnlySpan<long> a, Span<long> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Abs(a[i]);
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void SignInLanes(ReadOnlySpan<double> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Sign(a[i]);
            }
            """).With("a", Values.Range(-2, 2)),
        new KernelCase("""
            public static void SignThrows(ReadOnlySpan<float> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Sign(a[i]);
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void UniformDivisionThrows(ReadOnlySpan<float> a, Span<float> x, int n, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float v = a[i];
                    if (v > 4)
                    {
                        int share = n / m;
                        v = share;
                    }
                    x[i] = v;
                }
            }
            """).Scalar("m", _ => 0).With("a", Values.Range(-5, 5)).Expecting(Expected.Anything),
    ];
}
