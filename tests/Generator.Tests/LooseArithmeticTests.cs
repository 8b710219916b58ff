using System.Collections.Generic;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>What FastMath allows within an iteration: text in, text out.</summary>
[TestFixture]
public sealed class LooseArithmeticTests
{
    private const string Parameters = "double[] a, double[] b, double[] c, float[] f, int[] k, double s, float t, int n";

    [TestCase("a[i] = b[i] * c[i] + s;", "FusedMultiplyAdd(b[i], c[i], s)")]
    [TestCase("a[i] = s + b[i] * c[i];", "FusedMultiplyAdd(b[i], c[i], s)")]
    [TestCase("a[i] = b[i] * c[i] - s;", "FusedMultiplyAdd(b[i], c[i], -s)")]
    [TestCase("a[i] = s - b[i] * c[i];", "FusedMultiplyAdd(-b[i], c[i], s)")]
    [TestCase("a[i] = -(b[i] * c[i]) + s;", "FusedMultiplyAdd(-b[i], c[i], s)")]
    [TestCase("a[i] = b[i] * c[i] - 2.5;", "FusedMultiplyAdd(b[i], c[i], -2.5d)")]
    [TestCase("a[i] = (b[i] * s + c[i]) * s + 1;", "FusedMultiplyAdd(FusedMultiplyAdd(b[i], s, c[i]), s, 1d)")]
    [TestCase("a[i] = b[i] * s + c[i] * s;", "FusedMultiplyAdd(b[i], s, (c[i] * s))")]
    public void Products_are_fused_with_sums(string body, string value) =>
        Gives(body, $"a[i] = {value}", $"{(value.Split("Fused").Length == 2 ? "1 product is" : "2 products are")} added without being rounded first");

    [TestCase("a[i] = (b[i] + c[i]) * s;")]
    [TestCase("k[i] = k[i] * n + 1;")]
    public void Others_are_not(string body) => Assert.That(Loosened(body, out IReadOnlyList<string> notes), Is.EqualTo(LoweredBody.Loop(LoweredBody.Of(Parameters, Loop(body)))), string.Join("; ", notes));

    [Test]
    public void Products_are_taken_in_unrounded() => Gives("s += b[i] * c[i];", "s += b[i] * c[i] rounded once", "1 product is added without being rounded first");

    [TestCase("a[i] = b[i] / s;", "(b[i] * (1d / s))")]
    [TestCase("a[i] = (b[i] + 1) / (s + n);", "((b[i] + 1d) * (1d / (s + (double)n)))")]
    [TestCase("a[i] = b[i] / 8;", "(b[i] * 0.125d)")]
    public void What_the_loop_does_not_change_divides_by_its_reciprocal(string body, string value) => Gives(body, $"a[i] = {value}", "1 division is by the reciprocal of what the loop does not change");

    [TestCase("a[i] = b[i] / c[i];")]
    [TestCase("a[i] = s / 3;")]
    [TestCase("a[i] = b[i] / 1e-310;")]
    [TestCase("f[i] = f[i] / 1e38f;")]
    [TestCase("k[i] = k[i] / n;")]
    [TestCase("double d = b[i]; a[i] = c[i] / d;")]
    public void Other_divisions_stay(string body) => Others_are_not(body);

    [TestCase("a[i] = 1 / Math.Sqrt(b[i]);", "ReciprocalSqrtEstimate(b[i])")]
    [TestCase("a[i] = c[i] / Math.Sqrt(b[i]);", "(c[i] * ReciprocalSqrtEstimate(b[i]))")]
    [TestCase("a[i] = FusedKernels.KernelMath.ReciprocalSqrt(b[i]);", "ReciprocalSqrtEstimate(b[i])")]
    public void Reciprocal_square_roots_are_estimated(string body, string value) =>
        Gives(body, $"a[i] = {value}", "1 reciprocal square root is an estimate with a step of Newton's method, within 2 ulp");

    private static void Gives(string body, string expected, string note)
    {
        For loosened = Loosened(body, out IReadOnlyList<string> notes);

        Assert.That(IrPrinter.Print(loosened.Body).TrimEnd(), Is.EqualTo(expected));
        Assert.That(notes, Is.EqualTo(new[] { note }));
    }

    private static For Loosened(string body, out IReadOnlyList<string> notes) => LooseArithmetic.Run(LoweredBody.Loop(LoweredBody.Of(Parameters, Loop(body))), out notes);

    private static string Loop(string body) => $"for (int i = 0; i < n; i++) {{ {body} }}";
}
