using System.Linq;
using FusedKernels.Analyzer.Tests.Testing;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

/// <summary>Loops over KernelRange.Parallel: what can be refuted is an error, all else is believed.</summary>
public class RangeTests
{
    private const string Loop = "foreach (int i in KernelRange.Parallel(0, n))";

    [TestCase("x[i] = x[i + 1];", "x[i] and x[(i + 1)] of different iterations of i touch the same element, 1 iteration(s) apart")]
    [TestCase("{ if (i > 3) x[i] = x[i - 4]; }", "x[i] and x[(i - 4)] of different iterations of i touch the same element, 4 iteration(s) apart")]
    [TestCase("x[m] = at[i];", "x[m] of one iteration of i and of another may touch the same element: every iteration may touch the same element")]
    [TestCase("for (int j = 0; j < m; j++) t[i, j] = t[i + 1, j + 2];", "t[i, j] and t[(i + 1), (j + 2)] of different iterations of i touch the same element, 1 iteration(s) apart")]
    [TestCase("for (int j = 0; j < m; j++) x[j] = j;", "x[j] of one iteration of i and of another may touch the same element")]
    [TestCase("{ x[i] = m; m = at[i]; }", "m is read in an iteration before it is written there: it carries a value from the previous one")]
    public void Refutes(string body, string reason)
    {
        string member = "[Kernel(Parallel = true)] static void K(double[] x, double[,] t, int[] at, int n, int m) { {|FK1003:" + Loop + "|} " + body + " }";
        Assert.That(Verify.Members(member, DiagnosticSeverity.Info).Single().GetMessage(), Does.Contain($"as KernelRange.Parallel says: {reason}"));
    }

    [TestCase("x[at[i]] = i;")]
    [TestCase("x[i + m] = x[i];")]
    [TestCase("x[m * i] = x[m * i] + 1;")]
    [TestCase("{ if (at[i] > 0) x[i] = x[i + 1]; }")]
    [TestCase("t[i, at[i]] = t[i + 1, m];")]
    [TestCase("for (int j = 0; j < m; j++) x[i + j * n] = t[i, j] + x[i * m + j];")]
    [TestCase("x[i] = x[i + n];")]
    public void Believes(string body) =>
        Verify.Members("[Kernel(Parallel = true)] static void K(double[] x, double[,] t, int[] at, int n, int m) { " + Loop + " " + body + " }");
}
