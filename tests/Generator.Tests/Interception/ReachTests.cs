using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests.Interception;

/// <summary>Shims live outside of the user's types: which kernels they reach, and how.</summary>
[TestFixture]
public sealed class ReachTests
{
    private const string Body = "{ double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; return s; }";

    [TestCase("private", "global::Outer.SumKernel.Run(x)")]
    [TestCase("protected", "global::Outer.SumKernel.Run(x)")]
    [TestCase("private protected", "global::Outer.SumKernel.Run(x)")]
    [TestCase("internal", "global::Outer.SumKernel.Run(x)")]
    [TestCase("public", "global::Outer.SumKernel.Run(x)")]
    public void A_method_is_reached_whatever_its_accessibility(string accessibility, string goes)
    {
        var calls = Intercepted.Calls($$"""
            using FusedKernels;
            public partial class Outer
            {
                [Kernel] {{accessibility}} static double Sum(double[] x) {{Body}}
                public static double Caller(double[] x) => Sum(x);
            }
            """);

        Assert.That(calls.Single().Goes, Is.EqualTo(goes));
    }

    [TestCase("private", "global::N.Outer.Inner_SumKernel_Run(x)")]
    [TestCase("protected", "global::N.Outer.Inner_SumKernel_Run(x)")]
    [TestCase("private protected", "global::N.Outer.Inner_SumKernel_Run(x)")]
    [TestCase("internal", "global::N.Outer.Inner.SumKernel.Run(x)")]
    [TestCase("protected internal", "global::N.Outer.Inner.SumKernel.Run(x)")]
    public void A_nested_type_that_shims_cannot_see_gets_a_forwarder(string accessibility, string goes)
    {
        var calls = Intercepted.Calls($$"""
            using FusedKernels;
            namespace N
            {
                public partial class Outer
                {
                    {{accessibility}} partial class Inner
                    {
                        [Kernel] public static double Sum(double[] x) {{Body}}
                    }

                    public static double Caller(double[] x) => Inner.Sum(x);
                }
            }
            """);

        Assert.That(calls.Single().Goes, Is.EqualTo(goes));
    }

    [Test]
    public void The_forwarder_is_in_the_innermost_type_that_shims_see()
    {
        var calls = Intercepted.Calls($$"""
            using FusedKernels;
            internal partial struct A
            {
                public partial struct B
                {
                    private partial record C
                    {
                        public partial interface D
                        {
                            [Kernel] static double Sum(double[] x) {{Body}}
                            [Kernel] static double Sum(double[] x, int from) {{Body}}
                        }
                    }

                    public static double Caller(double[] x) => C.D.Sum(x) + C.D.Sum(x, 1);
                }
            }
            """);

        Assert.That(calls.Select(c => c.Goes), Is.EqualTo(new[] { "global::A.B.C_D_SumKernel_Run(x)", "global::A.B.C_D_SumKernel_Run(x, from)" }));
    }

    [Test]
    public void Each_type_around_a_hidden_one_gets_a_forwarder()
    {
        var calls = Intercepted.Calls($$"""
            using FusedKernels;
            public partial class A
            {
                private partial class B
                {
                    private partial class C
                    {
                        [Kernel] internal static double @new(double[] x) {{Body}}
                    }

                    public static double Caller(double[] x) => C.@new(x);
                }
            }
            """);

        Assert.That(calls.Single().Goes, Is.EqualTo("global::A.B_C_newKernel_Run(x)"));
    }

    [Test]
    public void An_obsolete_type_is_reached()
    {
        var calls = Intercepted.Calls($$"""
            using System;
            using FusedKernels;
            public static partial class Outer
            {
                [Obsolete("no", error: true)]
                public static partial class Inner
                {
                    [Kernel] public static double Sum(double[] x) {{Body}}
                    public static double Caller(double[] x) => Sum(x);
                }
            }
            """);

        Assert.That(calls, Has.Count.EqualTo(1));
    }

    [Test]
    public void Kernels_of_a_referenced_assembly_are_reached()
    {
        Compilation library = Library($$"""
            using FusedKernels;
            namespace L;
            public static partial class K
            {
                [Kernel] public static double Sum(this double[] x) {{Body}}
                [Kernel] public static double Sum(float[]? x) { double s = 0; for (int i = 0; i < x!.Length; i++) s += x[i]; return s; }
                [Kernel] public static double Sum(scoped System.ReadOnlySpan<float> x) {{Body}}
                [Kernel] internal static double Hidden(double[] x) {{Body}}
            }
            """);

        var calls = Intercepted.Calls(Using(library, """
            using L;
            public static class P { public static double M(double[] x) => K.Sum(x) + x.Sum() + K.Sum(new float[1]) + K.Sum(stackalloc float[1]); }
            """));

        Assert.That(calls.Select(c => c.Goes), Is.EqualTo(Enumerable.Repeat("global::L.K.SumKernel.Run(p0)", 4)));
    }

    [Test]
    public void Generic_kernels_of_a_referenced_assembly_are_reached_where_it_has_compiled_them()
    {
        Compilation library = Library("""
            using System;
            using System.Numerics;
            using FusedKernels;
            namespace L;
            public static partial class K
            {
                [Kernel, KernelInstance(typeof(float))] public static void Scale<T>(this Span<T> x, T by) where T : struct, INumber<T> { for (int i = 0; i < x.Length; i++) x[i] *= by; }
                private static void Known(Span<int> x) => x.Scale(3);
            }
            public static partial class Ops<T> where T : struct, INumber<T>
            {
                [Kernel, KernelInstance(typeof(int), typeof(double))] public static void Map<U>(Span<T> x, Span<U> y) where U : struct, INumber<U> { for (int i = 0; i < x.Length; i++) y[i] = U.CreateTruncating(x[i]); }
                [Kernel] public static void Plain(int[] x) { for (int i = 0; i < x.Length; i++) x[i] *= 2; }
            }
            """);

        var calls = Intercepted.Calls(Using(library, """
            using System;
            using System.Numerics;
            using L;
            public static class P
            {
                public static void M(float[] f, double[] d, int[] i)
                {
                    K.Scale(f, 2f); K.Scale(d, 2.0); ((Span<int>)i).Scale(2);
                    Ops<int>.Map<double>(i, d); Ops<int>.Map<float>(i, f); Ops<byte>.Plain(i);
                }
                public static void Open<S>(S[] x, int[] y) where S : struct, INumber<S> { K.Scale<S>(x, S.One); Ops<S>.Plain(y); }
            }
            """));

        Assert.That(calls.Select(c => $"{c.Call} => {c.Goes}"), Is.EqualTo(new[]
        {
            "K.Scale(f, 2f) => global::L.K.ScaleKernel.Run<T>(p0, p1)",
            "((Span<int>)i).Scale(2) => global::L.K.ScaleKernel.Run<T>(p0, p1)",
            "Ops<int>.Map<double>(i, d) => global::L.Ops<T>.MapKernel.Run<U>(p0, p1)",
            "Ops<byte>.Plain(i) => global::L.Ops<T>.PlainKernel.Run(p0)",
            "K.Scale<S>(x, S.One) => global::L.K.ScaleKernel.Run<T>(p0, p1)",
            "Ops<S>.Plain(y) => global::L.Ops<T>.PlainKernel.Run(p0)",
        }));
    }

    [Test]
    public void Kernels_of_an_assembly_that_was_built_without_the_generator_stay_as_written()
    {
        CSharpCompilation library = LibrarySource($$"""
            using FusedKernels;
            namespace L;
            public static partial class K { [Kernel] public static double Sum(double[] x) {{Body}} }
            """);

        var calls = Intercepted.Calls(Using(library, "public static class P { public static double M(double[] x) => L.K.Sum(x); }"));

        Assert.That(calls, Is.Empty);
    }

    [Test]
    public void A_protected_kernel_of_a_referenced_base_class_stays_as_written()
    {
        Compilation library = Library($$"""
            using FusedKernels;
            namespace L;
            public partial class K
            {
                protected partial class Inner { [Kernel] public static double Sum(double[] x) {{Body}} }
            }
            """);

        var calls = Intercepted.Calls(Using(library, "public class P : L.K { public static double M(double[] x) => Inner.Sum(x); }"));

        Assert.That(calls, Is.Empty);
    }

    private static CSharpCompilation LibrarySource(string source) =>
        GeneratorRun.Compile(OutputKind.DynamicallyLinkedLibrary, [GeneratorRun.Parse(source, "K.cs")], "Library");

    private static Compilation Library(string source) => GeneratorRun.Generate(LibrarySource(source));

    // Through an image, as in a build: metadata, not the library's own symbols.
    private static CSharpCompilation Using(Compilation library, string source)
    {
        Assert.That(GeneratorRun.Problems(library), Is.Empty);
        var image = new MemoryStream();
        library.Emit(image);
        return GeneratorRun.Compile(source).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
    }
}
