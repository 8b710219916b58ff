using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Rotations, counts of bits, the bits of floating-point numbers, and what is read off them.</summary>
internal static class BitCases
{
    private static readonly string[] Words = ["uint", "ulong"];
    private static readonly string[] Predicates =
    [
        "IsNaN", "IsInfinity", "IsFinite", "IsPositiveInfinity", "IsNegativeInfinity", "IsNegative", "IsPositive", "IsNormal", "IsSubnormal", "IsInteger", "IsEvenInteger",
        "IsOddInteger", "IsRealNumber", "IsPow2",
    ];

    private static readonly string[] Signed = ["sbyte", "short", "int", "long"];

    public static IEnumerable<KernelCase> All() =>
    [
        .. ArithmeticCases.Integers.SelectMany(OfAnyInteger),
        .. Words.SelectMany(OfWords),
        .. new[] { "byte", "ushort", "uint", "ulong" }.Select(t => Map(t, t, $"{t}.Log2", "Log2Of")),
        .. new[] { "int", "uint", "long", "ulong" }.Select(t => Map(t, "int", $"System.Numerics.BitOperations.TrailingZeroCount", "TrailingZeros")),
        .. Signed.SelectMany(t => new[] { Fold(t, $"{t}.MinMagnitude", "NearerZero"), Fold(t, $"{t}.MaxMagnitude", "FartherFromZero") }),
        .. Predicates.Select(OfHalf),
        .. Signed.Select(t => Fold(t, $"{t}.CopySign", "CopySign").With("a", Values.Plain)), .. Signed.Select(t => Fold(t, $"{t}.CopySign", "CopySignMayFail").Expecting(Expected.Anything)),
        .. ArithmeticCases.Integers.Select(t => Divided(t, "", Values.Divisor)), .. ArithmeticCases.Integers.Select(t => Divided(t, "MayFail", Values.Any).Expecting(Expected.Anything)),
        .. ArithmeticCases.Integers.Select(t => Fold(t, $"{t}.Max", "MaxOf")), .. Signed.Select(t => Map(t, "int", $"{t}.Sign", "SignOf")),
        .. Signed.Select(t => Test(t, "IsNegative")), .. Signed.Select(t => Test(t, "IsPositive")),
        .. new[] { "float", "double" }.SelectMany(OfFloating),
        Multiplied("int", "long"), Multiplied("uint", "ulong"),
        Cast("float", "Single", "int", "Int32"), Cast("float", "Single", "uint", "UInt32"),
        Cast("double", "Double", "long", "Int64"), Cast("double", "Double", "ulong", "UInt64"),
        new KernelCase("""
            public static void RotateByOneCount(ReadOnlySpan<uint> a, int count, Span<uint> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = uint.RotateLeft(a[i], count) ^ System.Numerics.BitOperations.RotateRight(a[i], 7) ^ uint.RotateLeft(a[i], 32);
            }
            """),
        new KernelCase("""
            public static void StepsByTrailingZeros(ReadOnlySpan<ushort> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    uint n = (uint)a[i] + 1;
                    int steps = 0;
                    while (n > 1 && steps < 60)
                    {
                        int zeros = System.Numerics.BitOperations.TrailingZeroCount(n);
                        n >>= zeros;
                        if (n > 1)
                            n = 3 * n + 1;
                        steps += zeros;
                    }
                    x[i] = steps;
                }
            }
            """),
        new KernelCase("""
            public static void FastInverseRoot(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float y = BitConverter.Int32BitsToSingle(0x5F3759DF - (BitConverter.SingleToInt32Bits(a[i]) >> 1));
                    x[i] = y * (1.5f - 0.5f * a[i] * y * y);
                }
            }
            """),
        new KernelCase("""
            public static void KeepFinite(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (i % 2 == 0 && double.IsFinite(a[i] / 3))
                        x[i] = a[i];
                }
            }
            """),
    ];

    private static IEnumerable<KernelCase> OfAnyInteger(string type) =>
    [
        Map(type, type, $"{type}.PopCount", "Ones"), Map(type, type, $"{type}.LeadingZeroCount", "LeadingZeros"),
        Map(type, type, $"{type}.TrailingZeroCount", "TrailingZeroCount"), Test(type, "IsPow2"), Test(type, "IsEvenInteger"), Test(type, "IsOddInteger"),
        Rotate(type, "RotateLeft"), Rotate(type, "RotateRight"),
    ];

    private static IEnumerable<KernelCase> OfWords(string type) =>
    [
        Map(type, "int", "System.Numerics.BitOperations.PopCount", "PopCount"), Map(type, "int", "System.Numerics.BitOperations.LeadingZeroCount", "LeadingZeroCount"),
        Map(type, "int", "System.Numerics.BitOperations.Log2", "Log2"), Map(type, type, "System.Numerics.BitOperations.RoundUpToPowerOf2", "RoundUp"),
    ];

    private static IEnumerable<KernelCase> OfFloating(string type) =>
    [
        .. Predicates.Select(name => Test(type, name)), WholeOf(type),
        .. new[] { "MinNumber", "MaxNumber", "MinMagnitude", "MaxMagnitude", "MinMagnitudeNumber", "MaxMagnitudeNumber", "Min", "Max", "CopySign" }
            .Select(name => Fold(type, $"{type}.{name}", name)),
        Fold(type, $"{(type == "float" ? "MathF" : "Math")}.MinMagnitude", "MathMinMagnitude"), Fold(type, $"{(type == "float" ? "MathF" : "Math")}.MaxMagnitude", "MathMaxMagnitude"),
    ];

    /// <summary>Values among which many are whole, and powers of two.</summary>
    private static KernelCase WholeOf(string type) => new KernelCase($$"""
        public static void KindsOfWhole_{{type}}(ReadOnlySpan<int> a, Span<int> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                {{type}} v = ({{type}})(a[i] * 0.25), tiny = {{type}}.Epsilon * (a[i] & 15);
                x[i] = ({{type}}.IsEvenInteger(v) ? 1 : 0) + ({{type}}.IsOddInteger(v) ? 2 : 0) + ({{type}}.IsPow2(v) ? 4 : 0) + ({{type}}.IsPow2(tiny) ? 8 : 0);
            }
        }
        """).With("a", Values.Range(-70, 70));

    private static KernelCase OfHalf(string name) => new KernelCase($$"""
        public static void {{name}}_half(ReadOnlySpan<short> a, Span<int> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                Half h = BitConverter.Int16BitsToHalf(a[i]);
                x[i] = Half.{{name}}(h) ? i : -1;
            }
        }
        """);

    private static KernelCase Divided(string type, string name, ValueSource divisors) => new KernelCase($$"""
        public static void DivRem{{name}}_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x, Span<{{type}}> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                var (quotient, rest) = {{type}}.DivRem(a[i], b[i]);
                x[i] = quotient;
                y[i] = ({{type}})(rest + Math.DivRem(a[i], b[i]).Remainder);
            }
        }
        """).With("b", divisors).Expecting(SmallCases.Dividing(type));

    private static KernelCase Map(string from, string to, string function, string name) => new($$"""
        public static void {{name}}_{{from}}(ReadOnlySpan<{{from}}> a, Span<{{to}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = {{function}}(a[i]);
        }
        """);

    private static KernelCase Fold(string type, string function, string name) => new($$"""
        public static void {{name}}OfTwo_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = {{function}}(a[i], b[i]);
        }
        """);

    private static KernelCase Test(string type, string name) => new($$"""
        public static void {{name}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = {{type}}.{{name}}(a[i]) ? a[i] : ({{type}})3;
        }
        """);

    private static KernelCase Rotate(string type, string name) => new($$"""
        public static void {{name}}_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<int> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = {{type}}.{{name}}(a[i], b[i]);
        }
        """);

    private static KernelCase Multiplied(string type, string result) => new($$"""
        public static void BigMul_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{result}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = Math.BigMul(a[i], b[i]);
        }
        """);

    private static KernelCase Cast(string floating, string floatingName, string integer, string integerName) => new($$"""
        public static void Bits_{{floating}}_{{integer}}(ReadOnlySpan<{{floating}}> a, ReadOnlySpan<{{integer}}> b, Span<{{integer}}> x, Span<{{floating}}> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = BitConverter.{{floatingName}}To{{integerName}}Bits(a[i] * 2) + 1;
                y[i] = BitConverter.{{integerName}}BitsTo{{floatingName}}(b[i]) + 1;
            }
        }
        """);
}
