using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Parameters passed by reference: numbers and structures, read, written and both, also where the method throws half-way.</summary>
internal static class ReferenceCases
{
    public static IEnumerable<KernelCase> All() => [.. Numbers(), .. Structures(), .. Faults()];

    private static IEnumerable<KernelCase> Numbers() =>
    [
        new KernelCase("""
            public static void CountsAndSums(ReadOnlySpan<int> a, int least, ref int count, out long sum)
            {
                sum = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] >= least) count++;
                    sum += a[i];
                }
            }
            """).With("least", Values.Plain),
        new KernelCase("""
            public static void Extremes(ReadOnlySpan<double> a, ref double low, ref double high)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    low = Math.Min(low, a[i]);
                    if (a[i] > high) high = a[i];
                }
            }
            """),
        new KernelCase("""
            public static void SumByReference(ReadOnlySpan<double> a, ref double sum)
            {
                for (int i = 0; i < a.Length; i++)
                    sum += a[i] * 0.5;
            }
            """).With("a", Values.Tame).With("sum", Values.Tame).Close(1e-9),
        new KernelCase("""
            public static void ReadsByReference(Span<float> x, in float scale, ref readonly float shift, ref int n)
            {
                for (int i = 0; i < n; i++)
                    x[i] = x[i] * scale + shift;
            }
            """).Scalar("n", n => n),
        new KernelCase("""
            public static void UsesItInBetween(Span<double> x, ref double @class, out double to)
            {
                @class *= 2;
                for (int i = 0; i < x.Length; i++)
                    x[i] += @class;
                to = @class - 1;
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Max(x[i], to);
                @class = x.Length;
            }
            """),
        new KernelCase("""
            public static bool FoundAny(ReadOnlySpan<int> a, int wanted, out bool any, ref bool all)
            {
                any = false;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] == wanted) any = true;
                    if (a[i] == 0) all = false;
                }
                return any && !all;
            }
            """).With("a", Values.Range(0, 5000)).With("wanted", Values.Range(0, 5000)),
        new KernelCase("""
            public static void SetInTheLoop(ReadOnlySpan<int> a, Span<int> x, out bool any)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = a[i] * 3;
                    if (a[i] == 7) any = true;
                }
                any = x.Length > 3;
            }
            """),
        new KernelCase("""
            public static int LastOfThem(ReadOnlySpan<int> a, Span<int> x, ref int last)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] + 1;
                for (int i = 0; i < a.Length; i++)
                    last = a[i];
                return last;
            }
            """),
        new KernelCase("""
            public static void EarlyOut(Span<int> x, ref int state)
            {
                if (state < 0)
                {
                    state = -state;
                    return;
                }
                for (int i = 0; i < x.Length; i++)
                    x[i] += state;
                state++;
            }
            """).Scalar("state", n => n % 3 - 1).Expecting(Expected.Anything),
        new KernelCase("""
            public static void ByReferenceToHelpers(ReadOnlySpan<double> a, ref double total, ref byte flags)
            {
                Reset(ref total);
                for (int i = 0; i < a.Length; i++)
                {
                    total = Math.Max(total, a[i]);
                    flags ^= (byte)(a[i] > 0 ? 3 : 5);
                }
            }
            private static void Reset(ref double x) => x = x > 0 ? 0 : -1;
            """),
        new KernelCase("""
            public static void ArraysByIn(in double[] a, in Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] * 2;
            }
            """),
        new KernelCase("""
            public static void StaticByReference(Span<double> x, ref double seed)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = x[i] * Factor + seed;
                seed = Factor + 1;
            }
            private static double Factor = 3;
            """),
    ];

    private static IEnumerable<KernelCase> Structures() =>
    [
        new KernelCase("""
            public static void Bounds(ReadOnlySpan<float> xs, ReadOnlySpan<float> ys, ref Box box)
            {
                for (int i = 0; i < xs.Length; i++)
                {
                    box.Low = Math.Min(box.Low, xs[i]);
                    box.High = Math.Max(box.High, ys[i]);
                    box.Count++;
                }
            }
            public struct Box { public float Low, High; public int Count; }
            """).With("xs", Values.Finite).With("ys", Values.Finite).With("box", Values.Range(0, 100)),
        new KernelCase("""
            public static void ShiftAll(Span<System.Numerics.Vector3> points, in System.Numerics.Vector3 by, out System.Numerics.Vector3 twice)
            {
                twice = by + by;
                for (int i = 0; i < points.Length; i++)
                    points[i] += by * 0.5f;
            }
            """).With("points", Values.Finite).With("by", Values.Finite),
        new KernelCase("""
            public static void EnumByReference(ReadOnlySpan<int> a, Span<int> x, ref Mode mode, ref (int Low, int High) range)
            {
                if (range.Low > range.High)
                    (range.Low, range.High) = (range.High, range.Low);
                for (int i = 0; i < x.Length; i++)
                    x[i] = mode == Mode.Clip ? Math.Clamp(a[i], range.Low, range.High) : a[i];
                mode = (Mode)((int)mode ^ 1);
            }
            public enum Mode { Keep, Clip }
            """).Scalar("mode", n => n % 2).With("range", Values.Plain),
    ];

    private static IEnumerable<KernelCase> Faults() =>
    [
        new KernelCase("""
            public static void DividesHalfWay(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x, ref int sum)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] + 1;
                for (int i = 0; i < a.Length; i++)
                    sum += a[i] / b[i];
            }
            """).With("b", Values.Range(-1, 700)).Expecting(Expected.Anything),
        new KernelCase("""
            public static void GathersHalfWay(ReadOnlySpan<double> a, ReadOnlySpan<int> at, Span<double> x, out double most)
            {
                most = -1;
                for (int i = 0; i < x.Length; i++)
                    x[i] *= 2;
                for (int i = 0; i < at.Length; i++)
                    most = Math.Max(most, a[at[i]]);
            }
            """).With("at", Values.Range(0, 300)).Expecting(Expected.Anything),
        new KernelCase("""
            public static void FaultsBetween(Span<int> x, int[] sizes, ref int step)
            {
                step += 5;
                for (int i = 0; i < x.Length; i++)
                    x[i] += step;
                step = sizes[x.Length / 2];
                for (int i = 0; i < x.Length; i++)
                    x[i] -= step;
                step = 100 / sizes[0];
            }
            """).Shape("sizes", n => [n > 20 ? n : n / 3]).With("sizes", Values.Range(0, 3)).Expecting(Expected.Anything),
    ];
}
