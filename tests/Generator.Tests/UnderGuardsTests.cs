using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Transforms that are right behind checks on entry: text in, text out.</summary>
[TestFixture]
public sealed class UnderGuardsTests
{
    private const string Parameters = "Span<double> a, Span<double> b, ReadOnlySpan<double> c, int n";

    [Test]
    public void Reads_ahead_of_the_write() => Gives(
        "for (int i = 0; i < n; i++) { a[i] = b[i] * c[i]; b[i] = a[i] * a[i + 1]; }",
        """
        for i = 0; i < n; i += 1
          double a_ahead = a[(i + 1)]
          a[i] = (b[i] * c[i])
          b[i] = (a[i] * a_ahead)
        """,
        typeof(InRange),
        "a[(i + 1)] behind a[i]");

    [Test]
    public void Reads_ahead_of_a_write_to_another_buffer() => Gives(
        "for (int i = 0; i < n; i++) { b[i] = c[i]; a[i] = c[i] + 1; b[i] = a[i + 1] + a[i]; }",
        """
        for i = 0; i < n; i += 1
          double a_ahead = a[(i + 1)]
          b[i] = c[i]
          a[i] = (c[i] + 1d)
          b[i] = (a_ahead + a[i])
        """,
        typeof(NoOverlap),
        "a and b apart");

    [Test]
    public void Hands_on_what_the_next_iteration_reads() => Gives(
        "for (int i = 1; i < n; i++) { b[i] = c[i]; double t = a[i - 1] + c[i]; a[i] = t; }",
        """
        double a_last = ((1 < n) ? a[0] : 0d)
        for i = 1; i < n; i += 1
          b[i] = c[i]
          a_last += c[i]
          double t = a_last
          a[i] = a_last
        """,
        typeof(NoOverlap),
        "b and a apart");

    [Test]
    public void Hands_nothing_on_to_what_stands_behind_the_write()
    {
        Body body = LoweredBody.Of(Parameters + ", double s", "for (int i = 1; i < n; i++) { a[i] = a[i - 1] + c[i]; s = s + a[i - 1]; } b[0] = s;");

        Assert.That(IrPrinter.Print(UnderGuards.Run(body, FloatOrder.Shaped, new HashSet<int>()).Body), Does.Contain("s += a[(i - 1)]"));
    }

    [Test]
    public void Peels_what_is_carried() => Gives(
        "double x = c[n - 1]; for (int i = 0; i < n; i++) { a[i] = (c[i] + x) * 0.5; x = c[i]; }",
        """
        double x = c[(n - 1)]
        if (0 < n)
          a[0] = ((c[0] + x) * 0.5d)
          x = c[0]
        for i = 1; i < n; i += 1
          double x_before = c[(i + -1)]
          a[i] = ((c[i] + x_before) * 0.5d)
          double x_now = c[i]
        """,
        typeof(NoOverlap),
        "c apart from a");

    [Test]
    public void Keeps_the_last_iteration_that_gives_a_value() => Gives(
        "int at = -1; double x = 0; for (int i = 0; i < n; i++) { double t = c[i] * 2; if (t > 1) { at = i; x = t + 1; } a[i] = t; } a[0] = x + at;",
        """
        int at = -1
        double x = 0d
        long at_last = -9223372036854775808L
        for i = 0; i < n; i += 1
          double t = (c[i] * 2d)
          if (t > 1d)
            int at_now = i
            at_last greatest= (long)i
            double x_now = (t + 1d)
          a[i] = t
        if (at_last != -9223372036854775808L)
          at = (int)at_last
          x = ((c[(int)at_last] * 2d) + 1d)
        a[0] = (x + (double)at)
        """,
        typeof(NoOverlap),
        "c apart from a");

    [Test]
    public void Computes_the_last_value() => Gives(
        "double x = 0; for (int i = n - 1; i >= 0; i--) { x = c[i] + i; a[i] = x * 2; } a[0] = x;",
        """
        double x = 0d
        for i = (n - 1); i >= 0; i += -1
          double x_now = (c[i] + (double)i)
          a[i] = (x_now * 2d)
        x = (((n - 1) >= 0) ? (c[0] + (double)0) : x)
        a[0] = x
        """,
        typeof(NoOverlap),
        "c apart from a");

    [Test]
    public void Wraps_around() => Gives(
        "int last = n - 1; for (int i = 0; i < n; i++) { a[i] = c[i] + c[last]; last = i; }",
        """
        int last = (n - 1)
        if (0 < n)
          a[0] = (c[0] + c[last])
          last = 0
        for i = 1; i < n; i += 1
          int last_before = (i + -1)
          a[i] = (c[i] + c[last_before])
          int last_now = i
        """,
        null,
        "no check");

    [Test]
    public void Puts_the_write_first() => Gives(
        "for (int i = 1; i < n; i++) { double t = c[i]; a[i] = b[i - 1] + t; b[i] = a[i + 1] * 2; }",
        """
        for i = 1; i < n; i += 1
          double t = c[i]
          b[i] = (a[(i + 1)] * 2d)
          a[i] = (b[(i - 1)] + t)
        """,
        typeof(NoOverlap),
        "a and b apart");

    [Test]
    public void Splits_in_the_middle() => Gives(
        "for (int i = 0; i < n; i++) { double x = a[n - 1 - i] + c[i]; a[i] = x; }",
        """
        for i = 0; i < (int)((long)n >> 1); i += 1
          double x = (a[((n - 1) - i)] + c[i])
          a[i] = x
        if (((((-1L + (long)n) & 1L) == 0L) & ((long)0 <= ((-1L + (long)n) >> 1))) & (((-1L + (long)n) >> 1) < (long)n))
          double x2 = (a[((n - 1) - (int)((-1L + (long)n) >> 1))] + c[(int)((-1L + (long)n) >> 1)])
          a[(int)((-1L + (long)n) >> 1)] = x2
        for i2 = (int)(((-1L + (long)n) >> 1) + 1L); i2 < n; i2 += 1
          double x3 = (a[((n - 1) - i2)] + c[i2])
          a[i2] = x3
        """,
        typeof(Reached),
        "the middle lies within");

    [TestCase("for (int i = 0; i < n; i++) a[i] = a[n - 1 - i] + a[0];", TestName = "Accesses that cross, and one that stands still")]
    [TestCase("for (int i = 1; i < n; i++) { a[i] = b[i - 1]; b[i] = a[i - 1]; }", TestName = "Two that wait for each other")]
    [TestCase("for (int i = 1; i < n; i++) a[i] = a[i - 1] * c[i] + 1;", TestName = "A recurrence")]
    [TestCase("double x = 1; for (int i = 0; i < n; i++) { a[i] = x; x = x * c[i]; }", TestName = "A product of all before")]
    [TestCase("double x = 1; for (int i = 0; i < n; i++) { a[i] = x; if (c[i] > 0) x = c[i]; }", TestName = "A value that some iterations hand on")]
    [TestCase("double x = 1; for (int i = 0; i < n; i++) { b[i] = a[i] + x; x = a[i]; a[i] = c[i]; }", TestName = "A value out of memory that is overwritten")]
    [TestCase("for (int i = 1; i < n; i++) { a[i + 1] = c[i]; a[i] = a[i + 1] * b[i]; b[i] = a[i - 1]; a[i] = a[i + 1] + 1; }", TestName = "An element that the iteration itself writes before")]
    public void Leaves_alone(string statements)
    {
        Body body = LoweredBody.Of(Parameters, statements);

        Assert.That(UnderGuards.Run(body, FloatOrder.Shaped, new HashSet<int>(), (_, _, _, _) => false).Body, Is.EqualTo(body));
    }

    private static void Gives(string statements, string expected, System.Type? check, string because)
    {
        GuardedBody guarded = UnderGuards.Run(LoweredBody.Of(Parameters, statements), FloatOrder.Shaped, new HashSet<int>());

        Assert.That(IrPrinter.Print(guarded.Body).Trim(), Is.EqualTo(expected));
        Assert.That(IrVerifier.Faults(guarded.Body), Is.Empty);
        Assert.That(guarded.Relied.Any(c => c.GetType() == check) || (check is null && guarded.Relied.Count == 0), because);
        Assert.That(guarded.Body.Statements.All().OfType<For>().All(f => guarded.Facts[f].IsIndependent));
        Assert.That(guarded.Done, Has.Count.EqualTo(1));
    }
}
