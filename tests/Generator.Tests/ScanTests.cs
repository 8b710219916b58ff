using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Running totals that iterations want: seen in the statements, in whatever words, and given one step ahead of what reads them.</summary>
[TestFixture]
public sealed class ScanTests
{
    private const string Parameters = "double[] x, int[] y, double[] z, int[] w, int n, double p, ref double seen";
    private const string Start = "double m = p; int k = 0, c = 0;";

    [TestCase("m += x[i]; z[i] = m;", TestName = "Sum: inclusive")]
    [TestCase("m = x[i] + m; z[i] = m;", TestName = "Sum: operands swapped")]
    [TestCase("z[i] = m += x[i];", TestName = "Sum: in one statement")]
    [TestCase("double v = x[i]; c += y[i]; m -= -v; double t = m; z[i] = t;", TestName = "Sum: by locals, with unrelated statements")]
    [TestCase("if (y[i] > 0) { m += x[i]; z[i] = m; }", TestName = "Sum: under if")]
    [TestCase("if (y[i] > 0) m += x[i]; else m += 1; z[i] = m;", TestName = "Sum: on both sides")]
    public void Sums_with_what_they_take_in(string body)
    {
        Scan scan = Verdict(body).Scans.Single();

        Assert.That((scan.Variable.Name, scan.Kind, scan.IsReassociated), Is.EqualTo(("m", ReductionKind.Sum, true)));
        Assert.That(scan.Ahead, Is.Null);
    }

    [TestCase("z[i] = m; m += x[i];", 1)]
    [TestCase("double t = z[i]; z[i] = m; m += t;", 0)]
    [TestCase("z[i] = m; double t = x[i] * 2; c += 1; m = t + m;", 1)]
    [TestCase("z[i] = m; if (y[i] > 0) m += x[i];", 2)]
    [TestCase("if (y[i] > 0) { z[i] = m; m += x[i]; }", 1)]
    public void Sums_without_what_they_take_in(string body, int apart)
    {
        Scan scan = Verdict(body).Scans.Single();

        Assert.That(scan.Ahead, Is.Not.Null);
        Assert.That(scan.Apart.Count, Is.EqualTo(apart));
    }

    [TestCase("if (x[i] > m) m = x[i]; z[i] = m;", ReductionKind.Greatest)]
    [TestCase("m = m < x[i] ? x[i] : m; z[i] = m;", ReductionKind.Greatest)]
    [TestCase("m = Math.Max(x[i], m); z[i] = m;", ReductionKind.Maximum)]
    [TestCase("m = Math.Min(m, x[i]); z[i] = m;", ReductionKind.Minimum)]
    [TestCase("k ^= y[i]; w[i] = k;", ReductionKind.Xor)]
    [TestCase("k *= y[i]; w[i] = k;", ReductionKind.Product)]
    [TestCase("if (x[i] > p) k++; w[i] = k;", ReductionKind.Sum)]
    [TestCase("if (y[i] > 0) m = x[i]; z[i] = m;", ReductionKind.Newest)]
    [TestCase("z[i] = m; m = y[i] > 0 ? m : x[i];", ReductionKind.Newest)]
    [TestCase("if (double.IsNaN(x[i])) z[i] = m; else { z[i] = x[i]; m = x[i]; }", ReductionKind.Newest)]
    public void Exact_ones(string body, object kind)
    {
        LoopVerdict verdict = Verdict(body);

        Assert.That(verdict.Scans.Single().Kind, Is.EqualTo((ReductionKind)kind));
        Assert.That((verdict.IsParallel, verdict.IsReassociated), Is.EqualTo((false, false)));
    }

    [TestCase("m *= x[i]; z[i] = m;", "running product", TestName = "No scan: a floating product")]
    [TestCase("z[i] = m; m += x[i]; z[i] += m;", null, TestName = "A scan of both")]
    [TestCase("if (m > 3) m += x[i]; z[i] = m;", "before and behind", TestName = "No scan: whether it takes in depends on it")]
    [TestCase("m = m * x[i] + p; z[i] = m;", "a linear recurrence: taken in another order, which FastMath allows", TestName = "No scan: a floating recurrence")]
    [TestCase("m = m * m + p; z[i] = m;", "carries a value", TestName = "No scan: a square")]
    [TestCase("k = k * y[i] + (k & 1); w[i] = k;", "carries a value", TestName = "No scan: a bit of it is added")]
    [TestCase("k = checked(k * y[i] + 1); w[i] = k;", "overflows", TestName = "No scan: a checked recurrence")]
    [TestCase("z[i] = m; m += z[i];", "before and behind", TestName = "No scan: it takes in what it wrote")]
    [TestCase("m = x[i] - m; z[i] = m;", "carries a value", TestName = "No scan: less what it was")]
    [TestCase("if (m > 3) m = x[i]; z[i] = m;", "before and behind", TestName = "No scan: whether it is given a value depends on it")]
    [TestCase("if (x[i] > p) k = y[i]; w[i] = k;", "carries a value", TestName = "No scan: integers have no value to spare")]
    public void What_is_none(string body, string? why)
    {
        LoopVerdict verdict = Verdict(body);

        Assert.That(verdict.IsIndependent, Is.EqualTo(why is null));
        if (why is not null)
            Assert.That(verdict.Why, Does.Contain(why));
    }

    [Test]
    public void What_reads_the_total_comes_behind_the_step()
    {
        Assert.That(Stepped("z[i] = m; double t = x[i]; c += y[i]; if (y[i] > 0) m += t;"), Is.EqualTo("""
            double t = x[i]
            if (y[i] > 0)
              m scan += t
            z[i] = m_before
            c += y[i]

            """));
    }

    [TestCase("if (y[i] > 0) m = x[i]; z[i] = m;", "if (y[i] > 0)\n  double m_given = x[i]\n  m scan newest= ((m_given == m_given) ? m_given : NaNd)\nz[i] = m\n")]
    [TestCase("m = y[i] > 0 ? 3 : m; z[i] = m;", "if (y[i] > 0)\n  m scan newest= 3d\nz[i] = m\n")]
    public void What_some_iterations_give_goes_on(string body, string stepped) => Assert.That(Stepped(body), Is.EqualTo(stepped));

    [Test]
    public void The_side_that_steps_comes_ahead_of_the_one_that_wants_the_total() => Assert.That(Stepped("if (y[i] > 0) w[i] = k; else k += y[i];"), Is.EqualTo("""
        if !(y[i] > 0)
          k scan += y[i]
        else
          w[i] = k

        """));

    [Test]
    public void Several_steps_are_one()
    {
        Assert.That(Stepped("if (y[i] > 0) k += 2; k ^= 0; w[i] = c; k += y[i]; w[i] = k;"), Does.Not.Contain("scan"), "two kinds are no total");
        Assert.That(Stepped("if (y[i] > 0) k += 2; k += y[i]; w[i] = k;"), Is.EqualTo("""
            int k_added = 0
            if (y[i] > 0)
              k_added += 2
            k_added += y[i]
            k scan += k_added
            w[i] = k

            """));
    }

    [TestCase("m = m * x[i] + p; z[i] = m;", "m scan= m * x[i] + p")]
    [TestCase("m = p - x[i] * m; z[i] = m;", "m scan= m * -x[i] + p")]
    [TestCase("z[i] = m; m = (m + x[i]) / 2;", "m scan= m * (1d / 2d) + (x[i] / 2d)")]
    [TestCase("m += p * (x[i] - m); z[i] = m;", "m scan= m * (1d + -p) + (x[i] * p)")]
    [TestCase("m += x[i] * (p - m); z[i] = m;", "double m_both = x[i]\nm scan= m * (1d + -m_both) + (p * m_both)")]
    [TestCase("k = (k << 5) + k + y[i]; w[i] = k;", "k scan= k * 33 + y[i]")]
    [TestCase("k = k * 31 + y[i]; w[i] = k;", "k scan= k * 31 + y[i]")]
    [TestCase("if (x[i] > p) k = y[i] - k; w[i] = k;", "k scan= k * -1 + y[i]")]
    [TestCase("k = x[i] > p ? k * 2 : y[i]; w[i] = k;", "scan= k * (")]
    public void Recurrences_of_whatever_spelling(string body, string step)
    {
        LoopVerdict verdict = Verdict(body, FloatOrder.Any);

        Assert.That(verdict.Scans.Single().Kind, Is.EqualTo(ReductionKind.Recurrence));
        Assert.That(Stepped(verdict), Does.Contain(step));
    }

    [Test]
    public void Strict_keeps_sums_in_source_order()
    {
        Body body = LoweredBody.Of(Parameters, $"{Start} for (int i = 0; i < n; i++) {{ m += x[i]; z[i] = m; }} seen = m;");

        Assert.That(new BodyFacts(body, FloatOrder.Source)[LoweredBody.Loop(body)].Why, Is.EqualTo("Strict keeps the floating-point running total m in source order"));
    }

    private static string Stepped(string body) => Stepped(Verdict(body));

    private static string Stepped(LoopVerdict verdict) => IrPrinter.Print(ScanSteps.Run(verdict.Loop, verdict, new FreeNames([])).Body);

    private static LoopVerdict Verdict(string body, FloatOrder order = FloatOrder.Shaped)
    {
        Body lowered = LoweredBody.Of(Parameters, $"{Start} for (int i = 0; i < n; i++) {{ {body} }} seen = k + c + (int)m;");
        return new BodyFacts(lowered, order)[LoweredBody.Loop(lowered)];
    }
}
