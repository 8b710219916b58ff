using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Slices and ranges of spans: outside loops, as rows inside them, handed to helpers, and with ends out of range.</summary>
internal static class SliceCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static void WholeArrayAsSpan(double[] a, Span<double> y)
            {
                ReadOnlySpan<double> all = a.AsSpan();
                for (int i = 0; i < all.Length; i++)
                    y[i] = all[i] * 2;
            }
            """),
        .. new[] { "a.Slice(1)", "a.Slice(1, a.Length - 1)", "a[1..]", "a[1..^0]", "a[1..a.Length]", "a.Slice(0, a.Length - 1)[..]", "a[..^1]", "a[..(a.Length - 1)]" }.Select((slice, k) => new KernelCase($$"""
            public static void Part{{k}}(ReadOnlySpan<double> a, Span<double> x)
            {
                var s = {{slice}};
                for (int i = 0; i < s.Length; i++)
                    x[i] = s[i] * 2 + s[^1] + a[^1];
            }
            """).Running(2)),
        new KernelCase("""
            public static void OfArrays(double[] a, double[] x, int m)
            {
                var left = a.AsSpan(0, a.Length - 2);
                ReadOnlySpan<double> mid = a.AsSpan(1..^1), right = a.AsSpan(2);
                var to = x.AsSpan(m);
                for (int i = 0; i < to.Length; i++)
                    to[i] = 0.25 * left[i] + 0.5 * mid[i] + 0.25 * right[i];
            }
            """).Scalar("m", _ => 2).Running(3),
        new KernelCase("""
            public static void InPlaceByParts(Span<int> x)
            {
                var low = x[..(x.Length / 2)];
                var high = x[(x.Length / 2)..];
                for (int i = 0; i < low.Length; i++)
                    low[i] += high[i] * 3;
            }
            """).Running(2),
        new KernelCase("""
            public static void ShiftedIsInOrder(Span<int> x)
            {
                var next = x[1..];
                for (int i = 0; i < next.Length; i++)
                    next[i] = x[i] / 3 + next[i];
            }
            """).Running(2).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void SumOfRows(ReadOnlySpan<double> a, Span<double> x, int w)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var row = a.Slice(i * w, w);
                    double s = 0;
                    for (int k = 0; k < row.Length; k++)
                        s += row[k] * row[^1];
                    x[i] = s;
                }
            }
            """).Shape("a", n => [5 * n]).Scalar("w", _ => 5).Close(1e-12).With("a", Values.Tame),
        new KernelCase("""
            public static void DotOfRows(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> x, int w)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Dot(a[(i * w)..((i + 1) * w)], b[..w]);
            }

            static float Dot(ReadOnlySpan<float> u, ReadOnlySpan<float> v)
            {
                float s = 0;
                for (int k = 0; k < u.Length; k++)
                    s += u[k] * v[k];
                return s;
            }
            """).Shape("a", n => [3 * n]).Shape("b", _ => [3]).Scalar("w", _ => 3).Close(1e-5).With("a", Values.Tame).With("b", Values.Tame),
        new KernelCase("""
            public static void WrittenRows(ReadOnlySpan<int> a, Span<int> x, int w)
            {
                for (int i = 0; i < a.Length; i++)
                    Fill(x.Slice(i * w, w), a[i]);
            }

            static void Fill(Span<int> row, int v)
            {
                for (int k = 0; k < row.Length; k++)
                    row[k] = v + k;
            }
            """).Shape("x", n => [4 * n]).Scalar("w", _ => 4),
        new KernelCase("""
            public static void PartOfAPart(ReadOnlySpan<long> a, Span<long> x, int w)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var row = a.Slice(i * w, w);
                    var inner = row[1..^1];
                    long s = 0;
                    for (int k = 0; k < inner.Length; k++)
                        s = s * 3 + inner[k];
                    x[i] = s + row[0];
                }
            }
            """).Shape("a", n => [6 * n]).Scalar("w", _ => 6),
        new KernelCase("""
            public static void RowsOfTheirOwn(ReadOnlySpan<int> from, ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var row = a.Slice(from[i], 3);
                    x[i] = row[0] + row[2] * row[^2];
                }
            }
            """).Shape("a", _ => [100]).With("from", Values.Range(0, 98)),
        new KernelCase("""
            public static void RowsWithEnds(ReadOnlySpan<int> from, ReadOnlySpan<int> count, ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var row = a.Slice(from[i], count[i]);
                    double s = 0;
                    for (int k = 0; k < row.Length; k++)
                        s += row[k];
                    x[i] = s;
                }
            }
            """).Shape("a", _ => [100]).With("from", Values.Range(0, 90)).With("count", Values.Range(0, 10)).Expecting(Expected.Generated),
        .. new[] { 99, 120 }.SelectMany(end => new[]
        {
            new KernelCase($$"""
            public static void RowsThatEndOutside{{end}}(ReadOnlySpan<int> from, ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var row = a.Slice(from[i], 3);
                    x[i] = row[0] + row[2];
                }
            }
            """).Shape("a", _ => [100]).With("from", Values.Range(end == 99 ? 0 : -1, end)).Expecting(Expected.Anything),
            new KernelCase($$"""
            public static void IndexOutsideItsSlice{{end}}(ReadOnlySpan<int> at, ReadOnlySpan<double> a, Span<double> x)
            {
                var part = a[5..^5];
                for (int i = 0; i < x.Length; i++)
                    x[i] = part[at[i]];
            }
            """).Shape("a", n => [n < 10 ? n : 100]).With("at", Values.Range(0, end - 8)).Expecting(Expected.Anything),
            new KernelCase($$"""
            public static void LongerThanItsSlice{{end}}(ReadOnlySpan<double> a, Span<double> x, int m)
            {
                var part = a.Slice(m, x.Length - 1);
                for (int i = 0; i < x.Length; i++)
                    x[i] = part[i];
            }
            """).Shape("a", n => [2 * n]).Scalar("m", n => end == 99 ? 1 : n + 2).Expecting(Expected.Anything),
            new KernelCase($$"""
            public static void SliceUnderACondition{{end}}(ReadOnlySpan<int> a, Span<int> x, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = 0;
                    if (a[i] > 0)
                    {
                        var part = a[m..];
                        v = part[i - m];
                    }

                    x[i] = v;
                }
            }
            """).Scalar("m", n => end == 99 ? 0 : n > 100 ? 200 : 1).Expecting(Expected.Anything),
        }),
    ];
}
