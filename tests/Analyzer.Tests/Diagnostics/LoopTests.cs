using FusedKernels.Analyzer.Tests.Testing;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

public class LoopTests
{
    [TestCase("int i; {|FK0040:for (i = 0; i < n; i++)|} a[i] = 1;")]
    [TestCase("int i = 0; {|FK0040:for (; i < n; i++)|} a[i] = 1;")]
    [TestCase("{|FK0040:for (int i = 0, j = 1; i < n; i++)|} a[i] = j;")]
    [TestCase("{|FK0040:for (byte i = 0; i < n; i++)|} a[i] = 1;")]
    [TestCase("{|FK0040:for (double x = 0; x < n; x += 0.5)|} a[0] = x;")]
    [TestCase("{|FK0040:for (int i = 0; ; i++)|} a[i] = 1;")]
    [TestCase("for (int i = 0; {|FK0040:i < n && a[i] > 0|}; i++) a[i] = 1;")]
    [TestCase("for (int i = 0; {|FK0040:2 * i < n|}; i++) a[i] = 1;")]
    [TestCase("for (int i = 0; {|FK0040:i != n|}; i++) a[i] = 1;")]
    [TestCase("for (int i = 0; {|FK0040:i != 8|}; i += 2) a[i] = 1;")]
    [TestCase("for (int i = 0; i < {|FK0040:m|}; i++) a[i] = 1;")]
    [TestCase("for (int i = 0; i < {|FK0040:2.5|}; i++) a[i] = 1;")]
    [TestCase("{|FK0040:for (int i = 0; i < n; i++, n2++)|} a[i] = 1;")]
    [TestCase("{|FK0040:for (int i = 0; i < n; )|} a[i] = 1;")]
    [TestCase("for (int i = 0; i < n; i++) { a[i] = 1; {|FK0041:i|}++; }")]
    [TestCase("for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) {|FK0041:i|} = j;")]
    [TestCase("for (int i = 0; i < {|FK0042:n|}; i++) { a[i] = 1; n = 3; }")]
    [TestCase("for (int i = 0; i < n - {|FK0042:i|}; i++) a[i] = 1;")]
    [TestCase("for (int i = 0; i < {|FK0042:b[0]|}; i++) a[i] = 1;")]
    [TestCase("for (int i = 0; i < n; {|FK0043:i *= 2|}) a[i] = 1;")]
    [TestCase("for (int i = 0; i < n; {|FK0043:n2++|}) a[i] = 1;")]
    [TestCase("for (int i = 0; i < n; i += {|FK0043:n2|}) a[i] = 1;")]
    [TestCase("for (int i = 0; i < n; i += {|FK0043:0|}) a[i] = 1;")]
    [TestCase("for (int i = 0; i < n; {|FK0043:i--|}) a[i] = 1;")]
    [TestCase("for (int i = n; i > 0; {|FK0043:i++|}) a[i] = 1;")]
    public void Refuses(string body) => Verify.Members("[Kernel] static void K(double[] a, int[] b, int n, int n2, long m) { " + body + " }");

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

    [TestCase("int i; {|FK0040:for (i = 0; i < n; i++)|} a[i] = 1;", "declare its index in its header, as in 'for (int i = 0; ...)'; a value needed after the loop gets a variable of its own")]
    [TestCase("for (int i = 0; i < {|FK0042:b[0]|}; i++) a[i] = 1;", "The bound of this loop may change while it runs, because 'b[0]' is read from memory: write 'var end = b[0];' before the loop and compare with 'end'")]
    [TestCase("for (int i = 0; i < {|FK0040:m|}; i++) a[i] = 1;", "its index is an int and its bound 'm' a long; declare the index as long")]
    public void ShowsTheFix(string body, string text) => Assert.That(
        Verify.Members("[Kernel] static void K(double[] a, int[] b, int n, long m) { " + body + " }")[0].GetMessage(), Does.Contain(text));
}
