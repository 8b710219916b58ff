using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Every operator on every primitive type, one kernel each.</summary>
internal static class ArithmeticCases
{
    public static readonly string[] Integers = ["sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong"];
    public static readonly string[] Numbers = [.. Integers, "float", "double"];

    private static readonly (string Name, string Symbol)[] Arithmetic =
        [("Add", "+"), ("Subtract", "-"), ("Multiply", "*"), ("Divide", "/"), ("Remainder", "%")];

    private static readonly (string Name, string Symbol)[] Bitwise = [("And", "&"), ("Or", "|"), ("Xor", "^")];
    private static readonly (string Name, string Symbol)[] Shifts = [("Left", "<<"), ("Right", ">>"), ("Unsigned", ">>>")];

    private static readonly (string Name, string Symbol)[] Comparisons =
        [("Equal", "=="), ("NotEqual", "!="), ("Less", "<"), ("LessOrEqual", "<="), ("Greater", ">"), ("GreaterOrEqual", ">=")];

    public static IEnumerable<KernelCase> All()
    {
        foreach (string type in Numbers)
        {
            foreach ((string name, string symbol) in Arithmetic)
                yield return Binary(type, name, symbol, symbol is "/" or "%" ? Values.Divisor : Values.Any);
            foreach ((string name, string symbol) in Comparisons)
                yield return Comparison(type, name, symbol);
            yield return Choice(type);
            yield return WithScalars(type);
            yield return Compound(type);
            if (type != "ulong")
                yield return Unary(type, "Negate", "-");
        }

        foreach (string type in Integers)
        {
            yield return Unary(type, "Not", "~");
            yield return DivisionByScalar(type);
            foreach ((string name, string symbol) in Bitwise)
                yield return Binary(type, name, symbol, Values.Any);
            foreach ((string name, string symbol) in Shifts)
            {
                yield return ShiftByConstant(type, name, symbol);
                yield return ShiftByScalar(type, name, symbol);
                yield return ShiftByElement(type, name, symbol);
                yield return ShiftOfScalar(type, name, symbol);
            }
        }

        foreach (KernelCase kernel in Booleans())
            yield return kernel;
    }

    private static KernelCase Binary(string type, string name, string symbol, ValueSource right) => new KernelCase($$"""
        public static void {{name}}_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = ({{type}})(a[i] {{symbol}} b[i]);
        }
        """).With("b", right).Expecting(PathOf(type, symbol));

    private static KernelCase Comparison(string type, string name, string symbol) => new($$"""
        public static void {{name}}_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = a[i] {{symbol}} b[i] ? a[i] : ({{type}})7;
        }
        """);

    private static KernelCase Choice(string type) => new($$"""
        public static void Choose_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                if (a[i] < b[i])
                    x[i] = b[i];
                else if (a[i] == b[i])
                    x[i] = ({{type}})(a[i] + 1);
            }
        }
        """);

    private static KernelCase WithScalars(string type) => new($$"""
        public static void Scalars_{{type}}(ReadOnlySpan<{{type}}> a, {{type}} s, {{type}} t, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = ({{type}})(a[i] * s + t);
        }
        """);

    private static KernelCase Compound(string type) => new($$"""
        public static void Compound_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] += a[i];
                x[i] *= 3;
                x[i]++;
                x[i] -= a[i];
            }
        }
        """);

    private static KernelCase Unary(string type, string name, string symbol) => new($$"""
        public static void {{name}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = ({{type}})({{symbol}}a[i]);
        }
        """);

    private static KernelCase DivisionByScalar(string type) => new KernelCase($$"""
        public static void DivideScalar_{{type}}(ReadOnlySpan<{{type}}> a, {{type}} s, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = ({{type}})(a[i] / s + a[i] % 10 + a[i] / 7);
        }
        """).With("s", Values.Divisor).Expecting(PathOf(type, "/"));

    private static KernelCase ShiftByConstant(string type, string name, string symbol) => new($$"""
        public static void ShiftConstant{{name}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = ({{type}})((a[i] {{symbol}} 3) ^ (a[i] {{symbol}} 35));
        }
        """);

    private static KernelCase ShiftByScalar(string type, string name, string symbol) => new($$"""
        public static void ShiftScalar{{name}}_{{type}}(ReadOnlySpan<{{type}}> a, int s, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = ({{type}})(a[i] {{symbol}} s);
        }
        """);

    private static KernelCase ShiftByElement(string type, string name, string symbol) => new($$"""
        public static void ShiftElement{{name}}_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<int> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = ({{type}})(a[i] {{symbol}} b[i]);
        }
        """);

    private static KernelCase ShiftOfScalar(string type, string name, string symbol) => new($$"""
        public static void ShiftOf{{name}}_{{type}}(ReadOnlySpan<byte> b, {{type}} s, Span<long> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                if (b[i] > 40)
                    x[i] = (long)(s {{symbol}} b[i]);
            }
        }
        """);

    private static IEnumerable<KernelCase> Booleans()
    {
        foreach ((string name, string symbol) in Bitwise)
        {
            yield return new KernelCase($$"""
                public static void {{name}}_bool(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> x)
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = a[i] {{symbol}} b[i];
                }
                """);
        }

        foreach (string type in Numbers)
        {
            yield return new KernelCase($$"""
                public static void Flags_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<bool> x)
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = a[i] < b[i] || a[i] == 1;
                }
                """).Expecting(Expected.Generated);
            yield return new KernelCase($$"""
                public static void Selected_{{type}}(ReadOnlySpan<bool> keep, ReadOnlySpan<{{type}}> a, {{type}} other, bool invert, Span<{{type}}> x)
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = keep[i] != invert ? a[i] : other;
                }
                """).Expecting(Expected.Generated);
        }

        yield return new KernelCase("""
            public static void Logic_bool(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, bool c, Span<bool> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = !a[i] && (b[i] || c) ? a[i] == b[i] : a[i] != c;
            }
            """);
    }

    // Integer division has no vector instruction; whether it is vectorized is the planner's affair, so only the result is claimed.
    private static Expected PathOf(string type, string symbol) =>
        symbol is "/" or "%" && (symbol == "%" || type is not ("float" or "double")) ? Expected.Generated : Expected.Simd;
}
