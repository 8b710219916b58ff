using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Division by constants, for which lanes do not divide.</summary>
internal static class DivisorCases
{
    private static readonly (string Type, string[] Divisors)[] Integers =
    [
        ("int", ["1", "2", "3", "5", "6", "7", "10", "64", "641", "1000", "65536", "1000000007", "(1 << 30)", "int.MaxValue", "(int.MaxValue - 1)"]),
        ("int", ["(-2)", "(-3)", "(-5)", "(-7)", "(-64)", "(-1000)", "(-65535)", "(-int.MaxValue)", "int.MinValue"]),
        ("uint", ["1", "2", "3", "5", "6", "7", "10", "64", "641", "1000", "65537", "2147483647", "2147483648", "2147483649", "4294967294", "4294967295"]),
        ("long", ["1L", "2L", "3L", "5L", "6L", "7L", "10L", "64L", "641L", "1000000007L", "(1L << 32)", "(1L << 62)", "4294967297L", "long.MaxValue", "(long.MaxValue - 1)"]),
        ("long", ["(-2L)", "(-3L)", "(-5L)", "(-7L)", "(-4096L)", "(-1000000007L)", "(-long.MaxValue)", "long.MinValue"]),
        ("ulong", ["1UL", "2UL", "3UL", "5UL", "6UL", "7UL", "10UL", "641UL", "(1UL << 32)", "4294967297UL", "(1UL << 63)", "((1UL << 63) + 1)", "(ulong.MaxValue - 1)", "ulong.MaxValue"]),
        ("short", ["2", "3", "7", "1000", "(-3)", "(-16)"]),
        ("byte", ["2", "3", "7", "255", "(-3)"]),
    ];

    public static IEnumerable<KernelCase> All() =>
    [
        .. Integers.Select((group, number) => Divides(group.Type, group.Divisors, number)),
        new KernelCase("""
            public static void DivideByMinusOne(ReadOnlySpan<int> a, ReadOnlySpan<long> b, Span<int> x, Span<long> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = a[i] / -1;
                    if (a[i] > -500)
                        y[i] = b[i] % -1 + b[i] / -1;
                }
            }
            """).Expecting(Expected.Generated),
        Halves("double", ["2", "-8", "0.5", "3", "1e308", "4.4942328371557898E+307", "8.9884656743115795E+307", "2.2250738585072014E-308", "5E-324"]),
        Halves("float", ["2f", "-8f", "0.5f", "3f", "8.507059E+37f", "1.7014118E+38f", "1.17549435E-38f", "1E-45f"]),
        new KernelCase("""
            public static void DigitsOf(ReadOnlySpan<uint> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    uint v = a[i];
                    int sum = 0;
                    while (v != 0)
                    {
                        sum += (int)(v % 10);
                        v /= 10;
                    }
                    x[i] = sum;
                }
            }
            """),
    ];

    private static KernelCase Divides(string type, string[] divisors, int number) => new($$"""
        public static void DivideBy{{number}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x, Span<{{type}}> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                {{type}} v = a[i], q = 0, r = 0;
                {{string.Join("\n        ", divisors.Select(d => $"q = ({type})(q * 3 + v / {d}); r = ({type})(r * 3 + v % {d});"))}}
                x[i] = q;
                y[i] = r;
            }
        }
        """);

    private static KernelCase Halves(string type, string[] divisors) => new($$"""
        public static void Halve_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                {{type}} v = a[i], q = 0;
                {{string.Join("\n        ", divisors.Select(d => $"q = q < v / {d} ? v / {d} : q;"))}}
                x[i] = q + v / 4;
            }
        }
        """);
}
