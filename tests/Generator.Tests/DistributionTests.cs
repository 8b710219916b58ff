using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;
using FusedKernels.Generator.Transforms;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Loops made of loops: text in, text out.</summary>
[TestFixture]
public sealed class DistributionTests
{
    private const string Parameters = "Span<double> a, Span<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, int n";

    [Test]
    public void The_recurrence_stands_behind() => Gives(
        "for (int i = 1; i < n; i++) { a[i] += c[i] * d[i]; b[i] = (b[i - 1] + a[i]) * d[i]; }",
        """
        for i = 1; i < n; i += 1
          a[i] = (a[i] + (c[i] * d[i]))
        for i2 = 1; i2 < n; i2 += 1
          b[i2] = ((b[(i2 - 1)] + a[i2]) * d[i2])
        """);

    [Test]
    public void The_recurrence_stands_ahead() => Gives(
        "for (int i = 1; i < n; i++) { b[i] = b[i - 1] * 0.5 + c[i]; a[i] = Math.Exp(b[i]); }",
        """
        for i2 = 1; i2 < n; i2 += 1
          b[i2] = ((b[(i2 - 1)] * 0.5d) + c[i2])
        for i = 1; i < n; i += 1
          a[i] = Exp(b[i])
        """);

    [Test]
    public void A_cheap_value_is_computed_again() => Gives(
        "for (int i = 1; i < n; i++) { double h = d[i] * 2; a[i] = Math.Sqrt(c[i]) + h; b[i] = b[i - 1] * a[i] + h; }",
        """
        for i = 1; i < n; i += 1
          double h = (d[i] * 2d)
          a[i] = (Sqrt(c[i]) + h)
        for i2 = 1; i2 < n; i2 += 1
          double h2 = (d[i2] * 2d)
          b[i2] = ((b[(i2 - 1)] * a[i2]) + h2)
        """);

    [Test]
    public void A_value_is_read_where_it_is_stored() => Gives(
        "for (int i = 1; i < n; i++) { double x = Math.Exp(c[i]); a[i] = x; b[i] = b[i - 1] * 0.5 + x; }",
        """
        for i = 1; i < n; i += 1
          double x = Exp(c[i])
          a[i] = x
        for i2 = 1; i2 < n; i2 += 1
          b[i2] = ((b[(i2 - 1)] * 0.5d) + a[i2])
        """);

    [Test]
    public void What_is_of_a_kind_stays_one() => Gives(
        "double s = 1; for (int i = 1; i < n; i++) { a[i] = Math.Exp(c[i]); s = s * 0.5 + a[i]; b[i] = b[i - 1] * 0.5 + c[i]; a[i - 1] = a[i] * 2; } b[0] = s;",
        """
        double s = 1d
        for i = 1; i < n; i += 1
          a[i] = Exp(c[i])
        for i2 = 1; i2 < n; i2 += 1
          s = ((s * 0.5d) + a[i2])
          b[i2] = ((b[(i2 - 1)] * 0.5d) + c[i2])
        for i3 = 1; i3 < n; i3 += 1
          a[(i3 - 1)] = (a[i3] * 2d)
        b[0] = s
        """);

    [TestCase("for (int i = 1; i < n; i++) { a[i] = b[i - 1] + c[i]; b[i] = a[i] * 2; }", TestName = "Statements that wait for each other")]
    [TestCase("for (int i = 1; i < n; i++) { double x = Math.Exp(c[i]); b[i] = b[i - 1] * 0.5 + x; a[i] = x * 2; }", TestName = "A costly value that is not stored")]
    [TestCase("for (int i = 1; i < n; i++) { b[i] = b[i - 1] + c[i]; a[(int)d[i]] = a[i] + 1; }", TestName = "A place that nothing proves in range")]
    [TestCase("double s = 1; for (int i = 1; i < n; i++) { a[i] = s; s = s * c[i]; }", TestName = "A value that is handed on")]
    public void Leaves_alone(string statements)
    {
        Body body = LoweredBody.Of(Parameters, statements);

        Assert.That(UnderGuards.Run(body, FloatOrder.Shaped, new HashSet<int>()).Body, Is.EqualTo(body));
    }

    [TestCase("a[i] = Math.Sqrt(c[i]) / (1 + Math.Sqrt(d[i])); b[i] = b[i - 1] * 0.5 + a[i];", true, TestName = "Roots beside a recurrence")]
    [TestCase("a[i] = c[i] * d[i]; b[i] = b[i - 1] * a[i] / d[i];", false, TestName = "A recurrence that takes longer than all else")]
    public void Is_done_where_it_pays(string statements, bool pays)
    {
        Body body = LoweredBody.Of(Parameters, $"for (int i = 1; i < n; i++) {{ {statements} }}");

        Assert.That(UnderGuards.Run(body, FloatOrder.Shaped, new HashSet<int>(), DistributionCost.Pays).Done, Has.Count.EqualTo(pays ? 1 : 0));
    }

    private static void Gives(string statements, string expected)
    {
        GuardedBody guarded = UnderGuards.Run(LoweredBody.Of(Parameters, statements), FloatOrder.Source, new HashSet<int>());

        Assert.That(IrPrinter.Print(guarded.Body).Trim(), Is.EqualTo(expected));
        Assert.That(IrVerifier.Faults(guarded.Body), Is.Empty);
        Assert.That(guarded.Relied.OfType<InRange>(), Is.Not.Empty);
        Assert.That(guarded.Relied.OfType<NoOverlap>(), Is.Not.Empty);
        Assert.That(guarded.Done, Has.Count.EqualTo(1));
    }
}
