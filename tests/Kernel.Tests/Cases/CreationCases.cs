using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary><c>CreateTruncating</c>, <c>CreateSaturating</c> and <c>CreateChecked</c> of the numeric types, and what .NET returns by <c>out</c>.</summary>
internal static class CreationCases
{
    private static readonly string[] Names = ["CreateTruncating", "CreateSaturating"];

    public static IEnumerable<KernelCase> All() =>
    [
        .. ArithmeticCases.Integers.SelectMany(t => Names.Select(name => Integer(t, name))),
        .. new[] { "float", "double", "Half" }.SelectMany(t => Names.Append("CreateChecked").Select(name => Floating(t, name))),
        .. ArithmeticCases.Integers.SelectMany(t => new[] { Checked(t, Values.Range(0, 100), "Holds"), Checked(t, Values.Any, "MayFail").Expecting(Expected.Anything) }),
        .. new[] { "sbyte", "short", "int", "long" }.SelectMany(t => new[]
        {
            Log2(t, "SignedLog2").With("a", Values.Range(0, 100)), Log2(t, "NoLog2").With("a", Values.Range(-1, 100)).Expecting(Expected.Anything),
        }),
        .. new[] { "int", "long" }.SelectMany(t => new[] { Divided(t, "DivRemOut").With("b", Values.Divisor), Divided(t, "NoDivRemOut").Expecting(Expected.Anything) }),
        new KernelCase("""
            public static int DigitsOut(ReadOnlySpan<int> a, Span<int> x)
            {
                int all = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i] & int.MaxValue, sum = 0;
                    while (v > 0)
                    {
                        v = Math.DivRem(v, 10, out int digit);
                        sum += digit;
                    }
                    x[i] = sum + (Math.DivRem(sum, 3, out sum) > 4 ? sum : i);
                    all += sum;
                }
                return all;
            }
            """),
    ];

    private static KernelCase Integer(string type, string name) => new KernelCase($$"""
        public static void {{name}}_{{type}}(ReadOnlySpan<sbyte> a, ReadOnlySpan<uint> b, ReadOnlySpan<long> c, ReadOnlySpan<ulong> d, ReadOnlySpan<double> e, ReadOnlySpan<float> f, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                {{type}} integers = ({{type}})({{type}}.{{name}}(a[i]) ^ {{type}}.{{name}}(b[i]) ^ {{type}}.{{name}}(c[i]) ^ {{type}}.{{name}}(d[i]));
                x[i] = ({{type}})(integers ^ {{type}}.{{name}}(e[i]) ^ {{type}}.{{name}}(f[i]) ^ {{type}}.{{name}}((Half)f[i]) ^ {{type}}.{{name}}(a[i] + 300));
            }
        }
        """);

    private static KernelCase Floating(string type, string name) => new KernelCase($$"""
        public static void {{name}}_{{type}}(ReadOnlySpan<ulong> a, ReadOnlySpan<double> b, ReadOnlySpan<float> c, Span<{{type}}> x, Span<{{type}}> y, Span<{{type}}> z)
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = {{type}}.{{name}}(a[i]);
                y[i] = {{type}}.{{name}}(b[i]);
                z[i] = {{type}}.{{name}}(c[i]);
            }
        }
        """);

    private static KernelCase Checked(string type, ValueSource values, string name) => new KernelCase($$"""
        public static void Create{{name}}_{{type}}(ReadOnlySpan<long> a, ReadOnlySpan<double> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                {{type}} v = {{type}}.CreateChecked(a[i]);
                x[i] = ({{type}})(v - {{type}}.CreateChecked(b[i]) + {{type}}.CreateChecked(7.0));
            }
        }
        """).With("a", values).With("b", values);

    private static KernelCase Log2(string type, string name) => new KernelCase($$"""
        public static void {{name}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = ({{type}})({{type}}.Log2(a[i]) * 2);
        }
        """);

    private static KernelCase Divided(string type, string name) => new KernelCase($$"""
        public static void {{name}}_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x, Span<{{type}}> y, Span<{{type}}> z)
        {
            for (int i = 0; i < x.Length; i++)
            {
                {{type}} rest = a[i];
                {{type}} quotient = Math.DivRem(rest, b[i], out rest);
                z[i] = Math.DivRem(quotient, 7, out {{type}} small) + rest * small;
                x[i] = quotient;
                y[i] = rest;
            }
        }
        """);
}
