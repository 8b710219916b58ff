using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Calls of methods with source: helpers, local functions, getters, other kernels, by value and by reference.</summary>
internal static class HelperCases
{
    public static IEnumerable<KernelCase> All() => [.. Values(), .. Branches(), .. References(), .. Constants()];

    private static IEnumerable<KernelCase> Values() =>
    [
        new KernelCase("""
            public static void CallsSquare(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] * Square(b[i] + 1) - Square(Square(a[i]));
            }
            private static double Square(double v) => v * v;
            """),
        new KernelCase("""
            public static void CallsInOrder(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Mix(second: a[i], first: a[i] >> 3) ^ Mix(a[i]);
            }
            private static int Mix(int first, int second = 17)
            {
                first += second * 31;
                int t = first ^ (first >> 5);
                return t * 7;
            }
            """),
        new KernelCase("""
            public static double CallsInReduction(ReadOnlySpan<double> a)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                    sum = Plus(sum, Scaled(a[i]));
                return sum;
            }
            private static double Plus(double x, double y) => x + y;
            private static double Scaled(double x) => Factor * x;
            private static double Factor => Half / 4;
            private const double Half = 0.5;
            """).With("a", Harness.Values.Finite).Close(1e-9),
        new KernelCase("""
            public static void CallsLocalFunction(ReadOnlySpan<float> a, Span<float> x, float shift)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float t = a[i] * 2;
                    x[i] = Shifted(3) + Static(t);
                    float Shifted(int k) => t + shift * k;
                }
                static float Static(float v) { float w = v + 1; return w * w; }
            }
            """),
        new KernelCase("""
            public static void CallsGeneric(ReadOnlySpan<float> a, ReadOnlySpan<int> b, Span<float> x, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = Cubed(a[i]) + T2(a[i], 0.5f);
                    y[i] = Cubed(b[i]) - T2(b[i], 3);
                }
            }
            private static T Cubed<T>(T v) where T : System.Numerics.INumber<T> => v * v * v;
            private static T T2<T>(T v, T w) where T : System.Numerics.INumber<T> => v > w ? v - w : -v + w;
            """),
        new KernelCase("""
            [Kernel(Parallel = true)] public static void CallsKernel(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Inner(a[i], 2) + 1;
                Doubles(x);
            }
            private static double Inner(double v, int n)
            {
                double r = 1;
                for (int k = 0; k < n; k++)
                    r *= v;
                return r;
            }
            [Kernel] private static void Doubles(Span<double> v)
            {
                for (int i = 0; i < v.Length; i++)
                    v[i] *= 2;
            }
            """),
    ];

    private static IEnumerable<KernelCase> Branches() =>
    [
        new KernelCase("""
            public static void CallsWithSeveralReturns(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Smooth(a[i], b[i]);
            }
            private static double Smooth(double v, double w)
            {
                if (v < 0)
                    return -w;
                if (v > 100)
                {
                    if (w > 0)
                        return w * 2;
                    v -= 1;
                }
                return v * w;
            }
            """),
        new KernelCase("""
            public static void CallsReturnInLoop(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Steps(a[i] & 1023);
            }
            private static int Steps(int v)
            {
                int n = 0;
                while (true)
                {
                    for (int k = 0; k < 3; k++)
                    {
                        if (v <= 1)
                            return n;
                        if ((v & 1) == 0) { v >>= 1; n++; continue; }
                        v = v * 3 + 1;
                        n += 2;
                        if (n > 60)
                            return -n;
                    }
                }
            }
            """),
        new KernelCase("""
            public static void CallsUnderConditions(ReadOnlySpan<double> a, ReadOnlySpan<int> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    if (v > 0 && Long(v, b[i]) > 2 || Long(b[i], 1) < 0)
                        v = b[i] > 3 ? Long(v, 3) : Long(v + 1, b[i]) * 2;
                    x[i] = v;
                }
            }
            private static double Long(double v, int n)
            {
                double r = v;
                for (int k = 0; k < (n & 7); k++)
                    r = r * 0.5 + k;
                return r;
            }
            """),
        new KernelCase("""
            public static void CallsInLoopCondition(ReadOnlySpan<double> a, Span<double> x, Span<int> n)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double v = a[i];
                    int k = 0;
                    while (Goes(v, k))
                    {
                        k++;
                        if (k == 7) continue;
                        v *= 0.75;
                    }
                    do { v += 1; if (v > 50) continue; v += 0.5; } while (Goes(60 - v, k));
                    x[i] = v;
                    n[i] = k;
                }
            }
            private static bool Goes(double v, int k)
            {
                if (k > 30)
                    return false;
                double w = v * v;
                return w > 4;
            }
            """).With("a", Harness.Values.Range(-50, 50)),
        new KernelCase("""
            public static void CallsInSwitch(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Kind(a[i] & 7) switch { 0 => a[i], 1 when Kind(a[i] >> 3) == 1 => 5, 1 => Kind(a[i] >> 4), _ => -1 };
            }
            private static int Kind(int v)
            {
                switch (v)
                {
                    case 0: case 1: return 0;
                    case 2: if (v > 3) break; return 1;
                    default: return v > 5 ? 2 : 1;
                }
                return 9;
            }
            """),
    ];

    /// <summary>Arguments that make constants of what was none in the source: C# itself would refuse some of them.</summary>
    private static IEnumerable<KernelCase> Constants() =>
    [
        new KernelCase("""
            public static void CallsWithConstants(ReadOnlySpan<int> a, Span<int> x, Span<short> y, Span<ulong> z)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = a[i] + Scaled(1 << 20) + Whole(1e10) + Whole(double.NaN) - (Cut(40000) ? Small(16777300) : 3);
                    y[i] = Small(32768 + 7);
                    z[i] = Bits(-3) ^ Bits(1e30);
                    y[i] += Small(16777216 + 5);
                }
            }
            private static int Scaled(int v) => v * 100_000;
            private static int Whole(double v) => (int)v;
            private static short Small(int v) => (short)v;
            private static bool Cut(int v) => (byte)v > 60 && v / -3 < 0;
            private static ulong Bits(double v) => (ulong)v >> 3;
            """),
        new KernelCase("""
            public static void CallsThatChangeWhatTheyAreGiven(ReadOnlySpan<int> a, Span<int> x, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i];
                    var p = new Pair(v, 3);
                    int w = Doubles(ref v, v, v) + Doubles(ref p.A, p.A, in p.B);
                    p.Crosses(p);
                    p.CrossesIn(p);
                    x[i] = w + p.A * 7 + p.B;
                    y[i] = Doubles(ref y[i], y[i], a[i]);
                }
            }
            private static int Doubles(ref int v, int before, in int after)
            {
                v *= 2;
                return before * 1000 - after;
            }
            private struct Pair(int a, int b)
            {
                public int A = a, B = b;
                public void Crosses(Pair other) { A += other.B; B -= other.A; }
                public void CrossesIn(in Pair other) { A += other.B * 3; B -= other.A; }
            }
            """),
        new KernelCase("""
            public static void CallsThatChangeElements(ReadOnlySpan<int> a, Span<int> x, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = Sets(x, i, in y[i], in a[i]);
                    x[i] = Steps(ref y[i], in y[i]) + Unused(ref x[i], in a[i + 1]);
                }
            }
            private static int Sets(Span<int> x, int i, in int y, in int a)
            {
                x[i]++;
                return y * 5 + a * 3 + x[i];
            }
            private static int Steps(ref int v, in int same)
            {
                v += 3;
                return same;
            }
            private static int Unused(ref int v, in int never) => v;
            """),
        new KernelCase("""
            public static int CallsThatCompareConstants(ReadOnlySpan<int> a, Span<int> x)
            {
                int total = 7;
                for (int i = 0; i < a.Length; i++)
                {
                    if (Beyond(1e10))
                        total += a[i];
                    x[i] = Twice(1e10) + Twice(-3) + SafeTwice(a[i] > 0 ? 3 : 4) + Either(-61.5) + Scaled(0.5);
                }
                return total;
            }
            private static bool Beyond(double v) => checked(((int)v & 0x7FFF) + (32 & 0x7FFF)) is > 50 and not 60;
            private static int Twice(double v) => (int)(v * 2);
            private static int SafeTwice(int v) => v > 9 ? Checked(1e10) : Checked(v);
            private static int Checked(double v) => checked((int)(v * 2));
            private static int Either(double v) => (sbyte)(v > 0 ? 2 : 8192 + 5);
            private static int Scaled(double v) => (v > 0 ? 100_000 : 3) * 100_000 - (v > 0 ? checked((v < 3 ? 40 : 50) * unchecked((v < 3 ? 100_000 : 50) * 100_000 >> 16)) : 7 / (v > 0 ? 5 : 0));
            """),
        new KernelCase("""
            public static void CallsWithZero(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] > 0 ? Share(a[i], 0) : Share(int.MinValue, 1);
            }
            private static int Share(int v, int by) => v / by;
            """).With("a", Harness.Values.Range(-900, 2)).Expecting(Expected.Anything),
        new KernelCase("""
            public static void SubtractsFromUnsigned(ReadOnlySpan<uint> a, ReadOnlySpan<ulong> b, Span<uint> x, Span<ulong> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    uint v = a[i] >> 3;
                    ulong w = b[i] >> 5;
                    for (int k = 0; k < 3; k++)
                    {
                        v -= a[i] >> k;
                        w -= b[i];
                    }
                    x[i] = v;
                    y[i] = w;
                }
            }
            """),
    ];

    private static IEnumerable<KernelCase> References() =>
    [
        new KernelCase("""
            public static void CallsByReference(ReadOnlySpan<double> a, Span<double> x, Span<double> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double p = a[i], q = 3;
                    Swap(ref p, ref q);
                    Split(q, out int whole, out _);
                    Raise(ref x[i], in p);
                    y[i] = p + q + whole;
                }
            }
            private static void Swap(ref double p, ref double q) { double t = p; p = q; q = t; }
            private static void Split(double v, out int whole, out double rest) { whole = (int)v; rest = v - whole; }
            private static void Raise(ref double v, in double by) { v += by; v *= by; }
            """),
        new KernelCase("""
            public static void CallsOverRow(double[,] m, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Row(m, i) + First(x);
            }
            private static double Row(double[,] m, int i)
            {
                double s = 0;
                for (int k = 0; k < m.GetLength(1); k++)
                    s += m[i, k] * k;
                return s;
            }
            private static double First(ReadOnlySpan<double> v) => v.Length;
            """).At([.. TestSizes.Plane, 1000]).With("m", Harness.Values.Tame).Close(1e-9),
        new KernelCase("""
            public static void CallsDeconstruct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    (double low, double high) = Ordered(a[i], b[i]);
                    var (sum, n) = (low + high, i % 3);
                    (low, high) = (high, low);
                    x[i] = high > 0 ? low / 2 - n : sum;
                }
            }
            private static (double Low, double High) Ordered(double p, double q) => p < q ? (p, q) : (q, p);
            """),
    ];
}
