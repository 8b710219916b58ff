using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Small arrays and stack memory that each iteration makes for itself.</summary>
internal static class PrivateCases
{
    /// <summary>The method as written takes stack memory anew in each iteration, and gives none back.</summary>
    private static readonly int[] OnStack = [0, 1, 2, 3, 7, 15, 16, 17, 31, 33, 64, 65, 129, 257, 1000, 4097];

    public static IEnumerable<KernelCase> All() => Cases().Select(c => c.Source.Contains("stackalloc") ? c.At(OnStack) : c);

    private static IEnumerable<KernelCase> Cases() =>
    [
        new KernelCase("""
            public static void OutsideForCertain(ReadOnlySpan<ulong> a, Span<ulong> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Span<ulong> own = stackalloc ulong[4];
                    own[1] = a[i];
                    x[i] = own[1] + (a[i] == 12345 ? own[At(1e10)] + own[At(-7)] : 1);
                }
            }

            private static int At(double number) => (int)number;
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void BinomialPut(ReadOnlySpan<double> s, ReadOnlySpan<double> x, Span<double> put, double u, double p, double disc)
            {
                for (int i = 0; i < put.Length; i++)
                {
                    Span<double> v = stackalloc double[17];
                    double price = s[i];
                    for (int k = 0; k < 16; k++)
                        price /= u;
                    for (int k = 0; k <= 16; k++)
                    {
                        v[k] = Math.Max(0, x[i] - price);
                        price *= u * u;
                    }

                    for (int j = 16; j > 0; j--)
                    {
                        for (int k = 0; k < j; k++)
                            v[k] = ((1 - p) * v[k] + p * v[k + 1]) / disc;
                    }

                    put[i] = v[0];
                }
            }
            """).Scalar("u", _ => 1.05).Scalar("p", _ => 0.52).Scalar("disc", _ => 1.001),
        .. ArithmeticCases.Numbers.Append("bool").SelectMany(OfType),
        new KernelCase("""
            public static void MedianOfFive(double[] a, double[] x)
            {
                for (int i = 2; i < x.Length - 2; i++)
                {
                    double[] w = { a[i - 2], a[i - 1], a[i], a[i + 1], a[i + 2] };
                    for (int j = 1; j < w.Length; j++)
                    {
                        double v = w[j];
                        int k = j - 1;
                        while (k >= 0 && w[k] > v)
                        {
                            w[k + 1] = w[k];
                            k--;
                        }

                        w[k + 1] = v;
                    }

                    x[i] = w[2];
                }
            }
            """).Running(5),
        new KernelCase("""
            public static long CountDigits(ReadOnlySpan<int> a)
            {
                long sum = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    var seen = new int[10];
                    int v = a[i] & 0xFFFFFF;
                    while (v > 0)
                    {
                        seen[v % 10]++;
                        v /= 10;
                    }

                    int most = 0;
                    for (int k = 0; k < 10; k++)
                        most = Math.Max(most, seen[k]);
                    sum += most;
                }

                return sum;
            }
            """),
        new KernelCase("""
            public static void WhereSomeLanesMake(ReadOnlySpan<float> a, ReadOnlySpan<int> at, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float r = a[i];
                    if (a[i] > 0)
                    {
                        var t = new float[4];
                        t[at[i]] = a[i];
                        t[1] += 2;
                        if (a[i] > 10)
                            t[3] = t[at[i]] * 2;
                        r = t[0] + t[1] + t[2] + t[3];
                    }

                    x[i] = r;
                }
            }
            """).With("at", Values.Range(0, 4)),
        new KernelCase("""
            public static void MadeUpToAnEndOfItsOwn(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int end = Math.Max(i, a[i]) & 7;
                    int last = 0;
                    for (int k = 1; k <= end; k++)
                    {
                        int[] w = { a[i], k, 5, i };
                        last = w[k & 3];
                    }

                    x[i] = last;
                }
            }
            """),
        new KernelCase("""
            public static void MadeInALoop(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int s = 0;
                    int n = a[i] & 3;
                    for (int r = 0; r < n; r++)
                    {
                        Span<int> t = stackalloc int[3];
                        s = s * 3 + t[r];
                        t[r] = s + 1;
                        t[0] += r;
                        s += t[r] + t[2];
                    }

                    x[i] = s;
                }
            }
            """),
        .. Faults("Outside", "t[at[i]] = a[i]; x[i] = t[0] + t[3];"),
        .. Faults("OutsideRead", "t[1] = a[i]; x[i] = t[at[i]];"),
        .. Faults("OutsideUnder", "if (a[i] > 0) t[at[i] + m] = a[i]; x[i] = t[0] + t[1];"),
        .. Faults("OutsideForAll", "if (a[i] > 0) t[m] = a[i]; x[i] = t[0] + t[1];"),
        .. Faults("OutsideAndDivided", "t[at[i]] = 100 / at[i]; x[i] = t[1];"),
        new KernelCase("""
            public static void WrittenBefore(ReadOnlySpan<int> a, ReadOnlySpan<int> at, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Span<int> t = stackalloc int[4];
                    x[i] = a[i];
                    t[at[i]] = a[i];
                    x[i] += t[2];
                }
            }
            """).With("at", Values.Range(0, 4)).Expecting(Expected.Generated),
        new KernelCase("""
            public static void ByHelper(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Horner(stackalloc[] { 1.0, a[i], 0.5 }, a[i]) + Polynomial(a[i]);
            }

            static double Horner(ReadOnlySpan<double> c, double v)
            {
                double r = 0;
                for (int k = c.Length - 1; k >= 0; k--)
                    r = r * v + c[k];
                return r;
            }

            static double Polynomial(double v)
            {
                Span<double> c = [2, v, v * v];
                c[1] = Horner(c, 0.5);
                return Horner(c, v);
            }
            """),
        new KernelCase("""
            public static void InOrderAround(double[,] a, double[] x)
            {
                for (int t = 0; t < 3; t++)
                {
                    var scale = new double[8];
                    for (int k = 0; k < 8; k++)
                        scale[k] = 1.0 / (k + t + 1);
                    for (int i = 1; i < x.Length; i++)
                        x[i] = x[i - 1] * 0.5 + scale[i & 7];
                    for (int i = 0; i < x.Length; i++)
                        x[i] = x[i] * scale[3] + scale[t];
                }
            }
            """).Shape("a", _ => [1, 1]).Running(2),
        new KernelCase("""
            public static void OutsideLoops(Span<double> x)
            {
                Span<double> c = stackalloc double[] { 1, 2, 3, 5 };
                double[] d = [x.Length, c[2]];
                for (int i = 0; i < x.Length; i++)
                    x[i] = x[i] * c[1] + c[3] - d[0] * d[1];
            }
            """),
    ];

    private static IEnumerable<KernelCase> OfType(string type)
    {
        string combine = type == "bool" ? "t[k] ^ t[3 - k]" : $"({type})(t[k] + t[3 - k])";
        yield return new KernelCase($$"""
            public static void Private_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<int> at, Span<{{type}}> x, int start)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Span<{{type}}> t = stackalloc {{type}}[4];
                    t[0] = a[i];
                    t[at[i]] = a[i];
                    if (at[i] > 1)
                        t[2] = a[i];
                    for (int k = start; k < 4; k++)
                        t[k] = {{combine}};
                    x[i] = t[at[i] ^ 1];
                }
            }
            """).With("at", Values.Range(0, 4)).Scalar("start", _ => 0);
    }

    private static IEnumerable<KernelCase> Faults(string name, string body) => new[] { "stackalloc int[4]", "new int[4]" }.SelectMany(make => new[] { 4, 5 }.Select(past => new KernelCase($$"""
        public static void {{name}}{{(make[0] == 's' ? "Span" : "Array")}}{{(past > 4 ? "Throws" : "")}}(ReadOnlySpan<int> a, ReadOnlySpan<int> at, Span<int> x, int m)
        {
            for (int i = 0; i < x.Length; i++)
            {
                Span<int> t = {{make}};
                {{body}}
            }
        }
        """.Replace("Span<int> t = new", "var t = new")).With("at", name.EndsWith("Divided") && past == 4 ? Values.Range(1, past) : name.EndsWith("Divided") ? Values.Range(0, 300) : Values.Range(0, past))
            .Scalar("m", n => past == 4 ? 0 : n > 100 ? -1 : 4).Expecting(past == 4 ? Expected.Simd : Expected.Anything)));
}
