using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Checked arithmetic and conversions, in lanes: with values that fit, and with some that do not, here and there.</summary>
internal static partial class CheckedCases
{
    private static readonly string[] Types = ["int", "uint", "long", "ulong"];
    private static readonly string[] Small = ["sbyte", "byte", "short", "ushort"];
    private static readonly int[] Sizes = [0, 1, 3, 16, 33, 129, 1000, 4097];

    public static IEnumerable<KernelCase> All() =>
    [
        .. Types.SelectMany(t => new[] { ("Add", "+"), ("Subtract", "-"), ("Multiply", "*") }.SelectMany(o => Binary(t, o.Item1, o.Item2))),
        NearlySquare("int", 46341, signed: true), NearlySquare("uint", 65536, signed: false),
        NearlySquare("long", 3037000500, signed: true), NearlySquare("ulong", 4294967296, signed: false),
        .. Small.Concat(Types).Select(Compound),
        .. new[] { "sbyte", "int", "uint", "long" }.Select(Negate),
        .. ArithmeticCases.Numbers.Select(from => Casts(from, ArithmeticCases.Integers.Where(to => to != from))),
        .. ArithmeticCases.Numbers.SelectMany(from => ArithmeticCases.Integers.Where(to => to != from && IsNarrower(from, to)).Select(to => Cast(from, to))),
        new KernelCase("""
            public static void CheckedTimesConstant(ReadOnlySpan<sbyte> a, ReadOnlySpan<int> b, Span<sbyte> x, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = checked((sbyte)(a[i] * -3));
                    y[i] = checked(b[i] * -82);
                }
            }
            """).At(Sizes).With("a", Values.Range(-40, 40)).With("b", Values.Plain),
        .. Contexts(),
        .. Generics(),
        .. Loops(),
        .. InCheckedProjects().Select(c => c.Written(text => text.Replace("// checked", "checked {").Replace("// end", "}"))),
    ];

    /// <summary>Values that are small most of the time.</summary>
    private static ulong Mostly(Random random, TypeCode type) => random.Next(400) == 0 ? Values.Any(random, type) : Values.Tame(random, type);

    private static bool IsNarrower(string from, string to) => (from, to) is ("double", _) or ("float", "int" or "byte" or "ulong") or ("long", _) or ("int", "byte" or "ulong" or "short") or ("ulong", "long" or "uint");

    /// <summary>Products next to the end of the type; at a few sizes all of them fit.</summary>
    private static KernelCase NearlySquare(string type, double root, bool signed) => new KernelCase($$"""
        public static void CheckedSquare_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = checked(a[i] * {{(signed ? "(i % 2 == 0 ? b[i] : -b[i])" : "b[i]")}});
        }
        """).At([.. Enumerable.Range(1, 20), 33, 40]).With("a", Values.Range(root - 3, root + 1)).With("b", Values.Range(root - 3, root + 1)).Expecting(Expected.Anything);

    private static IEnumerable<KernelCase> Binary(string type, string name, string op) => new[] { true, false }.Select(fits => new KernelCase($$"""
        public static void Checked{{name}}_{{type}}{{(fits ? "" : "OrThrow")}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = checked(a[i] {{op}} b[i]);
        }
        """).At(Sizes).With("a", fits ? Values.Range(20, 30) : Mostly).With("b", fits ? Values.Tame : Mostly).Expecting(fits ? Expected.Simd : Expected.Anything));

    /// <summary>Large factors one in two times, which fit together or do not.</summary>
    private static IEnumerable<KernelCase> LargeProducts() => Types.Select(type => new KernelCase($$"""
        public static void CheckedLarge_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x, Span<bool> y, {{type}} most)
        {
            for (int i = 0; i < x.Length; i++)
            {
                bool fits = b[i] >= 0 && a[i] >= 0 && (b[i] == 0 || a[i] <= most / b[i]);
                y[i] = fits;
                x[i] = fits ? checked(a[i] * b[i]) : 3;
            }
        }
        """).At(Sizes).Scalar("most", _ => type switch { "int" => int.MaxValue, "uint" => uint.MaxValue, "long" => long.MaxValue, _ => (object)ulong.MaxValue }));

    private static KernelCase Compound(string type) => new KernelCase($$"""
        public static void CheckedCompound_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x, {{type}} by)
        {
            for (int i = 0; i < x.Length; i++)
            {
                checked
                {
                    {{type}} t = a[i];
                    t += by;
                    t++;
                    t *= 3;
                    t -= 2;
                    if (a[i] > 2)
                        t--;
                    x[i] = t;
                }
            }
        }
        """).At(Sizes).With("a", Mostly).With("by", Values.Tame).Expecting(Expected.Anything);

    private static KernelCase Negate(string type) => new KernelCase($$"""
        public static void CheckedNegate_{{type}}(ReadOnlySpan<{{type}}> a, Span<long> x, Span<{{type}}> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = checked(-a[i]);
                y[i] = checked(({{type}})(-{{(type == "uint" ? "0 + " : "")}}a[i]));
            }
        }
        """).At(Sizes).With("a", (random, code) => random.Next(300) == 0 ? Values.Any(random, code) : Values.Plain(random, code)).Expecting(Expected.Anything);

    private static KernelCase Cast(string from, string to) => new KernelCase($$"""
        public static void CheckedCast_{{from}}_{{to}}(ReadOnlySpan<{{from}}> a, Span<{{to}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = checked(({{to}})a[i]);
        }
        """).At(Sizes).With("a", Values.Range(0, 120));

    /// <summary>Conversions to all other types; which of them overflows differs.</summary>
    private static KernelCase Casts(string from, IEnumerable<string> to) => new KernelCase($$"""
        public static int CheckedCasts_{{from}}(ReadOnlySpan<{{from}}> a, Span<ulong> x, ReadOnlySpan<byte> which)
        {
            for (int i = 0; i < x.Length; i++)
            {
                ulong r = 0;
                byte w = which[i];
                {{from}} v = a[i];
                {{string.Concat(to.Select((t, k) => $"if (w == {k}) r = unchecked((ulong)checked(({t})v));\n"))}}
                x[i] = r;
            }
            return 0;
        }
        """).At([1, 2, 5, 16, 17, 40, 129]).With("a", (random, type) => random.Next(12) == 0 ? Values.Any(random, type) : Values.Tame(random, type)).With("which", Values.Range(0, 9)).Expecting(Expected.Anything);

    private static IEnumerable<KernelCase> Generics() =>
    [
        .. new[] { "SByte", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Double" }.SelectMany(type => new[]
        {
            new KernelCase($$"""
                public static void CheckedScale{{type}}<T>(ReadOnlySpan<T> a, Span<T> x, T by) where T : struct, System.Numerics.INumber<T>
                {
                    for (int i = 0; i < x.Length; i++)
                    {
                        T t = checked(a[i] * by + T.One);
                        checked { t -= by; t++; }
                        x[i] = unchecked(t - T.CreateChecked(200)) + t;
                    }
                }
                """).Of("System." + type).At(Sizes).With("a", Mostly).With("by", Values.Tame).Expecting(Expected.Anything),
            new KernelCase($$"""
                public static void CheckedCreate{{type}}<T>(ReadOnlySpan<double> a, ReadOnlySpan<long> b, Span<T> x) where T : struct, System.Numerics.INumber<T>
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = T.CreateChecked(a[i]) + checked(-T.CreateChecked(b[i] - b[i]));
                }
                """).Of("System." + type).At(Sizes).With("a", Mostly).With("b", Values.Tame).Expecting(Expected.Anything),
        }),
    ];

    /// <summary>Bodies that say themselves where they are checked, and are so as a whole in a project that checks.</summary>
    public static IEnumerable<KernelCase> InCheckedProjects() =>
    [
        new KernelCase("""
            public static void CheckedSubscripts(ReadOnlySpan<double> a, Span<double> x, int w)
            {
                // checked
                for (int i = 1; i < x.Length - 1; i++)
                    x[i] = a[i * w + 1] + a[i * w - 1] * w;
                // end
            }
            """).At(Sizes).Shape("a", n => [3 * n]).Scalar("w", _ => 3).Running(3),
        new KernelCase("""
            public static void CheckedUnderACondition(ReadOnlySpan<int> a, ReadOnlySpan<byte> b, Span<int> x, Span<byte> y)
            {
                // checked
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i];
                    if (v < 1000 && v > -1000)
                        v = v * 1000 + i * 2;
                    byte c = b[i];
                    if (c < 100)
                        c += 100;
                    x[i] = v;
                    y[i] = c;
                }
                // end
            }
            """).At(Sizes),
        new KernelCase("""
            public static int CheckedSum(ReadOnlySpan<int> a)
            {
                int sum = 0;
                // checked
                for (int i = 0; i < a.Length; i++)
                    sum += a[i];
                // end
                return sum;
            }
            """).At(Sizes).Expecting(Expected.Anything),
        new KernelCase("""
            public static double CheckedTermsOfASum(ReadOnlySpan<int> a, ReadOnlySpan<double> b, out int least)
            {
                double sum = 0;
                int lowest = int.MaxValue;
                // checked
                for (int i = 0; i < a.Length; i++)
                {
                    sum += b[i] * (a[i] * 4000);
                    lowest = Math.Min(lowest, a[i] - 7);
                }
                // end
                least = lowest;
                return sum;
            }
            """).At(Sizes).With("a", Values.Range(0, 500_000)).With("b", Values.Tame).Close(1e-9),
        new KernelCase("""
            public static void CheckedCollatz(ReadOnlySpan<int> a, Span<int> x)
            {
                // checked
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i];
                    int n = 0;
                    while (v > 1)
                    {
                        v = (v & 1) == 0 ? v / 2 : v * 3 + 1;
                        n++;
                    }

                    x[i] = n;
                }
                // end
            }
            """).At(Sizes).With("a", Values.Range(1, 2000)).Expecting(Expected.Generated),
        new KernelCase("""
            public static void CheckedRows(ReadOnlySpan<long> a, Span<long> x, int w)
            {
                // checked
                for (int i = 0; i < x.Length / w; i++)
                {
                    long s = 0;
                    for (int k = 0; k < w; k += 2)
                        s += a[i * w + k] * (k + 1);
                    for (int k = w - 1; k >= 0; k--)
                        x[i * w + k] = s - k;
                }
                // end
            }
            """).At(Sizes).Scalar("w", _ => 5).With("a", Mostly).Running(5).Expecting(Expected.Anything),
        new KernelCase("""
            public static void CheckedHalves(ReadOnlySpan<ushort> a, Span<byte> x, Span<short> y, uint mask)
            {
                // checked
                for (int i = 0; i < x.Length; i++)
                {
                    uint bits = a[i] * 65537u & mask;
                    x[i] = (byte)(bits >> 8 & 0xFF);
                    y[i] = unchecked((short)(bits * 2654435761u));
                }
                // end
            }
            """).At(Sizes).With("a", Values.Range(0, 60_000)).With("mask", Values.Range(0, 1e9)),
    ];
}
