using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>Where a loop may fault, lengths that must agree, and arrays that helpers return.</content>
internal static partial class FusionCases
{
    private static IEnumerable<KernelCase> Faults() =>
    [
        new KernelCase("""
            public static void SecondGathers(ReadOnlySpan<double> a, ReadOnlySpan<int> at, Span<double> x, Span<double> y)
            {
                for (int i = 0; i < a.Length; i++)
                    x[i] = a[i] + 1;
                for (int i = 0; i < a.Length; i++)
                    y[i] = a[at[i]];
            }
            """).With("at", Values.Any).Expecting(Expected.Anything),
        new KernelCase("""
            public static void SecondDivides(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> y)
            {
                var t = new int[a.Length];
                for (int i = 0; i < a.Length; i++)
                    t[i] = a[i] + 1;
                for (int i = 0; i < a.Length; i++)
                    y[i] = t[i] / b[i];
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static int FirstDividesAndTheSecondSums(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
            {
                var t = new int[a.Length];
                for (int i = 0; i < a.Length; i++)
                    t[i] = a[i] % b[i];
                int sum = 0;
                for (int i = 0; i < a.Length; i++)
                    sum += t[i];
                return sum;
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void FirstDividesIntoSight(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x, Span<int> y)
            {
                for (int i = 0; i < a.Length; i++)
                    x[i] = a[i] / b[i];
                for (int i = 0; i < a.Length; i++)
                    y[i] = x[i] + 1;
            }
            """).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Lengths() =>
    [
        new KernelCase("""
            public static void LengthByParameter(ReadOnlySpan<double> a, Span<double> x, int n)
            {
                var t = new double[n];
                for (int i = 0; i < n; i++)
                    t[i] = a[i] * 2;
                for (int i = 0; i < n; i++)
                    x[i] = t[i] + t.Length;
            }
            """).Scalar("n", n => n - 2).Running(3),
        new KernelCase("""
            public static void WrittenBeforeTheLengthThrows(ReadOnlySpan<double> a, Span<double> x, Span<double> y, int m)
            {
                for (int i = 0; i < a.Length; i++)
                    x[i] = a[i] * 2;
                var t = new double[m];
                for (int i = 0; i < a.Length; i++)
                    y[i] = x[i] + t.Length;
            }
            """).Scalar("m", n => (n % 5) - 2).Expecting(Expected.Anything),
        new KernelCase("""
            public static void TooShortForItsLoop(ReadOnlySpan<double> a, Span<double> x, int m)
            {
                var t = new double[m];
                for (int i = 0; i < a.Length; i++)
                    t[i] = a[i] * 2;
                for (int i = 0; i < a.Length; i++)
                    x[i] = t[i];
            }
            """).Scalar("m", n => n - (n % 3)).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Helpers() =>
    [
        new KernelCase("""
            public static double[] WholeArrays(double[] a, double[] b, double[] c)
            {
                return Over(Minus(Roots(Minus(Times(b, b), Times(Scaled(4, a), c))), b), Scaled(2, a));
            }
            private static double[] Times(double[] p, double[] q) { var r = new double[p.Length]; for (int i = 0; i < r.Length; i++) r[i] = p[i] * q[i]; return r; }
            private static double[] Minus(double[] p, double[] q) { var r = new double[p.Length]; for (int i = 0; i < r.Length; i++) r[i] = p[i] - q[i]; return r; }
            private static double[] Over(double[] p, double[] q) { var r = new double[p.Length]; for (int i = 0; i < r.Length; i++) r[i] = p[i] / q[i]; return r; }
            [Kernel] public static double[] Scaled(double by, double[] p) { var r = new double[p.Length]; for (int i = 0; i < p.Length; i++) r[i] = by * p[i]; return r; }
            [Kernel] public static double[] Roots(double[] p) { var r = new double[p.Length]; for (int i = 0; i < p.Length; i++) r[i] = Math.Sqrt(p[i]); return r; }
            """.Replace("public static double[] WholeArrays", "[Kernel(Parallel = true)] public static double[] WholeArrays")),
        new KernelCase("""
            public static void HelperGivesItsArgument(double[] a, Span<double> x, double[] b)
            {
                double[] t = Same(Doubled(a));
                for (int i = 0; i < t.Length; i++)
                    x[i] = t[i] + Same(b)[i];
                double[] Doubled(double[] of)
                {
                    var made = new double[of.Length];
                    for (int i = 0; i < of.Length; i++)
                        made[i] = 2 * of[i];
                    return made;
                }
            }
            private static double[] Same(double[] of) => of;
            """),
        new KernelCase("""
            public static double[] CallsWithinArgumentsOfTheSame(double[] a, double[] b) => Less(a, Less(b, Less(a, b)));
            private static double[] Less(double[] p, double[] q)
            {
                var r = new double[p.Length];
                for (int i = 0; i < r.Length; i++)
                    r[i] = p[i] - q[i];
                return r;
            }
            """),
        new KernelCase("""
            public static void ReferencesWithinArgumentsOfTheSame(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int s = a[i], t = s ^ 5;
                    x[i] = Add(ref s, Add(ref t, 3)) + s * 7 + t;
                }
            }
            private static int Add(ref int to, int by) { to += by; return to * 2; }
            """),
        new KernelCase("""
            public static void ArgumentsInOrder(int[] a, Span<int> x)
            {
                int[] t = Added(a[^1], Changed(a), a[^1]);
                for (int i = 0; i < t.Length; i++)
                    x[i] = t[i];
            }
            private static int[] Changed(int[] of)
            {
                for (int i = 0; i < of.Length; i++)
                    of[i] += 3;
                return of;
            }
            private static int[] Added(int first, int[] of, int last)
            {
                var made = new int[of.Length];
                for (int i = 0; i < of.Length; i++)
                    made[i] = of[i] * first - last;
                return made;
            }
            """).Expecting(Expected.Anything),
    ];
}
