using System.Linq;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Code that does not compile (yet): the generator neither fails nor adds errors of its own.</summary>
[TestFixture]
public sealed class BrokenCodeTests
{
    private const string Body = "{ for (int i = 0; i < x.Length; i++) x[i] = 2; }";

    [TestCase($"partial class K {{ [Kernel] static void A(double[] x) {Body} [Kernel] static void A(double[] x) {Body} }}")]
    [TestCase($"partial class K {{ static void A(double[] x) {Body} [Kernel] static int A(double[] x) {Body} }}")]
    [TestCase($"partial class K {{ [Kernel] static void A(double[] x) {Body} }} partial struct K {{ [Kernel] static void A(double[] x) {Body} }}")]
    [TestCase($"partial class K {{ [Kernel] static void A(double[] x) {Body} }} class K {{ [Kernel] static void A(double[] x) {Body} }}")]
    [TestCase($"partial class K {{ [Kernel] static partial void A(double[] x); [Kernel] static partial void A(double[] x) {Body} }}")]
    [TestCase("partial class K { [Kernel] static void A(Missing[] x) { x[0] = nothing; for (int i = 0; i < ; i++) x[i] = 1; } [Kernel] }")]
    [TestCase("partial class K { [Kernel(Parallel = 3)] static void A(double[] x) { } [Kernel] K() { } [return: Kernel] static int F() => 3; }")]
    public void It_adds_no_errors(string source)
    {
        Compilation before = GeneratorRun.Compile("using FusedKernels; " + source);
        Compilation after = GeneratorRun.Generate(before);

        string[] known = [.. GeneratorRun.Problems(before).Select(problem => problem.ToString())];
        Assert.That(known, Is.Not.Empty);
        Assert.That(GeneratorRun.Problems(after).Select(problem => problem.ToString()).Except(known), Is.Empty);
    }

    /// <summary>Every text that a user passes through when typing, in steps of a few characters.</summary>
    [Test]
    public void It_survives_every_beginning_of_a_file()
    {
        const string Source = """
            using System; using FusedKernels;
            namespace N { public static partial class K {
                [Kernel(Parallel = true)] public static double A(double[] x, Span<double> y, double by = 2.5)
                { double s = 0; for (int i = 0; i < x.Length; i++) { y[i] = x[i] * by; if (x[i] > 0) s += x[i]; } return s; }
                public static double C(double[] a) { Func<double> f = () => A(x: a, y: a); return A(a, a) + f(); } } }
            """;
        for (int length = 0; length < Source.Length; length += 3)
            Assert.That(() => GeneratorRun.Generate(GeneratorRun.Compile(Source[..length])), Throws.Nothing, Source[..length]);
    }
}
