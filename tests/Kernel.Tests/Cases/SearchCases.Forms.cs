using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <content>Searches in other words than a loop with a break, and from the end.</content>
internal static partial class SearchCases
{
    private static IEnumerable<KernelCase> Forms() =>
    [
        new KernelCase("""
            public static int LastByBreak(ReadOnlySpan<int> x, int v)
            {
                int r = -1;
                for (int i = x.Length - 1; i >= 0; i--)
                {
                    if (x[i] == v) { r = i; break; }
                }

                return r;
            }
            """).With("x", Values.Range(0, 3000)).With("v", Values.Range(0, 4000)).At(Sooner),
        new KernelCase("""
            public static int FirstByWhile(ReadOnlySpan<double> x, double v)
            {
                int i = 0;
                while (i < x.Length && x[i] != v) i++;
                return i;
            }
            """).With("x", Values.Range(0, 3000)).With("v", Values.Range(0, 3000)),
        new KernelCase("""
            public static int LastByWhile(ReadOnlySpan<long> x, long v)
            {
                int i = x.Length - 1;
                while (i >= 0 && x[i] != v) i--;
                return i;
            }
            """).With("x", Values.Range(0, 3000)).With("v", Values.Range(0, 4000)).At(Sooner),
        new KernelCase("""
            public static int FirstByDo(ReadOnlySpan<int> x, int n, int v)
            {
                int i = 0;
                do
                {
                    if (x[i] == v) break;
                }
                while (++i < n);
                return i;
            }
            """).Scalar("n", n => n).With("x", Values.Range(0, 3000)).With("v", Values.Range(0, 4000)).At(Sooner).Running(from: 2),
        new KernelCase("""
            public static int FirstByDoAndStep(ReadOnlySpan<int> x, int n, int v)
            {
                int i = 0;
                do
                {
                    if (x[i] == v) break;
                }
                while (i++ < n);
                return i;
            }
            """).Shape("x", n => [n + 1]).Scalar("n", n => n).With("x", Values.Range(0, 3000)).With("v", Values.Range(0, 4000)).At(Sooner).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int LastByCountDown(ReadOnlySpan<int> x, int n, int v)
            {
                while (n-- > 0 && x[n] != v) { }
                return n;
            }
            """).Scalar("n", n => n).With("x", Values.Range(0, 3000)).With("v", Values.Range(0, 4000)).At(Sooner).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static int TrimmedEnd(ReadOnlySpan<short> x, int n)
            {
                while (n > 0 && x[n - 1] != 7) n--;
                return n;
            }
            """).Scalar("n", n => n).With("x", Values.Range(-9000, 0)),
        new KernelCase("""
            public static int FirstByEndlessFor(ReadOnlySpan<float> x, float v)
            {
                int i;
                for (i = 0; ; i++)
                {
                    if (i >= x.Length || x[i] == v) break;
                }

                return i;
            }
            """).With("x", Values.Range(0, 3000)).With("v", Values.Range(0, 3000)),
        new KernelCase("""
            public static (bool, int) FirstByFlag(ReadOnlySpan<int> x, int v)
            {
                bool found = false;
                int at = -1;
                for (int i = 0; i < x.Length && !found; i++)
                {
                    if (x[i] == v) { found = true; at = i; }
                }

                return (found, at);
            }
            """).With("x", Values.Range(0, 3000)).With("v", Values.Range(0, 4000)).At(Sooner),
        new KernelCase("""
            public static (bool, int) FlagBeforeMore(ReadOnlySpan<int> x, int v)
            {
                bool found = false;
                int at = -1;
                for (int i = 0; i < x.Length && !found; i++)
                {
                    if (x[i] == v) { found = true; at = i; }
                    at++;
                }

                return (found, at);
            }
            """).With("x", Values.Range(0, 3000)).With("v", Values.Range(0, 4000)).At(Sooner).Expecting(Expected.Anything),
        new KernelCase("""
            public static (bool, int) FlagAtStart(ReadOnlySpan<int> x, int v)
            {
                bool found = v > 5;
                int at = -1;
                for (int i = 0; i < x.Length && !found; i++)
                {
                    if (x[i] == v) { found = true; at = i; }
                }

                return (found, at);
            }
            """).With("x", Values.Range(0, 3000)).With("v", Values.Range(0, 4000)).At(Sooner).Expecting(Expected.Anything),
        new KernelCase("""
            public static int CommonPrefix(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
            {
                int i = 0, n = Math.Min(a.Length, b.Length);
                while (i < n && a[i] == b[i]) i++;
                return i;
            }
            """).With("a", Values.Constant(3)).With("b", Values.Constant(3)),
        new KernelCase("""
            public static int BySwitch(ReadOnlySpan<int> a)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    switch (a[i])
                    {
                        case 5:
                            return i;
                        case < 3:
                            continue;
                        case 4000 when i > 70:
                            return -i;
                    }
                }
                return 0;
            }
            """).With("a", Values.Range(0, 9000)),
    ];
}
