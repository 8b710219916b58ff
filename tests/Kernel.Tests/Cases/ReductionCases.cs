using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Reductions of every kind; integer ones are exact, floating sums and products are compared within an error.</summary>
internal static class ReductionCases
{
    public static IEnumerable<KernelCase> All()
    {
        foreach (string type in ArithmeticCases.Numbers)
        {
            foreach (KernelCase kernel in OfType(type))
                yield return kernel;
        }

        foreach (string type in ArithmeticCases.Integers)
        {
            foreach ((string name, string symbol) in new[] { ("And", "&="), ("Or", "|="), ("Xor", "^=") })
                yield return Accumulated(type, name, symbol);
        }

        foreach (KernelCase kernel in (KernelCase[])[.. Logical(), .. Conditional(), .. ReductionShapeCases.All()])
            yield return kernel;
    }

    private static double ErrorOf(string type) => type switch
    {
        "double" => 1e-12,
        "float" => 2e-4,
        _ => 0,
    };

    private static IEnumerable<KernelCase> OfType(string type)
    {
        // Narrow accumulators are wider than their element in C# arithmetic: the cast brings them back in every step.
        yield return new KernelCase($$"""
            public static {{type}} Sum_{{type}}(ReadOnlySpan<{{type}}> a)
            {
                {{type}} s = 0;
                for (int i = 0; i < a.Length; i++)
                    s += a[i];
                return s;
            }
            """).With("a", Values.IsFloating(CodeOf(type)) ? Values.Tame : Values.Any).Close(ErrorOf(type)).Expecting(Narrow(type));
        yield return new KernelCase($$"""
            public static {{type}} Product_{{type}}(ReadOnlySpan<{{type}}> a, {{type}} first)
            {
                {{type}} p = first;
                for (int i = 0; i < a.Length; i++)
                    p *= a[i];
                return p;
            }
            """).With("a", NearOne).With("first", Values.Tame).Close(type == "float" ? 1e-2 : type == "double" ? 1e-10 : 0).Expecting(Narrow(type));
        foreach (string function in new[] { "Min", "Max" })
        {
            yield return new KernelCase($$"""
                public static {{type}} {{function}}Of_{{type}}(ReadOnlySpan<{{type}}> a, {{type}} first)
                {
                    {{type}} m = first;
                    for (int i = 0; i < a.Length; i++)
                        m = Math.{{function}}(m, a[i]);
                    return m;
                }
                """).Expecting(Narrow(type));
        }

        foreach ((string name, string symbol) in new[] { ("Least", "<"), ("Greatest", ">") })
        {
            // Equal zeros of both signs may change places in a re-associated search: the tolerance lets -0.0 equal 0.0.
            yield return new KernelCase($$"""
                public static {{type}} {{name}}All_{{type}}(ReadOnlySpan<{{type}}> a, {{type}} first)
                {
                    {{type}} m = first;
                    for (int i = 0; i < a.Length; i++)
                    {
                        if (a[i] {{symbol}} m)
                            m = a[i];
                    }
                    return m;
                }
                """).Close(Values.IsFloating(CodeOf(type)) ? 1e-300 : 0).Expecting(Narrow(type));
            yield return new KernelCase($$"""
                public static {{type}} {{name}}Ternary_{{type}}(ReadOnlySpan<{{type}}> a)
                {
                    {{type}} m = 3;
                    for (int i = 0; i < a.Length; i++)
                        m = a[i] {{symbol}} m ? a[i] : m;
                    return m;
                }
                """).Close(Values.IsFloating(CodeOf(type)) ? 1e-300 : 0).Expecting(Expected.Generated);
        }
    }

    private static KernelCase Accumulated(string type, string name, string symbol) => new KernelCase($$"""
        public static {{type}} {{name}}All_{{type}}(ReadOnlySpan<{{type}}> a, {{type}} first)
        {
            {{type}} s = first;
            for (int i = 0; i < a.Length; i++)
                s {{symbol}} a[i];
            return s;
        }
        """).Expecting(Narrow(type));

    private static KernelCase[] Logical() =>
    [
        new("""
            public static bool AnyAbove(ReadOnlySpan<double> a, double limit)
            {
                bool any = false;
                for (int i = 0; i < a.Length; i++)
                    any |= a[i] > limit;
                return any;
            }
            """),
        new KernelCase("""
            public static bool AnyByIf(ReadOnlySpan<float> a, float limit)
            {
                bool any = false;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > limit)
                        any = true;
                }
                return any;
            }
            """).With("limit", Values.Constant(999.5)).With("a", Values.Plain),
        new KernelCase("""
            public static bool AllBelow(ReadOnlySpan<int> a, int limit)
            {
                bool all = true;
                for (int i = 0; i < a.Length; i++)
                    all &= a[i] <= limit;
                return all;
            }
            """).With("a", Values.Plain).With("limit", Values.Constant(999)),
        new KernelCase("""
            public static bool AllByAnd(ReadOnlySpan<double> a)
            {
                bool all = true;
                for (int i = 0; i < a.Length; i++)
                    all = all && a[i] >= -999.9;
                return all;
            }
            """).With("a", Values.Plain).Expecting(Expected.Generated),
        new("""
            public static bool Parity(ReadOnlySpan<int> a)
            {
                bool odd = false;
                for (int i = 0; i < a.Length; i++)
                    odd ^= (a[i] & 1) != 0;
                return odd;
            }
            """),
        new("""
            public static int Count(ReadOnlySpan<float> a, float limit)
            {
                int count = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > limit)
                        count++;
                }
                return count;
            }
            """),
        new KernelCase("""
            public static long CountByChoice(ReadOnlySpan<double> a)
            {
                long count = 0;
                for (int i = 0; i < a.Length; i++)
                    count += a[i] < 0 ? 1 : 0;
                return count;
            }
            """).Expecting(Expected.Generated),
    ];

    private static KernelCase[] Conditional() =>
    [
        new KernelCase("""
            public static double SumGreaterThanThree(ReadOnlySpan<double> a)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 3)
                        s += a[i];
                }
                return s;
            }
            """).With("a", Values.Range(0, 6)).Close(1e-12),
        new KernelCase("""
            public static float AccumulateIf(ReadOnlySpan<float> a)
            {
                bool any = false;
                float s = 0, p = 1;
                for (int i = 0; i < a.Length; i++)
                {
                    s += a[i];
                    p *= a[i];
                    if (a[i] > 1.4999f)
                        any = true;
                }
                return any ? s : p;
            }
            """).With("a", NearOne).Close(1e-2),
        new KernelCase("""
            public static long SumOfSome(ReadOnlySpan<long> a, ReadOnlySpan<bool> use)
            {
                long s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (use[i])
                        s += a[i];
                    else
                        s -= 1;
                }
                return s;
            }
            """).Expecting(Expected.Generated),
        new("""
            public static int MaxUnderIf(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
            {
                int m = int.MinValue;
                for (int i = 0; i < a.Length; i++)
                {
                    if (b[i] > 0 && a[i] > m)
                        m = a[i];
                }
                return m;
            }
            """),
        new KernelCase("""
            public static double SumUntouched(ReadOnlySpan<double> a, double first)
            {
                double s = first;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 1e300)
                        s += a[i];
                }
                return s;
            }
            """).With("a", Values.Plain).With("first", Values.Constant(-0.0)),
    ];

    private static ulong NearOne(System.Random random, System.TypeCode type) =>
        Values.IsFloating(type) ? Values.Range(0.99, 1.01)(random, type) : Values.Any(random, type) | 1;

    private static Expected Narrow(string type) => type is "sbyte" or "byte" or "short" or "ushort" ? Expected.Generated : Expected.Simd;

    private static System.TypeCode CodeOf(string type) => type switch
    {
        "float" => System.TypeCode.Single,
        "double" => System.TypeCode.Double,
        _ => System.TypeCode.Int32,
    };
}
