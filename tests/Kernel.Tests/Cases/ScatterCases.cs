using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>
/// Writes at places that other reads give: places that repeat (the last one counts), out of range here and there, under masks; and reads of
/// small elements, of arrays of several dimensions and of tables.
/// </summary>
internal static class ScatterCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        .. ArithmeticCases.Numbers.Select(t => Few(new KernelCase($$"""
            [Kernel] public static void Scatter_{{t}}(Span<{{t}}> a, ReadOnlySpan<int> ip, ReadOnlySpan<{{t}}> b)
            {
                for (int i = 0; i < b.Length; i++)
                    a[ip[i]] = b[i];
            }
            """))),
        .. ArithmeticCases.Numbers.Select(t => Few(new KernelCase($$"""
            public static void Pick_{{t}}(ReadOnlySpan<{{t}}> a, ReadOnlySpan<long> ip, Span<{{t}}> b)
            {
                for (int i = 0; i < b.Length; i++)
                    b[i] = a[(int)ip[i]];
            }
            """)).Expecting(SmallCases.MovingAlone(t))),
        .. Ordered(),
        .. Faulting(),
        .. Dimensions(),
        .. InTwo(),
        .. InOrder(),
    ];

    private static IEnumerable<KernelCase> Ordered() =>
    [
        Few(new KernelCase("""
            [Kernel] public static void Marks(Span<bool> a, ReadOnlySpan<long> ip, ReadOnlySpan<double> b)
            {
                for (int i = 0; i < b.Length; i++)
                    a[(int)ip[i]] = b[i] > 0;
            }
            """)),
        Few(new KernelCase("""
            [Kernel] public static int ScatterUnderIf(Span<int> a, ReadOnlySpan<int> ip, ReadOnlySpan<int> b)
            {
                int count = 0;
                for (int i = 0; i < b.Length; i++)
                {
                    if (b[i] > 0)
                    {
                        a[ip[i]] = i;
                        count += 1;
                    }
                }
                return count;
            }
            """)),
        Few(new KernelCase("""
            [Kernel] public static void ScatterBackwards(double[] a, int[] ip, double[] b)
            {
                for (int i = b.Length - 1; i >= 0; i -= 2)
                    a[ip[i] ^ 1] = b[i] + ip[i];
            }
            """)),
        Few(new KernelCase("""
            [Kernel] public static void ScatterUpToThere(Span<float> a, ReadOnlySpan<int> ip, ReadOnlySpan<float> b)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    if (b[i] > 1e30f && i > 50)
                        break;
                    a[ip[i]] = b[i];
                }
            }
            """)),
        Few(new KernelCase("""
            [Kernel] public static void OneForAll(Span<double> a, ReadOnlySpan<int> ip, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    a[ip[0]] = b[i];
                    x[i] = b[i] * 2;
                }
            }
            """)),
        Few(new KernelCase("""
            public static double Again(ReadOnlySpan<double> a, ReadOnlySpan<int> ip, Span<double> x)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[ip[i]] * a[ip[i]];
                    if (a[ip[i]] > 0.5)
                        v += a[ip[i]] - a[ip[i] / 2];
                    x[i] = v + a[ip[i]];
                    s += v;
                }
                return s;
            }
            """)).With("a", Values.Tame).Close(1e-12),
        Few(new KernelCase("""
            public static void AgainAndChanged(ReadOnlySpan<int> a, ReadOnlySpan<int> ip, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int k = ip[i];
                    int v = a[k];
                    k = v & 7;
                    v += a[k] * 3;
                    for (int r = 0; r < 3; r++)
                    {
                        k = (k + a[k]) & 15;
                        v += a[k] + a[k];
                    }
                    x[i] = v + a[k];
                }
            }
            """)),
    ];

    private static IEnumerable<KernelCase> Faulting() =>
    [
        Line("""
            [Kernel] public static void ScatterFaults(Span<double> a, ReadOnlySpan<int> ip, ReadOnlySpan<double> b)
            {
                for (int i = 0; i < b.Length; i++)
                    a[ip[i]] = b[i];
            }
            """),
        Line("""
            [Kernel] public static void ScatterOrDivide(int[] a, ReadOnlySpan<int> ip, ReadOnlySpan<int> b)
            {
                for (int i = 0; i < b.Length; i++)
                    a[ip[i]] = 100 / b[i];
            }
            """).With("b", Values.Range(0, 300)),
        Line("""
            [Kernel] public static void ScatterOrDivideSpan(Span<int> a, ReadOnlySpan<int> ip, ReadOnlySpan<int> b)
            {
                for (int i = 0; i < b.Length; i++)
                    a[ip[i]] = 100 / b[i];
            }
            """).With("b", Values.Range(0, 300)),
        Line("""
            public static void GatherBytesFaults(ReadOnlySpan<byte> a, ReadOnlySpan<int> ip, Span<byte> b)
            {
                for (int i = 0; i < b.Length; i++)
                    if (ip[i] != 7)
                        b[i] = (byte)(a[ip[i]] + 1);
            }
            """),
        Line("""
            public static void PlaneFaults(double[,] m, ReadOnlySpan<int> ip, Span<double> b)
            {
                for (int i = 0; i < b.Length; i++)
                    b[i] = m[ip[i], ip[i] / 2];
            }
            """).Shape("m", n => [n, n / 2]).At(0, 1, 2, 3, 7, 17, 33, 130),
    ];

    private static IEnumerable<KernelCase> Dimensions() =>
    [
        Few(new KernelCase("""
            public static void PickPlane(float[,] m, ReadOnlySpan<int> ip, ReadOnlySpan<long> at, Span<float> b)
            {
                for (int i = 0; i < b.Length; i++)
                    b[i] = m[ip[i], at[i]] + m[3, ip[i]] + m[ip[i], 5];
            }
            """)).Shape("m", _ => [40, 40]).With("at", Values.Range(0, 40)),
        Few(new KernelCase("""
            public static void PickCube(short[,,] m, ReadOnlySpan<int> ip, Span<int> b)
            {
                for (int i = 0; i < b.Length; i++)
                    b[i] = m[ip[i], ip[i] >> 1, 39 - ip[i]];
            }
            """)).Shape("m", _ => [40, 20, 40]).Expecting(Expected.Threads),
        Few(new KernelCase("""
            [Kernel] public static void ScatterPlane(double[,] m, ReadOnlySpan<int> ip, ReadOnlySpan<int> at, ReadOnlySpan<double> b)
            {
                for (int i = 0; i < b.Length; i++)
                    m[ip[i], at[i]] = b[i];
            }
            """)).Shape("m", _ => [40, 40]).With("at", Values.Range(0, 40)),
        Few(new KernelCase("""
            public static void OneOfEachRow(double[,] m, ReadOnlySpan<int> ip, ReadOnlySpan<double> b)
            {
                for (int i = 0; i < b.Length; i++)
                    m[i, ip[i]] = b[i];
            }
            """)).Shape("m", n => [n, 40]).At(0, 1, 2, 3, 7, 17, 33, 1000, 4097),
        Few(new KernelCase("""
            public static void PickParticles(ReadOnlySpan<Particle> p, ReadOnlySpan<int> ip, Span<float> b)
            {
                for (int i = 0; i < b.Length; i++)
                    b[i] = p[ip[i]].X * p[ip[i]].Y - p[ip[i]].X;
            }
            public struct Particle { public float X, Y, Z; }
            """)).Shape("p", _ => [40]),
    ];

    /// <summary>Several scatters in an iteration, into arrays of their own: all places are tested before anything is written.</summary>
    private static IEnumerable<KernelCase> InTwo() =>
    [
        Few(new KernelCase("""
            [Kernel] public static void ScatterInTwo(Span<double> a, ReadOnlySpan<int> ip, ReadOnlySpan<double> b, Span<int> x)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    a[ip[i]] = b[i];
                    x[ip[i]] = i;
                }
            }
            """)).Shape("x", _ => [40]),
        Few(new KernelCase("""
            [Kernel] public static int ScatterInTwoUnderIf(Span<double> a, ReadOnlySpan<int> ip, ReadOnlySpan<double> b, Span<short> x, double[,] y)
            {
                int count = 0;
                for (int i = 0; i < b.Length; i++)
                {
                    int at = ip[i];
                    if (b[i] > 0)
                    {
                        a[at] = b[i];
                        x[ip[i] / 2] = (short)i;
                        count++;
                    }
                    else if (b[i] < -1)
                    {
                        x[at] = -1;
                    }
                    y[at / 8, at % 8] = b[i] + at;
                }
                return count;
            }
            """)).Shape("x", _ => [40]).Shape("y", _ => [5, 8]).Expecting(Expected.Anything),
        Few(new KernelCase("""
            [Kernel] public static void ScatterInThree(Span<float> a, ReadOnlySpan<int> ip, ReadOnlySpan<float> b, Span<float> x, Span<byte> y)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    if (b[i] > 0)
                    {
                        a[ip[i]] = b[i];
                        x[39 - ip[i]] = b[i] * 2;
                    }
                    y[ip[i] / 2] = 3;
                }
            }
            """)).Shape("x", _ => [40]).Shape("y", _ => [20]),
        Line("""
            [Kernel] public static void ScatterInTwoAndBeyond(Span<double> a, ReadOnlySpan<int> ip, ReadOnlySpan<double> b, Span<int> x, Span<double> y)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    y[i] = -b[i];
                    a[ip[i]] = b[i];
                    x[ip[i] + 1] = i;
                }
            }
            """).Shape("a", _ => [400]).Shape("x", _ => [400]),
        Few(new KernelCase("""
            [Kernel] public static void ScatterUpToExit(Span<double> a, ReadOnlySpan<int> ip, ReadOnlySpan<double> b, Span<int> x)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    a[ip[i]] = b[i];
                    x[ip[i]] = i;
                    if (b[i] > 999)
                        break;
                }
            }
            """)).Shape("x", _ => [40]).With("b", Values.Range(0, 1000)),
    ];

    private static IEnumerable<KernelCase> InOrder() =>
    [
        Few(new KernelCase("""
            public static void Histogram(Span<double> a, ReadOnlySpan<int> ip, ReadOnlySpan<double> b)
            {
                for (int i = 0; i < b.Length; i++)
                    a[ip[i]] += b[i];
            }
            """)).With("a", Values.Tame).With("b", Values.Tame).Close(1e-9).Expecting(Expected.Threads),
        Few(new KernelCase("""
            public static void TwoScatters(Span<double> a, ReadOnlySpan<int> ip, ReadOnlySpan<double> b)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    a[ip[i]] = b[i];
                    a[39 - ip[i]] = i;
                }
            }
            """)).Expecting(Expected.AsWritten),
        Few(new KernelCase("""
            public static void ScatterInLoop(Span<int> a, ReadOnlySpan<int> ip, ReadOnlySpan<int> b)
            {
                for (int i = 0; i < b.Length; i++)
                    for (int k = 0; k < 3; k++)
                        a[ip[i] ^ k] = b[i] + k;
            }
            """)).Expecting(Expected.Anything),
    ];

    /// <summary>Forty places, which repeat.</summary>
    private static KernelCase Few(KernelCase scatter) => scatter.Shape("a", _ => [40]).With("ip", Values.Range(0, 40));

    /// <summary>Places of which a few are out of range.</summary>
    private static KernelCase Line(string source) => new KernelCase(source).With("ip", Values.Range(-1, 400)).Expecting(Expected.Anything);
}
