using System.Linq;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests.Interception;

/// <summary>Which forms of a call are redirected, and to what.</summary>
[TestFixture]
public sealed class CallFormTests
{
    private const string Kernels = """
        using System;
        using FusedKernels;

        namespace N;

        public static partial class K
        {
            [Kernel] public static void Scale(Span<double> x, double by = 2) { for (int i = 0; i < x.Length; i++) x[i] *= by; }
            [Kernel] public static void Scale(Span<float> x, float by) { for (int i = 0; i < x.Length; i++) x[i] *= by; }
            [Kernel] public static double Sum(this double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; return s; }
            public static void Plain(double[] x) => x[0] = 1;
        }

        """;

    [TestCase("K.Scale(new double[3], 2.0)")]
    [TestCase("K.Scale(new double[3])", Description = "a default argument and a conversion to a span")]
    [TestCase("K.Scale(by: 3, x: new double[3])", Description = "named arguments out of order")]
    [TestCase("global::N.K.Scale(stackalloc double[3])")]
    [TestCase("((Action)(() => K.Scale(new double[3])))()", "K.Scale(new double[3])", Description = "in a lambda")]
    [TestCase("Local(); static void Local() => K.Scale(new double[3])", "K.Scale(new double[3])", Description = "in a local function")]
    public void A_call_is_redirected(string statement, string? call = null)
    {
        var calls = Intercepted.Calls(Kernels + $"public static class P {{ public static void M() {{ {statement}; }} }}");

        Assert.That(calls.Single().Call, Is.EqualTo(call ?? statement));
        Assert.That(calls.Single().Goes, Is.EqualTo("global::N.K.ScaleKernel.Run(x, by)"));
    }

    [TestCase("x.Sum()")]
    [TestCase("x?.Sum()", ".Sum()")]
    [TestCase("K.Sum(x)")]
    public void An_extension_method_is_redirected_in_both_forms(string expression, string? call = null)
    {
        var calls = Intercepted.Calls(Kernels + $"public static class P {{ public static double? M(double[] x) => {expression}; }}");

        Assert.That(calls.Single().Call, Is.EqualTo(call ?? expression));
        Assert.That(calls.Single().Goes, Is.EqualTo("global::N.K.SumKernel.Run(x)"));
    }

    [Test]
    public void Both_forms_of_one_extension_method_go_together()
    {
        var calls = Intercepted.Calls(Kernels + "public static class P { public static double M(double[] x) => x.Sum() + K.Sum(x) + x.Sum(); }");

        Assert.That(calls, Has.Count.EqualTo(3));
    }

    [Test]
    public void Overloads_go_to_their_own()
    {
        var calls = Intercepted.Calls(Kernels + """
            public static class P
            {
                public static void M(double[] x, float[] y) { K.Scale(x); K.Scale(y, 1); }
            }
            """);

        Assert.That(calls.Select(c => c.Call), Is.EqualTo(new[] { "K.Scale(x)", "K.Scale(y, 1)" }));
    }

    [Test]
    public void Scoped_parameters_stay_scoped()
    {
        var calls = Intercepted.Calls("""
            using System;
            using FusedKernels;
            public static partial class K
            {
                [Kernel] public static void Set(this scoped Span<double> x, double by) { for (int i = 0; i < x.Length; i++) x[i] = by; }
                public static void Caller(Span<double> x) { Set(x, 1); x.Set(by: 2); }
            }
            """);

        Assert.That(calls, Has.Count.EqualTo(2));
    }

    [Test]
    public void Calls_through_using_static_and_in_other_files_are_redirected()
    {
        var calls = Intercepted.Calls(GeneratorRun.Compile(
            Kernels,
            "using static N.K; class P { static double field = new double[1].Sum(); void M() { Scale(new double[1]); } }"));

        Assert.That(calls.Select(c => c.Call), Is.EqualTo(new[] { "new double[1].Sum()", "Scale(new double[1])" }));
    }

    [Test]
    public void Calls_in_top_level_statements_are_redirected()
    {
        var program = GeneratorRun.Compile(
            Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
            [GeneratorRun.Parse("N.K.Scale(new double[2]);"), GeneratorRun.Parse(Kernels, "K.cs")]);

        Assert.That(Intercepted.Calls(program), Has.Count.EqualTo(1));
    }

    [Test]
    public void Calls_of_other_methods_and_uses_that_are_no_calls_stay()
    {
        var calls = Intercepted.Calls(Kernels + """
            public static class P
            {
                public static void M(double[] x)
                {
                    K.Plain(x);
                    Func<double[], double> f = K.Sum;
                    f(x);
                    Scale(x, nameof(K.Scale));
                }

                private static void Scale(double[] x, string name) => x[name.Length] = K.SumKernel.Run(x);
            }
            """);

        Assert.That(calls, Is.Empty);
    }

    [Test]
    public void Calls_inside_kernels_stay()
    {
        var calls = Intercepted.Calls("""
            using FusedKernels;
            public static partial class K
            {
                [Kernel] public static double Sum(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; return s; }
                [Kernel] public static double Twice(double[] x) { double s = 2 * Sum(x); return s; }
                public static double Caller(double[] x) => Twice(x);
            }
            """);

        Assert.That(calls.Select(c => c.Call), Has.None.EqualTo("Sum(x)"));
    }

    [Test]
    public void Calls_of_a_method_that_cannot_be_a_kernel_stay()
    {
        var calls = Intercepted.Calls("""
            using FusedKernels;
            public partial class K
            {
                [Kernel] public double Sum(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; return s; }
                public double Caller(double[] x) => Sum(x);
            }
            """);

        Assert.That(calls, Is.Empty);
    }

    [TestCase("public", "global::K.Inner.FKernel.Run(x, in a, in b, ref c, out d, ref e)")]
    [TestCase("private", "global::K.Inner_FKernel_Run(x, in a, in b, ref c, out d, ref e)")]
    public void Parameters_by_reference_stay_so(string accessibility, string goes)
    {
        var calls = Intercepted.Calls($$"""
            using System;
            using FusedKernels;
            public static partial class K
            {
                {{accessibility}} static partial class Inner
                {
                    [Kernel] public static void F(scoped Span<int> x, in int a, ref readonly int b, ref int c, out int d, scoped ref int e)
                    {
                        d = a + b;
                        for (int i = 0; i < x.Length; i++) x[i] = d + e;
                        c = d;
                    }
                }

                public static int Caller(int[] x, int n) { Inner.F(x, 3, in n, ref x[1], out int d, ref n); return d; }
            }
            """);

        Assert.That(calls.Single().Goes, Is.EqualTo(goes));
    }

    [Test]
    public void Calls_of_generic_kernels_go_to_the_instance()
    {
        var calls = Intercepted.Calls("""
            using System;
            using System.Numerics;
            using FusedKernels;
            public static partial class K
            {
                [Kernel] public static T Scale<T, U>(this Span<T> x, in T by, U other = default) where T : struct, INumber<T> where U : unmanaged
                {
                    for (int i = 0; i < x.Length; i++) x[i] *= by;
                    return by;
                }

                [Kernel] public static float Scale(Span<float> x, in float by, int other) => by;
                private static partial class Inner { [Kernel] public static void Fill<T>(T[] x, T value) where T : struct { for (int i = 0; i < x.Length; i++) x[i] = value; } }
                public static void Caller(Span<float> x, double[] y) { x.Scale<float, int>(2); K.Scale(x, 3, 5L); K.Scale(x, 3f, 1); Inner.Fill(y, 3.0); }
                public static void Open<T>(Span<T> x) where T : struct, INumber<T> => x.Scale(T.One, 'c');
            }
            """);

        Assert.That(calls.Select(c => c.Goes), Is.EqualTo(new[]
        {
            "global::K.ScaleKernel.Run<T, U>(x, in by, other)", "global::K.ScaleKernel.Run<T, U>(x, in by, other)", "global::K.ScaleKernel.Run(x, in by, other)",
            "global::K.Inner_FillKernel_Run<T>(x, value)", "global::K.ScaleKernel.Run<T, U>(x, in by, other)",
        }));
    }

    [TestCase("off", 0)]
    [TestCase("OFF", 0)]
    [TestCase("on", 1)]
    [TestCase("", 1)]
    public void The_property_FusedKernels_switches_redirection(string value, int expected)
    {
        var calls = Intercepted.Calls(Kernels + "public static class P { public static void M(double[] x) => K.Scale(x); }", value);

        Assert.That(calls, Has.Count.EqualTo(expected));
    }

    [Test]
    public void An_attribute_behind_an_alias_counts()
    {
        var calls = Intercepted.Calls("""
            using Fast = FusedKernels.KernelAttribute;
            public static partial class K
            {
                [Fast] public static double Sum(double[]? x) { double s = 0; for (int i = 0; i < x!.Length; i++) s += x[i]; return s; }
                public static double Caller(double[] x) => Sum(x);
            }
            """);

        Assert.That(calls, Has.Count.EqualTo(1));
    }
}
