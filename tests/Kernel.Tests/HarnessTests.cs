using System;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>The harness itself, on kernels written by hand: it passes a right one and catches each kind of wrong one.</summary>
[TestFixture]
public sealed class HarnessTests
{
    private const string Right = """
        KernelTrace.Report("Twice", KernelPaths.Simd128);
        for (int i = 0; i < x.Length; i++)
            x[i] = a[i] + a[i];
        """;

    [Test]
    public void A_right_kernel_passes() => Assert.That(() => CaseRunner.Check(Handmade(Right)), Throws.Nothing);

    [TestCase("i < x.Length; i++", "i < x.Length - (x.Length > 99 ? 1 : 0); i++", "element", TestName = "Misses_the_last_element")]
    [TestCase("a[i] + a[i]", "a[i] + a[i] + 0.0f", "0x80000000", TestName = "Loses_the_sign_of_zero")]
    [TestCase("a[i] + a[i]", "float.IsNaN(a[i]) ? 0 : a[i] * 2", "NaN", TestName = "Loses_NaN")]
    [TestCase("a[i] + a[i]", "MathF.Abs(a[i]) < 1.2e-38f ? 0 : a[i] * 2", "element", TestName = "Flushes_subnormals")]
    [TestCase("a[i] + a[i];", "a[i] + a[i]; if (x.Length > 0) System.Runtime.CompilerServices.Unsafe.Add(ref x[0], x.Length) = 77777;", "element", TestName = "Writes_behind_the_span")]
    [TestCase("Simd128", "AsWritten", "went AsWritten", TestName = "Falls_back")]
    [TestCase("Simd128", "Scalar", "no loop in SIMD", TestName = "Is_not_vectorized")]
    [TestCase("KernelTrace.Report(\"Twice\", KernelPaths.Simd128);", "", "no path", TestName = "Is_not_called")]
    [TestCase("i < x.Length; i++", "i < x.Length + (x.Length > 99 ? 1 : 0); i++", "IndexOutOfRangeException", TestName = "Throws")]
    public void A_wrong_kernel_is_caught(string right, string wrong, string words)
    {
        CompiledCase kernel = Handmade(Right.Replace(right, wrong));

        Assert.That(() => CaseRunner.Check(kernel), Throws.InstanceOf<AssertionException>().With.Message.Contains(words));
    }

    [Test]
    public void A_sum_out_of_tolerance_is_caught()
    {
        KernelCase sum = new KernelCase("""
            [Kernel] public static double Sum(ReadOnlySpan<double> a)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                    s += a[i];
                return s;
            }
            public static class SumKernel
            {
                public static double Run(ReadOnlySpan<double> a)
                {
                    KernelTrace.Report("Sum", KernelPaths.Simd128);
                    return SumCase.Sum(a) * (a.Length > 99 ? 1 + 1e-9 : 1);
                }
            }
            """).With("a", Values.Tame).Close(1e-12).CalledBy(Way.Run);

        Assert.That(() => CaseRunner.Check(Compile(sum)), Throws.InstanceOf<AssertionException>().With.Message.Contains("result"));
    }

    [Test]
    public void A_sum_that_depends_on_the_threads_is_caught()
    {
        KernelCase sum = new KernelCase("""
            [Kernel] public static double Unsteady(ReadOnlySpan<double> a)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                    s += a[i];
                return s;
            }
            private static int calls;
            public static class UnsteadyKernel
            {
                public static double Run(ReadOnlySpan<double> a)
                {
                    KernelTrace.Report("Sum", KernelPaths.Simd128);
                    return a.Length == 0 || calls++ % 2 == 0 ? UnsteadyCase.Unsteady(a) : Math.BitIncrement(UnsteadyCase.Unsteady(a));
                }
            }
            """).With("a", Values.Tame).Close(1e-12).CalledBy(Way.Run);

        Assert.That(() => CaseRunner.Check(Compile(sum)), Throws.InstanceOf<AssertionException>().With.Message.Contains("against the first call"));
    }

    [Test]
    public void A_call_that_is_not_intercepted_is_caught()
    {
        CompiledCase kernel = Handmade(Right, Way.Intercepted);

        Assert.That(() => CaseRunner.Check(kernel), Throws.InstanceOf<AssertionException>().With.Message.Contains("no path"));
    }

    [Test]
    public void Sources_give_the_edges_and_the_same_values_again()
    {
        var seen = Enumerable.Range(0, 5000).Select(_ => 0.0).ToArray();
        var again = (double[])seen.Clone();
        Inputs.Fill(seen, 0, seen.Length, Values.Any, new Random(5));
        Inputs.Fill(again, 0, again.Length, Values.Any, new Random(5));

        Assert.Multiple(() =>
        {
            Assert.That(Comparison.Difference(seen, again), Is.Null);
            Assert.That(seen.Any(double.IsNaN) && seen.Any(double.IsPositiveInfinity) && seen.Any(double.IsSubnormal), Is.True);
            Assert.That(seen.Any(v => v == 0 && double.IsNegative(v)), Is.True);
        });
    }

    private static CompiledCase Handmade(string body, Way way = Way.Run) => Compile(new KernelCase($$"""
        [Kernel] public static void Twice(ReadOnlySpan<float> a, Span<float> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = a[i] + a[i];
        }
        public static class TwiceKernel
        {
            public static void Run(ReadOnlySpan<float> a, Span<float> x)
            {
        {{body}}
            }
        }
        """).CalledBy(way));

    private static CompiledCase Compile(KernelCase kernel) => new KernelBatch([kernel], generate: false)[kernel];
}
