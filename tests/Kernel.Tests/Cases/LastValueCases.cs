using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Loops behind which the value is wanted that the last of some iterations gave a variable.</summary>
internal static class LastValueCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        .. new[] { 0, 1, 4, 8, 16, 31, 32, 64 }.SelectMany(end => new[] { BeforeTheEnd(end), KeptToTheEnd(end) }),
        new KernelCase("""
            public static int LastIndex(ReadOnlySpan<double> x, double p)
            {
                int at = -1;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] < p)
                        at = i;
                }

                return at;
            }
            """),
        new KernelCase("""
            public static (float, int) LastOfSome(ReadOnlySpan<float> x, ReadOnlySpan<float> w, float v)
            {
                int at = int.MinValue;
                for (int i = 0; i < x.Length; i++)
                {
                    float t = x[i] * 2;
                    if (t > 1)
                    {
                        v = t + w[i];
                        at = i * 3;
                    }
                }

                return (v, at);
            }
            """),
        new KernelCase("""
            public static (double, double, int) LastOnBothSides(ReadOnlySpan<double> x, Span<double> y)
            {
                double below = 0, above = 0;
                int count = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] < 0)
                    {
                        below = x[i];
                        count++;
                    }
                    else if (x[i] > 10)
                    {
                        above = x[i] + 1;
                    }

                    y[i] = x[i] * 0.5;
                }

                return (below, above, count);
            }
            """),
        new KernelCase("""
            public static int LastBackwards(ReadOnlySpan<int> x)
            {
                int at = -1;
                for (int i = x.Length - 1; i >= 0; i--)
                {
                    if ((x[i] & 7) == 3)
                        at = i;
                }

                return at;
            }
            """),
        new KernelCase("""
            public static int LastIndirect(ReadOnlySpan<int> x, ReadOnlySpan<int> at)
            {
                int last = 0;
                for (int i = 0; i < at.Length; i++)
                {
                    if ((at[i] & 1) == 0)
                        last = x[at[i]];
                }

                return last;
            }
            """).With("at", Values.Range(0, 3)),
        new KernelCase("""
            public static long LastLong(ReadOnlySpan<short> x, long from)
            {
                long at = -1;
                for (long i = from; i < x.Length; i += 3)
                {
                    if (x[(int)i] > 100)
                        at = i;
                }

                return at;
            }
            """).With("from", Values.Range(0, 2)).Expecting(Expected.Anything),
        new KernelCase("""
            public static double LastWrittenOver(ReadOnlySpan<double> x, Span<double> y)
            {
                double last = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0)
                        last = y[i];
                    y[i] = x[i];
                }

                return last;
            }
            """).Expecting(Expected.Anything),
    ];

    /// <summary>The loop ends in this iteration, whichever place that has in a gang; the value of the one before is wanted.</summary>
    private static KernelCase BeforeTheEnd(int end) => new KernelCase($$"""
        public static int LastBefore{{end}}(Span<int> a, ReadOnlySpan<int> b, int stop)
        {
            int last = -1;
            for (int i = 0; i < b.Length; i++)
            {
                if (b[i] + i == stop)
                    break;
                last = i * 3;
                a[i] = last;
            }
            return last;
        }
        """).With("b", Values.Range(0, 0)).Scalar("stop", _ => end).Expecting(Expected.Anything);

    /// <summary>The same of a value that no iteration reads: lanes keep which one gave it.</summary>
    private static KernelCase KeptToTheEnd(int end) => new KernelCase($$"""
        public static int LastKept{{end}}(ReadOnlySpan<int> b, int stop)
        {
            int last = -1;
            for (int i = 0; i < b.Length; i++)
            {
                if (b[i] + i == stop)
                    break;
                last = i * 3 + b[i];
            }
            return last;
        }
        """).With("b", Values.Range(0, 0)).Scalar("stop", _ => end).At([.. TestSizes.Usual.Where(n => n < 100_000)]);
}
