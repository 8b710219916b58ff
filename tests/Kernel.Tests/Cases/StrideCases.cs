using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Lanes at a fixed distance: fields of records of two to four elements, larger and unknown strides, columns.</summary>
internal static class StrideCases
{
    private static readonly string[] Types = ["double", "float", "long", "uint", "short", "ushort", "byte", "sbyte", "int"];

    public static IEnumerable<KernelCase> All() =>
    [
        .. Types.SelectMany(Fields), .. new[] { 2, 3, 4 }.SelectMany(Records), .. Conditional(), .. Far(), .. Columns(), .. Dependent(), .. Groups(),
        new KernelCase("""
            public static void ComplexInPlace(Span<double> z, double re, double im)
            {
                for (int i = 0; i < z.Length / 2; i++)
                {
                    double a = z[2 * i], b = z[2 * i + 1];
                    z[2 * i] = a * re - b * im;
                    z[2 * i + 1] = a * im + b * re;
                }
            }
            """).Expecting(Expected.Simd, simdFrom: 4095),
        new KernelCase("""
            public static double ComplexNorm(ReadOnlySpan<double> z, int n)
            {
                double sum = 0;
                for (int i = 0; i < n; i++)
                    sum += z[2 * i] * z[2 * i] + z[2 * i + 1] * z[2 * i + 1];
                return sum;
            }
            """).Shape("z", n => [2 * n]).Scalar("n", n => n).With("z", Values.Finite).Close(1e-12),
        new KernelCase("""
            public static void StridedFlags(ReadOnlySpan<bool> a, Span<bool> x, int n)
            {
                for (int i = 0; i < n; i++)
                {
                    x[2 * i] = a[3 * i + 1];
                    x[2 * i + 1] = !a[3 * i + 1];
                }
            }
            """).Shape("a", n => [3 * n]).Shape("x", n => [2 * n]).Scalar("n", n => n),
    ];

    /// <summary>One field out of records, the last of which ends with it: nothing behind it may be read.</summary>
    private static IEnumerable<KernelCase> Fields(string type)
    {
        foreach (int size in new[] { 2, 3, 4, 5 })
        {
            yield return new KernelCase($$"""
                public static void Field{{size}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = a[{{size}} * i + 1];
                }
                """).Shape("a", n => [(size * (n - 1)) + 2]).Expecting(size < 5 ? Expected.Simd : SmallCases.MovingAlone(type));
            yield return new KernelCase($$"""
                public static void Reversed{{size}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x, int n)
                {
                    for (int i = n - 1; i >= 0; i--)
                        x[{{size}} * i] = a[{{size}} * (n - 1 - i)];
                }
                """).Shape("a", n => [(size * (n - 1)) + 1]).Shape("x", n => [(size * (n - 1)) + 1]).Scalar("n", n => n)
                .Expecting(size < 5 ? Expected.Simd : SmallCases.MovingAlone(type));
        }
    }

    private static IEnumerable<KernelCase> Records(int size)
    {
        string sum = string.Join(" + ", Enumerable.Range(0, size).Select(k => $"a[{size} * i + {k}]"));
        string stores = string.Join(" ", Enumerable.Range(0, size).Select(k => $"x[{size} * i + {k}] = ({{0}})(a[i] + {k});"));
        foreach (string type in Types)
        {
            yield return new KernelCase($$"""
                public static void Sum{{size}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = ({{type}})({{sum}});
                }
                """).Shape("a", n => [size * n]);
            yield return new KernelCase($$"""
                public static void Whole{{size}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
                {
                    for (int i = 0; i < a.Length; i++) { {{string.Format(System.Globalization.CultureInfo.InvariantCulture, stores, type)}} }
                }
                """).Shape("x", n => [size * n]);
        }

        yield return new KernelCase($$"""
            public static void WholeReversed{{size}}(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = a.Length - 1; i >= 0; i--) { {{string.Format(System.Globalization.CultureInfo.InvariantCulture, stores, "float")}} }
            }
            """).Shape("x", n => [size * n]);
    }

    private static IEnumerable<KernelCase> Conditional() =>
    [
        new KernelCase("""
            public static void RecordsUnderIf(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 0)
                    {
                        x[2 * i] = a[i];
                        x[2 * i + 1] = x[2 * i + 1] + x[2 * i] * 0;
                    }
                    else
                        x[2 * i + 1] = -a[i];
                }
            }
            """).Shape("x", n => [2 * n]).With("a", Values.Plain),
        new KernelCase("""
            public static void FieldUpTo(ReadOnlySpan<int> a, Span<int> x, int m)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = i < m ? a[3 * i] + a[3 * i + 2] : -1;
            }
            """).Shape("a", n => [3 * (n / 2)]).Scalar("m", n => n / 2),
        new KernelCase("""
            public static void EveryOtherPixel(ReadOnlySpan<byte> a, Span<byte> x)
            {
                for (int i = 0; i < x.Length; i += 2)
                    x[i] = (byte)(a[i] / 2);
            }
            """),
        new KernelCase("""
            public static void OrderOfFields(Span<int> x, int n)
            {
                for (int i = 0; i < n; i++)
                {
                    x[2 * i] = i;
                    int seen = x[2 * i];
                    x[2 * i + 1] = seen + 1;
                    x[2 * i] = x[2 * i + 1] * 2;
                }
            }
            """).Shape("x", n => [2 * n]).Scalar("n", n => n),
    ];

    private static IEnumerable<KernelCase> Far()
    {
        foreach (int stride in new[] { 0, 1, 3, 7, -2 })
        {
            string name = stride < 0 ? $"M{-stride}" : $"{stride}";
            foreach (string type in new[] { "double", "float", "byte", "short" })
            {
                yield return new KernelCase($$"""
                    public static void Stepping{{name}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x, int s, int start)
                    {
                        for (int i = 0; i < x.Length; i++)
                            x[i] = a[start + s * i];
                    }
                    """).Shape("a", n => [(System.Math.Abs(stride) * n) + 3]).Scalar("s", _ => stride).Scalar("start", n => stride < 0 ? -stride * n : 0)
                    .Expecting(SmallCases.MovingAlone(type));
            }

            yield return new KernelCase($$"""
                public static void Spreading{{name}}(ReadOnlySpan<double> a, Span<double> x, int s, int start)
                {
                    for (int i = 0; i < a.Length; i++)
                        x[start + i * s] = a[i] + 1;
                }
                """).Shape("x", n => [(System.Math.Abs(stride) * n) + 3]).Scalar("s", _ => stride).Scalar("start", n => stride < 0 ? -stride * n : 0)
                .Expecting(stride == 0 ? Expected.Anything : Expected.Simd);
        }
    }

    private static IEnumerable<KernelCase> Columns() =>
    [
        new KernelCase("""
            public static void RowRecurrence(double[,] a)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 1; j < a.GetLength(1); j++)
                        a[i, j] += 0.5 * a[i, j - 1];
            }
            """).At([.. TestSizes.Plane, 300]).Expecting(Expected.Simd, simdFrom: 130),
        new KernelCase("""
            public static void TransposeBytes(byte[,] a, byte[,] b)
            {
                for (int i = 0; i < b.GetLength(0); i++)
                    for (int j = 0; j < b.GetLength(1); j++)
                        b[i, j] = a[j, i];
            }
            """).At([.. TestSizes.Plane, 300]).Expecting(Expected.Simd, simdFrom: 130),
        new KernelCase("""
            public static void OneColumn(float[,] a, float[] x, int k)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i, k] * 2;
            }
            """).At([.. TestSizes.Plane, 1000]).Scalar("k", n => n / 2),
        new KernelCase("""
            public static void FillColumn(short[,] a, ReadOnlySpan<short> x, int k)
            {
                for (int i = 0; i < x.Length; i++)
                    if (x[i] > 0)
                        a[i, k] = x[i];
            }
            """).At([.. TestSizes.Plane, 1000]).Scalar("k", n => n / 2),
    ];

    private static IEnumerable<KernelCase> Dependent() =>
    [
        new KernelCase("""
            public static void OddToEven(Span<int> a)
            {
                for (int i = 0; i < a.Length / 2; i++)
                    a[2 * i] = a[2 * i + 1] + 1;
            }
            """).Expecting(Expected.Simd, simdFrom: 4095),
        new KernelCase("""
            public static void Spread(Span<int> a)
            {
                for (int i = 0; i < a.Length / 2; i++)
                    a[2 * i] = a[i] + 1;
            }
            """).Expecting(Expected.AsWritten),
    ];

    /// <summary>Loops by groups of elements that divide their index by the size of a group.</summary>
    private static IEnumerable<KernelCase> Groups() =>
    [
        new KernelCase("""
            public static void PackNibbles(ReadOnlySpan<byte> x, Span<byte> half)
            {
                for (int i = 0; i + 1 < x.Length; i += 2)
                    half[i / 2] = (byte)((x[i] & 15) | (x[i + 1] << 4));
            }
            """),
        new KernelCase("""
            public static void TurnPairs(Span<float> x, ReadOnlySpan<float> c, ReadOnlySpan<float> s)
            {
                for (int i = 0; i + 1 < x.Length; i += 2)
                {
                    float a = x[i], b = x[i + 1];
                    x[i] = a * c[i / 2] - b * s[i >> 1];
                    x[i + 1] = a * s[i / 2] + b * c[i >> 1];
                }
            }
            """).Expecting(Expected.Simd, simdFrom: 4095),
        new KernelCase("""
            public static int GroupsOfFour(ReadOnlySpan<int> x, Span<int> y, int n)
            {
                int sum = 0;
                for (int i = 3; i <= n; i += 4)
                {
                    y[(i - 1) / 2] = x[(i + 1) / 4] + (i % 4) * (i & 3);
                    sum += x[i / 4];
                }
                return sum;
            }
            """).Scalar("n", n => n - 2),
        new KernelCase("""
            public static void HalfSize(double[,] a, double[,] o)
            {
                for (int y = 0; y + 1 < a.GetLength(0); y += 2)
                    for (int x = 0; x + 1 < a.GetLength(1); x += 2)
                        o[y / 2, x / 2] = (a[y, x] + a[y, x + 1] + a[y + 1, x] + a[y + 1, x + 1]) * 0.25;
            }
            """).Shape("a", n => [n / 16 + 2, 32]).Shape("o", n => [n / 32 + 1, 16]),
        new KernelCase("""
            public static void HalfSizeFlat(ReadOnlySpan<ushort> a, Span<ushort> o, int w, int h)
            {
                for (int y = 0; y < h - 1; y += 2)
                    for (int x = 0; x < w - 1; x += 2)
                        o[(y / 2) * (w / 2) + x / 2] = (ushort)((a[y * w + x] + a[y * w + x + 1] + a[(y + 1) * w + x] + a[(y + 1) * w + x + 1] + 2) >> 2);
            }
            """).Scalar("w", n => n > 500 ? 64 : 4).Scalar("h", n => n / (n > 500 ? 64 : 4)).Running(8).At([.. TestSizes.Usual.Where(n => n < 100_000)]),
    ];
}
