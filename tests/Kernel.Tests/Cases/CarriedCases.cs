using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>
/// Loops whose iterations touch what others touch: apart after all by their strides, ranges or halves, at a distance that run time knows,
/// or in an order that lanes keep.
/// </summary>
internal static class CarriedCases
{
    public static IEnumerable<KernelCase> All() => [.. Apart(), .. AtADistance(), .. InOrder(), .. OutOfOrder(), .. BeyondAGang()];

    private static IEnumerable<KernelCase> Apart() =>
    [
        new KernelCase("""
            public static void S173(Span<double> a, ReadOnlySpan<double> b)
            {
                int k = a.Length / 2;
                for (int i = 0; i < k; i++)
                    a[i + k] = a[i] + b[i];
            }
            """),
        new KernelCase("""
            public static void MirrorHalves(Span<int> a)
            {
                for (int i = 0; i < a.Length / 2; i++)
                    a[a.Length - 1 - i] = a[i] * 3;
            }
            """),
        new KernelCase("""
            public static void FromFirst(Span<float> a, ReadOnlySpan<float> b)
            {
                for (int i = 1; i < a.Length; i++)
                    a[i] = a[0] * b[i];
            }
            """),
        new KernelCase("""
            public static void EvenFromOdd(Span<long> a, ReadOnlySpan<long> b)
            {
                for (int i = 0; i < b.Length; i++)
                    a[4 * i] = a[2 * i + 1] + b[i];
            }
            """).Shape("a", n => [4 * n + 1]),
        new KernelCase("""
            public static void RedBlack(Span<double> a)
            {
                for (int i = 1; i < a.Length - 1; i += 2)
                    a[i] = (a[i - 1] + a[i + 1]) * 0.5;
                for (int i = 2; i < a.Length - 1; i += 2)
                    a[i] = (a[i - 1] + a[i + 1]) * 0.5;
            }
            """).Running(from: 3),
        new KernelCase("""
            public static void RightOfDiagonal(double[,] a)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = i + 1; j < a.GetLength(1); j++)
                        a[i, j] = a[i, j] * 2 + a[i, i];
            }
            """).At([.. TestSizes.Plane]).Expecting(Expected.Generated),
        new KernelCase("""
            public static void TopFromBottom(Span<byte> a, ReadOnlySpan<byte> b)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    if (i >= b.Length / 2)
                        a[i] = (byte)(a[i - b.Length / 2] + b[i]);
                }
            }
            """).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> AtADistance() =>
    [
        new KernelCase("""
            public static void FarAhead(Span<double> a, ReadOnlySpan<double> b, int k)
            {
                for (int i = 0; i < b.Length; i++)
                    a[i + k] = a[i] + b[i];
            }
            """).Shape("a", n => [2 * n + 3]).Scalar("k", n => n + 3),
        new KernelCase("""
            public static void NotFarAhead(Span<double> a, ReadOnlySpan<double> b, int k)
            {
                for (int i = 0; i < b.Length; i++)
                    a[i + k] = a[i] + b[i];
            }
            """).Shape("a", n => [2 * n + 3]).Scalar("k", n => n / 2).Expecting(Expected.Anything),
        new KernelCase("""
            public static void InPlaceByChance(Span<double> a, ReadOnlySpan<double> b, int k)
            {
                for (int i = 0; i < b.Length; i++)
                    a[2 * i + k] = a[2 * i] + b[i];
            }
            """).Shape("a", n => [2 * n + 3]).Scalar("k", _ => 0),
    ];

    private static IEnumerable<KernelCase> InOrder() =>
    [
        new KernelCase("""
            [Kernel] public static void S112(Span<double> a, ReadOnlySpan<double> b)
            {
                for (int i = a.Length - 2; i >= 0; i--)
                    a[i + 1] = a[i] + b[i];
            }
            """),
        new KernelCase("""
            [Kernel] public static void ShiftDown(Span<byte> a)
            {
                for (int i = 0; i < a.Length - 1; i++)
                    a[i] = a[i + 1];
            }
            """),
        new KernelCase("""
            [Kernel] public static void ShiftDownFar(Span<float> a, ReadOnlySpan<float> b)
            {
                for (int i = 0; i < a.Length - 9; i++)
                    a[i] = a[i + 9] * b[i] + a[i + 2];
            }
            """),
        new KernelCase("""
            [Kernel] public static void ReadAfterWrite(Span<double> a, ReadOnlySpan<double> b, Span<double> c)
            {
                for (int i = 1; i < a.Length; i++)
                {
                    a[i] = b[i] * 2;
                    c[i] = a[i - 1] + 1;
                }
            }
            """),
        new KernelCase("""
            [Kernel] public static void WriteTwice(Span<int> a, ReadOnlySpan<int> b)
            {
                for (int i = 0; i < a.Length - 1; i++)
                {
                    a[i + 1] = b[i];
                    a[i] = b[i] + a[i + 1] * 2;
                }
            }
            """),
        new KernelCase("""
            [Kernel] public static void ShiftUnderIf(Span<double> a, ReadOnlySpan<double> b)
            {
                for (int i = 0; i < a.Length - 3; i++)
                {
                    if (b[i] > 0)
                        a[i] = a[i + 3] - b[i];
                }
            }
            """),
        new KernelCase("""
            [Kernel] public static void ShiftInBranches(Span<int> a, ReadOnlySpan<int> b)
            {
                for (int i = 0; i < a.Length - 1; i++)
                {
                    int v;
                    if (b[i] > 0)
                        v = a[i + 1];
                    else
                        v = 7;
                    if (b[i] > 5)
                        a[i] = v - a[i];
                }
            }
            """),
        new KernelCase("""
            [Kernel] public static long ShiftAndSum(Span<long> a, ReadOnlySpan<int> b)
            {
                long s = 0;
                for (int i = 0; i < a.Length - 1; i++)
                {
                    s += a[i + 1];
                    a[i] = a[i + 1] + b[i];
                }
                return s;
            }
            """),
        new KernelCase("""
            [Kernel] public static void ShiftMixed(Span<short> a, ReadOnlySpan<double> b)
            {
                for (int i = 0; i < a.Length - 4; i++)
                    a[i] = (short)(a[i + 4] + b[i] + a[i + 1]);
            }
            """),
        new KernelCase("""
            [Kernel] public static void ShiftAndGather(Span<int> a, ReadOnlySpan<int> at, ReadOnlySpan<int> t)
            {
                for (int i = 0; i < a.Length - 1; i++)
                    a[i] = a[i + 1] + t[at[i] & 15];
            }
            """).Shape("t", _ => [16]),
        new KernelCase("""
            public static void ShiftRows(double[,] a, double[,] b)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1) - 1; j++)
                        a[i, j] = a[i, j + 1] + b[i, j];
            }
            """).At([.. TestSizes.Plane]).Expecting(Expected.Generated),
        new KernelCase("""
            [Kernel] public static void ShiftDivided(Span<int> a, ReadOnlySpan<int> b)
            {
                for (int i = 0; i < a.Length - 1; i++)
                    a[i] = a[i + 1] / (b[i] | 1);
            }
            """),
    ];

    /// <summary>A write that comes before a read of what the earlier iteration would still have to see, or the other way round: in source order.</summary>
    private static IEnumerable<KernelCase> OutOfOrder() =>
    [
        new KernelCase("""
            [Kernel] public static void ReadBeforeWrite(Span<double> a, ReadOnlySpan<double> b, Span<double> c)
            {
                for (int i = 1; i < a.Length; i++)
                {
                    c[i] = a[i - 1] + 1;
                    a[i] = b[i] * 2;
                }
            }
            """).Running(from: 2),
        new KernelCase("""
            [Kernel] public static void LaterWriteFirst(Span<int> a, ReadOnlySpan<int> b)
            {
                for (int i = 0; i < a.Length - 1; i++)
                {
                    a[i] = b[i];
                    a[i + 1] = b[i] + 1;
                }
            }
            """).Running(from: 2),
        new KernelCase("""
            [Kernel] public static void ShiftInALoop(Span<int> a, ReadOnlySpan<int> b)
            {
                for (int i = 0; i < a.Length - 1; i++)
                {
                    for (int k = 0; k < 3; k++)
                        a[i] = a[i + 1] + b[i] * k;
                }
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            [Kernel] public static void ElseBeforeThen(Span<int> a, ReadOnlySpan<int> b)
            {
                for (int i = 0; i < a.Length - 1; i++)
                {
                    if (b[i] > 0)
                        a[i] = 1;
                    else
                        a[i] = a[i + 1];
                }
            }
            """).Expecting(Expected.AsWritten),
    ];

    /// <summary>What an iteration writes a later one reads, so many iterations later that no gang holds both.</summary>
    private static IEnumerable<KernelCase> BeyondAGang() =>
    [
        new KernelCase("""
            [Kernel] public static void EveryThirtySecond(Span<double> a, ReadOnlySpan<double> b)
            {
                for (int i = 32; i < a.Length; i++)
                    a[i] = a[i - 32] + b[i];
            }
            """),
        new KernelCase("""
            [Kernel] public static void NinthBefore(Span<double> a, ReadOnlySpan<double> b)
            {
                for (int i = 9; i < a.Length; i++)
                {
                    if (b[i] > 0)
                        a[i] = a[i - 9] * 0.5 + b[i];
                }
            }
            """),
        new KernelCase("""
            [Kernel] public static void BytesBefore(Span<byte> a, ReadOnlySpan<byte> b, Span<short> c)
            {
                for (int i = a.Length - 71; i >= 0; i--)
                {
                    a[i] = (byte)(a[i + 70] + b[i]);
                    c[i] = (short)(a[i + 68] - b[i]);
                }
            }
            """).Expecting(Expected.Simd, simdFrom: 4096),
        new KernelCase("""
            [Kernel] public static void RoundsBefore(Span<int> a, ReadOnlySpan<int> b)
            {
                for (int i = 20; i < a.Length; i++)
                {
                    int v = b[i];
                    for (int k = 0; k < 4; k++)
                        v = v * 5 + a[i - 20];
                    a[i] = v;
                }
            }
            """),
        new KernelCase("""
            [Kernel] public static void PairsBefore(Span<float> a, ReadOnlySpan<float> b)
            {
                for (int i = 16; i < b.Length; i++)
                {
                    a[2 * i] = a[2 * i - 32] + b[i];
                    a[2 * i + 1] = a[2 * i - 31] - b[i];
                }
            }
            """).Shape("a", n => [2 * n]),
        new KernelCase("""
            [Kernel] public static void TooNearForAGang(Span<float> a, ReadOnlySpan<float> b)
            {
                for (int i = 15; i < a.Length; i++)
                    a[i] = a[i - 15] + b[i];
            }
            """).Expecting(Expected.AsWritten),
    ];
}
