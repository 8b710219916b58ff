using FusedKernels.Analyzer.Tests.Testing;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

public class ConstructTests
{
    [TestCase("a[0] = {|FK0023:n switch { 1 => 2.0, 2 => 3.0 }|};")]
    [TestCase("{|FK0024:foreach|} (int x in a) a[0] += x;")]
    [TestCase("{|FK0024:foreach|} (char c in \"abc\") { {|FK0026:try|} { a[0] = n; } finally { } }")]
    [TestCase("foreach (double x in a) { {|FK0026:try|} { a[0] = x; } finally { } }")]
    [TestCase("{|FK0026:try|} { a[0] = 1; } finally { a[0] = 2; }")]
    [TestCase("{|FK0026:try|} { a[0] = 1; } catch (Exception) { a[0] = {|FK0052:Math.BitIncrement(2.0 * n)|}; }")]
    [TestCase("if (n < 0) {|FK0026:throw new ArgumentException();|}")]
    [TestCase("{|FK0026:using|} (var s = new System.IO.MemoryStream()) { }")]
    [TestCase("{|FK0026:using var s = new System.IO.MemoryStream();|}")]
    [TestCase("{|FK0027:lock|} (a) { a[0] = 1; }")]
    [TestCase("{|FK0028:again|}: a[0] += 1; if (a[0] < 9) {|FK0028:goto again;|}")]
    [TestCase("{|FK0010:Func<double, double>|} f = x => x;")]
    [TestCase("for (int i = 0; i < n; i++) { var t = {|FK0032:new double[n]|}; t[0] = a[i]; a[i] = t[0]; }")]
    [TestCase("for (int i = 0; i < n; i++) { Span<double> t = {|FK0032:stackalloc double[257]|}; t[0] = a[i]; a[i] = t[0]; }")]
    [TestCase("for (int i = 0; i < n; i++) { var t = {|FK0032:new double[2, 2]|}; t[0, 1] = a[i]; a[i] = t[0, 1]; }")]
    [TestCase("for (int i = 0; i < n; i++) { var t = {|FK0031:new double[2][]|}; a[i] = 1; }")]
    [TestCase("double[] t = {|FK0031:[1, .. a]|}; a[0] = t[0];")]
    [TestCase("nint[] t = new nint[3]; char[] u = ['a', 'b']; foreach (char c in u) a[0] += c + t[1];")]
    [TestCase("ref double {|FK0020:r = ref a[0]|}; r = 1;")]
    [TestCase("{|FK0020:_|} = a[0];")]
    [TestCase("{|FK0020:Math.Abs(n)|};")]
    public void Refuses(string body) => Verify.Members("[Kernel] static void K(double[] a, int n) { " + body + " }");

    [Test]
    public void LocalFunctions() =>
        Verify.Members("[Kernel] static void K(double[] a) { a[0] = F(1); G(); static double F(double x) => x; void G() => a[1] = H(2); double H(int n) => n == 0 ? 0 : {|FK0051:H(n - 1)|}; }");

    [Test]
    public void PrivateArraysThatEscape() => Verify.Members(
        """
        [Kernel] static double[] K(double[] a)
        {
            for (int i = 0; i < 3; i++) { var t = new double[3]; if (a[i] > 0) {|FK0025:return t;|} }
            a[0] = {|FK0051:Made(2)|}[0];
            return a;
        }

        static double[] Made(double x) { var t = new double[] { x, 1 }; if (x > 0) return t; return new double[3]; }
        """);

    [Test]
    public void ArraysOfCharactersStay() => Verify.Members("[Kernel] static char[] K(char[] a) { var t = new char[3]; if (a[0] == 'x') return {|FK0065:t|}; return {|FK0065:new char[2]|}; }");

    [Test]
    public void Unsafe() => Verify.Members(
        """
        [Kernel] static unsafe void K(double[] a)
        {
            {|FK0030:unsafe|} { {|FK0030:fixed|} (double* p = a) { } }
        }
        """);

    [Test]
    public void Patterns() => Verify.Members("[Kernel] static void K(double[] a, int n) { if (n is {|FK0020:var m|} && n > 3) a[0] = 1; }");

    [Test]
    public void ArrayFromInsideALoop() =>
        Verify.Members("[Kernel] static double[] K(double[] a) { for (int i = 0; i < 3; i++) { if (a.Length > i) {|FK0025:return a;|} } return a; }");

    [Test]
    public void Deconstruction() => Verify.Members("[Kernel] static void K(double[] a) { var (x, y) = (1, 2); a[0] = x + y; {|FK0020:(x, y) = new D()|}; } struct D { public int V; public void Deconstruct(out int v, out int w) { v = w = V; } }");

    [Test]
    public void FindsEverythingInAMethod() => Verify.Members(
        """
        [Kernel] static double K({|FK0010:List<double>|} list, double[] a)
        {
            double s = 0;
            while (s < 3)
            {
                {|FK0026:try|}
                {
                    s += {|FK0052:Math.BitIncrement(a[0])|};
                }
                catch
                {
                    {|FK0026:throw;|}
                }
            }

            for (int i = 0; i < a.Length; i++)
            {
                s += {|FK0053:a.Sum()|} + {|FK0052:Math.BitDecrement(a[i])|};
                i += 1;
            }

            return s;
        }
        """);

    [TestCase("foreach", "[Kernel] static void K(double[] a, Span<double> rows) { {|FK0024:foreach|} (float x in rows) a[0] += x; }", "This 'foreach' is not supported in a kernel: go through an array or span, as in 'foreach (var x in a)', and convert or take apart 'x' inside")]
    [TestCase("lock", "[Kernel] static void K(double[] a) { {|FK0027:lock|} (a) { } }", "'lock' is not supported in a kernel: threads are the generator's business: write the plain loop, sums and counts included")]
    public void SaysWhatToWrite(string name, string member, string message) =>
        Assert.That(Verify.Members(member)[0].GetMessage(), Is.EqualTo(message), name);
}
