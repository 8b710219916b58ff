using System.Linq;
using FusedKernels.Analyzer.Tests.Testing;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

public class LoopTests
{
    [TestCase("for (int i = 0; i < n; i++) a[i] = 1;")]
    [TestCase("for (int i = 0; n > i; ++i) a[i] = 1;")]
    [TestCase("for (int i = n - 1; i >= 0; i--) a[i] = 1;")]
    [TestCase("for (int i = n - 1; 0 <= i; --i) a[i] = 1;")]
    [TestCase("for (int i = 1; i <= n / 2; i += 2) a[2 * i - 1] = i;")]
    [TestCase("for (int i = n; i > 3; i -= 2) a[i] = 1;")]
    [TestCase("const int step = 4; for (int i = 0; i < n; i = i + step) a[i] = 1;")]
    [TestCase("for (int i = 0; i < n; i = 4 + i) a[i] = 1;")]
    [TestCase("for (int i = n; i > 0; i = i - 4) a[i] = 1;")]
    [TestCase("for (int i = 0; i != a.Length; i++) a[i] = 1;")]
    [TestCase("for (int i = a.Length; i != 0; i--) a[i - 1] = 1;")]
    [TestCase("for (long i = 0; i < m; i++) a[i] = 1;")]
    [TestCase("for (long i = 0; i < n; i += 2L) a[i] = 1;")]
    [TestCase("for (int i = 0; i < a.LongLength; i++) a[i] = 1;")]
    [TestCase("for (var i = 0; i < Math.Min(n, a.Length); i++) { ; { a[i] = 1; } }")]
    [TestCase("for (int i = 0; i < n; i++) { int end = i + 1; for (int j = i; j < end; j++) a[j] = 1; }")]
    [TestCase("for (int i = 0; i < n; i++) a[i] = 1; for (int i = 0; i < n; i++) a[i] = 2;")]
    [TestCase("for (int i = 0; i < n; i++) { n2 = b[i]; a[i] = n2; }")]
    public void Accepts(string body) => Verify.Members("[Kernel] static void K(double[] a, int[] b, int n, int n2, long m) { " + body + " }");

    [TestCase("int i; for (i = 0; i < n; i++) a[i] = 1;")]
    [TestCase("int i = 0; for (; i < n; i++) a[i] = 1;")]
    [TestCase("for (int i = 0, j = 1; i < n; i++) a[i] = j;")]
    [TestCase("for (int i = 0; i < n && a[i] > 0; i++) n2 = i;")]
    [TestCase("for (int i = 0; i != n; i++) a[i] = 1;")]
    [TestCase("for (int i = 0; i < n; i++, n2++) a[i] = 1;")]
    [TestCase("for (int i = 0; i < n; ) { a[i] = 1; i++; }")]
    [TestCase("for (int i = 0; i < n; n2++) { i++; a[i] = 1; }")]
    [TestCase("int i = 0; while (i < n) { a[i] = 1; i++; }")]
    [TestCase("int i = 0; for (;;) { if (i >= n) break; a[i] = 1; i++; }")]
    [TestCase("for (byte i = 0; i < n; i++) a[i] = 1;")]
    [TestCase("for (int i = 0; i < n; i += n2) a[i] = 1;")]
    [TestCase("for (int i = n; i > 0; i -= 2 * n2) a[i] = 1;")]
    [TestCase("for (int i = 0; i < m; i++) a[i] = 1;")]
    [TestCase("int i = 0; do { a[i] = 1; i++; } while (i < n);")]
    public void Counts(string body) => Verify.Members("[Kernel(Parallel = true)] static void K(double[] a, int[] b, int n, int n2, long m) { " + body + " }", DiagnosticSeverity.Info);

    [TestCase("for (double x = 0; x < n; x += 0.5) a[0] = x;", "x is a double")]
    [TestCase("for (int i = 0; ; i++) { if (a[i] > n) break; a[i] = 1; }", "how often it runs is known only when it ends")]
    [TestCase("for (int i = 0; 2 * i < n; i++) a[i] = 1;", "how often it runs is known only when it ends")]
    [TestCase("for (int i = 0; i != 8; i += 2) a[i] = 1;", "i may pass by 8")]
    [TestCase("for (int i = 0; i < n; i++) { a[i] = 1; i++; }", "i is not changed by one constant in every iteration")]
    [TestCase("for (int i = 0; i < n; i++) { a[i] = 1; n = 3; }", "its end n may change while it runs")]
    [TestCase("for (int i = 0; i < n - i; i++) a[i] = 1;", "its end (n - i) may change while it runs")]
    [TestCase("for (int i = 0; i < b[0]; i++) a[i] = 1;", "its end b[0] is read from memory while it writes")]
    [TestCase("for (int i = 1; i < n; i *= 2) a[i] = 1;", "i is not changed by one constant in every iteration")]
    [TestCase("for (int i = 0; i < n; i += n2) { a[i] = 1; n2++; }", "i is not changed by one constant in every iteration")]
    [TestCase("for (int i = 0; i < n; i += 0) a[i] = 1;", "i is not changed by one constant in every iteration")]
    [TestCase("for (int i = 0; i < n; i--) a[i] = 1;", "i leads away from n")]
    [TestCase("int i = 0; while (a[i] > 0 && i < n) i++; a[0] = i;", "(a[i] > 0d) is tested before the end of the loop is")]
    public void SaysWhyALoopRunsInSourceOrder(string body, string reason)
    {
        string member = "[Kernel({|FK1001:Parallel = true|})] static void K(double[] a, int[] b, int n, int n2, long m) { " + body + " }";
        Assert.That(Verify.Members(member, DiagnosticSeverity.Info).Single().GetMessage(), Is.EqualTo($"No loop of 'K' runs in parallel: {reason}"));
    }
}
