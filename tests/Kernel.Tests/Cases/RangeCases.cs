using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops over KernelRange.Parallel, whose iterations are independent by the word of the user.</summary>
internal static class RangeCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static void AssertedScatter(Span<double> a, ReadOnlySpan<double> b)
            {
                foreach (int i in KernelRange.Parallel(b.Length))
                    a[i ^ 1] = b[i] * 2;
            }
            """).Shape("a", n => [n + 1]).Expecting(Expected.Threads),
        new KernelCase("""
            public static void AssertedThroughIndices(double[] a, double[] b)
            {
                var at = new int[b.Length];
                for (int i = 0; i < at.Length; i++)
                    at[i] = b.Length - 1 - i;
                foreach (var i in KernelRange.Parallel(0, b.Length))
                    a[at[i]] += Math.Sqrt(b[i]);
            }
            """).Expecting(Expected.Threads),
        new KernelCase("""
            public static void AssertedFromTo(Span<int> a, ReadOnlySpan<int> b, int from, int to)
            {
                foreach (int i in KernelRange.Parallel(end: to, start: from))
                    a[i] = b[i] + from;
            }
            """).Scalar("from", n => n / 3).Scalar("to", n => n - 1).Expecting(Expected.Threads),
        new KernelCase("""
            public static long AssertedSum(long[] a, int offset)
            {
                long sum = 0;
                foreach (long i in KernelRange.Parallel(a.LongLength))
                {
                    a[i] += offset;
                    sum += a[i] * i;
                }
                return sum;
            }
            """).Expecting(Expected.Threads),
        new KernelCase("""
            public static void AssertedWider(double[] a, int n)
            {
                foreach (double x in KernelRange.Parallel(n))
                    a[(int)x] = x * 0.5;
            }
            """).Scalar("n", n => n).Expecting(Expected.Threads),
        new KernelCase("""
            public static void AssertedEndChanges(double[] a, double[] b, int n)
            {
                foreach (int i in KernelRange.Parallel(n))
                {
                    n = i + 1;
                    a[i] = b[i] * n;
                }
            }
            """).Scalar("n", n => n).Expecting(Expected.Anything),
        new KernelCase("""
            public static void AssertedDistance(double[] a, int k, int n)
            {
                foreach (int i in KernelRange.Parallel(n))
                    a[i + k] = a[i] + 1;
            }
            """).Shape("a", n => [2 * n]).Scalar("k", n => n).Scalar("n", n => n).Expecting(Expected.Threads),
        new KernelCase("""
            public static void AssertedRows(double[,] a, int[] to)
            {
                foreach (int i in KernelRange.Parallel(a.GetLength(0) / 2))
                    for (int j = 0; j < a.GetLength(1); j++)
                        a[i + a.GetLength(0) / 2, j] = a[i ^ 0, j] * 3 + to[j];
            }
            """).At(0, 1, 2, 3, 7, 16, 33, 64, 130).Expecting(Expected.Anything),
        new KernelCase("""
            public static int AssertedFind(int[] a, int wanted)
            {
                int found = -1;
                foreach (int i in KernelRange.Parallel(a.Length))
                {
                    if (a[i] == wanted)
                    {
                        found = i;
                        break;
                    }
                }
                return found;
            }
            """).With("a", Values.Range(0, 50)).With("wanted", Values.Range(0, 60)).Expecting(Expected.Simd),
        new KernelCase("""
            public static void AssertedTally(int[] h, int[] a)
            {
                foreach (int i in KernelRange.Parallel(a.Length))
                    h[a[i] & 15]++;
            }
            """).Shape("h", _ => [16]).Expecting(Expected.Threads),
        new KernelCase("""
            [Kernel] public static void AssertedOneThread(Span<float> a, ReadOnlySpan<float> b)
            {
                foreach (int i in KernelRange.Parallel(b.Length))
                {
                    if (b[i] < 0)
                        continue;
                    a[i ^ 3] = b[i];
                }
            }
            """).Shape("a", n => [n + 3]).Expecting(Expected.Simd),
        new KernelCase("""
            public static void AssertedTwice(double[] a, double[] b, int n)
            {
                foreach (int i in KernelRange.Parallel(n))
                    a[i ^ 1] = b[i];
                foreach (int i in KernelRange.Parallel(n))
                    a[i] = a[i] * 2 + b[i ^ 1];
            }
            """).Shape("a", n => [n + 1]).Shape("b", n => [n + 1]).Scalar("n", n => n).Expecting(Expected.Threads),
    ];
}
