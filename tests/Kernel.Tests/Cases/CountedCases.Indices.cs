using System;
using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>Indices that are no int, and steps in the condition.</content>
internal static partial class CountedCases
{
    private static IEnumerable<KernelCase> OtherTypes() =>
    [
        new KernelCase("""
            public static void SmallIndex(Span<int> x)
            {
                for (byte i = 0; i < x.Length && i < 200; i++)
                    x[i] = i;
            }
            """).Shape("x", n => [Math.Max(n, 200)]),
        new KernelCase("""
            public static void UintIndex(ReadOnlySpan<double> a, Span<double> x, uint n)
            {
                for (uint i = 0; i < n; i++)
                    x[(int)i] = a[(int)i] * 2 + i;
            }
            """).Scalar("n", n => (uint)n),
        new KernelCase("""
            public static double UintPlane(double[] a, double[] x, uint rows, uint columns)
            {
                double sum = 0;
                for (uint i = 0; i < rows; i++)
                {
                    double row = 0;
                    for (uint j = 0; j < columns; j++)
                        row += a[i * columns + j];
                    x[i] = row;
                    sum += row;
                }
                return sum;
            }
            """).At([.. TestSizes.Plane]).Shape("a", n => [n * n]).Scalar("rows", n => (uint)n).Scalar("columns", n => (uint)n).With("a", Values.Tame).Close(1e-10),
        new KernelCase("""
            public static void UintInSteps(uint[] x, uint from, uint to)
            {
                for (uint i = from; i <= to; i += 3)
                    x[i] = i ^ x[i];
            }
            """).Scalar("from", n => (uint)n / 5).Scalar("to", n => (uint)Math.Max(n - 1, 0)).At([.. TestSizes.Usual[1..]]).Running(from: 1),
        new KernelCase("""
            public static uint UintDown(ReadOnlySpan<uint> x)
            {
                uint sum = 0;
                for (uint i = (uint)x.Length; i > 0; i--)
                    sum += x[(int)i - 1] * i;
                return sum;
            }
            """),
        new KernelCase("""
            public static long UlongIndex(long[] a, ulong n)
            {
                long sum = 0;
                for (ulong i = 0; i < n; i++)
                    sum += a[i] * (long)i;
                return sum;
            }
            """).Scalar("n", n => (ulong)n),
        new KernelCase("""
            public static int IntAgainstLong(ReadOnlySpan<int> a, Span<int> x, long n)
            {
                int i;
                for (i = 0; i < n; i++)
                    x[i] = a[i] * 3;
                return i;
            }
            """).Scalar("n", n => (long)n),
        new KernelCase("""
            public static void IntAgainstUint(Span<int> x, uint n, long m)
            {
                for (int i = 0; i < n && m > i; ++i)
                    x[i] -= i;
            }
            """).Scalar("n", n => (uint)n).Scalar("m", n => n - (long)(n / 7)),
        new KernelCase("""
            public static void ByteTable(Span<byte> x, int key)
            {
                for (byte i = 0; i < 255; i++)
                    x[i] = (byte)(i * key ^ x[i]);
            }
            """).Shape("x", _ => [256]).Expecting(Expected.Generated),
        new KernelCase("""
            public static int ShortIndex(Span<short> x, short n)
            {
                short i = 0;
                while (i < n)
                {
                    x[i] += i;
                    i += 2;
                }
                return i;
            }
            """).Scalar("n", n => (short)(n % 30_000)),
        new KernelCase("""
            public static void SbyteDown(Span<int> x, int to)
            {
                for (sbyte i = 100; i >= to; i--)
                    x[i + 20] = i;
            }
            """).Shape("x", _ => [130]).Scalar("to", n => -(n % 19)).Expecting(Expected.Generated),
        new KernelCase("""
            public static void UshortIndex(Span<ushort> x, ushort n)
            {
                for (ushort i = 3; i != n; i++)
                    x[i] = i;
            }
            """).Shape("x", n => [n + 3]).Scalar("n", n => (ushort)(n % 60_000 + 3)),
        new KernelCase("""
            public static int CheckedByte(ReadOnlySpan<int> x, int n)
            {
                int sum = 0;
                checked
                {
                    for (byte i = 0; i < n; i++)
                        sum ^= x[i];
                }
                return sum;
            }
            """).Shape("x", _ => [256]).Scalar("n", n => n).Expecting(Expected.Anything),
        new KernelCase("""
            public static int TooFar(ReadOnlySpan<int> x, long n)
            {
                int sum = 0;
                for (int i = 0; i < n; i++)
                {
                    if (i >= x.Length)
                        return sum;
                    sum += x[i];
                }
                return ~sum;
            }
            """).Scalar("n", n => n % 2 == 0 ? n : (1L << 40)).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Stepping() =>
    [
        new KernelCase("""
            public static int CountsDownInTest(ReadOnlySpan<int> x, int n)
            {
                int sum = 0;
                while (n-- > 0)
                    sum += x[n] * n;
                return sum + n;
            }
            """).Scalar("n", n => n),
        new KernelCase("""
            public static int CountsDownInTestOrLeaves(ReadOnlySpan<int> x, int n)
            {
                while (n-- > 0)
                {
                    if (x[n] == 7)
                        break;
                }
                return n;
            }
            """).Scalar("n", n => n),
        new KernelCase("""
            public static int CountsUpInTest(Span<int> x)
            {
                int i = -1;
                while (++i < x.Length)
                {
                    if (x[i] < 0)
                        continue;
                    x[i] = i;
                }
                return i;
            }
            """),
        new KernelCase("""
            public static void CountsDownInHeader(Span<double> x)
            {
                for (int i = x.Length; i-- > 0;)
                    x[i] = Math.Sqrt(x[i]);
            }
            """),
        new KernelCase("""
            public static void UintDownInTest(Span<double> x)
            {
                uint i = (uint)x.Length;
                while (i-- != 0)
                    x[(int)i] += i;
            }
            """),
    ];

    private static IEnumerable<KernelCase> Offsets() =>
    [
        new KernelCase("""
            public static void TakesThree(ReadOnlySpan<byte> yuv, Span<byte> rgb)
            {
                for (int i = 0; i + 2 < yuv.Length; i += 3)
                {
                    int c = yuv[i] - 16, d = yuv[i + 1] - 128, e = yuv[i + 2] - 128;
                    rgb[i] = (byte)Math.Clamp((298 * c + 409 * e + 128) >> 8, 0, 255);
                    rgb[i + 1] = (byte)Math.Clamp((298 * c - 100 * d - 208 * e + 128) >> 8, 0, 255);
                    rgb[i + 2] = (byte)Math.Clamp((298 * c + 516 * d + 128) >> 8, 0, 255);
                }
            }
            """).Running(from: 3),
        new KernelCase("""
            public static void FoursAndRest(ReadOnlySpan<float> a, Span<float> x)
            {
                int i = 0;
                for (; i + 4 <= a.Length; i += 4)
                {
                    x[i] = a[i] * 2;
                    x[i + 1] = a[i + 1] * 3;
                    x[i + 2] = a[i + 2] * 4;
                    x[i + 3] = a[i + 3] * 5;
                }
                while (i < a.Length)
                {
                    x[i] = a[i] * 2;
                    i++;
                }
            }
            """),
        new KernelCase("""
            public static int DownFromAhead(ReadOnlySpan<int> a, int from, int to)
            {
                int sum = 0;
                for (int i = from; i - 5 > to; i--)
                    sum += a[i];
                return sum;
            }
            """).Scalar("from", n => n - 1).Scalar("to", n => n / 8 - 3).Expecting(Expected.Anything),
        new KernelCase("""
            public static int WindowOfItsOwn(ReadOnlySpan<byte> a, ReadOnlySpan<byte> sought, int least)
            {
                int found = 0;
                for (int i = 0; i + sought.Length <= a.Length; i++)
                {
                    int same = 0;
                    for (int j = 0; j < sought.Length; j++)
                        same += a[i + j] == sought[j] ? 1 : 0;
                    if (same >= least)
                        found++;
                }
                return found;
            }
            """).With("a", Values.Range(0, 3)).With("sought", Values.Range(0, 3)).Shape("sought", _ => [3]).Scalar("least", _ => 2),
        new KernelCase("""
            public static void AheadBySome(ReadOnlySpan<float> a, Span<float> x, int by)
            {
                for (int i = 0; by + i < a.Length; i++)
                    x[i] = a[i + by] - a[i];
            }
            """).Scalar("by", n => n / 5),
        new KernelCase("""
            public static void BehindBySome(ReadOnlySpan<long> a, Span<long> x, int by)
            {
                for (int i = a.Length - 1; i - by >= 0; i--)
                    x[i] = a[i - by];
            }
            """).Scalar("by", n => n / 7),
        new KernelCase("""
            public static int AheadByFar(ReadOnlySpan<int> a, int by, int to)
            {
                int sum = 0;
                for (int i = 0; i < a.Length && i + by < to; i++)
                    sum += a[i];
                return sum;
            }
            """).Scalar("by", n => int.MaxValue - (n / 3)).Scalar("to", _ => int.MaxValue).Expecting(Expected.Anything),
        new KernelCase("""
            public static void StepsWithNames(Span<double> x)
            {
                int half = 4;
                int step = 2 * half;
                for (int i = 0; i + step <= x.Length; i += step)
                {
                    for (int k = 0; k < half; k++)
                    {
                        double low = x[i + k], high = x[i + k + half];
                        x[i + k] = low + high;
                        x[i + k + half] = low - high;
                    }
                }
            }
            """).Running(from: 8),
        new KernelCase("""
            public static void FirstIsDifferent(ReadOnlySpan<byte> a, Span<bool> starts)
            {
                for (int i = 0; i < a.Length; i++)
                    starts[i] = i == 0 || a[i] != a[i - 1];
            }
            """).With("a", Values.Range(0, 3)),
    ];
}
