using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>
/// Loops that run in lanes only behind checks on entry that let them read at other moments than C# does: values handed on from the iteration before,
/// last values that are wanted, elements that are read before a later iteration overwrites them.
/// </summary>
internal static class GuardedCases
{
    public static IEnumerable<KernelCase> All() => [.. Carried(), .. Wanted(), .. Ahead(), .. Reordered(), .. Crossing()];

    private static IEnumerable<KernelCase> Carried() =>
    [
        new KernelCase("""
            public static void S255(Span<float> a, ReadOnlySpan<float> b, int n)
            {
                float x = b[^1], y = b[^2];
                for (int i = 0; i < n; i++)
                {
                    a[i] = (b[i] + x + y) * 0.333f;
                    y = x;
                    x = b[i];
                }
            }
            """).Scalar("n", n => n).Running(from: 2),
        new KernelCase("""
            public static void S291(Span<double> a, ReadOnlySpan<double> b)
            {
                int last = b.Length - 1;
                for (int i = 0; i < a.Length; i++)
                {
                    a[i] = (b[i] + b[last]) * 0.5;
                    last = i;
                }
            }
            """),
        new KernelCase("""
            public static void S292(Span<double> a, ReadOnlySpan<double> b)
            {
                int last = b.Length - 1, before = b.Length - 2;
                for (int i = 0; i < a.Length; i++)
                {
                    a[i] = (b[i] + b[last] + b[before]) * 0.333;
                    before = last;
                    last = i;
                }
            }
            """).Running(from: 2),
        new KernelCase("""
            public static int DifferencesDown(ReadOnlySpan<int> a, ReadOnlySpan<short> b, Span<int> x)
            {
                int after = 0, sum = 0;
                for (int i = x.Length - 1; i >= 0; i--)
                {
                    int now = a[i] * 3 + b[i];
                    x[i] = now - after;
                    sum += after;
                    after = now;
                }
                return sum + after;
            }
            """),
        new KernelCase("""
            public static void Edges(ReadOnlySpan<byte> a, Span<bool> x, byte limit)
            {
                bool was = false;
                for (int i = 0; i <= x.Length - 1; i++)
                {
                    bool isAbove = a[i] > limit;
                    x[i] = isAbove != was;
                    was = isAbove;
                }
            }
            """).Scalar("limit", _ => (byte)99),
        new KernelCase("""
            public static void DividesByTheOneBefore(ReadOnlySpan<int> a, Span<int> x)
            {
                int before = 3;
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = 1000 / before;
                    before = a[i];
                }
            }
            """).With("a", Values.Range(0, 200)).Expecting(Expected.Anything),
        new KernelCase("""
            public static void HandedOnInSteps(ReadOnlySpan<double> a, Span<double> x, int steps)
            {
                for (int t = 0; t < steps; t++)
                {
                    double left = t;
                    for (int i = 0; i < x.Length; i++)
                    {
                        x[i] += left;
                        left = a[i];
                    }
                }
            }
            """).Scalar("steps", _ => 3).Expecting(Expected.Generated).Running(from: 2),
        new KernelCase("""
            public static double SumsStayInOrder(ReadOnlySpan<double> a, Span<double> x)
            {
                double before = 0, sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = a[i] - before;
                    sum += x[i];
                    before = a[i];
                }
                return sum;
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void OutOfWhatIsWritten(Span<int> a, ReadOnlySpan<int> b, Span<int> x)
            {
                int before = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    x[i] = a[i] + before;
                    before = a[i];
                    a[i] = b[i];
                }
            }
            """).Expecting(Expected.AsWritten),
    ];

    private static IEnumerable<KernelCase> Wanted() =>
    [
        new KernelCase("""
            public static float LastOfMany(ReadOnlySpan<float> a, Span<float> x, int from, int to)
            {
                float t = 7;
                int at = -1;
                for (int i = from; i < to; i++)
                {
                    t = a[i] * a[i] - i;
                    at = i * 2;
                    x[i] = t + at;
                }
                return t + at;
            }
            """).Scalar("from", n => n / 5).Scalar("to", n => n),
        new KernelCase("""
            public static long LastCountingDown(ReadOnlySpan<long> a, Span<long> x)
            {
                long t = 1;
                for (int i = x.Length - 1; i > 2; i--)
                {
                    t = a[i] ^ x.Length;
                    x[i] -= t;
                }
                return t;
            }
            """).Running(from: 4),
    ];

    private static IEnumerable<KernelCase> Ahead() =>
    [
        new KernelCase("""
            [Kernel] public static void S1244(Span<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> d)
            {
                for (int i = 0; i < a.Length - 1; i++)
                {
                    a[i] = b[i] + c[i] * c[i] + b[i] * b[i] + c[i];
                    d[i] = a[i] + a[i + 1];
                }
            }
            """).Running(from: 2),
        new KernelCase("""
            [Kernel] public static void BothNeighbours(Span<short> a, Span<short> b, ReadOnlySpan<short> c)
            {
                for (int i = a.Length - 2; i > 1; i--)
                {
                    a[i] = (short)(b[i] * c[i]);
                    b[i] = (short)(a[i] + a[i - 1] - a[i - 2]);
                }
            }
            """).Running(from: 4),
        new KernelCase("""
            [Kernel] public static void AheadOfADivision(Span<int> a, Span<int> b, ReadOnlySpan<int> c)
            {
                for (int i = 0; i < a.Length - 1; i++)
                {
                    a[i] = b[i] + c[i];
                    b[i] = a[i + 1] / (c[i] | 1);
                }
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            [Kernel] public static void AheadThroughALocal(Span<double> a, Span<double> b, ReadOnlySpan<double> c)
            {
                for (int i = 0; i < a.Length - 3; i++)
                {
                    int at = i + 3;
                    a[i] = c[i];
                    if (b[i] > 0)
                        b[i] = c[i] * 2;
                    b[i] += a[at];
                }
            }
            """).Running(from: 4),
        new KernelCase("""
            [Kernel] public static void WrittenByItselfBefore(Span<int> a, Span<int> b)
            {
                for (int i = 0; i < a.Length - 1; i++)
                {
                    a[i + 1] = b[i];
                    a[i] = b[i] + 1;
                    b[i] = a[i + 1];
                }
            }
            """).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Reordered() =>
    [
        new KernelCase("""
            [Kernel] public static void S211(Span<double> a, Span<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d)
            {
                for (int i = 1; i < a.Length - 1; i++)
                {
                    a[i] = b[i - 1] + c[i] * d[i];
                    b[i] = b[i + 1] - c[i] * d[i];
                }
            }
            """).Running(from: 3),
        new KernelCase("""
            [Kernel] public static void S1213(Span<float> a, Span<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d)
            {
                for (int i = 1; i < a.Length - 1; i++)
                {
                    a[i] = b[i - 1] + c[i];
                    b[i] = a[i + 1] * d[i];
                }
            }
            """).Running(from: 3),
        new KernelCase("""
            [Kernel] public static void S212(Span<int> a, Span<int> b, ReadOnlySpan<int> c, ReadOnlySpan<int> d)
            {
                for (int i = 0; i < a.Length - 1; i++)
                {
                    a[i] *= c[i];
                    b[i] += a[i + 1] * d[i];
                }
            }
            """).Running(from: 2),
        new KernelCase("""
            [Kernel] public static void ThreeInAnotherOrder(Span<byte> a, Span<byte> b, Span<byte> c, ReadOnlySpan<byte> d)
            {
                for (int i = a.Length - 3; i >= 1; i--)
                {
                    byte v = (byte)(d[i] * 3);
                    if (d[i] > 9)
                        a[i] = (byte)(b[i + 1] + c[i + 2] + v);
                    b[i] = (byte)(c[i + 1] ^ d[i]);
                    c[i] = (byte)(v - d[i]);
                }
            }
            """).Running(from: 4),
        new KernelCase("""
            [Kernel] public static void InACircle(Span<double> a, Span<double> b, ReadOnlySpan<double> c)
            {
                for (int i = 1; i < a.Length; i++)
                {
                    a[i] = b[i - 1] + c[i];
                    b[i] = a[i - 1] * 2;
                }
            }
            """).Expecting(Expected.AsWritten),
        new KernelCase("""
            [Kernel] public static void QuotientKeepsThePlace(Span<int> a, Span<int> b, ReadOnlySpan<int> c)
            {
                for (int i = 1; i < a.Length; i++)
                {
                    a[i] = b[i - 1] + c[i];
                    b[i] = 7 / c[i];
                }
            }
            """).With("c", Values.Range(0, 60)).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Crossing() =>
    [
        new KernelCase("""
            public static void MeetsInTheMiddle(Span<short> a, ReadOnlySpan<short> b, int n)
            {
                for (int i = 0; i < n; i++)
                    a[i] = (short)(a[n - 1 - i] - b[i]);
            }
            """).Scalar("n", n => n).Running(from: 2),
        new KernelCase("""
            public static long MeetsWithin(Span<long> a, ReadOnlySpan<int> b, int from, int to)
            {
                long sum = 0;
                for (int i = from; i < to; i++)
                {
                    sum += a[from + to - i] * b[i];
                    a[i] += i;
                }
                return sum;
            }
            """).Scalar("from", n => n / 6).Scalar("to", n => n).Shape("a", n => [n + 1]),
        new KernelCase("""
            public static void MeetsOutside(Span<float> a, ReadOnlySpan<float> b, int m)
            {
                for (int i = 0; i < b.Length; i++)
                    a[i] = a[m - i] + b[i];
            }
            """).Scalar("m", n => 3 * n).Shape("a", n => [(3 * n) + 1]).Expecting(Expected.Anything),
        new KernelCase("""
            public static void MeetsUnderIf(Span<double> a, ReadOnlySpan<double> b)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (b[i] > 0)
                        a[a.Length - 1 - i] = a[i] * 2 + b[i];
                }
            }
            """).Running(from: 2),
        new KernelCase("""
            public static void Reverses(Span<short> a, int n)
            {
                for (int i = 0; i < n / 2; i++)
                {
                    short kept = a[i];
                    a[i] = a[n - 1 - i];
                    a[n - 1 - i] = kept;
                }
            }
            """).Scalar("n", n => n).Expecting(Expected.Simd, simdFrom: 2000).Running(from: 2),
        new KernelCase("""
            public static void FoldsThirds(double[] a, int n)
            {
                for (int i = 0; i < n / 3; i++)
                    a[n - 1 - i] += a[i] * a[i + n / 3];
            }
            """).Scalar("n", n => n % 5 == 0 ? -n : n).Expecting(Expected.Anything),
    ];
}
