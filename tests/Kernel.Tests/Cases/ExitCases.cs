using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Ways out of a loop that each lane takes when its own time has come, and what is wanted of it afterwards.</summary>
internal static class ExitCases
{
    public static IEnumerable<KernelCase> All() => [.. OneWayOut(), .. SeveralWaysOut()];

    private static IEnumerable<KernelCase> OneWayOut() =>
    [
        new KernelCase("""
            public static void DoesSomethingAndLeaves(ReadOnlySpan<double> a, Span<double> last, Span<int> rounds)
            {
                for (int i = 0; i < last.Length; i++)
                {
                    double v = a[i], seen = -1;
                    int n = 3;
                    while (n < 40)
                    {
                        if (v > 50)
                        {
                            seen = v + n;
                            v = 0;
                            break;
                        }
                        v = v * 1.5 + 1;
                        n++;
                    }
                    last[i] = seen + v;
                    rounds[i] = n;
                }
            }
            """),
        new KernelCase("""
            public static void CountsBeforeLeaving(ReadOnlySpan<float> a, Span<int> rounds)
            {
                for (int i = 0; i < rounds.Length; i++)
                {
                    float v = a[i];
                    int n = 0;
                    while (n < 25)
                    {
                        n++;
                        v = v * 0.5f + n;
                        if (v > 12)
                            break;
                    }
                    rounds[i] = n;
                }
            }
            """),
        new KernelCase("""
            public static void GoesOnInAnotherLoop(ReadOnlySpan<int> a, Span<int> x, int n)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i];
                    int sum = 0;
                    for (int k = 0; k < 4; k++)
                    {
                        int j = k;
                        while (j < 9)
                        {
                            if ((v & 7) == 3)
                                break;
                            v = v * 5 + j;
                            sum += v & 15;
                            j++;
                        }
                        v ^= sum;
                    }
                    x[i] = v + sum;
                }
            }
            """),
        new KernelCase("""
            public static void RoundsUnderIf(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i], n = 0, kept = 7;
                    if (v > 0)
                    {
                        while (n < 20)
                        {
                            if ((v & 1) == 1 && n > 2)
                                break;
                            v = v / 3 + n;
                            kept = v;
                            n++;
                        }
                        v += n;
                    }
                    x[i] = v + kept * n;
                }
            }
            """),
        new KernelCase("""
            public static void LeavesLastThing(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i], n = 0;
                    do
                    {
                        v = v * 3 + 1;
                        n++;
                        if (n > 5 && (v & 3) != 0)
                            break;
                    }
                    while ((v & 64) == 0);
                    x[i] = v + n;
                }
            }
            """),
    ];

    private static IEnumerable<KernelCase> SeveralWaysOut() =>
    [
        new KernelCase("""
            public static void LeavesALoopOfALoop(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int found = -1, v = a[i];
                    for (int j = 0; j < 6; j++)
                    {
                        for (int k = 0; k < 5; k++)
                        {
                            v = v * 7 + k;
                            if ((v & 31) == 9)
                            {
                                found = j * 10 + k;
                                break;
                            }
                        }
                        if (found >= 0)
                            break;
                        v += j;
                    }
                    x[i] = found * 100 + (v & 63);
                }
            }
            """),
        new KernelCase("""
            public static void ThreeWaysOut(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i], why = 0, n = 0;
                    while (n < 30)
                    {
                        if (v == 17)
                        {
                            why = 1;
                            break;
                        }
                        v = (v * 13 + 5) & 255;
                        if (v > 200)
                        {
                            if (n > 10)
                            {
                                why = 2;
                                break;
                            }
                            v -= 50;
                        }
                        n++;
                        if (v == 99)
                            break;
                    }
                    x[i] = why * 10000 + n * 300 + v;
                }
            }
            """),
        new KernelCase("""
            public static void OwnFlagGoesOnInTheRound(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i], sum = 0;
                    bool going = true;
                    while (going && sum < 1000)
                    {
                        v = (v * 13 + 5) & 255;
                        if (v > 180)
                            going = false;
                        sum += v;
                    }
                    x[i] = going ? sum : -sum;
                }
            }
            """),
        new KernelCase("""
            public static void ReturnsFromAHelper(ReadOnlySpan<double> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = StepsToReach(a[i], 30) + 1;
            }

            private static int StepsToReach(double v, double limit)
            {
                for (int n = 0; n < 50; n++)
                {
                    if (v > limit)
                        return n;
                    if (v < -limit)
                        return -n;
                    v = v * 1.25 - 0.5;
                }
                return 1000;
            }
            """),
        new KernelCase("""
            public static void HeadersOfAnyKind(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int n, m;
                    double sum = 0;
                    for (n = 0, m = 9; n < m; n++, m -= 2)
                        sum += a[i] * n - m;
                    for (double step = 0.5; step < a[i]; step *= 2)
                        sum -= step;
                    for (; sum > 100;)
                        sum = sum * 0.5 - n;
                    for (byte b = 250; b > 3; b++)
                    {
                        if (sum > b)
                            continue;
                        sum += 1;
                    }
                    x[i] = sum + m;
                }
            }
            """).With("a", Values.Range(-50, 500)),
        new KernelCase("""
            public static void UniformWayOut(ReadOnlySpan<int> a, Span<int> x, int limit)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i], n = 0, budget = limit;
                    while (n < 30)
                    {
                        if (budget > 100)
                            break;
                        budget += 9;
                        if ((v & 15) == 4)
                            break;
                        v = v * 3 + 1;
                        n++;
                    }
                    x[i] = v + n;
                }
            }
            """),
    ];
}
