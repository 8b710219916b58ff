using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>Loops that pack into the buffer that they read.</content>
internal static partial class PackingCases
{
    private static IEnumerable<KernelCase> InPlace() =>
    [
        new KernelCase("""
            public static int RemoveIf(Span<double> x)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > 3) x[k++] = x[i];
                return k;
            }
            """),
        new KernelCase("""
            public static long RemoveSmallBytes(byte[] x, byte least)
            {
                long k = 0;
                foreach (byte v in x)
                {
                    if (v < least)
                        continue;
                    x[k] = v;
                    k++;
                }

                return k;
            }
            """),
        new KernelCase("""
            public static int RemoveAndScale(Span<int> x, int n)
            {
                int k = 0;
                for (int i = 0; i < n; i++)
                {
                    int v = x[i];
                    if ((v & 3) != 0)
                        x[k++] = (v * 5) + i;
                }

                return k;
            }
            """).Scalar("n", n => n),
        new KernelCase("""
            public static int RemoveRepeated(Span<short> x)
            {
                int k = 1;
                for (int i = 1; i < x.Length; i++)
                    if (x[i] != x[i - 1]) x[k++] = x[i];
                return k;
            }
            """).With("x", Values.Ties),
        new KernelCase("""
            public static int RemoveRising(Span<float> x)
            {
                int k = 0;
                for (int i = 0; i < x.Length - 1; i++)
                    if (x[i + 1] > x[i]) x[k++] = x[i + 1] - x[i];
                return k;
            }
            """),
        new KernelCase("""
            public static int RemoveFromOn(Span<long> x, int from, int to)
            {
                int k = from;
                for (int i = from; i < to; i++)
                {
                    if (x[i] < 0) x[k++] = -x[i];
                }

                return k;
            }
            """).Scalar("from", n => n / 5).Scalar("to", n => n - (n / 7)),
        new KernelCase("""
            public static (int, int) RemoveTo(Span<double> x, int to, int from)
            {
                int k = to, count = 0;
                for (int i = from; i < x.Length; i++)
                {
                    if (x[i] == x[i]) { x[k++] = 2 * x[i]; count += i; }
                }

                return (k, count);
            }
            """).Scalar("to", n => n / 9).Scalar("from", n => n / 4),
        new KernelCase("""
            public static int RemovePairs(Span<double> x, Span<int> id, ReadOnlySpan<byte> keep, Span<long> places)
            {
                int k = 0;
                for (int i = 0; i < keep.Length; i++)
                {
                    if ((keep[i] & 1) != 0)
                    {
                        x[k] = x[i];
                        id[k] = id[i];
                        places[k] = id[i] + i;
                        k++;
                    }
                }

                return k;
            }
            """),
        new KernelCase("""
            [Kernel] public static int RemoveEvery(Span<int> x)
            {
                int k = 0;
                for (int i = 1; i < x.Length; i += 2)
                    if (x[i] > x[i - 1]) x[k++] = x[i] - x[i - 1];
                return k;
            }
            """),
        new KernelCase("""
            public static (int, int) RemoveAndMix(Span<int> x)
            {
                int k = 0, mixed = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0) x[k++] = x[i];
                    mixed ^= x[i] * i;
                }

                return (k, mixed);
            }
            """),
        new KernelCase("""
            [Kernel] public static int RemoveRounds(Span<int> x, int rounds)
            {
                int k = 0;
                for (int r = 0; r < rounds; r++)
                {
                    k = 0;
                    for (int i = 0; i < x.Length; i++)
                        if (x[i] > r) x[k++] = x[i] - 1;
                }

                return k;
            }
            """).Scalar("rounds", _ => 3),
        new KernelCase("""
            public static int RemoveWhatMayFault(Span<int> x, ReadOnlySpan<int> by)
            {
                int k = 0;
                for (int i = 0; i < by.Length; i++)
                    if (x[i] > 0) x[k++] = x[i] / by[i];
                return k;
            }
            """).With("by", Values.Range(-1, 900)),
    ];

    /// <summary>Iterations read what others have packed, or might: the guard says so, or the plan.</summary>
    private static IEnumerable<KernelCase> NotInPlace() =>
    [
        new KernelCase("""
            [Kernel] public static int PackAheadOf(Span<int> x, int to, int from)
            {
                int k = to;
                for (int i = from; i < x.Length - 2; i++)
                    if (x[i] > 0) x[k++] = x[i] + 1;
                return k;
            }
            """).Scalar("to", n => (n / 2) + 2).Scalar("from", n => n / 2).Expecting(Expected.Anything),
        new KernelCase("""
            public static int PackBelowPlace(Span<int> x)
            {
                int k = -1;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > 0) x[k++] = x[i];
                return k;
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static int PackOneAhead(Span<int> x)
            {
                int k = 1;
                for (int i = 0; i < x.Length - 1; i++)
                    if (x[i] > 0) x[k++] = x[i];
                return k;
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int PackAndReadBehind(Span<int> x)
            {
                int k = 1;
                for (int i = 1; i < x.Length; i++)
                    if (x[i] != x[i - 1]) x[k++] = x[i] + 1;
                return k;
            }
            """).With("x", Values.Ties).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int PackAndReadFurtherBehind(Span<int> x)
            {
                int k = 2;
                for (int i = 2; i < x.Length; i++)
                    if (x[i] != x[i - 2]) x[k++] = x[i];
                return k;
            }
            """).With("x", Values.Ties).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static (int, int) PackAndReadAgain(Span<int> x)
            {
                int k = 0, mixed = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0) x[k++] = x[i] + 1;
                    mixed ^= x[i];
                }

                return (k, mixed);
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int PackMirrored(Span<int> x)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                    if (x[x.Length - 1 - i] > 0) x[k++] = x[x.Length - 1 - i];
                return k;
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int PackIndirectly(Span<int> x, ReadOnlySpan<int> at)
            {
                int k = 0;
                for (int i = 0; i < at.Length; i++)
                    if (x[at[i]] > 0) x[k++] = x[at[i]];
                return k;
            }
            """).With("at", Values.Range(0, 1)).Running(from: 2).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int PackTwice(Span<int> x)
            {
                int k = 0;
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > 0) x[k++] = x[i];
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > 9) x[k++] = x[i];
                return k;
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static (int, int, int) PackBesideTheBest(Span<int> x, ReadOnlySpan<int> w)
            {
                int k = 0, most = int.MinValue, of = 0, last = 0;
                for (int i = 0; i < w.Length; i++)
                {
                    if (w[i] > most) { most = w[i]; of = x[i]; }
                    if (w[i] > 7) last = x[i];
                    if (x[i] > 0) x[k++] = x[i] + 3;
                }

                return (k, of, last);
            }
            """).Expecting(Expected.Anything),
    ];
}
