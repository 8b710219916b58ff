using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>The functions of Math and MathF that the subset knows.</summary>
internal static class MathCases
{
    private static readonly string[] SignedIntegers = ["sbyte", "short", "int", "long"];

    public static IEnumerable<KernelCase> All()
    {
        foreach (string function in new[] { "Sqrt", "Floor", "Ceiling", "Round", "Truncate", "Abs" })
        {
            yield return Unary("double", "Math", function);
            yield return Unary("float", "MathF", function);
        }

        foreach (string function in new[] { "Min", "Max" })
        {
            foreach (string type in ArithmeticCases.Numbers)
                yield return Binary(type, "Math", function);
            yield return Binary("float", "MathF", function);
        }

        yield return Binary("double", "Math", "CopySign");
        yield return Binary("float", "MathF", "CopySign");
        yield return Fused("double", "Math");
        yield return Fused("float", "MathF");
        foreach (string type in SignedIntegers)
        {
            yield return AbsGuarded(type);
            yield return Sign(type, Values.Any);
        }

        yield return Sign("float", Values.Plain);
        yield return Sign("double", Values.Finite);
        foreach (KernelCase kernel in Powers())
            yield return kernel;
        yield return new KernelCase("""
            public static void Quadratic(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
            }
            """);
        yield return new KernelCase("""
            public static void Wave(Span<float> x, float step)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float t = i * step - MathF.Floor(i * step);
                    x[i] = MathF.Abs(t - 0.5f) * MathF.Sqrt(t);
                }
            }
            """);
    }

    private static KernelCase Unary(string type, string library, string function) => new($$"""
        public static void {{function}}_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = {{library}}.{{function}}(a[i]);
        }
        """);

    private static KernelCase Binary(string type, string library, string function) => new($$"""
        public static void {{library}}{{function}}_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = {{library}}.{{function}}(a[i], b[i]);
        }
        """);

    private static KernelCase Fused(string type, string library) => new($$"""
        public static void Fused_{{type}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{type}}> b, {{type}} c, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = {{library}}.FusedMultiplyAdd(a[i], b[i], c);
        }
        """);

    private static KernelCase AbsGuarded(string type) => new KernelCase($$"""
        public static void AbsGuarded_{{type}}(ReadOnlySpan<{{type}}> a, Span<{{type}}> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                if (a[i] != {{type}}.MinValue)
                    x[i] = Math.Abs(a[i]);
            }
        }
        """).Expecting(Expected.Generated);

    private static KernelCase Sign(string type, ValueSource source) => new KernelCase($$"""
        public static void Sign_{{type}}(ReadOnlySpan<{{type}}> a, Span<int> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = Math.Sign(a[i]);
        }
        """).With("a", source).Expecting(Expected.Generated);

    // A product is not always what the library's pow gives: both are within an ulp or two of the true value.
    private static IEnumerable<KernelCase> Powers()
    {
        foreach ((string name, string exponent) in new[] { ("Two", "2"), ("Three", "3"), ("Half", "0.5"), ("Inverse", "-1") })
        {
            yield return new KernelCase($$"""
                public static void Pow{{name}}_double(ReadOnlySpan<double> a, Span<double> x)
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = Math.Pow(a[i], {{exponent}});
                }
                """).With("a", PowerValues).Close(1e-15);
            yield return new KernelCase($$"""
                public static void Pow{{name}}_float(ReadOnlySpan<float> a, Span<float> x)
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = MathF.Pow(a[i], {{exponent}}{{(exponent.Contains('.') ? "f" : "")}});
                }
                """).With("a", PowerValues).Close(4e-7);
        }
    }

    private static ulong PowerValues(System.Random random, System.TypeCode type) => random.Next(4) == 0
        ? Values.Constant(new[] { 0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1, -1 }[random.Next(7)])(random, type)
        : Values.Plain(random, type);
}
