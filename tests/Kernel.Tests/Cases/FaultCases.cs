using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Operations that throw for some operands, in lanes: with operands that do not, and with some that do.</summary>
internal static class FaultCases
{
    private static readonly string[] Types = ["int", "uint", "long", "ulong"];

    public static IEnumerable<KernelCase> All() =>
    [
        .. Written("Holds", "low", "low", Expected.Simd),
        .. Written("Faults", "high", "high", Expected.Anything),
        new KernelCase("""
            public static void SeenAfterWrite(ReadOnlySpan<int> b, Span<int> x, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = b[i] + 1;
                    y[i] = 100 / x[i];
                }
            }
            """).With("b", Values.Range(1, 40)).Expecting(Expected.Anything),
        new KernelCase("""
            public static void NameOfAWaitingWrite(ReadOnlySpan<int> b, Span<int> x, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int x_written1 = b[i] * 2;
                    x[i] = x_written1 + 1;
                    y[i] = 100 / b[i];
                }
            }
            """).With("b", Values.Range(1, 40)),
        new KernelCase("""
            public static void NameOfARow(int[][] grid, ReadOnlySpan<int> b, Span<int> x, Span<int> y, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int at = m & 3;
                    x[i] = grid[at][m] + b[i];
                    y[i] = 100 / b[i];
                }
            }
            """).With("b", Values.Range(1, 40)).Scalar("m", _ => 2).At(4, 7, 17, 33, 64, 100, 300).Expecting(Expected.Simd, simdFrom: 300),
        .. ArithmeticCases.Numbers.SelectMany(Clamps),
        .. Uniform("Abs", "Math.Abs(m)", "m", _ => int.MinValue),
        .. Uniform("Clamp", "Math.Clamp(7, m, 3)", "m", _ => 4),
        .. Uniform("Nested", "m != 0 ? Math.Abs(100 / (m + 1)) : 5", "m", _ => -1),
        .. Uniform("Right", "m != 0 && 100 / m > 3 ? 1 : 2", "m", _ => 0),
        .. Uniform("Both", "Math.Abs(m) / (m + 3)", "m", _ => -3),
        .. Types.Select(t => new KernelCase($$"""
            public static void DivideInLanes_{{t}}(ReadOnlySpan<{{t}}> a, ReadOnlySpan<{{t}}> b, Span<{{t}}> x, Span<{{t}}> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    {{t}} q = a[i] / b[i];
                    {{t}} r = a[i] % b[i];
                    x[i] = q;
                    y[i] = r + a[i] / 7;
                }
            }
            """).With("b", Values.Range(1, 20)).Expecting(SmallCases.Dividing(t))),
        .. Types.Select(t => new KernelCase($$"""
            public static void DivideOrThrow_{{t}}(ReadOnlySpan<{{t}}> a, ReadOnlySpan<{{t}}> b, Span<{{t}}> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] / b[i];
            }
            """).With("b", Values.Range(0, 300)).Expecting(Expected.Anything)),
        new KernelCase("""
            public static void ClampOfDivisions(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x, int low)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = i;
                    if (a[i] > 0)
                        v = Math.Clamp(1000 / b[i], low, low + a[i] / b[i]);
                    x[i] = v;
                }
            }
            """).With("b", Values.Range(1, 20)).Scalar("low", n => n),
        new KernelCase("""
            public static void DivideWhereItMay(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = 0;
                    if (b[i] != 0 && b[i] != -1)
                        v = a[i] / b[i] + a[i] % b[i];
                    x[i] = v;
                }
            }
            """).With("b", Values.Range(-3, 3)),
        new KernelCase("""
            public static void DivideByAnother(ReadOnlySpan<int> a, Span<int> x, int m)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[i] / m + a[i] % 10;
            }
            """).Scalar("m", _ => 3),
        new KernelCase("""
            public static void Gcd(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int u = a[i] & 1023;
                    int w = b[i] & 1023;
                    while (w != 0)
                    {
                        int t = u % w;
                        u = w;
                        w = t;
                    }
                    x[i] = u;
                }
            }
            """),
        new KernelCase("""
            public static void AbsOfIntsInLanes(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Abs(a[i]) + 1;
            }
            """).With("a", Values.Range(-100, 100)),
        new KernelCase("""
            public static void AbsThrows(ReadOnlySpan<long> a, Span<long> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Abs(a[i]);
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void SignInLanes(ReadOnlySpan<double> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Sign(a[i]);
            }
            """).With("a", Values.Range(-2, 2)),
        new KernelCase("""
            public static void SignThrows(ReadOnlySpan<float> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Sign(a[i]);
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void UniformDivisionThrows(ReadOnlySpan<float> a, Span<float> x, int n, int m)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float v = a[i];
                    if (v > 4)
                    {
                        int share = n / m;
                        v = share;
                    }
                    x[i] = v;
                }
            }
            """).Scalar("m", _ => 0).With("a", Values.Range(-5, 5)).Expecting(Expected.Anything),
    ];

    /// <summary>What may fault stands behind a write of its iteration: lanes see to it first.</summary>
    private static IEnumerable<KernelCase> Written(string name, string b, string at, Expected path) =>
    [
        new KernelCase($$"""
            public static void WrittenThenGathered{{name}}(ReadOnlySpan<double> a, ReadOnlySpan<int> at, ReadOnlySpan<int> b, Span<double> x, Span<int> y, Span<double> z)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = a[i] + i;
                    if (a[i] > 0)
                        y[i] = i;
                    z[i] = a[at[i]] * 2;
                }
            }
            """).With("at", At(at)).Running(from: 4).Expecting(path),
        new KernelCase($$"""
            public static void WrittenThenDivided{{name}}(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x, Span<long> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int v = a[i];
                    x[i] = v;
                    v = v / b[i];
                    if (v > 3)
                        y[i] = v % (b[i] + 1);
                }
            }
            """).With("a", Values.Range(0, 100)).With("b", At(b)).Expecting(path),
        new KernelCase($$"""
            public static void WrittenInPlace{{name}}(Span<int> x, ReadOnlySpan<int> b, Span<int> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = x[i] + 1;
                    y[i] = 100 / b[i];
                }
            }
            """).With("b", At(b)).Expecting(path),
        new KernelCase($$"""
            [Kernel] public static int WrittenThenEnded{{name}}(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> x)
            {
                int n = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = a[i] * 2;
                    if (1000 / b[i] == 997)
                    {
                        n = i;
                        break;
                    }
                }
                return n;
            }
            """).With("b", At(b)).Expecting(path),
    ];

    private static ValueSource At(string range) => range == "low" ? Values.Range(1, 4) : Values.Range(-1, 400);

    private static IEnumerable<KernelCase> Clamps(string t) =>
    [
        new KernelCase($$"""
            public static void ClampOf_{{t}}(ReadOnlySpan<{{t}}> a, Span<{{t}}> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Clamp(a[i], ({{t}})3, ({{t}})90);
            }
            """),
        new KernelCase($$"""
            public static void ClampBetween_{{t}}(ReadOnlySpan<{{t}}> a, ReadOnlySpan<{{t}}> b, ReadOnlySpan<{{t}}> c, Span<{{t}}> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = {{t}}.Clamp(a[i], b[i], c[i]);
            }
            """).With("b", Values.Range(0, 30)).With("c", Values.Range(30, 100)),
        new KernelCase($$"""
            public static void ClampOrThrow_{{t}}(ReadOnlySpan<{{t}}> a, ReadOnlySpan<{{t}}> b, {{t}} c, Span<{{t}}> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (a[i] > 2)
                        x[i] = Math.Clamp(a[i], b[i], c);
                }
            }
            """).With("b", Values.Range(0, 100)).Scalar("c", _ => Values.Box(Values.Constant(99)(new(1), Code(t)), Code(t))).Expecting(Expected.Anything),
    ];

    /// <summary>One value for all lanes under a condition that differs between them: it throws once a lane gets there, or never.</summary>
    private static IEnumerable<KernelCase> Uniform(string name, string value, string parameter, Func<int, object> faulting) =>
    [
        Uniform(name + "Faults", value).Scalar(parameter, faulting).Expecting(Expected.Anything),
        Uniform(name + "Holds", value).Scalar(parameter, _ => 2),
    ];

    private static KernelCase Uniform(string name, string value) => new KernelCase($$"""
        public static void UniformUnderMask{{name}}(ReadOnlySpan<float> a, Span<float> x, int m)
        {
            for (int i = 0; i < x.Length; i++)
            {
                float v = a[i];
                if (v > 19.6f)
                    v = {{value}};
                x[i] = v;
            }
        }
        """).With("a", Values.Range(-20, 20));

    private static TypeCode Code(string keyword) => keyword switch
    {
        "sbyte" => TypeCode.SByte,
        "byte" => TypeCode.Byte,
        "short" => TypeCode.Int16,
        "ushort" => TypeCode.UInt16,
        "int" => TypeCode.Int32,
        "uint" => TypeCode.UInt32,
        "long" => TypeCode.Int64,
        "ulong" => TypeCode.UInt64,
        "float" => TypeCode.Single,
        _ => TypeCode.Double,
    };
}
