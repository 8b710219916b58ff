using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Half: stored, moved and converted, and computed with as .NET does it, in float.</summary>
internal static class HalfCases
{
    private static readonly string[] Others = ["sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double"];

    private static readonly int[] Sizes = [0, 1, 2, 3, 7, 16, 17, 31, 33, 64, 65, 129, 1000, 4097, 100003];

    /// <summary>The bits of any half but NaN, whose payload arithmetic may choose.</summary>
    private static ulong Number(Random random, TypeCode type)
    {
        ulong bits = (ulong)random.Next(65536);
        return (bits & 0x7C00) == 0x7C00 ? bits & 0xFC00 : bits;
    }

    /// <summary>The bits of a half of everyday size.</summary>
    private static ulong Plain(Random random, TypeCode type) => BitConverter.HalfToUInt16Bits((Half)((random.NextDouble() * 20) - 10));

    public static IEnumerable<KernelCase> All() =>
    [
        .. Others.SelectMany(Conversions),
        .. new[] { ("Add", "+"), ("Subtract", "-"), ("Multiply", "*"), ("Divide", "/"), ("Remainder", "%") }.Select(o => new KernelCase($$"""
            public static void Half{{o.Item1}}(ReadOnlySpan<Half> a, ReadOnlySpan<Half> b, Span<Half> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] {{o.Item2}} b[i];
            }
            """).At(Sizes).With("a", Number).With("b", Number)),
        .. Computed(),
        .. Stored(),
        new KernelCase("""
            public static void HalfScale<T>(ReadOnlySpan<T> a, Span<T> x, T by) where T : struct, System.Numerics.INumber<T>
            {
                for (int i = 0; i < x.Length; i++)
                {
                    T t = a[i] * by + T.One - T.CreateChecked(3);
                    t++;
                    if (T.IsZero(t) || t < by || T.IsNegative(a[i]))
                        t = -t;
                    x[i] = T.Max(t, T.Zero);
                }
            }
            """).Of("System.Half").At(Sizes).With("a", Plain).With("by", Plain),
    ];

    private static IEnumerable<KernelCase> Conversions(string other) =>
    [
        new KernelCase($$"""
            public static void HalfTo_{{other}}(ReadOnlySpan<Half> a, Span<{{other}}> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = ({{other}})a[i];
            }
            """).At(Sizes),
        new KernelCase($$"""
            public static void HalfFrom_{{other}}(ReadOnlySpan<{{other}}> a, Span<Half> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = (Half)a[i];
            }
            """).At(Sizes),
        .. other is "float" or "double" ? Array.Empty<KernelCase>() : [new KernelCase($$"""
            public static void HalfToChecked_{{other}}(ReadOnlySpan<Half> a, Span<{{other}}> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = checked(({{other}})a[i]);
            }
            """).At(0, 1, 17, 100, 1000).With("a", (random, type) => random.Next(200) == 0 ? Number(random, type) : (ulong)random.Next(0x5000)).Expecting(Expected.Anything)],
    ];

    private static IEnumerable<KernelCase> Computed() =>
    [
        new KernelCase("""
            public static void HalfMixed(ReadOnlySpan<Half> a, ReadOnlySpan<float> b, ReadOnlySpan<double> c, Span<Half> x, Half by)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Half t = a[i] * by;
                    t += (Half)b[i];
                    t++;
                    t = -t / (Half)3;
                    float f = (float)t * b[i] + (float)by;
                    x[i] = (Half)(f + (float)(Half)(c[i] * (double)a[i]));
                }
            }
            """).At(Sizes).With("a", Plain).With("by", Plain).With("b", Values.Plain).With("c", Values.Plain),
        new KernelCase("""
            public static void HalfBranches(ReadOnlySpan<Half> a, ReadOnlySpan<Half> b, Span<Half> x, Span<bool> y, Half limit)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Half t = a[i] < b[i] ? a[i] : Half.Zero;
                    if (t >= limit)
                        t = limit;
                    else if (a[i] == b[i] || a[i] != a[i])
                        t = Half.MaxValue;
                    y[i] = t > b[i] && Half.IsFinite(t);
                    x[i] = t;
                }
            }
            """).At(Sizes).With("a", Number).With("b", Number).With("limit", Plain),
        new KernelCase("""
            public static void HalfFunctions(ReadOnlySpan<Half> a, ReadOnlySpan<Half> b, Span<Half> x, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Half t = Half.Max(Half.Abs(a[i]), Half.Min(b[i], Half.Epsilon)) + Half.Sqrt(Half.Abs(b[i]));
                    t = Half.Floor(t) - Half.Round(a[i]) + Half.CopySign(Half.Pi, b[i]);
                    x[i] = Half.Clamp(t, Half.NegativeOne, Half.Tau);
                    y[i] = BitConverter.HalfToInt16Bits(a[i]) + BitConverter.HalfToUInt16Bits(BitConverter.Int16BitsToHalf((short)i));
                }
            }
            """).At(Sizes).With("a", Plain).With("b", Plain),
        new KernelCase("""
            public static float HalfDot(ReadOnlySpan<Half> a, ReadOnlySpan<Half> b)
            {
                float sum = 0;
                for (int i = 0; i < a.Length; i++)
                    sum += (float)a[i] * (float)b[i];
                return sum;
            }
            """).At(Sizes).With("a", Plain).With("b", Plain).Close(1e-3),
        new KernelCase("""
            public static Half HalfSumInOrder(ReadOnlySpan<Half> a)
            {
                Half sum = (Half)0.5f;
                for (int i = 0; i < a.Length; i++)
                    sum += a[i];
                return sum;
            }
            """).At(Sizes).With("a", Plain).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void HalfLoops(ReadOnlySpan<Half> a, Span<Half> x, int rounds)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Half t = a[i];
                    for (int k = 0; k < rounds; k++)
                        t = t * t - (Half)1.25f;
                    int n = 0;
                    while (t > (Half)0.01f && n < 20)
                    {
                        t *= (Half)0.5f;
                        n++;
                    }
                    x[i] = t;
                }
            }
            """).At([0, 1, 17, 100, 1000, 4097]).With("a", Number).Scalar("rounds", _ => 4),
    ];

    private static IEnumerable<KernelCase> Stored() =>
    [
        new KernelCase("""
            public static void HalfCopies(Half[] a, Half[] x, Half value)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = i % 3 == 0 ? value : a[a.Length - 1 - i];
            }
            """).At(Sizes),
        new KernelCase("""
            public static void HalfPlanes(Half[,] a, Half[,] x, Half[,,] y)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                {
                    for (int j = 0; j < x.GetLength(1); j++)
                    {
                        x[i, j] = a[i, j] + (Half)1;
                        y[i, j, 0] = a[i, j];
                    }
                }
            }
            """).At([0, 1, 2, 7, 16, 33]).With("a", Number),
        new KernelCase("""
            public static void HalfGather(ReadOnlySpan<Half> a, ReadOnlySpan<int> at, Span<Half> x, Span<Half> y, Half fill)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Half t = a[at[i]];
                    y[at[i]] = t;
                    x[i] = t;
                }
            }
            """).At([1, 2, 17, 100, 1000, 4097]).Shape("a", _ => [100]).Shape("y", _ => [100]).With("at", Values.Range(0, 100)).Expecting(Expected.AsWritten),
        new KernelCase("""
            public static void HalfPrivate(ReadOnlySpan<Half> a, ReadOnlySpan<int> at, Span<Half> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    Span<Half> t = stackalloc Half[8];
                    for (int k = 0; k < 8; k++)
                        t[k] = a[i] * (Half)k;
                    t[at[i]] = Half.NegativeZero;
                    x[i] = t[at[i] ^ 1] + t[3];
                }
            }
            """).At([0, 1, 17, 100, 1000]).With("a", Plain).With("at", Values.Range(0, 8)),
        new KernelCase("""
            public static void HalfRecords(ReadOnlySpan<Half> a, Span<Half> x)
            {
                for (int i = 0; i < x.Length / 3; i++)
                {
                    x[3 * i] = a[3 * i + 2];
                    x[3 * i + 1] = a[3 * i + 1] + a[3 * i];
                    x[3 * i + 2] = a[3 * i];
                }
            }
            """).At([0, 1, 3, 30, 99, 1000, 5000]).With("a", Plain).Running(3).Expecting(Expected.Simd, 3000),
        new KernelCase("""
            public static void HalfStrides(ReadOnlySpan<Half> a, Span<Half> x, int by)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i * by];
            }
            """).At([0, 1, 17, 1000, 100003]).Shape("a", n => [7 * n]).Scalar("by", _ => 7).Expecting(Expected.Threads),
        new KernelCase("""
            public struct Particle { public Half X; public Half Y; public float Mass; }
            public static void HalfFields(Span<Particle> p, ReadOnlySpan<Half> v, Particle first, out Half last)
            {
                last = first.Y;
                for (int i = 0; i < p.Length; i++)
                {
                    p[i].X += v[i];
                    p[i].Mass = (float)p[i].Y;
                    p[i].Y = first.X;
                }
            }
            """).At([0, 1, 17, 1000]).With("p", Plain).With("v", Plain).With("first", Plain),
        new KernelCase("""
            public static Half[] HalfMade(ReadOnlySpan<float> a, ref Half factor)
            {
                var x = new Half[a.Length];
                for (int i = 0; i < x.Length; i++)
                    x[i] = (Half)(a[i] * (float)factor);
                factor = (Half)2;
                return x;
            }
            """).At(Sizes).With("factor", Plain).With("a", Values.Finite),
        new KernelCase("""
            private static readonly Half Scale = (Half)1.5f;
            private static readonly Half[] Table = [(Half)1, (Half)2, (Half)4, (Half)8];
            public static (Half, int) HalfOfFields(ReadOnlySpan<int> a, Span<Half> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Table[a[i] & 3] * Scale;
                return (Scale, x.Length);
            }
            """).At([0, 1, 17, 1000]),
        new KernelCase("""
            public static int HalfSearch(ReadOnlySpan<Half> a, Half wanted)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > wanted)
                        return i;
                }
                return -1;
            }
            """).At(Sizes).With("a", Plain).Scalar("wanted", n => BitConverter.HalfToUInt16Bits((Half)(n % 2 == 0 ? 9.99 : 11))).Expecting(Expected.Anything),
        new KernelCase("""
            public static void HalfMeetsBits(Span<Half> x, ReadOnlySpan<short> bits, ReadOnlySpan<short> y)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = BitConverter.Int16BitsToHalf((short)(bits[i] ^ y[i]));
            }
            """).At(Sizes),
    ];
}
