using System.Linq;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests.Interception;

/// <summary>Calls of kernels in generic types.</summary>
[TestFixture]
public sealed class GenericTypeTests
{
    [Test]
    public void A_shim_has_the_type_parameters_of_the_type()
    {
        var calls = Intercepted.Calls("""
            using System;
            using System.Numerics;
            using FusedKernels;
            namespace N;
            public static partial class Ops<T> where T : struct, INumber<T>
            {
                [Kernel] public static void Scale(Span<T> x, T by) { for (int i = 0; i < x.Length; i++) x[i] *= by; }
                [Kernel] public static void Map<U>(Span<T> x, Span<U> y) where U : struct, INumber<U> { for (int i = 0; i < x.Length; i++) y[i] = U.CreateTruncating(x[i]); }
                [Kernel] public static void Plain(Span<int> x) { for (int i = 0; i < x.Length; i++) x[i] *= 2; }
                public static void Open(Span<T> x) { Scale(x, T.One); Ops<int>.Plain(default); Plain(default); }
            }
            public static class P
            {
                public static void M(double[] x, int[] y) { Ops<double>.Scale(x, 2); Ops<int>.Scale(y, 2); Ops<double>.Map<int>(x, y); Ops<float>.Plain(y); Ops<double>.ScaleKernel.Run(x, 3); }
                public static void Open<S>(S[] x) where S : struct, INumber<S> => Ops<S>.Scale(x, S.One);
            }
            """);

        Assert.That(calls.Select(c => c.Goes), Is.EqualTo(new[]
        {
            "global::N.Ops<T>.ScaleKernel.Run(x, by)", "global::N.Ops<T>.PlainKernel.Run(x)", "global::N.Ops<T>.PlainKernel.Run(x)",
            "global::N.Ops<T>.ScaleKernel.Run(x, by)", "global::N.Ops<T>.ScaleKernel.Run(x, by)", "global::N.Ops<T>.MapKernel.Run<U>(x, y)", "global::N.Ops<T>.PlainKernel.Run(x)",
            "global::N.Ops<T>.ScaleKernel.Run(x, by)",
        }));
    }

    [Test]
    public void Hidden_types_in_generic_ones_get_forwarders_with_their_own_type_parameters()
    {
        var calls = Intercepted.Calls("""
            using System;
            using System.Numerics;
            using FusedKernels;
            public partial class Outer<T> where T : struct, INumber<T>
            {
                private partial class Inner { [Kernel] public static void F(Span<T> x) { for (int i = 0; i < x.Length; i++) x[i] *= x[i]; } }
                private partial class Inner<U> where U : struct, INumber<U>
                {
                    [Kernel] public static void F<V>(Span<T> x, U y, V z) where V : struct, INumber<V> { for (int i = 0; i < x.Length; i++) x[i] *= T.CreateTruncating(y) + T.CreateTruncating(z); }
                }
                public static void Caller(Span<T> x) { Inner.F(x); Inner<int>.F(x, 2, 3f); }
            }
            public static class P { public static void M(double[] x) => Outer<double>.Caller(x); }
            """);

        Assert.That(calls.Select(c => c.Goes), Is.EqualTo(new[]
        {
            "global::Outer<T>.Inner_FKernel_Run(x)", "global::Outer<T>.Inner_1_FKernel_Run<U, V>(x, y, z)",
        }));
    }

    [Test]
    public void Kernels_with_types_that_generated_code_cannot_name_are_left_alone()
    {
        var calls = Intercepted.Calls("""
            using System;
            using System.Numerics;
            using FusedKernels;
            public partial class Outer
            {
                private interface IMine { }
                private struct Pair { public double A; }
                [Kernel] private static void G<T>(Span<T> x, T y) where T : struct, IMine { for (int i = 0; i < x.Length; i++) x[i] = y; }
                [Kernel] private static void F(Span<Pair> x) { for (int i = 0; i < x.Length; i++) x[i].A = 0; }
                private struct My : IMine { }
                public static void Caller() { F(new Pair[3]); G(new My[3], default); }
            }
            """);

        Assert.That(calls.Select(c => c.Goes), Is.Empty);
    }
}
