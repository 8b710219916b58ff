using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Loops split at the iteration that touches what all others do: text in, text out.</summary>
[TestFixture]
public sealed class SplitMeetingTests
{
    [Test]
    public void Pivots() => Gives(
        "double[] a, int n",
        "for (int k = 0; k < n; k++) for (int i = 0; i < n; i++) a[i] = a[i] * 2 + a[k];",
        """
        for k = 0; k < n; k += 1
          for i = 0; i < k; i += 1
            a[i] = ((a[i] * 2d) + a[k])
          a[k] = ((a[k] * 2d) + a[k])
          for i2 = (k + 1); i2 < n; i2 += 1
            a[i2] = ((a[i2] * 2d) + a[k])
        """);

    [Test]
    public void Planes() => Gives(
        "int[,] p, int n",
        "for (int k = 0; k < n; k++) for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) p[i, j] = Math.Min(p[i, j], p[i, k] + p[k, j]);",
        """
        for k = 0; k < n; k += 1
          for i = 0; i < k; i += 1
            for j = 0; j < k; j += 1
              p[i, j] = Min(p[i, j], (p[i, k] + p[k, j]))
            p[i, k] = Min(p[i, k], (p[i, k] + p[k, k]))
            for j2 = (k + 1); j2 < n; j2 += 1
              p[i, j2] = Min(p[i, j2], (p[i, k] + p[k, j2]))
          for j3 = 0; j3 < k; j3 += 1
            p[k, j3] = Min(p[k, j3], (p[k, k] + p[k, j3]))
          p[k, k] = Min(p[k, k], (p[k, k] + p[k, k]))
          for j22 = (k + 1); j22 < n; j22 += 1
            p[k, j22] = Min(p[k, j22], (p[k, k] + p[k, j22]))
          for i2 = (k + 1); i2 < n; i2 += 1
            for j4 = 0; j4 < k; j4 += 1
              p[i2, j4] = Min(p[i2, j4], (p[i2, k] + p[k, j4]))
            p[i2, k] = Min(p[i2, k], (p[i2, k] + p[k, k]))
            for j23 = (k + 1); j23 < n; j23 += 1
              p[i2, j23] = Min(p[i2, j23], (p[i2, k] + p[k, j23]))
        """);

    [Test]
    public void Anywhere() => Gives(
        "double[] a, int n, int m",
        "for (int i = 0; i < n; i++) a[i] = a[i] * 2 + a[m];",
        """
        for i = 0; i < Min(n, m); i += 1
          a[i] = ((a[i] * 2d) + a[m])
        if ((0 <= m) & (m < n))
          a[m] = ((a[m] * 2d) + a[m])
        for i2 = (int)Min((long)n, Max(0L, ((long)m + 1L))); i2 < n; i2 += 1
          a[i2] = ((a[i2] * 2d) + a[m])
        """);

    [Test]
    public void First() => Gives(
        "double[] a",
        "for (int i = 0; i < a.Length; i++) a[i] = a[i] * 2 + a[0];",
        """
        if (0 < a.Length)
          a[0] = ((a[0] * 2d) + a[0])
        for i = 1; i < a.Length; i += 1
          a[i] = ((a[i] * 2d) + a[0])
        """);

    [TestCase("for (int k = 0; k < n; k++) for (int i = 0; i < n; i++) a[i] = a[i] * a[k] + a[m];", TestName = "Two of them")]
    [TestCase("for (int i = 0; i < n; i++) a[i] = a[i + 1] + a[m] + a[i - 1];", TestName = "One among others")]
    [TestCase("for (int i = 0; i < n; i++) { a[i] = a[m]; m = i; }", TestName = "One that moves")]
    public void Leaves_alone(string statements)
    {
        Body body = LoweredBody.Of("double[] a, int n, int m", statements);

        Assert.That(UnderGuards.Run(body, FloatOrder.Source, new HashSet<int>(), (_, _, _, _) => false).Body, Is.EqualTo(body));
    }

    private static void Gives(string parameters, string statements, string expected)
    {
        GuardedBody split = UnderGuards.Run(LoweredBody.Of(parameters, statements), FloatOrder.Shaped, new HashSet<int>());

        Assert.That(IrPrinter.Print(split.Body).Trim(), Is.EqualTo(expected));
        Assert.That(IrVerifier.Faults(split.Body), Is.Empty);
        Assert.That(split.Relied, Is.Empty);
        Assert.That(split.Body.Statements.All().OfType<For>().Where(f => f.Index.Name[0] != 'k').All(f => split.Facts[f].IsIndependent));
    }
}
