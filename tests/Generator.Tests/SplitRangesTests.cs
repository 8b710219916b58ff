using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Loops split where a condition on their index changes: text in, text out.</summary>
[TestFixture]
public sealed class SplitRangesTests
{
    private const string Parameters = "Span<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, int n, int k";

    [TestCase("for (int i = 0; i < n; i++) { if (i < k) a[i] = b[i]; else a[i] = c[i] * 2; }",
        """
        for i = 0; i < Min(n, k); i += 1
          a[i] = b[i]
        for i2 = Max(0, k); i2 < n; i2 += 1
          a[i2] = (c[i2] * 2d)
        """,
        TestName = "A number that is given")]
    [TestCase("for (int i = 0; i < n; i++) a[i] = i <= k ? b[i] : c[i];",
        """
        for i = 0; i < (int)Min((long)n, ((long)k + 1L)); i += 1
          a[i] = b[i]
        for i2 = (int)Min((long)n, Max(0L, ((long)k + 1L))); i2 < n; i2 += 1
          a[i2] = c[i2]
        """,
        TestName = "Values, up to the number and with it")]
    [TestCase("for (int i = 0; i < n; i++) { if (i == 0) a[i] = 1; else a[i] = b[i - 1]; }",
        """
        if (0 < n)
          a[0] = 1d
        for i = 1; i < n; i += 1
          a[i] = b[(i - 1)]
        """,
        TestName = "The first iteration")]
    [TestCase("for (int i = 0; i < n; i++) { a[i] = b[i]; if (i < n - 1) a[i] += c[i + 1]; }",
        """
        for i = 0; i < Min(n, (n - 1)); i += 1
          a[i] = b[i]
          a[i] = (a[i] + c[(i + 1)])
        if (0 < n)
          a[(n - 1)] = b[(n - 1)]
        """,
        TestName = "The last iteration")]
    [TestCase("for (int i = 0; i < n; i++) { if (i > 0 && b[i] > 2) a[i] = b[i - 1]; }",
        """
        for i = 1; i < n; i += 1
          if (b[i] > 2d)
            a[i] = b[(i - 1)]
        """,
        TestName = "A part of a condition")]
    [TestCase("for (int i = 0; i < n; i++) { if (i < k) a[i] = b[i]; if (i >= k) a[i] = c[i]; if (k <= i && i <= n - 1) a[i] *= 3; }",
        """
        for i = 0; i < Min(n, k); i += 1
          a[i] = b[i]
        for i2 = Max(0, k); i2 < n; i2 += 1
          a[i2] = c[i2]
          if (i2 <= (n - 1))
            a[i2] = (a[i2] * 3d)
        """,
        TestName = "Several of one number")]
    public void Gives(string statements, string expected)
    {
        GuardedBody split = UnderGuards.Run(LoweredBody.Of(Parameters, statements), FloatOrder.Shaped, new HashSet<int>());

        Assert.That(IrPrinter.Print(split.Body).Trim(), Is.EqualTo(expected));
        Assert.That(IrVerifier.Faults(split.Body), Is.Empty);
        Assert.That(split.Relied, Is.Empty);
        Assert.That(split.Done, Has.Count.EqualTo(1));
        Assert.That(split.Body.Statements.All().OfType<For>().All(f => split.Facts[f].IsIndependent));
    }

    [TestCase("for (int i = 0; i < n; i++) { if (b[i] < k) a[i] = b[i]; }", TestName = "A condition on data")]
    [TestCase("for (int i = 3; i < n; i++) { if (i > 2) a[i] = b[i]; }", TestName = "A condition that always holds")]
    [TestCase("double s = 0; for (int i = 0; i < n; i++) { if (i < k) s += b[i]; } a[0] = s;", TestName = "A sum whose shape depends on the number of iterations")]
    [TestCase("for (int i = 0; i < n; i++) { a[i] = i < k ? 1 : 2; }", TestName = "Values at hand")]
    [TestCase("for (int i = 0; i < n; i++) { if (i < k) a[i] = b[i]; if (c[i] > 0) k = 3; }", TestName = "A number that changes")]
    public void Leaves_alone(string statements)
    {
        Body body = LoweredBody.Of(Parameters, statements);

        Assert.That(UnderGuards.Run(body, FloatOrder.Shaped, new HashSet<int>(), (_, _, _, _) => false).Body, Is.EqualTo(body));
    }
}
