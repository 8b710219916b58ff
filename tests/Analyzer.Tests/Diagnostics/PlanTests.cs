using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Analyzer.Tests.Testing;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

public class PlanTests
{
    [Test]
    public void NothingParallelNamesBothAccesses()
    {
        ImmutableArray<Diagnostic> reported = Verify.Members(
            """
            [Kernel({|FK1001:Parallel = true|})] static void K(double[] x)
            {
                for (int i = 2; i < x.Length; i++)
                    x[i] = x[i] + x[i - 2];
            }
            """,
            DiagnosticSeverity.Info);
        Diagnostic diagnostic = reported.Single();
        Assert.That(diagnostic.GetMessage(), Is.EqualTo(
            "No loop of 'K' runs in parallel: x[i] and x[(i - 2)] of different iterations of i touch the same element, 2 iteration(s) apart; write to another buffer than is read"));
        Assert.That(diagnostic.AdditionalLocations.Select(Text), Is.EquivalentTo(new[] { "x[i] = x[i] + x[i - 2]", "x[i - 2]" }));
    }

    [Test]
    public void AKernelWithoutLoops() => Assert.That(
        Verify.Members("[Kernel({|FK1001:Parallel = true|})] static double K(double x) => x;")[0].GetMessage(),
        Is.EqualTo("No loop of 'K' runs in parallel: it has no loop"));

    [Test]
    public void ACarriedVariable() => Assert.That(
        Verify.Members("[Kernel({|FK1001:Parallel = true|})] static double K(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s = s * 0.5 + x[i]; return s; }")[0].GetMessage(),
        Does.Contain("s carries a value from the previous iteration, a linear recurrence: taken in another order, which FastMath allows"));

    [Test]
    public void OneLoopOfSeveral()
    {
        Diagnostic diagnostic = Verify.Members(
            """
            [Kernel(Parallel = true)] static void K(double[] x, double[] y)
            {
                for (int i = 0; i < y.Length; i++)
                    y[i] = 2 * y[i];
                {|FK1002:for (int i = 1; i < x.Length; i++)|}
                    x[i] += 0.5 * x[i - 1];
            }
            """,
            DiagnosticSeverity.Info).Single();
        Assert.That(diagnostic.AdditionalLocations, Has.Count.EqualTo(2));
    }

    [TestCase("[Kernel(Parallel = true)] static void K(double[,] x, int steps) { for (int t = 0; t < steps; t++) for (int i = 0; i < x.GetLength(0); i++) for (int j = 0; j < x.GetLength(1); j++) x[i, j] = 0.5 * x[i, j]; }")]
    [TestCase("[Kernel(Parallel = true)] static double K(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; return s; }")]
    [TestCase("[Kernel] static void K(double[] x) { {|FK2001:for (int i = 1; i < x.Length; i++)|} x[i] += 0.5 * x[i - 1]; }")]
    [TestCase("[Kernel] static void K(int[] x, int[] y) { {|FK2001:for (int i = 1; i < x.Length; i++)|} { x[i] = 3; y[i] = 9 / x[i]; } }")]
    [TestCase("[Kernel(Parallel = true)] static void K(int[] x, int[] y) { {|FK2001:for (int i = 1; i < x.Length; i++)|} { x[i] = 3; y[i] = 9 / x[i]; } }")]
    [TestCase("[Kernel(Parallel = true)] static void K(double[,] a, double[,] b, double[,] c) { for (int i = 0; i < a.GetLength(0); i++) for (int k = 0; k < a.GetLength(1); k++) for (int j = 0; j < b.GetLength(1); j++) c[i, j] += a[i, k] * b[k, j]; }")]
    public void Reports(string member) => Verify.Members(member, DiagnosticSeverity.Info);

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
