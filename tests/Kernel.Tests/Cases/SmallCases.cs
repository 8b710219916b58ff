using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>
/// Elements of one or two bytes that every lane reads by itself: lanes where enough is computed beside them, or where scalar code would mispredict
/// branches; scalar code where little else is done.
/// </summary>
internal static class SmallCases
{
    public static readonly string[] Types = ["sbyte", "byte", "short", "ushort"];

    public static IEnumerable<KernelCase> All() =>
        [.. Types.SelectMany(Strided), .. Types.SelectMany(Halved), .. Types.Select(Picked), .. Types.Select(UnderIf), .. Types.SelectMany(Tables), .. Mixed(), .. Halves(), .. Leaving(), .. Divided()];

    /// <summary>The path of a loop that only moves elements of a type, each lane by itself.</summary>
    public static Expected MovingAlone(string type) => Types.Contains(type) ? Expected.Threads : Expected.Simd;

    /// <summary>The path of a loop that little more is done in than to divide integers of a type.</summary>
    public static Expected Dividing(string type) => type is "long" or "ulong" ? Expected.Threads : Expected.Simd;

    private static IEnumerable<KernelCase> Strided(string type)
    {
        foreach (int stride in new[] { 0, 1, 3, 7, -2 })
        {
            string name = stride < 0 ? $"M{-stride}" : $"{stride}";
            yield return new KernelCase($$"""
                public static void Clamping{{name}}_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> low, ReadOnlySpan<{{type}}> high, ReadOnlySpan<{{type}}> least, Span<{{type}}> x, int s, int start)
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = Math.Max(Math.Min(Math.Max(a[start + s * i], low[i]), high[i]), least[i]);
                }
                """).Shape("a", n => [(System.Math.Abs(stride) * n) + 3]).Scalar("s", _ => stride).Scalar("start", n => stride < 0 ? -stride * n : 0);
        }

        yield return new KernelCase($$"""
            public static void ClampedField_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> low, ReadOnlySpan<{{type}}> high, ReadOnlySpan<{{type}}> least, Span<{{type}}> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Max(Math.Min(Math.Max(a[5 * i + 1], low[i]), high[i]), least[i]);
            }
            """).Shape("a", n => [(5 * (n - 1)) + 2]);
        yield return new KernelCase($$"""
            public static void ClampedReversed_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> low, ReadOnlySpan<{{type}}> high, ReadOnlySpan<{{type}}> least, Span<{{type}}> x, int n)
            {
                for (int i = n - 1; i >= 0; i--)
                    x[5 * i] = Math.Max(Math.Min(Math.Max(a[5 * (n - 1 - i)], low[i]), high[i]), least[i]);
            }
            """).Shape("a", n => [(5 * (n - 1)) + 1]).Shape("x", n => [(5 * (n - 1)) + 1]).Scalar("n", n => n);
    }

    /// <summary>Records of two small elements, of which what whole gangs leave runs in scalar code.</summary>
    private static IEnumerable<KernelCase> Halved(string type) =>
    [
        new KernelCase($$"""
            public static void MeanOfPairs_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = ({{type}})((a[2 * i] + a[2 * i + 1] + 1) >> 1);
            }
            """).Shape("a", n => [2 * n]),
        new KernelCase($$"""
            public static void MeanOfSquares_{{type}}({{type}}[,] a, {{type}}[,] x)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++)
                        x[i, j] = ({{type}})((a[2 * i, 2 * j] + a[2 * i, 2 * j + 1] + a[2 * i + 1, 2 * j] + a[2 * i + 1, 2 * j + 1] + 2) >> 2);
            }
            """).At([.. TestSizes.Plane]).Shape("a", n => [2 * n, 2 * n]).Shape("x", n => [n, n]).Expecting(Expected.Simd, simdFrom: 130),
    ];

    private static KernelCase Picked(string type) => Few(new KernelCase($$"""
        public static void ClampedPick_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<long> ip, ReadOnlySpan<{{type}}> low, ReadOnlySpan<{{type}}> high, ReadOnlySpan<{{type}}> least, Span<{{type}}> b)
        {
            for (int i = 0; i < b.Length; i++)
                b[i] = Math.Max(Math.Min(Math.Max(a[(int)ip[i]], low[i]), high[i]), least[i]);
        }
        """));

    /// <summary>Little is computed, but scalar code mispredicts the branch.</summary>
    private static KernelCase UnderIf(string type) => Few(new KernelCase($$"""
        public static void PickUnderIf_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<int> ip, ReadOnlySpan<float> x, Span<{{type}}> b)
        {
            for (int i = 0; i < b.Length; i++)
            {
                if (x[i] > 0.5f)
                    b[i] = a[ip[i]];
            }
        }
        """));

    private static IEnumerable<KernelCase> Tables(string type) =>
    [
        new KernelCase($$"""
            public static void LookedUp_{{type}}(ReadOnlySpan<byte> x, ReadOnlySpan<{{type}}> table, Span<{{type}}> y)
            {
                for (int i = 0; i < x.Length; i++)
                    y[i] = table[x[i]];
            }
            """).Shape("table", _ => [256]).Expecting(Expected.Threads),
        new KernelCase($$"""
            public static void LookedUpRoots_{{type}}(ReadOnlySpan<byte> x, ReadOnlySpan<{{type}}> table, ReadOnlySpan<float> z, Span<float> y)
            {
                for (int i = 0; i < x.Length; i++)
                    y[i] = MathF.Sqrt(z[i]) / (z[i] * z[i] + 1) + table[x[i]];
            }
            """).Shape("table", _ => [256]),
        new KernelCase($$"""
            public static int SumOfLookedUp_{{type}}(ReadOnlySpan<byte> x, ReadOnlySpan<{{type}}> table, int most)
            {
                int sum = most;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += table[x[i]];
                    most = Math.Max(most, table[x[i]]);
                }
                return sum ^ most;
            }
            """).Shape("table", _ => [256]).Expecting(Expected.Threads),
    ];

    private static IEnumerable<KernelCase> Mixed() =>
    [
        Few(new KernelCase("""
            public static void RootsInCube(short[,,] m, ReadOnlySpan<int> ip, Span<double> b)
            {
                for (int i = 0; i < b.Length; i++)
                {
                    double t = m[ip[i], ip[i] >> 1, 39 - ip[i]];
                    b[i] = Math.Sqrt(t) / (1 + t);
                }
            }
            """)).Shape("m", _ => [40, 20, 40]),
        new KernelCase("""
            public static void RootsOfMixedElements(Span<Item> items, Span<double> roots)
            {
                for (int i = 0; i < roots.Length; i++)
                {
                    double t = items[i].Key + items[i].Count * 3L + items[i].Small;
                    roots[i] = Math.Sqrt(t) / (1 + t * t) + Math.Sqrt(1 + t) / (2 + t);
                    items[i].Count += items[i].Flag ? 1 : 2;
                    items[i].Small = (short)(items[i].Key >> 3);
                }
            }
            public struct Item { public long Key; public int Count; public short Small; public bool Flag; }
            """).With("items", Values.Range(0, 2)),
        new KernelCase("""
            public static void RootsOfMixedPlanes(Item[,] a, Item[,] b, double[,] roots, int shift)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                {
                    for (int j = 0; j < a.GetLength(1); j++)
                    {
                        roots[i, j] = Math.Sqrt(roots[i, j]) / (1 + roots[i, j]) / (2 + roots[i, j]);
                        a[i, j].Key = b[i, j].Key - a[i, j].Count;
                        a[i, j].Count += b[i, j].Small << shift;
                        a[i, j].Flag = b[i, j].Flag & a[i, j].Key > 0;
                    }
                }
            }
            public struct Item { public long Key; public int Count; public short Small; public bool Flag; }
            """).With("a", Values.Range(0, 2)).With("b", Values.Range(0, 2)).At([.. TestSizes.Plane]).Expecting(Expected.Simd, simdFrom: 130),
    ];

    private static IEnumerable<KernelCase> Halves() =>
    [
        new KernelCase("""
            public static void HalfGatherBesideRoots(ReadOnlySpan<Half> a, ReadOnlySpan<int> at, ReadOnlySpan<float> z, Span<Half> x, Span<Half> y, Span<float> r)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Half t = a[at[i]];
                    r[i] = MathF.Sqrt(z[i]) / (z[i] * z[i] + 1);
                    y[at[i]] = t;
                    x[i] = t;
                }
            }
            """).At([1, 2, 17, 100, 1000, 4097]).Shape("a", _ => [100]).Shape("y", _ => [100]).With("at", Values.Range(0, 100)),
        new KernelCase("""
            public static void HalfStridesToSingle(ReadOnlySpan<Half> a, Span<float> x, int by)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = (float)a[i * by];
            }
            """).At([0, 1, 17, 1000]).Shape("a", n => [7 * n]).Scalar("by", _ => 7),
        new KernelCase("""
            public static void HalfStridesBesideRoots(ReadOnlySpan<Half> a, ReadOnlySpan<float> z, Span<Half> x, Span<float> r, int by)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = a[i * by];
                    r[i] = MathF.Sqrt(z[i]) / (z[i] * z[i] + 1);
                }
            }
            """).At([0, 1, 17, 1000]).Shape("a", n => [7 * n]).Scalar("by", _ => 7),
    ];

    /// <summary>Rows whose lanes read far apart from each other, in loops that lanes leave one by one or to elements too small.</summary>
    private static IEnumerable<KernelCase> Leaving() =>
    [
        new KernelCase("""
            public static void HashOfRows(byte[,] x, ulong[] hashes)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                {
                    ulong h = 14695981039346656037;
                    for (int j = 0; j < x.GetLength(1); j++)
                    {
                        h ^= x[i, j];
                        h *= 1099511628211;
                    }
                    hashes[i] = h;
                }
            }
            """).Shape("x", n => [n, 9]).Expecting(Expected.Threads),
        new KernelCase("""
            public static void TriangleOfSquares(double[,] a, double[,] b)
            {
                for (int j = 1; j < a.GetLength(0); j++)
                    for (int i = 1; i <= j; i++)
                        a[j, i] = a[j, i - 1] * a[j, i - 1] + b[j, i];
            }
            """).At([.. TestSizes.Plane]).With("a", Values.Finite).With("b", Values.Finite).Running(2).Expecting(Expected.Generated),
    ];

    /// <summary>Divisions in lanes: of 32 bits by way of doubles, of 64 bits one by one where enough is computed beside.</summary>
    private static IEnumerable<KernelCase> Divided() =>
    [
        .. new[] { "int", "uint", "long", "ulong" }.Select(type => new KernelCase($$"""
            public static void CommonDivisor_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    {{type}} p = a[i], q = b[i];
                    while (q != 0)
                        (p, q) = (q, p % q);
                    x[i] = p;
                }
            }
            """).With("a", Values.Range(0, 30000)).With("b", Values.Range(0, 30000)).Expecting(Dividing(type))),
        .. new[] { "long", "ulong" }.Select(type => new KernelCase($$"""
            public static void DividedBesideRoots_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, ReadOnlySpan<double> z, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Sqrt(z[i]) / (z[i] * z[i] + 1) + a[i] / b[i];
            }
            """).With("b", Values.Divisor)),
        new KernelCase("""
            public static int CountsStarts(byte[] text, byte[] word)
            {
                int count = 0;
                for (int i = 0; i + word.Length <= text.Length; i++)
                {
                    int j = 0;
                    while (j < word.Length && text[i + j] == word[j])
                        j++;
                    if (j == word.Length)
                        count++;
                }
                return count;
            }
            """).With("text", Values.Range(0, 2)).With("word", Values.Range(0, 2)).Shape("word", _ => [3]).Expecting(Expected.Threads),
    ];

    private static KernelCase Few(KernelCase pick) => pick.Shape("a", _ => [40]).With("ip", Values.Range(0, 40));
}
