using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Casts between all pairs of types, and arithmetic that mixes types by C#'s promotions.</summary>
internal static class ConversionCases
{
    private static readonly (string Left, string Right, string Result)[] Mixed =
    [
        ("byte", "int", "int"), ("sbyte", "short", "int"), ("ushort", "short", "int"), ("int", "long", "long"), ("uint", "int", "long"),
        ("float", "int", "float"), ("float", "double", "double"), ("int", "double", "double"), ("long", "float", "float"),
        ("long", "double", "double"), ("ulong", "double", "double"), ("byte", "float", "float"), ("uint", "ulong", "ulong"),
    ];

    public static IEnumerable<KernelCase> All()
    {
        foreach (string from in ArithmeticCases.Numbers)
        {
            foreach (string to in ArithmeticCases.Numbers)
            {
                if (from != to)
                    yield return Cast(from, to);
            }
        }

        foreach ((string left, string right, string result) in Mixed)
            yield return Mix(left, right, result);
        yield return new KernelCase("""
            public static void Narrowed(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = (sbyte)a[i] + (byte)a[i] * (short)a[i] - (ushort)a[i];
            }
            """).Expecting(Expected.Generated);
        yield return new KernelCase("""
            public static void Steps(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] - (long)a[i] + (float)a[i];
            }
            """).Expecting(Expected.Generated);
        yield return RoundedOnce("long", "");
        yield return RoundedOnce("ulong", "ul");
    }

    /// <summary>Next to halfway between two floats, where rounding to double first would be halfway: it must not be rounded twice.</summary>
    private static KernelCase RoundedOnce(string type, string suffix) => new KernelCase($$"""
        public static void RoundedOnce_{{type}}(ReadOnlySpan<{{type}}> a, Span<float> x, Span<float> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                {{type}} tie = (1{{suffix}} << (i % 38 + 25)) | (1{{suffix}} << (i % 38 + 1)) | (({{type}})(i & 64) << (i % 38 - 4 & 31));
                x[i] = tie + a[i] - 1;
                y[i] = -1 * (float)(tie * 3 + a[i]);
            }
        }
        """.Replace("1 <<", "1L <<")).With("a", Values.Range(0, 3));

    private static KernelCase Cast(string from, string to) => new KernelCase($$"""
        public static void Cast_{{from}}_{{to}}(ReadOnlySpan<{{from}}> a, Span<{{to}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = ({{to}})a[i];
        }
        """).Expecting(Expected.Generated);

    private static KernelCase Mix(string left, string right, string result) => new KernelCase($$"""
        public static void Mix_{{left}}_{{right}}(ReadOnlySpan<{{left}}> a, ReadOnlySpan<{{right}}> b, Span<{{result}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = a[i] * b[i] - a[i];
        }
        """).Expecting(Expected.Generated);
}
