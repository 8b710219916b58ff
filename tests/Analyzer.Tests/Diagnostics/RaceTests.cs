using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Analyzer.Tests.Testing;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

/// <summary>What is said of loops whose iterations collide: both accesses, how far apart they are, and what to do about it; nothing where they do not.</summary>
public class RaceTests
{
    private const string Other = "write to another buffer than is read";
    private const string Believe = "where you know that they are apart, say so with KernelRange.Parallel";

    [TestCase("for (int i = 1; i < n; i++) x[i] = x[i - 1] * x[i];", "x[i]", "x[(i - 1)]", "1 iteration(s) apart", Other)]
    [TestCase("for (int i = 0; i < n; i++) x[i + 3] = x[i] * 2 + x[i + 3] * x[i];", "x[(i + 3)]", "x[i]", "3 iteration(s) apart", Other)]
    [TestCase("for (int i = n; i > 1; i--) x[i - 2] = x[i - 2] * x[i];", "x[(i - 2)]", "x[i]", "2 iteration(s) apart", Other)]
    [TestCase("for (int i = 0; i < n; i += 2) x[i + 4] = x[i + 4] / x[i];", "x[(i + 4)]", "x[i]", "2 iteration(s) apart", Other)]
    [TestCase("int i = 1; while (i < n) { x[i] = x[i - 1] / x[i]; i++; }", "x[i]", "x[(i - 1)]", "1 iteration(s) apart", Other)]
    [TestCase("for (int i = 0; i < n; i++) x[2 * i + 2] = x[2 * i] * x[2 * i + 2];", "x[((2 * i) + 2)]", "x[(2 * i)]", "1 iteration(s) apart", Other)]
    [TestCase("for (int i = 1; i < n; i++) for (int j = 1; j < n; j++) t[i, j] = t[i - 1, j] * t[i, j - 1];", "t[i, j]", "t[(i - 1), j]", "1 iteration(s) apart", Other)]
    [TestCase("for (int i = 1; i < n; i++) x[i * 3 - 3] = x[3 * i] * x[3 * i - 3];", "x[((i * 3) - 3)]", "x[(3 * i)]", "1 iteration(s) apart", Other)]
    [TestCase("for (int i = 1; i < n; i++) { double y = x[i - 1]; x[i] = y / x[i]; }", "x[i]", "x[(i - 1)]", "1 iteration(s) apart", Other)]
    [TestCase("for (int i = 0; i < n; i++) x[i] = x[at[i]] / 2;", "x[i]", "x[at[i]]", "a subscript is not affine", Believe)]
    [TestCase("for (int i = 0; i < n; i++) x[4 * i] = x[6 * i + 2] / 2;", "x[(4 * i)]", "x[((6 * i) + 2)]", "the subscripts step differently with i", Believe)]
    public void Names_both_and_the_way_out(string loop, string first, string second, string distance, string wayOut)
    {
        ImmutableArray<Diagnostic> reported = Verify.Members("[Kernel({|FK1001:Parallel = true|})] static void K(double[] x, double[,] t, int[] at, int n) { " + loop + " }", DiagnosticSeverity.Warning);
        string message = reported.Single().GetMessage();
        Assert.That(message, Does.Contain(first).And.Contain(second).And.Contain(distance).And.EndWith("; " + wayOut));
        Assert.That(reported.Single().AdditionalLocations, Is.Not.Empty);
    }

    [TestCase("for (int i = 1; i < n; i += 2) x[i] = x[i - 1] + x[i + 1];")]
    [TestCase("for (int i = 0; i < n; i++) x[2 * i] = x[2 * i + 1];")]
    [TestCase("for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) t[i, j] = t[i, j] * t[i, i];")]
    [TestCase("for (int i = 0; i < x.Length / 2; i++) x[i + x.Length / 2] = x[i];")]
    [TestCase("for (int i = 0; i < n; i++) x[i + n] = x[i];")]
    public void Says_nothing_of_what_is_fine(string loop) =>
        Verify.Members("[Kernel(Parallel = true)] static void K(double[] x, double[,] t, int[] at, int n) { " + loop + " }", DiagnosticSeverity.Info);
}
