using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops whose index goes on by a step that only run time knows: forwards, backwards, and where it leads nowhere.</summary>
internal static class GivenStepCases
{
    public static IEnumerable<KernelCase> All() => [.. Forwards(), .. Backwards(), .. Dependent(), .. Inside(), .. Nowhere()];

    /// <summary>Sizes that one thread does: of some loops all, since lanes keep their order, or too few iterations for two.</summary>
    private static readonly int[] OneThread = [.. TestSizes.Usual.Where(n => n < 100_000), 50_001];

    /// <summary>Steps from 1 on, another one for each size.</summary>
    private static object Some(int n) => (n % 5) + 1;

    private static IEnumerable<KernelCase> Forwards() =>
    [
        new KernelCase("""
            public static void GivenS122(double[] a, double[] b, int n1, int n3)
            {
                int n = a.Length;
                int j = 1, k = 0;
                for (int i = n1 - 1; i < n; i += n3)
                {
                    k += j;
                    a[i] += b[n - k];
                }
            }
            """).Scalar("n1", _ => 1).Scalar("n3", Some),
        new KernelCase("""
            public static void GivenS172(Span<float> a, ReadOnlySpan<float> b, int n1, int n3)
            {
                for (int i = n1 - 1; i < a.Length; i += n3)
                    a[i] += b[i];
            }
            """).Scalar("n1", n => (n / 7) + 1).Scalar("n3", Some),
        new KernelCase("""
            public static void GivenOne(Span<int> a, ReadOnlySpan<int> b, int step)
            {
                for (int i = 0; i <= a.Length - 1; i += step)
                    a[i] = b[i] * 3 - a[i];
            }
            """).Scalar("step", _ => 1),
        new KernelCase("""
            public static void GivenSeven(Span<long> a, ReadOnlySpan<long> b, int step)
            {
                int i = 2;
                while (a.Length > i)
                {
                    a[i] = b[i] ^ i;
                    i = step + i;
                }
                if (a.Length > 0)
                    a[0] = i;
            }
            """).Scalar("step", _ => 7).Running(from: 3).Expecting(Expected.Simd, simdFrom: 4095),
        new KernelCase("""
            public static double GivenSum(ReadOnlySpan<double> a, int step)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i += 2 * step)
                    sum += a[i];
                return sum;
            }
            """).Scalar("step", Some).With("a", Values.Finite).Close(1e-12).At(OneThread),
        new KernelCase("""
            public static int GivenQuarter(Span<int> a, int step)
            {
                int last = 0;
                for (int i = 0; i < a.Length; i += a.Length / 4 + step)
                {
                    a[i] = i;
                    last = i;
                }
                return last;
            }
            """).Scalar("step", Some).Expecting(Expected.Generated),
        new KernelCase("""
            public static void GivenPlaces(Span<int> a, ReadOnlySpan<int> b, int stride, int n)
            {
                for (int i = 0; i < n; i++)
                    a[i * stride] = b[i] + i;
            }
            """).Scalar("stride", n => (n % 3) + 1).Scalar("n", n => n).Shape("a", n => [n * 3]),
    ];

    private static IEnumerable<KernelCase> Backwards() =>
    [
        new KernelCase("""
            public static void GivenDown(Span<double> a, ReadOnlySpan<double> b, int step)
            {
                for (int i = a.Length - 1; i >= 0; i -= step)
                    a[i] += b[i] * 2;
            }
            """).Scalar("step", Some),
        new KernelCase("""
            public static int GivenDownTo(Span<int> a, ReadOnlySpan<int> b, int step, int end)
            {
                int i = a.Length;
                while (i > end)
                {
                    a[i - 1] = b[i - 1] + i;
                    i += step;
                }
                return i;
            }
            """).Scalar("step", n => -(int)Some(n)).Scalar("end", n => n / 10).Expecting(Expected.Simd, simdFrom: 4095),
    ];

    private static IEnumerable<KernelCase> Dependent() =>
    [
        new KernelCase("""
            public static void GivenS175(Span<double> a, ReadOnlySpan<double> b, int inc)
            {
                for (int i = 0; i < a.Length - inc; i += inc)
                    a[i] = a[i + inc] + b[i];
            }
            """).Scalar("inc", Some).Running(from: 7).Expecting(Expected.Simd).At(OneThread),
        new KernelCase("""
            public static void GivenS175OutOfRange(Span<double> a, ReadOnlySpan<double> b, int inc)
            {
                for (int i = 0; i < a.Length - 1; i += inc)
                    a[i] = a[i + inc] + b[i];
            }
            """).Scalar("inc", Some).Expecting(Expected.Anything),
        new KernelCase("""
            public static void GivenBefore(Span<double> a, ReadOnlySpan<double> b, int inc)
            {
                for (int i = inc; i < a.Length; i += inc)
                    a[i] = Math.Min(a[i - inc], b[i]);
            }
            """).Scalar("inc", Some).Expecting(Expected.Anything),
        new KernelCase("""
            public static void GivenBetween(Span<int> a, ReadOnlySpan<int> b, int inc)
            {
                for (int i = 0; i < a.Length - 1; i += 2 * inc)
                    a[i] = a[i + 1] + b[i];
            }
            """).Scalar("inc", Some).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Inside() =>
    [
        new KernelCase("""
            public static void GivenSkips(Span<int> a, ReadOnlySpan<int> b, int step)
            {
                for (int i = 0; i < a.Length; i += step)
                {
                    if (b[i] < 0)
                        continue;
                    a[i] = b[i];
                }
            }
            """).Scalar("step", Some),
        new KernelCase("""
            public static int GivenFind(ReadOnlySpan<int> a, int step, int wanted)
            {
                int i;
                for (i = 0; i < a.Length; i += step)
                {
                    if (a[i] == wanted)
                        break;
                }
                return i;
            }
            """).Scalar("step", Some).Scalar("wanted", _ => 123456),
        new KernelCase("""
            public static int GivenWhile(Span<int> a, ReadOnlySpan<int> b, int step)
            {
                int i = b.Length - 1;
                while (i >= 0 && b[i] != 77)
                {
                    a[i] = b[i] + 1;
                    i -= step;
                }
                return i;
            }
            """).Scalar("step", Some).Expecting(Expected.Anything),
        .. new[] { 0, 1, 4, 8, 16, 31, 32, 64 }.Select(Ending),
        new KernelCase("""
            public static void GivenInner(double[,] a, double[] b, int step)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = i; j < a.GetLength(1); j += step)
                        a[i, j] = b[j] + i;
            }
            """).At([.. TestSizes.Plane]).Scalar("step", Some).Shape("b", n => [n]).Expecting(Expected.Anything),
    ];

    /// <summary>Steps that lead away from the end, or nowhere: the method as written says what comes of it.</summary>
    private static IEnumerable<KernelCase> Nowhere() =>
    [
        new KernelCase("""
            public static void GivenAway(Span<int> a, ReadOnlySpan<int> b, int step)
            {
                for (int i = 3; i < a.Length; i += step)
                    a[i] = b[i] + 1;
            }
            """).Scalar("step", _ => -1).Expecting(Expected.Anything),
        new KernelCase("""
            public static int GivenNone(Span<int> a, int step)
            {
                int turns = 0;
                for (int i = 0; i < a.Length; i += step)
                {
                    a[i] += 2;
                    if (++turns == 5)
                        break;
                }
                return turns;
            }
            """).Scalar("step", _ => 0).Expecting(Expected.Anything),
        new KernelCase("""
            public static void GivenMost(Span<int> a, int step)
            {
                for (int i = 0; i < a.Length; i += step)
                    a[i] += 2;
            }
            """).Scalar("step", _ => int.MaxValue).Expecting(Expected.Anything),
        new KernelCase("""
            public static void GivenBelow(Span<int> a, int from, int step)
            {
                for (int i = from; i < a.Length; i += step)
                {
                    if (i >= 0)
                        a[i] += i;
                }
            }
            """).Scalar("from", _ => -1999).Scalar("step", Some).Expecting(Expected.Anything),
    ];

    /// <summary>The loop ends in this round, whichever place that has in a gang: the index is wanted behind it.</summary>
    private static KernelCase Ending(int round) => new KernelCase($$"""
        public static int GivenEnd{{round}}(Span<int> a, ReadOnlySpan<int> b, int step, int stop)
        {
            int i = b.Length - 1;
            while (i >= 0 && b[i] + i != stop)
            {
                a[i] = b[i] + 1;
                i -= step;
            }
            return i;
        }
        """).With("b", Values.Range(0, 0)).Scalar("step", Some).Scalar("stop", n => n - 1 - (round * (int)Some(n))).Expecting(Expected.Anything);
}
