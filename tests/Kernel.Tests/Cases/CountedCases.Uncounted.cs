using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>Loops that do not count.</content>
internal static partial class CountedCases
{
    /// <summary>Loops whose trip count nobody knows, or whose index goes round.</summary>
    private static IEnumerable<KernelCase> Uncounted() =>
    [
        new KernelCase("""
            public static void Doubling(Span<int> x)
            {
                for (int i = 1; i < x.Length; i *= 2)
                    x[i] = i;
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void Shrinking(Span<int> x, int n)
            {
                for (int i = 0; i < n; i++)
                {
                    x[i] = i;
                    if (i % 5 == 3)
                        n--;
                }
            }
            """).Scalar("n", n => n).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int ReadFirst(ReadOnlySpan<int> a, int n)
            {
                int i = 0;
                while (a[i] != 7 && i < n)
                    i++;
                return i;
            }
            """).Scalar("n", n => n).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void ChangedByFunction(Span<int> x, int n)
            {
                void Less() => n--;
                for (int i = 0; i < n; i++)
                {
                    x[i] = n;
                    Less();
                }
            }
            """).Scalar("n", n => n).Expecting(Expected.Generated),
        new KernelCase("""
            public static void EndInMemory(int[] x, int[] end)
            {
                for (int i = 0; i < end[0]; i++)
                {
                    x[i] = i;
                    if (i == 20)
                        end[0] = 20;
                }
            }
            """).Scalar("n", n => n).Shape("x", _ => [60]).Shape("end", _ => [1]).With("end", Values.Range(0, 50)).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void FloatingIndex(Span<double> x)
            {
                int k = 0;
                for (double t = 0; t < x.Length; t += 1)
                {
                    x[k] = t;
                    k++;
                }
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int GoesRound(Span<int> x, int n)
            {
                int rounds = 0;
                for (byte i = 250; i != n; i++)
                {
                    x[i] = ++rounds;
                    if (rounds == 300)
                        break;
                }
                return rounds;
            }
            """).Shape("x", _ => [256]).Scalar("n", n => n).At(0, 1, 100, 249, 250, 251, 255, 256, 300).Expecting(Expected.Anything),
        new KernelCase("""
            public static uint DownPastZero(Span<int> x, uint n)
            {
                uint rounds = 0;
                for (uint i = n; i >= 0; i--)
                {
                    if (i >= x.Length)
                        break;
                    x[(int)i] += 1;
                    rounds++;
                }
                return rounds;
            }
            """).Scalar("n", n => (uint)n / 2).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int Meets(Span<int> x, int from, int to)
            {
                int rounds = 0;
                while (from != to)
                {
                    x[from]++;
                    from++;
                    to--;
                    rounds++;
                }
                return rounds;
            }
            """).Scalar("from", n => 0).Scalar("to", n => n / 2 * 2).Expecting(Expected.AsWritten),
    ];
}
