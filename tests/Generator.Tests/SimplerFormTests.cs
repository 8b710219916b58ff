using FusedKernels.Generator.IR;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>What is written in a roundabout way stands in simpler words before loops are looked at.</summary>
[TestFixture]
public sealed class SimplerFormTests
{
    private const string Parameters = "double[] x, double[] z, int n, double p";

    [TestCase("int half = 8; int step = 2 * half; for (int i = 0; i < n; i += step) x[i + half] = p;", "for i = 0; i < n; i += 16", "x[(i + 8)] = p", TestName = "Constants: names of numbers")]
    [TestCase("int k = 3; for (int i = 0; i < n; i++) { x[i] = k; k = 4; }", "double)k", "k = 4", TestName = "Constants: not one that changes")]
    [TestCase("double s = p; for (int i = 0; i < n; i++) s = s + x[i] * z[i] - z[i]; x[0] = s;", "s += (x[i] * z[i])", "s += -z[i]", TestName = "Sums: term by term")]
    [TestCase("double s = p; for (int i = 0; i < n; i++) s = x[i] * s * z[i]; x[0] = s;", "s *= x[i]", "s *= z[i]", TestName = "Sums: products")]
    [TestCase("double s = p; for (int i = 0; i < n; i++) s = x[i] - s + z[i]; x[0] = s;", "s = ((x[i] - s) + z[i])", "for i", TestName = "Sums: not one that changes its sign")]
    [TestCase("double s = p; for (int i = 0; i < n; i++) s = s + x[i] * z[i] * s; x[0] = s;", "s = (s + ((x[i] * z[i]) * s))", "for i", TestName = "Sums: not one that is read besides")]
    [TestCase("for (int i = 0; i + n <= x.Length; i++) x[i] = p;", "for i = 0; i <= (x.Length - n); i += 1", "x[i] = p", TestName = "Ends: what is added to the index")]
    [TestCase("for (int i = x.Length - 1; i - n >= 0; i--) x[i] = p;", "for i = (x.Length - 1); i >= ", "x[i] = p", TestName = "Ends: what is taken from the index")]
    public void Reads(string statements, string first, string second) =>
        Assert.That(IrPrinter.Print(LoweredBody.Of(Parameters, statements)), Does.Contain(first).And.Contain(second));
}
