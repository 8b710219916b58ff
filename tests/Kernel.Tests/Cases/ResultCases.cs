using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>What a kernel returns beside a number or an array: tuples, structures, enumerations, .NET's vectors and complex numbers.</summary>
internal static class ResultCases
{
    public static IEnumerable<KernelCase> All() => [.. Tuples(), .. Structures()];

    private static IEnumerable<KernelCase> Tuples() =>
    [
        new KernelCase("""
            public static (double Low, double High) RangeOf(ReadOnlySpan<double> a)
            {
                double low = double.PositiveInfinity, high = double.NegativeInfinity;
                for (int i = 0; i < a.Length; i++)
                {
                    low = Math.Min(low, a[i]);
                    high = Math.Max(high, a[i]);
                }
                return (low, high);
            }
            """),
        new KernelCase("""
            public static (byte Flag, long Sum, (float, short) More) MixedTuple(int[] a, (sbyte First, double Second, bool) given)
            {
                long sum = given.First;
                int most = int.MinValue;
                for (int i = 0; i < a.Length; i++)
                {
                    sum += given.Item3 ? a[i] : -a[i];
                    most = Math.Max(most, a[i]);
                }
                return ((byte)(sum > 0 ? 7 : 9), sum, ((float)given.Second, (short)most));
            }
            """),
        new KernelCase("""
            public static (int, int, int, int, int, int, int, int, long) NineOfThem(ReadOnlySpan<int> a)
            {
                int b = 0, c = 1, d = 2;
                for (int i = 0; i < a.Length; i++)
                {
                    b += a[i];
                    c ^= a[i];
                    d |= a[i];
                }
                return (b, c, d, b + 1, c + 2, d + 3, b, c, d);
            }
            """),
        new KernelCase("""
            public static (int At, double Value) FirstAboveAndItsPlace(ReadOnlySpan<double> a, double limit, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] *= 2;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > limit)
                        return (i, a[i]);
                }
                return (-1, 0);
            }
            """).With("limit", Values.Range(900, 1000)),
        new KernelCase("""
            public static void MixedByReference(ReadOnlySpan<int> a, ref (byte Count, double Least) state)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    state.Count += (byte)(a[i] & 1);
                    state.Least = Math.Min(state.Least, a[i]);
                }
            }
            """).With("state", Values.Range(0, 60)),
    ];

    private static IEnumerable<KernelCase> Structures() =>
    [
        new KernelCase("""
            public static Moments MomentsOf(ReadOnlySpan<long> a, int floor)
            {
                var m = new Moments(floor);
                for (int i = 0; i < a.Length; i++)
                    m.Take(a[i] & 1023);
                if (m.Count == 17)
                    return default;
                return m;
            }
            public struct Moments
            {
                private readonly int floor;
                private long squares;
                public long Sum { get; private set; }
                public int Count;
                public Moments(int floor) { this.floor = floor; }
                public void Take(long x) { Sum += x; squares += x * x; Count += x > floor ? 1 : 0; }
            }
            """).With("floor", Values.Range(0, 1000)),
        new KernelCase("""
            public static System.Numerics.Vector3 Highest(ReadOnlySpan<System.Numerics.Vector3> a)
            {
                var most = new System.Numerics.Vector3(float.NegativeInfinity);
                for (int i = 0; i < a.Length; i++)
                    most = System.Numerics.Vector3.Max(most, a[i]);
                return most * 2;
            }
            """).With("a", Values.Finite),
        new KernelCase("""
            public static System.Numerics.Complex SumOfComplex(ReadOnlySpan<double> re, ReadOnlySpan<double> im)
            {
                System.Numerics.Complex sum = 0;
                for (int i = 0; i < re.Length; i++)
                    sum += new System.Numerics.Complex(re[i], im[i]);
                return sum;
            }
            """).With("re", Values.Tame).With("im", Values.Tame).Close(1e-9),
        new KernelCase("""
            public static Verdict Judged(ReadOnlySpan<int> a, Span<Verdict> each)
            {
                int bad = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    each[i] = a[i] < 0 ? Verdict.Bad : Verdict.Good;
                    if (a[i] < 0) bad++;
                }
                return bad * 3 > a.Length ? Verdict.Bad : Verdict.Good;
            }
            public enum Verdict : byte { Unknown, Good, Bad = 200 }
            """),
        new KernelCase("""
            public static Pair PairOrFault(ReadOnlySpan<int> a, Span<int> x, int by)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] + by;
                return new Pair(x.Length / by, x[^1]);
            }
            public readonly record struct Pair(int First, int Last);
            """).With("by", Values.Range(-1, 3)),
    ];
}
