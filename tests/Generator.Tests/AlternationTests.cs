using FusedKernels.Generator.IR;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Variables that every iteration turns into the other one of two values: text in, text out.</summary>
[TestFixture]
public sealed class AlternationTests
{
    private const string Parameters = "double[] x, double[] y, int[] k, int n, int m, bool b";

    [TestCase("double s = 1; for (int i = 0; i < n; i++) { x[i] = s * y[i]; s = -s; }",
        """
        double s = 1d
        double s_even = s
        double s_odd = -s
        for i = 0; i < n; i += 1
          double s_now = (((i & 1) == 0) ? s_even : s_odd)
          x[i] = (s_now * y[i])
        """,
        TestName = "A sign")]
    [TestCase("float s = 1; for (int i = 0; i < n; i++) { s *= -1; x[i] = s; }",
        """
        float s = 1f
        float s_even = s
        float s_odd = (s * -1f)
        for i = 0; i < n; i += 1
          float s_next = (((i & 1) == 0) ? s_odd : s_even)
          x[i] = (double)s_next
        """,
        TestName = "A product with -1")]
    [TestCase("for (int i = m; i < n; i += 4) { b = !b; x[i] = b ? 1 : y[i]; } k[0] = b ? 1 : 2;",
        """
        bool b_even = b
        bool b_odd = !b
        for i = m; i < n; i += 4
          bool b_next = ((((i - m) & 4) == 0) ? b_odd : b_even)
          x[i] = (b_next ? 1d : y[i])
        bool b2 = (((Max(((((long)n - (long)m) + 3L) / 4L), 0L) & 1L) == 0L) ? b_even : b_odd)
        k[0] = (b2 ? 1 : 2)
        """,
        TestName = "A flag that is wanted behind the loop")]
    public void Closes(string statements, string expected)
    {
        Body body = LoweredBody.Of(Parameters, statements);

        Assert.That(IrPrinter.Print(body).Trim(), Is.EqualTo(expected));
        Assert.That(IrVerifier.Faults(body), Is.Empty);
    }

    [TestCase("double s = 1; for (int i = 0; i < n; i++) { x[i] = s; s = 1 - s; }", TestName = "Differences of floating numbers are rounded")]
    [TestCase("double s = 1; for (int i = 0; i < n; i++) { x[i] = s; if (y[i] > 0) s = -s; }", TestName = "Under a condition")]
    [TestCase("double s = 1; for (int i = 0; i < n; i++) { s = -s; x[i] = s; s = -s; }", TestName = "Twice")]
    [TestCase("double s = 1; for (int i = 0; i < n; i += 3) { x[i] = s; s = -s; }", TestName = "No bit of the index says which")]
    [TestCase("int s = 1; for (int i = 0; i < n; i++) { k[i] = s; s = checked(-s); }", TestName = "It may throw")]
    [TestCase("double s = 1; for (int i = 0; i < n; i++) { if (y[i] > 0) break; x[i] = s; s = -s; }", TestName = "The loop may end early")]
    public void Leaves(string statements) =>
        Assert.That(IrPrinter.Print(LoweredBody.Of(Parameters, statements)), Does.Not.Contain("s_even"));
}
