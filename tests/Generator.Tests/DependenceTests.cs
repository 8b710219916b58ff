using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>What the dependence tests say of the loop over i: a test that says yes too often is caught here as well as one that gives up.</summary>
[TestFixture]
public sealed class DependenceTests
{
    [TestCase("for (int i = 0; i < n; i++) x[i] = a[i] + a[i + 1];", TestName = "Reads of another buffer")]
    [TestCase("for (int i = 0; i < n; i++) x[2 * i] = x[2 * i + 1];", TestName = "Even and odd places")]
    [TestCase("for (int i = 0; i < n; i++) x[4 * i] = x[6 * i + 3];", TestName = "Steps whose divisor does not divide the difference")]
    [TestCase("for (int i = 0; i < n; i++) x[4 * i + 2 * m] = x[2 * i + 1 - 8 * m];", TestName = "The same with a symbol that is divided")]
    [TestCase("for (int i = 1; i < n; i += 2) x[i] = x[i - 1] + x[i + 1];", TestName = "Red and black")]
    [TestCase("for (int i = 0; i < 100; i++) x[i + 100] = x[i];", TestName = "A distance as long as the loop")]
    [TestCase("for (int i = 0; i < x.Length / 2; i++) x[i + x.Length / 2] = x[i];", TestName = "Halves")]
    [TestCase("for (int i = 0; i < x.Length / 2; i++) x[x.Length - 1 - i] = x[i];", TestName = "Halves, one of them backwards")]
    [TestCase("for (int i = 0; i < x.Length / 4; i++) x[i + 3 * (x.Length / 4)] = x[i] + x[i + x.Length / 4] + x[i + 2 * (x.Length / 4)];", TestName = "Quarters")]
    [TestCase("for (int i = 0; i < n / 2; i++) x[n - 1 - i] = x[i];", TestName = "Halves of a number, one of them backwards")]
    [TestCase("for (int i = 0; i < n / 3; i++) x[n - 1 - i] = x[i] + x[i + n / 3];", TestName = "Thirds of a number")]
    [TestCase("for (int i = 0; i < n; i++) x[i + 2 * n] = x[i];", TestName = "Behind twice as many")]
    [TestCase("for (int i = 1; i < n; i++) x[i] = x[0];", TestName = "One place before the loop begins")]
    [TestCase("for (int i = 0; i < n; i++) x[i] = x[n];", TestName = "One place behind its end")]
    [TestCase("for (int i = 0; i < t.GetLength(0); i++) for (int j = 0; j < i; j++) t[i, j] = t[i, j] * t[i, i];", TestName = "Below the diagonal, and on it")]
    [TestCase("for (int i = 0; i < n; i++) { if (i < 10) x[i] = x[i + 10]; }", TestName = "Apart under the condition")]
    [TestCase("for (int i = 0; i < n; i++) t[i, i + 1] = t[i, i];", TestName = "Dimensions that ask for different distances")]
    public void Iterations_are_independent(string loop)
    {
        LoopVerdict verdict = Verdict(loop);

        Assert.That(verdict.Why, Is.Null);
        Assert.That(verdict.Apart, Is.Empty);
    }

    [TestCase("for (int i = 0; i < n; i++) x[i + m] = x[i];", "m", "-1 + n", TestName = "A distance that is given")]
    [TestCase("for (int i = 0; i < n; i++) x[3 * i] = x[3 * i + m];", "m", "-3 + 3*n", TestName = "With a stride")]
    [TestCase("for (int i = 0; i <= x.Length / 2; i++) x[i + x.Length / 2] = x[i];", "(x.Length / 2)", "(x.Length / 2)", TestName = "Halves that share a place: never, but for none")]
    public void Iterations_are_independent_where_run_time_says_so(string loop, string gap, string reach)
    {
        LoopVerdict verdict = Verdict(loop);

        Assert.That(verdict.Why, Is.Null);
        Assert.That(verdict.Apart.OfType<Far>().Select(f => f.Gap.ToString().TrimStart('-', '1', '*')), Is.All.EqualTo(gap));
        Assert.That(verdict.Apart.OfType<Far>().Select(f => f.Reach.ToString()), Is.All.EqualTo(reach));
        Assert.That(verdict.Apart, Is.Not.Empty);
    }

    [TestCase("for (int i = 8; i < n; i++) x[i] = x[i - 8] + a[i];", 8, TestName = "As far as a gang of the longest vectors")]
    [TestCase("for (int i = 40; i < n; i++) x[i] = x[i - 40] + x[i - 16];", 16, TestName = "The nearest counts")]
    [TestCase("for (int i = n; i >= 0; i--) { if (a[i] > 0) x[2 * i] = x[2 * i + 20]; }", 10, TestName = "Downwards, with a stride, under a condition")]
    [TestCase("for (int i = 0; i < 101; i++) x[i + 100] = x[i];", 100, TestName = "A distance one shorter than the loop")]
    public void Short_gangs_keep_the_order(string loop, long longest)
    {
        LoopVerdict verdict = Verdict(loop);

        Assert.That(verdict.LongestGang, Is.EqualTo(longest));
        Assert.That(verdict.KeepsOrder);
        Assert.That(verdict.IsParallel, Is.False);
    }

    [TestCase("for (int i = 0; i < n; i++) x[i] = x[i + 1];", TestName = "Read before the next iteration writes")]
    [TestCase("for (int i = n; i >= 0; i--) x[i + 1] = x[i];", TestName = "The same downwards")]
    [TestCase("for (int i = 0; i < n; i++) { x[i] = a[i]; y[i] = x[i - 1]; }", TestName = "Written before the next iteration reads")]
    [TestCase("for (int i = 0; i < n; i++) { x[i + 1] = a[i]; x[i] = y[i]; }", TestName = "Written before the next iteration writes")]
    [TestCase("for (int i = 0; i < n; i++) { if (a[i] > 0) x[i] = x[i + 7]; else y[i] = 1; }", TestName = "Under a condition")]
    public void Lanes_keep_the_order(string loop)
    {
        LoopVerdict verdict = Verdict(loop);

        Assert.That(verdict.IsInStatementOrder);
        Assert.That(verdict.IsParallel, Is.False);
        Assert.That(verdict.IsIndependent);
    }

    [TestCase("for (int i = 1; i < n; i++) x[i] = x[i - 1];", TestName = "The iteration before")]
    [TestCase("for (int i = 0; i < n; i++) x[i + 1] = x[i];", TestName = "The next iteration")]
    [TestCase("for (int i = 0; i < n; i++) { y[i] = x[i - 1]; x[i] = a[i]; }", TestName = "Read where the iteration before has still to write")]
    [TestCase("for (int i = 0; i < n; i++) { x[i] = a[i]; x[i + 1] = y[i]; }", TestName = "The later write first")]
    [TestCase("for (int i = 0; i < n; i++) { if (a[i] > 0) x[i] = 1; else x[i] = x[i + 1]; }", TestName = "The side that writes first")]
    [TestCase("for (int i = 0; i < n; i++) x[2 * i] = x[2 * i + 2];", TestName = "Records, which are stored as a whole")]
    [TestCase("for (int i = 0; i < n; i++) { for (int k = 0; k < 3; k++) x[i] = x[i + 1] + k; }", TestName = "In a loop inside")]
    [TestCase("for (int i = 0; i < n; i++) x[i] = x[0];", TestName = "The first place, which the loop writes")]
    [TestCase("for (int i = 0; i < n; i++) x[i] = x[n - 1];", TestName = "The last place")]
    [TestCase("for (int i = 0; i < n; i++) x[i] = x[n - 1 - i];", TestName = "Crossing in the middle")]
    [TestCase("for (int i = 0; i <= n / 2; i++) x[n - 1 - i] = x[i];", TestName = "Crossing at the end")]
    [TestCase("for (int i = -3; i < n / 2; i++) x[n - 1 - i] = x[i];", TestName = "Halves of a number that may be negative")]
    [TestCase("for (int i = 0; i < n; i++) x[4 * i] = x[6 * i + 2];", TestName = "Steps whose divisor divides the difference")]
    [TestCase("for (int i = 0; i < n; i++) x[4 * i + m] = x[2 * i + 1];", TestName = "A symbol that may make up for it")]
    [TestCase("for (int i = 0; i < n; i++) { if (i <= 10) x[i] = x[i + 10] + x[2 * i]; }", TestName = "Not apart under the condition")]
    [TestCase("for (int i = 0; i < t.GetLength(0); i++) for (int j = 0; j <= i; j++) t[i, j] = t[i, j] * t[j, i];", TestName = "Both sides of the diagonal")]
    [TestCase("for (int i = 1; i < n; i++) t[i, i] = t[i - 1, i - 1];", TestName = "Dimensions that agree on a distance")]
    [TestCase("for (int i = 16; i < t.GetLength(0); i++) for (int j = 0; j < n; j++) t[i, j] = t[i - 16, j] + 1;", TestName = "Rows that are far apart: the loop inside has the lanes")]
    public void Iterations_collide(string loop)
    {
        LoopVerdict verdict = Verdict(loop);

        Assert.That(verdict.IsIndependent, Is.False);
        Assert.That(verdict.Collision, Is.Not.Null);
    }

    [TestCase("x[(int)a[i]] = 1;", 1, TestName = "A place that is read")]
    [TestCase("x[i + m] = x[i];", 1, TestName = "A distance that is given, unchecked")]
    [TestCase("x[i] = a[i];", 0, TestName = "Nothing to believe")]
    public void What_is_asserted_is_believed(string body, int believed)
    {
        LoopVerdict verdict = Verdict($"foreach (int i in FusedKernels.KernelRange.Parallel(n)) {body}");

        Assert.That(verdict.IsParallel);
        Assert.That(verdict.Apart, Is.Empty);
        Assert.That(verdict.Believed.Select(c => c.First.Id).Distinct().Count(), Is.EqualTo(believed));
    }

    /// <summary>What is found out about the loop over i after all passes.</summary>
    private static LoopVerdict Verdict(string statements) =>
        LoweredBody.Verdict("ReadOnlySpan<double> a, Span<double> x, Span<double> y, double[,] t, int n, int m", statements);
}
