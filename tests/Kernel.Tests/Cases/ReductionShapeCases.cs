using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Several reductions in one loop, and reductions in loops of other shapes.</summary>
internal static class ReductionShapeCases
{
    public static IEnumerable<KernelCase> All() => [.. Several(), .. Shapes()];

    private static KernelCase[] Several() =>
    [
        new KernelCase("""
            public static double ChainedSums(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                    s = s + a[i] * b[i] - b[i] * 0.5 + 1;
                return s;
            }
            """).With("a", Values.Range(1, 2)).With("b", Values.Range(1, 2)).Close(1e-12),
        new KernelCase("""
            public static double ChainedUnrolled(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
            {
                double dot = 0;
                for (int i = 0; i < a.Length - 2; i += 3)
                    dot = dot + a[i] * b[i] + a[i + 1] * b[i + 1] + a[i + 2] * b[i + 2];
                return dot;
            }
            """).With("a", Values.Tame).With("b", Values.Tame).Close(1e-12),
        new KernelCase("""
            public static void ChainedOut(ReadOnlySpan<int> a, ReadOnlySpan<int> b, out int total)
            {
                total = 0;
                for (int i = 0; i < a.Length; i++)
                    total = total + a[i] - b[i];
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static (float, int) ChainedGreatest(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<int> c)
            {
                float m = float.MinValue;
                int bits = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    m = MathF.Max(a[i], MathF.Max(m, b[i]));
                    bits = bits ^ c[i] ^ (c[i] << 3);
                }

                return (m, bits);
            }
            """),
        new KernelCase("""
            public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
            {
                double dot = 0;
                for (int i = 0; i < a.Length; i++)
                    dot += a[i] * b[i];
                return dot;
            }
            """).With("a", Values.Tame).With("b", Values.Tame).Close(1e-12),
        new KernelCase("""
            public static double MeanOfCounted(ReadOnlySpan<double> a, Span<int> counted)
            {
                int count = 0;
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 1)
                    {
                        count++;
                        s += a[i];
                    }
                }
                counted[0] = count;
                return count > 0 ? s / count : 0;
            }
            """).Shape("counted", _ => [1]).With("a", Values.Tame).Close(1e-12),
        new KernelCase("""
            public static double Variance(ReadOnlySpan<double> a)
            {
                double sum = 0, squares = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    sum += a[i];
                    squares += a[i] * a[i];
                }
                double mean = sum / a.Length;
                return squares / a.Length - mean * mean;
            }
            """).With("a", Values.Tame).Close(1e-9),
        new("""
            public static void MinAndMax(ReadOnlySpan<float> a, Span<float> x)
            {
                float low = float.PositiveInfinity, high = float.NegativeInfinity;
                for (int i = 0; i < a.Length; i++)
                {
                    low = MathF.Min(low, a[i]);
                    high = MathF.Max(high, a[i]);
                }
                if (x.Length > 1)
                {
                    x[0] = low;
                    x[1] = high;
                }
            }
            """),
        new KernelCase("""
            public static double TransformAndSum(ReadOnlySpan<double> a, Span<double> x)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    double v = a[i] * 2;
                    x[i] = v;
                    s += v;
                }
                return s;
            }
            """).With("a", Values.Tame).Close(1e-12),
        new KernelCase("""
            public static void Normalise(Span<double> x)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                    s += x[i];
                for (int i = 0; i < x.Length; i++)
                    x[i] /= s;
            }
            """).With("x", Values.Tame).Close(1e-12),
    ];

    private static KernelCase[] Shapes() =>
    [
        new KernelCase("""
            public static int SumOfIndices(int n)
            {
                int s = 0;
                for (int i = 0; i < n; i++)
                    s += i * i;
                return s;
            }
            """).Scalar("n", n => n),
        new KernelCase("""
            public static long LongSumOfInts(ReadOnlySpan<int> a)
            {
                long s = 0;
                for (int i = 0; i < a.Length; i++)
                    s += a[i];
                return s;
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static double DoubleSumOfFloats(ReadOnlySpan<float> a)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                    s += a[i];
                return s;
            }
            """).With("a", Values.Tame).Close(1e-12).Expecting(Expected.Generated),
        new KernelCase("""
            public static float OtherForms(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
            {
                float s = 0;
                for (int i = 0; i < a.Length; i++)
                    s = a[i] * b[i] + s;
                float t = 1000000;
                for (int i = 0; i < a.Length; i++)
                    t -= a[i];
                return s + t;
            }
            """).With("a", Values.Tame).With("b", Values.Tame).Close(1e-3),
        new KernelCase("""
            public static double BackwardsSum(ReadOnlySpan<double> a)
            {
                double s = 0;
                for (int i = a.Length - 1; i >= 0; i--)
                    s += a[i];
                return s;
            }
            """).With("a", Values.Tame).Close(1e-12).Expecting(Expected.Generated),
        new KernelCase("""
            public static int SumOfEveryThird(ReadOnlySpan<int> a)
            {
                int s = 0;
                for (int i = 0; i < a.Length; i += 3)
                    s += a[i];
                return s;
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static void SumIntoElement(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < a.Length; i++)
                    x[0] += a[i];
            }
            """).Shape("x", _ => [3]).With("a", Values.Tame).With("x", Values.Tame).Close(1e-9).Expecting(Expected.Threads),
        new KernelCase("""
            public static double TermsInOneStatement(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
            {
                double s = 1;
                for (int i = 0; i < a.Length; i++)
                    s = s + a[i] * b[i] - b[i] + 0.25;
                return s;
            }
            """).With("a", Values.Tame).With("b", Values.Tame).Close(1e-9).Expecting(Expected.Generated),
        new KernelCase("""
            public static int IntegerTermsInOneStatement(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int p)
            {
                int s = p;
                for (int i = 0; i < a.Length; i++)
                    s = a[i] + s - b[i] + i;
                return s;
            }
            """).Expecting(Expected.Generated),
        new KernelCase("""
            public static void RunningTermsInOneStatement(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x)
            {
                int s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    s = s + a[i] - b[i];
                    x[i] = s;
                }
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            [Kernel(Parallel = true, Strict = true)]
            public static float StrictSum(ReadOnlySpan<float> a)
            {
                float s = 0;
                for (int i = 0; i < a.Length; i++)
                    s += a[i];
                return s;
            }
            """).With("a", Values.Finite).Expecting(Expected.AsWritten),
    ];
}
