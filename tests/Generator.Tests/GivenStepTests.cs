using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Steps and strides that only run time knows: text in, text out.</summary>
[TestFixture]
public sealed class GivenStepTests
{
    private const string Parameters = "double[] a, double[] b, int n, int step";

    [Test]
    public void Counts_rounds_and_has_a_form_for_steps_of_one()
    {
        Body body = LoweredBody.Of(Parameters, "for (int i = 3; i < n; i += step) a[i] = b[i];");

        Assert.That(IrPrinter.Print(body).Replace("\r", string.Empty), Does.Contain("""
            int rounds = ((i < n) ? ((((n - i) - 1) / Max(step, 1)) + 1) : 0)
            int i_start = i
            if (step != 1)
              for turn = 0; turn < rounds; turn += 1
                a[(i_start + (step * turn))] = b[(i_start + (step * turn))]
            else
              for turn2 = 0; turn2 < rounds; turn2 += 1
                a[(i_start + (1 * turn2))] = b[(i_start + (1 * turn2))]
            """.Replace("\r", string.Empty)));
        Assert.That(body.Relied.Count, Is.EqualTo(2));
    }

    [TestCase("for (int i = n; i >= 0; i -= step) { if (b[i] > 0) break; a[i] = i; }", "i = (i_start - (step * turn))", TestName = "Given step: an iteration that may end the loop knows its index")]
    [TestCase("for (int i = n; i >= 0 && b[i] > 0; i -= step) a[i] = i;", "i = (i_start - (step * turn))\n  if (b[i] > 0d)", TestName = "Given step: what ends the loop besides is asked behind the index")]
    [TestCase("for (int i = n; b[i] > 0 && i >= 0; i -= step) a[i] = i;", "while ((b[i] > 0d) && (i >= 0))", TestName = "Given step: not where something is asked before the index")]
    [TestCase("for (int i = 0; i < n; i += step) { a[i] = i; step++; }", "while (i < n)", TestName = "Given step: not one that changes")]
    [TestCase("for (int i = 0; i < n; i += step) { if (b[i] > 0) i += 2; a[i] = i; }", "while (i < n)", TestName = "Given step: not one of several")]
    [TestCase("for (int i = 0; i != n; i += step) a[i] = i;", "while (i != n)", TestName = "Given step: not up to a number that it may pass by")]
    [TestCase("for (int i = 0; i < n; i++) for (int j = 0; j < 4; j++) a[i * step + j] = 1;", "(i * step)", TestName = "Given stride: not around another loop")]
    public void Reads(string statements, string text) => Assert.That(IrPrinter.Print(LoweredBody.Of(Parameters, statements)), Does.Contain(text).And.Not.Contain("!= 1)"));

    [Test]
    public void Has_a_form_for_steps_of_minus_one_where_a_step_leads_down() =>
        Assert.That(IrPrinter.Print(LoweredBody.Of(Parameters, "for (int i = n; i >= 0; i += step) a[i] = i;")), Does.Contain("(i / Max(-step, 1)) + 1").And.Contain("if (step != -1)"));

    [TestCase("for (int t = 0; t < n; t += step) a[t] = a[t + step] + 1;", 1)]
    [TestCase("for (int t = 0; t < n; t += step) a[t + 3 * step] = a[t] + 1;", 3)]
    [TestCase("for (int t = 0; t < n; t += step) a[t] = a[t + 1] + 1;", null)]
    public void Knows_how_many_steps_accesses_are_apart(string statements, int? distance)
    {
        Body body = LoweredBody.Of(Parameters, statements);
        var facts = new BodyFacts(body, FloatOrder.Shaped);
        For loop = System.Linq.Enumerable.First(System.Linq.Enumerable.OfType<For>(body.Statements.All()));

        Assert.That(System.Math.Abs(facts[loop].Collision?.Distance ?? 0), Is.EqualTo(distance ?? 0));
    }
}
