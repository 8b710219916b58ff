using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Which loops become one, what becomes of the arrays between them, and what is said where they do not.</summary>
[TestFixture]
public sealed class FusionTests
{
    private const string Parameters = "ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, Span<double> y, int n, int m, Span<int> k, double[,] g, double[,] h";

    [Test]
    public void An_array_between_two_loops_is_a_value() => Check(
        "var t = new double[n]; for (int i = 0; i < n; i++) t[i] = a[i] * a[i]; for (int i = 0; i < n; i++) x[i] = t[i] + 1;",
        """
        for i = 0; i < n; i += 1
          double t = (a[i] * a[i])
          x[i] = (t + 1d)

        """,
        ["the loops over i and i_1_user are one", "t is no array: each value stays in its iteration of i"]);

    [Test]
    public void Statements_between_go_ahead_or_behind() => Check(
        "double s = 0; for (int i = 0; i < n; i++) s += a[i]; double twice = s * 2; double q = 0; for (int i = 0; i < n; i++) q += a[i] * a[i]; x[0] = twice + q;",
        """
        double s = 0d
        double q = 0d
        for i = 0; i < n; i += 1
          s += a[i]
          q += (a[i] * a[i])
        double twice = (s * 2d)
        x[0] = (twice + q)

        """,
        ["the loops over i and i_1_user are one, 'double q = 0d' ahead, 'double twice = (s * 2d)' behind"]);

    [Test]
    public void Lengths_that_are_the_same_count_as_equal() => Check(
        "var t = new double[a.Length]; for (int i = 0; i < a.Length; i++) t[i] = a[i] + 1; for (int i = 0; i <= t.Length - 1; i++) x[i] = t[i];",
        """
        for i = 0; i < a.Length; i += 1
          double t = (a[i] + 1d)
          x[i] = t

        """,
        ["the loops over i and i_1_user are one", "t is no array: each value stays in its iteration of i"]);

    [Test]
    public void An_element_that_may_not_be_written_is_zero() => Check(
        "var t = new double[n]; for (int i = 0; i < n; i++) if (a[i] > 0) t[i] = a[i]; for (int i = 0; i < n; i++) x[i] = t[i] + t.Length;",
        """
        for i = 0; i < n; i += 1
          double t = 0d
          if (a[i] > 0d)
            t = a[i]
          x[i] = (t + (double)n)

        """,
        ["the loops over i and i_1_user are one", "t is no array: each value stays in its iteration of i"]);

    [Test]
    public void Nests_are_fused_from_the_outside_inwards() => Check(
        "var t = new double[n, m]; for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) t[i, j] = g[i, j] * 2; for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) h[i, j] = t[i, j] + 1;",
        """
        for i = 0; i < n; i += 1
          for j = 0; j < m; j += 1
            double t = (g[i, j] * 2d)
            h[i, j] = (t + 1d)

        """,
        ["the loops over i and i_1_user are one", "the loops over j and j_1_user are one", "t is no array: each value stays in its iteration of j"]);

    [Test]
    public void A_loop_in_between_moves_aside() => Check(
        "for (int i = 0; i < n; i++) x[i] = a[i]; for (int j = 0; j < m; j++) y[j] = b[j]; for (int i = 0; i < n; i++) k[i] = (int)x[i];",
        """
        for j = 0; j < m; j += 1
          y[j] = b[j]
        for i = 0; i < n; i += 1
          x[i] = a[i]
          k[i] = (int)x[i]

        """,
        [
            "the loops over i and i_1_user are one, 'for j = 0; j < m; j += 1' ahead",
            "the loops over i and j stay two: they run differently often ('for i = 0; i < n; i += 1' and 'for j = 0; j < m; j += 1')",
        ]);

    [Test]
    public void Whole_arrays_are_one_loop_over_their_elements()
    {
        FusedBody fused = Fused(
            "var r = Over(Minus(Root(Minus(Times(u, u), Times(Scaled(4, t), w))), u), Scaled(2, t)); for (int i = 0; i < r.Length; i++) x[i] = r[i];",
            "double[] t, double[] u, double[] w, Span<double> x",
            """
            static double[] Times(double[] p, double[] q) { var r = new double[p.Length]; for (int i = 0; i < r.Length; i++) r[i] = p[i] * q[i]; return r; }
            static double[] Minus(double[] p, double[] q) { var r = new double[p.Length]; for (int i = 0; i < r.Length; i++) r[i] = p[i] - q[i]; return r; }
            static double[] Over(double[] p, double[] q) { var r = new double[p.Length]; for (int i = 0; i < r.Length; i++) r[i] = p[i] / q[i]; return r; }
            static double[] Scaled(double f, double[] p) { var r = new double[p.Length]; for (int i = 0; i < p.Length; i++) r[i] = f * p[i]; return r; }
            [FusedKernels.Kernel] static double[] Root(double[] p) { var r = new double[p.Length]; for (int i = 0; i < p.Length; i++) r[i] = Math.Sqrt(p[i]); return r; }
            """);

        Assert.That(IrPrinter.Print(fused.Body).Replace("_user", string.Empty), Is.EqualTo("""
            for i_1 = 0; i_1 < t.Length; i_1 += 1
              double r_1 = (4d * t[i_1])
              double r_2 = (r_1 * w[i_1])
              double r = (u[i_1] * u[i_1])
              double r_3 = (r - r_2)
              double r_4 = Sqrt(r_3)
              double r_5 = (r_4 - u[i_1])
              double r_6 = (2d * t[i_1])
              double r_7 = (r_5 / r_6)
              x[i_1] = r_7

            """.ReplaceLineEndings("\n")));
        Assert.That(fused.Entry.OfType<Same>().Select(same => (IrPrinter.Print(same.First), IrPrinter.Print(same.Second))), Is.EqualTo(new[] { ("t.Length", "u.Length") }));
        Assert.That(IrVerifier.Faults(fused.Body), Is.Empty);
    }

    [TestCase("double s = 0; for (int i = 0; i < n; i++) s += a[i]; for (int i = 0; i < n; i++) x[i] = a[i] / s;",
        "s is complete only when the one over i has ended, and the other reads it", TestName = "A sum that the second loop reads")]
    [TestCase("double s = 0; for (int i = 0; i < n; i++) s += a[i]; double mean = s / n; double q = 0; for (int i = 0; i < n; i++) q += (a[i] - mean) * (a[i] - mean); x[0] = q;",
        "'double mean = (s / (double)n)' stands between them, behind the one over i and ahead of the other", TestName = "A mean between two sums")]
    [TestCase("double s = 0; for (int i = 0; i < n; i++) s += a[i]; for (int i = 0; i < n; i++) s += b[i]; x[0] = s;",
        "both reduce into s, one after the other", TestName = "Two sums in one")]
    [TestCase("for (int i = 0; i < n; i++) x[i] = a[i]; for (int i = 0; i < n; i++) y[i] = x[i + 1];",
        "as one they would run in order: x[i] and x[(i + 1)] of different iterations of i touch the same element, 1 iteration(s) apart", TestName = "A read of what a later iteration writes")]
    [TestCase("for (int i = 1; i < n; i++) x[i] = a[i]; for (int i = 1; i < n; i++) y[i] = x[i - 1];",
        "as one they would run in order: x[i] and x[(i - 1)] of different iterations of i touch the same element, 1 iteration(s) apart, and lanes keep the order of statements", TestName = "A read of what an earlier iteration writes")]
    [TestCase("for (int i = 0; i < n; i++) x[i] = a[i]; for (int i = 0; i < n; i++) y[i] = b[k[i]];",
        "b[k[i_1_user]] may throw, and all of x is written by then", TestName = "A second loop that may throw")]
    [TestCase("for (int i = 0; i < n; i++) x[i] = b[k[i]]; for (int i = 0; i < n; i++) y[i] = a[i];",
        "b[k[i]] may throw, and nothing of y is written by then", TestName = "A first loop that may throw")]
    [TestCase("for (int i = 0; i < n; i++) x[i] = a[i]; var t = new double[k[0]]; for (int i = 0; i < n; i++) y[i] = a[i] + t.Length;",
        "'t = new double[t_size]' stands between them and may throw", TestName = "An array of unknown length between them")]
    [TestCase("for (int i = 0; i < n; i++) x[i + m] = a[i]; for (int i = 0; i < n; i++) y[i] = x[i];",
        "as one they would run in order but for some sizes: x[(i + m)] and x[i] of different iterations of i may touch the same element: the distance is not known at compile time", TestName = "A distance that is given")]
    [TestCase("for (int i = 1; i < n; i++) x[i] += x[i - 1]; for (int i = 1; i < n; i++) y[i] = x[i];",
        "the one over i runs in order: x[i] and x[(i - 1)] of different iterations of i touch the same element, 1 iteration(s) apart", TestName = "A first loop in order")]
    public void Loops_stay_two(string statements, string why)
    {
        FusedBody fused = Fused(statements);

        Assert.That(fused.Lines.Where(l => l.StartsWith("the loops", System.StringComparison.Ordinal)), Is.EqualTo(new[] { $"the loops over i and i_1_user stay two: {why}" }));
        Assert.That(fused.IsChanged, Is.False);
    }

    [TestCase("var t = new double[n]; for (int i = 0; i < n; i++) t[i] = a[i]; x[0] = t[0];", "t[0] is not in a loop", TestName = "Read behind the loop")]
    [TestCase("var t = new double[n]; for (int i = 0; i < n; i++) t[i] = a[i]; for (int i = 1; i < n; i++) x[i] = t[i];", "t[i] and t[i_1_user] are in different loops", TestName = "Two loops")]
    [TestCase("var t = new double[n + 1]; for (int i = 0; i < n; i++) { t[i] = a[i]; x[i] = t[i + 1]; }", "t[i] and t[(i + 1)] are different elements", TestName = "Another element")]
    [TestCase("var t = new double[n]; for (int i = 0; i < n; i++) t[k[i]] = a[i];", "the place of t[k[i]] is not known before it is there", TestName = "At a place that is read")]
    public void An_array_stays(string statements, string why) =>
        Assert.That(Fused(statements).Lines.Last(), Is.EqualTo($"t stays an array: {why}"));

    private static void Check(string statements, string expected, string[] lines)
    {
        FusedBody fused = Fused(statements);

        Assert.Multiple(() =>
        {
            Assert.That(IrPrinter.Print(fused.Body), Is.EqualTo(expected.ReplaceLineEndings("\n")));
            Assert.That(fused.Lines, Is.EqualTo(lines));
            Assert.That(IrVerifier.Faults(fused.Body), Is.Empty);
        });
    }

    private static FusedBody Fused(string statements, string parameters = Parameters, string members = "") =>
        FusedBody.Of(LoweredBody.Of(parameters, statements, members), FloatOrder.Shaped);
}
