using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>What is checked where: by the text around it, in helpers, under conditions, in headers and subscripts.</content>
internal static partial class CheckedCases
{
    private static IEnumerable<KernelCase> Contexts() =>
    [
        .. LargeProducts(),
        new KernelCase("""
            public static void CheckedIsLexical(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = checked(Wraps(a[i]) + unchecked(a[i] * 70000)) + Checks(a[i]) * 70001;
            }
            private static int Wraps(int v) => v * 50000;
            private static int Checks(int v) { checked { return v + 3; } }
            """).At(Sizes).With("a", Values.Range(-30, 30)),
        new KernelCase("""
            public static void CheckedIsLexicalAndThrows(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = unchecked(Checks(a[i]) * 3);
            }
            private static int Checks(int v) { checked { return v * 1000; } }
            """).At(Sizes).With("a", Mostly).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedOperators(ReadOnlySpan<int> a, Span<int> x, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var n = new Number(a[i]);
                    var m = checked(n + n);
                    x[i] = (n + m - n).Value;
                    y[i] = checked((byte)m) + checked(-n).Value;
                }
            }
            private readonly record struct Number(int Value)
            {
                public static Number operator +(Number l, Number r) => new(unchecked(l.Value * 99999 + r.Value));
                public static Number operator checked +(Number l, Number r) => new(checked(l.Value + r.Value));
                public static Number operator -(Number l, Number r) => new(l.Value - r.Value);
                public static Number operator -(Number l) => new(7);
                public static Number operator checked -(Number l) => new(checked(-l.Value));
                public static explicit operator byte(Number n) => 3;
                public static explicit operator checked byte(Number n) => checked((byte)n.Value);
            }
            """).At(Sizes).With("a", Values.Range(0, 100)),
        new KernelCase("""
            public enum Colour : byte { Red, Green, Blue }
            public static void CheckedEnums(ReadOnlySpan<int> a, Span<Colour> x, Span<sbyte> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = checked((Colour)a[i]);
                    y[i] = checked((sbyte)x[i]);
                }
            }
            """).At(Sizes).With("a", Mostly).Expecting(Expected.Anything),
        new KernelCase("""
            public enum Colour : byte { Red, Green, Blue }
            public static void CheckedEnumArithmetic(ReadOnlySpan<Colour> a, Span<Colour> x, Span<byte> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Colour c = checked(a[i] + 200);
                    y[i] = unchecked((byte)(c + 200));
                    if (a[i] == Colour.Blue)
                        c = checked(c - 199) + checked(a[i] - Colour.Green);
                    x[i] = c;
                }
            }
            """).At(Sizes).With("a", Mostly).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedTuples(ReadOnlySpan<int> a, ReadOnlySpan<long> b, Span<byte> x, Span<short> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var pair = (a[i], b[i]);
                    (byte, short) narrow = checked(((byte, short))pair);
                    x[i] = narrow.Item1;
                    y[i] = narrow.Item2;
                }
            }
            """).At(Sizes).With("a", Mostly).With("b", Mostly).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedChoices(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x, int n)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i] > 0 && b[i] < 1000 && checked(a[i] + b[i]) > 40 ? checked(a[i] - b[i]) : b[i];
                    if (v > 5 || checked(v - 3) < n)
                        v = checked(v + n);
                    else if (a[i] == 7)
                        v = checked(n * n * n);
                    x[i] = v;
                }
            }
            """).At(Sizes).With("a", Values.Range(-50, 50)).With("b", Values.Range(0, 100)).Scalar("n", _ => 1000),
        new KernelCase("""
            public static void CheckedUniform(ReadOnlySpan<int> a, Span<int> x, int n)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (a[i] > 98)
                        x[i] = checked(n * n);
                    else
                        x[i] = i;
                }
            }
            """).At(Sizes).With("a", Values.Range(0, 100)).Scalar("n", _ => 100_000).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedConstants(ReadOnlySpan<int> a, Span<int> x, Span<byte> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = Twice(1_000_000_000) + a[i];
                    if (a[i] > 98)
                        x[i] = Twice(2_000_000_000) - Least(int.MinValue) + Cut(3e9);
                    y[i] = a[i] == 98 ? Low(300) : Low(30);
                }
            }
            private static int Twice(int v) => checked(v + v);
            private static int Least(int v) => checked(-v);
            private static int Cut(double v) => checked((int)v);
            private static byte Low(int v) => checked((byte)v);
            """).At(Sizes).With("a", Values.Range(0, 100)).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedBetweenWrites(ReadOnlySpan<int> a, Span<int> x, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = a[i];
                    y[i] = checked(a[i] * 100_000);
                }
            }
            """).At(Sizes).With("a", Mostly).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedGather(ReadOnlySpan<int> a, ReadOnlySpan<int> at, Span<int> x, int by)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[checked(at[i] * by + 1)];
            }
            """).At(Sizes).Shape("a", _ => [100]).With("at", Values.Range(0, 30)).Scalar("by", _ => 3),
        new KernelCase("""
            public static void CheckedGatherOrThrow(ReadOnlySpan<int> a, ReadOnlySpan<int> at, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[checked(at[i] + 2147483000)];
            }
            """).At(Sizes).Shape("a", _ => [100]).With("at", (random, type) => random.Next(50) == 0 ? Values.Any(random, type) : Values.Tame(random, type)).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedPrivate(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Span<int> t = stackalloc int[8];
                    for (int k = 0; k < 7; k++)
                        t[checked(k + 1)] = checked(a[i] * k);
                    x[i] = checked(t[7] + t[checked((int)((uint)a[i] & 7))]);
                }
            }
            """).At(Sizes).With("a", Values.Range(0, 100)),
        new KernelCase("""
            public static int CheckedSearch(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int sum)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (checked(a[i] + b[i]) == sum)
                        return i;
                }
                return -1;
            }
            """).At(Sizes).With("a", Mostly).With("b", Mostly).Scalar("sum", n => n % 3 == 0 ? 100 : 18).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedBeforeTheLoop(ReadOnlySpan<int> a, Span<int> x, int n)
            {
                x[0] = 5;
                int m = checked(n * n);
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] + m;
            }
            """).At(1, 33, 1000).Scalar("n", n => n == 33 ? 100_000 : 100).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Loops() =>
    [
        new KernelCase("""
            public static void CheckedBounds(ReadOnlySpan<int> a, Span<int> x, int n, int m)
            {
                for (int i = checked(n - n); i < checked(n * m); i++)
                {
                    int s = a[i];
                    for (int k = 0; k < checked(m + 1); k++)
                        s = checked(s + k);
                    x[i] = s;
                }
            }
            """).At(Sizes).Scalar("n", n => n).Scalar("m", _ => 1).With("a", Values.Tame),
        new KernelCase("""
            public static void CheckedBoundThatOverflows(Span<int> x, int n)
            {
                for (int i = 0; i < checked(n * n); i++)
                    x[i] = i;
            }
            """).At(1, 33, 1000).Scalar("n", _ => 100_000).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedBoundsInside(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int s = 0;
                    for (int k = 0; k < checked(a[i] * 2); k++)
                        s += k;
                    x[i] = s;
                }
            }
            """).At(Sizes).With("a", Values.Range(-3, 12)).Expecting(Expected.Generated),
        new KernelCase("""
            public static void CheckedSteps(Span<int> x, int to)
            {
                checked
                {
                    x[0] = 0;
                    for (int i = int.MaxValue - 5; i <= to; i += 2)
                        x[0] += i / 1_000_000;
                    for (int i = int.MaxValue - 3; i <= to; i++)
                        x[0] += 1;
                }
            }
            """).At(1, 2, 3).Scalar("to", n => n == 1 ? int.MaxValue - 1 : n == 2 ? int.MaxValue : int.MaxValue - 2).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedStepsOfLong(Span<long> x, long to)
            {
                x[0] = 0;
                for (long i = long.MinValue + 5; i > to; i = checked(i - 3))
                    x[0] += i >> 60;
            }
            """).At(1, 2).Scalar("to", n => n == 1 ? long.MinValue : long.MinValue + 3).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedStrides(ReadOnlySpan<int> a, Span<int> x)
            {
                checked
                {
                    for (int i = 0; i < x.Length - 1; i += 2)
                        x[i + 1] = a[i] + a[i + 1];
                }
            }
            """).At(Sizes).With("a", Values.Tame).Running(2),
        new KernelCase("""
            public static void CheckedProofNeedsExactParts(ReadOnlySpan<int> a, Span<int> x, int m)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = checked(m * 65536 + (unchecked(i * m * 3) - 5) + a[0]) + checked((int)(i * 3L * m));
            }
            """).At([1, 17, 129, 1000]).With("a", Values.Tame).Scalar("m", n => n == 17 ? 32768 : n == 129 ? 9_000_000 : 11).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedLongSums(Span<long> x, long m, long k)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = checked(m + k) + checked(i * m) + checked(i * 5000000000000000000L);
            }
            """).At([1, 2, 3, 17, 1000]).Scalar("m", n => n < 3 ? 5L : 1L << 62).Scalar("k", n => n == 2 ? long.MaxValue : 6L).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedCellsOfPlanes(int[,] x, int[,] a, int by)
            {
                checked
                {
                    for (int i = 0; i < x.GetLength(0) - 1; i++)
                    {
                        for (int j = 0; j < x.GetLength(1) - 1; j++)
                            x[i, j] = a[i + 1, j] * by + a[i, j + 1] - i * j;
                    }
                }
            }
            """).At(TestSizes.Plane.AsSpan().ToArray()).With("a", Values.Range(0, 1000)).With("by", Values.Tame).Running(2).Expecting(Expected.Anything),
    ];
}
