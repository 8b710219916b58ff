using System.Collections.Generic;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Elements that loops reduce into, in variables meanwhile: text in, text out.</summary>
[TestFixture]
public sealed class ReduceElementsTests
{
    private const string Parameters = "double[,] l, double[] x, double[] b, byte[] c, int n, int m";

    [TestCase("for (int i = 0; i < n; i++) { x[i] = b[i]; for (int j = 0; j < i; j++) x[i] -= l[i, j] * x[j]; }",
        """
        for i = 0; i < n; i += 1
          x[i] = b[i]
          if (0 < i)
            double element = x[i]
            for j = 0; j < i; j += 1
              element += -(l[i, j] * x[j])
            x[i] = element
        """,
        TestName = "Elements below are read")]
    [TestCase("for (int i = 0; i < n; i++) x[0] = Math.Max(b[i], x[0]);",
        """
        if (0 < n)
          double element = x[0]
          for i = 0; i < n; i += 1
            element max= b[i]
          x[0] = element
        """,
        TestName = "The largest")]
    [TestCase("for (int i = 0; i < n; i++) { x[m] += b[i]; if (b[i] > 0) x[m] += 1; }",
        """
        if (0 < n)
          double element = x[m]
          for i = 0; i < n; i += 1
            element += b[i]
            if (b[i] > 0d)
              element += 1d
          x[m] = element
        """,
        TestName = "In several statements")]
    public void Gives(string statements, string expected)
    {
        GuardedBody changed = Run(LoweredBody.Of(Parameters, statements));

        Assert.That(IrPrinter.Print(changed.Body).Trim(), Is.EqualTo(expected));
        Assert.That(IrVerifier.Faults(changed.Body), Is.Empty);
        Assert.That(changed.Relied, Is.Not.Empty);
        Assert.That(changed.Done, Has.Count.EqualTo(1));
    }

    [TestCase("for (int i = 0; i < n; i++) { for (int j = 0; j <= i; j++) x[i] -= l[i, j] * x[j]; }", TestName = "The element itself is among those that are read")]
    [TestCase("for (int i = 0; i < n; i++) x[m] += x[i];", TestName = "It may be")]
    [TestCase("for (int i = 0; i < n; i++) { x[m] += b[i]; b[i] = x[m]; }", TestName = "It is wanted in between")]
    [TestCase("for (int i = 0; i < n; i++) x[0] = x[0] * 2 + b[i];", TestName = "No reduction")]
    [TestCase("for (int i = 0; i < n; i++) { if (b[i] > 0) x[0] += b[i]; }", TestName = "Only under a condition")]
    [TestCase("for (int i = 0; i < n; i++) x[0] += 100 / (i - m);", TestName = "What may throw")]
    [TestCase("for (int i = 0; i < n; i++) x[c[0]] += b[i];", TestName = "A place that is read")]
    public void Leaves_alone(string statements)
    {
        Body body = LoweredBody.Of(Parameters, statements);

        Assert.That(Run(body).Body, Is.EqualTo(body));
    }

    private static GuardedBody Run(Body body) => ReduceElements.Run(
        new GuardedBody(body, new BodyFacts(body, FloatOrder.Shaped), [], new Dictionary<int, IReadOnlyList<string>>()), new FreeNames(body.Names()), new HashSet<int>());
}
