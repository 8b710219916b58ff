using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>Searches in which something may throw, and those that stay in source order.</content>
internal static partial class SearchCases
{
    private static IEnumerable<KernelCase> Faulting() =>
    [
        new KernelCase("""
            public static int ThroughTable(ReadOnlySpan<int> at, ReadOnlySpan<int> table, int key)
            {
                for (int i = 0; i < at.Length; i++)
                {
                    int k = at[i];
                    if (k < 0)
                        return -i;
                    if (table[k] == key)
                        return i;
                }
                return 0;
            }
            """).With("at", Values.Range(-1, 300)).With("key", Values.Range(0, 100)).With("table", Values.Range(0, 100)).Shape("table", n => [(n / 8) + 299]).Expecting(Expected.Anything),
        new KernelCase("""
            public static int TableNeverLeft(ReadOnlySpan<int> at, ReadOnlySpan<double> table, double t)
            {
                for (int i = 0; i < at.Length; i++)
                    if (table[at[i]] > t)
                        return i;
                return -1;
            }
            """).With("at", Values.Range(0, 30)).With("table", Values.Range(0, 1)).Shape("table", _ => [30]).Scalar("t", _ => 2.0),
        new KernelCase("""
            public static int DividesUpToThere(ReadOnlySpan<int> b, int key)
            {
                for (int i = 0; i < b.Length; i++)
                    if (1000 / b[i] == key)
                        return i;
                return -1;
            }
            """).With("b", Values.Range(-40, 1000)).With("key", Values.Range(0, 40)).Expecting(Expected.Anything),
        new KernelCase("""
            [Kernel] public static int WritesAndDivides(ReadOnlySpan<int> b, Span<int> x)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    if (1000 % b[i] == 999)
                        return i;
                    x[i] = b[i];
                }
                return -1;
            }
            """).With("b", Values.Range(-40, 3000)).Expecting(Expected.Anything),
    ];

    /// <summary>Loops inside that end in every iteration, whatever it reads.</summary>
    private static IEnumerable<KernelCase> Ending() =>
    [
        Rare(new KernelCase("""
            public static int CountsBeforeItEnds(ReadOnlySpan<double> a, ReadOnlySpan<int> step, double t)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    int k = 0;
                    double v = 0;
                    while (k < 10 && v < 5)
                    {
                        v += step[i];
                        k++;
                    }
                    int end = step[i] * step[i] & 7;
                    for (int j = 7; j > end; j--)
                        v = v * 0.5 - j;
                    if (a[i] + v * 1e-9 > t)
                        return k;
                }
                return -1;
            }
            """)).With("step", Values.Range(-1, 3)),
    ];

    /// <summary>What stays in source order, and says why.</summary>
    private static IEnumerable<KernelCase> InOrder() =>
    [
        Rare(new KernelCase("""
            public static int EndlessBehind(ReadOnlySpan<double> a, ReadOnlySpan<int> step, double t)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    int k = 0;
                    while (k < 10)
                        k += step[i];
                    if (a[i] + k > t)
                        return k;
                }
                return -1;
            }
            """)).With("step", Values.Range(1, 3)).Expecting(Expected.AsWritten),
        Rare(new KernelCase("""
            public static int Fibonacci(ReadOnlySpan<double> a, double t)
            {
                int x = 1;
                int y = 1;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > t)
                        break;
                    int z = x + y;
                    x = y;
                    y = z;
                }
                return y;
            }
            """)).Expecting(Expected.AsWritten),
    ];
}
