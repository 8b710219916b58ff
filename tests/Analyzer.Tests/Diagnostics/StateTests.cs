using FusedKernels.Analyzer.Tests.Testing;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

public class StateTests
{
    private const string State = "static int count; static readonly double[] table = new double[8]; static double[]? other; static int Prop { get; set; } class Box { public int Field; } static Box box = new(); ";

    [TestCase("{|FK0060:count|} = 3;")]
    [TestCase("{|FK0060:count|}++;")]
    [TestCase("{|FK0060:count|} += n;")]
    [TestCase("{|FK0060:Prop|} = 3;")]
    [TestCase("n = {|FK0010:box|}.Field;")]
    public void Refuses(string body) => Verify.Members(State + "[Kernel] static void K(double[] a, double[] b, int n) { " + body + " }");

    [TestCase("a[0] = count + table[1] + table.Length;")]
    [TestCase("for (int i = 0; i < table.Length; i++) a[i] = table[i] * count;")]
    [TestCase("table[0] = a[0];")]
    [TestCase("var t = a; ReadOnlySpan<double> u = b; Span<double> v = a.AsSpan(); t[0] = u[0] + v[1];")]
    [TestCase("var t = new double[n]; Span<double> u = new double[3]; var m = new float[n, 3]; t[0] = u[1] + m[0, 1];")]
    [TestCase("int x = 1, y; y = x = 3; a[0] = b[0] = x + y; (x, y) = (y, x); (a[0], a[1]) = (a[1], a[0]); n = x;")]
    [TestCase("const int k = 3; var z = default(double); double w = default; a[k] = z + w;")]
    [TestCase("byte c = 1; c += 3; c++; c <<= 2; bool d = true; d &= n > 3 | n < 2; d = !d ^ (n == 3) && n != 4; if (d) a[0] = c; else if (n > 3) a[1] = c; else { }")]
    [TestCase("uint u = (uint)n; ulong l = u; l >>>= 3; n = ~n; a[0] = (sbyte)l + -u + +n + (n > 3 ? 1 : 2.5) + (n % 3);")]
    [TestCase("return;")]
    [TestCase("if (n > 3) { a[0] = 1; return; } a[1] = 2;")]
    public void Accepts(string body) => Verify.Members(State + "[Kernel] static void K(double[] a, double[] b, int n) { " + body + " }");

    [Test]
    public void Reassigned() => Verify.Members(
        """
        [Kernel] static void K(double[] a, double[] b, Span<double> s)
        {
            {|FK0064:a|} = b;
            var t = a;
            {|FK0064:t|} = b;
            double[] {|FK0064:u|};
            double[]? {|FK0064:v = null|};
            s[0] = 1;
        }
        """);

    [Test]
    public void BuffersAsValues() => Verify.Members(
        """
        static double[] field = [];
        static double[] array = [];
        [Kernel] static double[] K(double[] a, double[] b, Span<double> s, {|FK0010:double[][][]|} c)
        {
            if ({|FK0065:a|} == {|FK0065:b|})
                s[0] = 1;
            {|FK0060:field|} = a;
            return {|FK0065:array|};
        }
        """);

    [Test]
    public void ArraysOfArrays() => Verify.Members(
        """
        static double[][] field = [];
        [Kernel] static {|FK0005:double[][]|} Result(double[][] a) { return a; }
        [Kernel] static double[] Row(double[][] a) { return {|FK0065:a[0]|}; }
        [Kernel] static void Passed({|FK0004:ref double[][] a|}) { }
        [Kernel] static void K(double[][] a, double[] b, Span<double> s)
        {
            double[][] all = a;
            {|FK0065:a[0]|} = b;
            {|FK0020:a[1][2] = 3|};
            {|FK0020:all[1][2]++|};
            var made = {|FK0031:new double[2][]|};
            for (int i = 0; i < s.Length; i++)
                s[i] = all[i].Length + {|FK0065:field|}[0][i];
        }
        """);

    [Test]
    public void InstanceState() => Verify.File(
        """
        using FusedKernels;
        partial class P
        {
            int field;
            int Property { get; set; }
            void Method() { }
            [Kernel] void {|FK0001:K|}(double[] a)
            {
                a[0] = {|FK0061:field|} + {|FK0061:Property|};
                {|FK0061:this.field|} = 3;
                {|FK0051:Method()|};
            }
        }
        """);

    [TestCase("n = n + 1; n = n * (n - 1); n = -n; n++; n += 2; n = (int)a[0]; n = (byte)n; a[n + 1] = 1;")]
    [TestCase("for (int i = 0; i < n; i += 2) a[i] = 1;")]
    [TestCase("for (int i = 0; i < n; i++) a[i] = a[i] * 2 + 1 / a[i];")]
    [TestCase("a[0] = n; long l = n; l = (long)n & 3; n = n / 2; n = n % 2; n = n << 3; n = unchecked(n + 1); float f = (float)a[0];")]
    public void CheckedProjects(string body) => Verify.Members("[Kernel] static void K(double[] a, int n) { " + body + " }", checkOverflow: true);

    [Test]
    public void FieldsOfFileLocalTypes() => Verify.File(
        """
        using FusedKernels;
        file static class F { public static int Value = 3; public static double[] Table = [1]; }
        static partial class K { [Kernel] static void A(double[] x) { x[0] = {|FK0061:F.Value|} + {|FK0061:F.Table|}[0]; } }
        """);

    [Test]
    public void CheckedExpressions() => Verify.Members("[Kernel] static int K(int n) { checked { n = n + 1; } return checked(n * 2); }");
}
