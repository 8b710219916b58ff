using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Returns from inside loops that run in source order, around loops that do not; jumps to a label behind loops.</summary>
internal static class JumpCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static void ReturnFromSteps(Span<double> u, Span<double> v, double limit)
            {
                for (int t = 0; t < 6; t++)
                {
                    for (int i = 0; i < u.Length; i++)
                        u[i] = u[i] * 0.5 + t;
                    if (u.Length > 2 && u[2] * t < limit)
                        return;
                    for (int i = 0; i < v.Length; i++)
                        v[i] += u[i];
                }
                for (int i = 0; i < v.Length; i++)
                    v[i] = -v[i];
            }
            """).With("limit", Values.Range(-10, 20)).With("u", Values.Tame),
        new KernelCase("""
            public static int ReturnFromNest(Span<int> x, int stop)
            {
                if (x.Length == 0)
                    return -1;
                int left = 8;
                while (true)
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = x[i] * 3 + left;
                    for (int k = 0; k < 3; k++)
                    {
                        int r = 0;
                        do
                        {
                            if (r == 2 && x[0] % 7 == stop)
                                return left * 100 + k * 10 + r;
                            r++;
                        }
                        while (r < 4);
                        if (left + k == 2)
                            break;
                    }
                    left--;
                    if (left < 0)
                        return stop;
                }
            }
            """).With("stop", Values.Range(0, 9)),
        new KernelCase("""
            public static float ReturnBehind(Span<float> x, int rounds)
            {
                float s = 0;
                for (int t = 0; t < rounds; t++)
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] += 1;
                    switch (t)
                    {
                        case 1:
                            if (x.Length % 2 == 0)
                                return x.Length;
                            break;
                        case 3:
                            return -t;
                    }
                    s += t;
                }
                for (int i = 0; i < x.Length; i++)
                    x[i] *= 2;
                return s;
            }
            """).With("rounds", Values.Range(0, 6)).Expecting(Expected.Simd),
        new KernelCase("""
            public static void AssignedOnTheWayOut(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v;
                    int k = 0;
                    while (true)
                    {
                        if (a[i] % 5 == k)
                        {
                            v = k * 2;
                            break;
                        }
                        if (k > 3)
                        {
                            v = -1;
                            break;
                        }
                        k++;
                    }
                    x[i] = v;
                }
            }
            """),
        new KernelCase("""
            public static void LeavesTwoLoops(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    int r = 0;
                    for (int p = 0; p < 6; p++)
                    {
                        for (int q = 0; q < 5; q++)
                        {
                            if (((a[i] >> (p + q)) & 1) == 1)
                                break;
                            if (q == 3 && p == 2)
                                goto done;
                            r += q;
                        }
                        if (r > 20)
                            break;
                    }
                    r += 100;
                done:
                    x[i] = r;
                }
            }
            """),
        new KernelCase("""
            public static int GoesToTheEnd(ReadOnlySpan<int> a, int target)
            {
                int at = -1;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] == target)
                    {
                        at = i;
                        goto found;
                    }
                }
                return -2;
            found:
                return at * 2;
            }
            """).Scalar("target", _ => 5),
        new KernelCase("""
            public static int DeclaresOnTheWay(ReadOnlySpan<int> a, Span<int> x, int limit)
            {
                if (limit > 1000)
                    goto end;
                int k = limit * 2;
                for (int i = 0; i < a.Length; i++)
                    x[i] = a[i] + k;
            end:
                k = 7;
                return k + limit;
            }
            """).Scalar("limit", n => n % 900),
    ];
}
