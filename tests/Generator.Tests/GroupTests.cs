using System.Linq;
using FusedKernels.Generator.IR;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Loops by groups of elements whose index is divided by the size of the group: text in, text out.</summary>
[TestFixture]
public sealed class GroupTests
{
    private const string Parameters = "double[] x, double[] y, int[] k, int n, int m";

    [TestCase("for (int i = 0; i < x.Length; i += 2) y[i / 2] = x[i];",
        """
        int groups = ((0 < x.Length) ? (((x.Length - 1) / 2) + 1) : 0)
        for group = 0; group < groups; group += 1
          int i = (group * 2)
          y[group] = x[i]
        """,
        TestName = "Pairs")]
    [TestCase("for (int i = 4; i <= n; i += 8) { y[(i - 1) >> 2] = i % 4; k[i & 7] = (i + 5) / 8; }",
        """
        int groups = ((4 <= n) ? (((n - 4) / 8) + 1) : 0)
        for group = 0; group < groups; group += 1
          y[(group * 2)] = (double)0
          k[4] = (group + 1)
        """,
        TestName = "Parts of groups, and what remains")]
    public void Counts(string statements, string expected)
    {
        Body body = LoweredBody.Of(Parameters, statements);

        Assert.That(IrPrinter.Print(body).Trim(), Is.EqualTo(expected));
        Assert.That(IrVerifier.Faults(body), Is.Empty);
    }

    [Test]
    public void That_the_index_does_not_wrap_around_is_relied_on() =>
        Assert.That(LoweredBody.Of(Parameters, "for (int i = 0; i < n; i += 2) y[i / 2] = x[i];").Relied.Select(r => IrPrinter.Print(r.Condition)), Has.Some.EqualTo("(n <= 2147483645)"));

    [TestCase("for (int i = 0; i < n; i += 2) y[i / 3] = x[i];", TestName = "Another divisor")]
    [TestCase("for (int i = m; i < n; i += 2) y[i / 2] = x[i];", TestName = "Nobody knows where it starts")]
    [TestCase("for (int i = 0; i < n; i += 2) y[(i - 1) / 2] = x[i];", TestName = "What is divided may be negative")]
    [TestCase("for (int i = 0; i < n; i++) y[i / 2] = x[i];", TestName = "Elements one by one")]
    [TestCase("for (int i = n; i > 0; i -= 2) y[i / 2] = x[i];", TestName = "Down")]
    public void Leaves(string statements) =>
        Assert.That(IrPrinter.Print(LoweredBody.Of(Parameters, statements)), Does.Not.Contain("group"));
}
