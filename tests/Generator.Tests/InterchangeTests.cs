using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Loops that change places: text in, the order of the loops out.</summary>
[TestFixture]
public sealed class InterchangeTests
{
    private const string Parameters = "double[,] a, double[,] b, double[,] c, double[] x, double[] y, int n, int m";

    private const string Product = "c[i, j] += a[i, k] * b[k, j];";

    [Test]
    public void Text()
    {
        GuardedBody changed = Run(LoweredBody.Of(Parameters, "for (int j = 0; j < n; j++) for (int i = 0; i < m; i++) { double h = b[i, j]; a[i, j] = h * h; }"));

        Assert.That(IrPrinter.Print(changed.Body).Trim(), Is.EqualTo("""
            for i = 0; i < m; i += 1
              for j = 0; j < n; j += 1
                double h = b[i, j]
                a[i, j] = (h * h)
            """));
        Assert.That(IrVerifier.Faults(changed.Body), Is.Empty);
        Assert.That(changed.Relied, Is.Not.Empty);
        Assert.That(changed.Done.Values.Single().Single(), Is.EqualTo("the loops run in the order i, j, so that j goes through memory in order"));
    }

    [TestCase("k", "i", "j")]
    [TestCase("k", "j", "i")]
    [TestCase("i", "k", "j")]
    [TestCase("j", "k", "i")]
    [TestCase("j", "i", "k")]
    public void Products(string first, string second, string third)
    {
        GuardedBody changed = Run(LoweredBody.Of(Parameters, $"{Loop(first)} {Loop(second)} {Loop(third)} {Product}"));

        Assert.That(Order(changed), Is.EqualTo("i j k"));
        Assert.That(IrVerifier.Faults(changed.Body), Is.Empty);
    }

    [TestCase("for (int j = 1; j < n; j++) for (int i = 0; i < m; i++) a[i, j] = a[i, j - 1] * b[i, j];", "i j", TestName = "Carried from column to column")]
    [TestCase("for (int j = 1; j < n; j++) for (int i = 1; i < m; i++) a[i, j] = c[i - 1, j] * b[i, j - 1];", "i j", TestName = "Nothing carried")]
    [TestCase("for (int t = 0; t < n; t++) for (int j = 1; j < n; j++) for (int i = 1; i < m; i++) a[i, j] += c[t, j + 1];", "i j t", TestName = "Elements that a third loop updates")]
    [TestCase("for (int s = 0; s < m; s++) for (int k = 0; k < n; k++) x[k * m + s] = y[k * m + s] * 2;", "k s", TestName = "Planes in a line")]
    [TestCase("for (int k = 0; k < n; k++) for (int i = 0; i < m; i++) y[i] += a[i, k] * x[k];", "i k", TestName = "A product with a vector by columns")]
    public void Others(string statements, string expected)
    {
        GuardedBody changed = Run(LoweredBody.Of(Parameters, statements));

        Assert.That(Order(changed), Is.EqualTo(expected));
        Assert.That(changed.Facts[changed.Body.Statements.All().OfType<For>().First()].IsIndependent);
    }

    [TestCase("for (int j = 1; j < n; j++) for (int i = 0; i < m - 1; i++) a[i, j] = a[i + 1, j - 1] * 2;", TestName = "Earlier in one loop, later in the other")]
    [TestCase("for (int j = 0; j < n; j++) for (int i = 0; i < j; i++) a[i, j] = b[i, j];", TestName = "An end that depends on the other loop")]
    [TestCase("for (int j = 0; j < n; j++) for (int i = 0; i < m; i++) a[i, j] = b[i, j] / c[0, 0] + (i / m);", TestName = "What may throw")]
    [TestCase("for (int j = 0; j < n; j++) { x[j] = 1; for (int i = 0; i < m; i++) a[i, j] = b[i, j]; }", TestName = "Something besides")]
    [TestCase("double s = 0; for (int j = 0; j < n; j++) for (int i = 0; i < m; i++) s += b[i, j]; x[0] = s;", TestName = "A sum")]
    [TestCase("for (int j = 0; j < n; j++) for (int i = 0; i < 4; i++) a[i, j] = b[i, j];", TestName = "A short one")]
    [TestCase("for (int i = 0; i < m; i++) for (int j = 0; j < n; j++) a[i, j] = b[i, j];", TestName = "In order already")]
    [TestCase("for (int i = 0; i < m; i++) for (int j = 0; j < n; j++) for (int k = 0; k < n; k++) c[i, j] += a[i, k] * b[k, j];", TestName = "A product in order already")]
    public void Leaves_alone(string statements)
    {
        Body body = LoweredBody.Of(Parameters, statements);

        Assert.That(Run(body).Body, Is.EqualTo(body));
    }

    private static GuardedBody Run(Body body) =>
        InterchangeLoops.Run(new GuardedBody(body, new BodyFacts(body, FloatOrder.Shaped), [], new Dictionary<int, IReadOnlyList<string>>()), new HashSet<int>());

    private static string Loop(string index) => $"for (int {index} = 0; {index} < n; {index}++)";

    private static string Order(GuardedBody changed) => string.Join(" ", changed.Body.Statements.All().OfType<For>().Select(f => f.Index.Name));
}
