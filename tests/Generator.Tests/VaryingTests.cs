using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>What differs between lanes, and what is one for all of them and stays scalar: values, conditions, ends of loops, addresses.</summary>
[TestFixture]
public sealed class VaryingTests
{
    private const string Members = """
        private static int Rounded(int v, int to) { if (v < 0) return -to; while (v > to) v -= to; return v; }
        private static double Kind(double v) { if (v < 0) return 1; return 2; }
        private struct Pair { public int A; public double B; }
        """;

    [TestCase("int v = n * 3 + m; int w = i + m; x[i] = v * w;", "w", TestName = "Sums of parameters, and of the index")]
    [TestCase("double v = a[m]; double w = a[i]; double u = a[m + n] + w; x[i] = u + v;", "w u", TestName = "Loads from one place, and from one for each lane")]
    [TestCase("int k = 1; while (k < n) { k *= 2; } x[i] = k;", "", TestName = "A while that no lane knows more of")]
    [TestCase("int k = 1; while (k < n && a[i] > k) { k *= 2; } x[i] = k;", "k", TestName = "A while that lanes leave one by one")]
    [TestCase("int k = 0; double s = 0; do { s += a[k]; k++; } while (k < m); x[i] = s;", "", TestName = "A do, and a sum of what all lanes read")]
    [TestCase("int k = 0; double s = 0; do { s += a[i + k]; k++; } while (k < m); x[i] = s;", "s", TestName = "A do, and a sum of what each lane reads")]
    [TestCase("int k = 0; while (true) { if (k == m) break; k += 2; } x[i] = k;", "", TestName = "A flag that all lanes set")]
    [TestCase("int k = 0; while (true) { if (a[i] > k) break; k += 2; } x[i] = k;", "k on", TestName = "A flag that each lane sets")]
    [TestCase("int v = 0; switch (m) { case 1: v = 3; break; case 2: if (n > 3) break; v = 4; break; default: v = n; break; } x[i] = v;", "", TestName = "A switch over a parameter")]
    [TestCase("int v = 0; switch (i & 3) { case 1: v = 3; break; default: v = n; break; } x[i] = v;", "v value", TestName = "A switch over the index")]
    [TestCase("int v = Rounded(n, m); x[i] = v;", "", TestName = "A method with several returns, of parameters")]
    [TestCase("int v = Rounded(i, m); x[i] = v;", "v value v_1_user", TestName = "A method with several returns, of the index")]
    [TestCase("double v = Kind(p) + Kind(a[i]); x[i] = v;", "v value_1_user v_1_user", TestName = "One method called both ways")]
    [TestCase("for (int k = 0; k < m; k++) { if (k == n) continue; int v = k * 2; x[i] += v; }", "", TestName = "A continue for all lanes")]
    [TestCase("for (int k = 0; k < i; k++) { int v = k * 2; x[i] += v; }", "", TestName = "An end of one's own: the index is one for all")]
    [TestCase("int v = 1; if (p > 2) v = 5; if (a[i] > 2) { int w = n; x[i] = w; } x[i] += v;", "", TestName = "Branches, and a local under a mask")]
    [TestCase("int v = 1; if (a[i] > 2) v = 5; x[i] = v;", "v", TestName = "Assigned under a mask")]
    [TestCase("double v = 1; if (a[i] > 2) { double w = a[(int)a[0]] + n / m; v = w; } x[i] = v;", "v", TestName = "What may fault in all lanes at once, under a mask")]
    [TestCase("bool any = false; if (p > 2) any = true; if (n > 3) any |= m > 2; if (any) x[i] = 1;", "", TestName = "A flag of the user's")]
    [TestCase("int u = 7; u = Math.Min(u, m); if (n < u) u = n; x[i] = u;", "", TestName = "The least of parameters")]
    [TestCase("var q = new Pair { A = m, B = a[i] }; q.A += n; x[i] = q.A * q.B;", "q_B", TestName = "A structure of which one field differs")]
    public void Only_these_differ_between_lanes(string body, string varying)
    {
        For loop = Lanes($"for (int i = 0; i < x.Length; i++) {{ {body} }}");
        var analysis = new Varying(loop);
        IEnumerable<string> names = Variables(loop).Where(analysis.IsVarying).Select(v => v.Name);

        Assert.That(names.Where(name => name != "i"), Is.EquivalentTo(varying.Split(' ').Where(name => name.Length > 0)));
    }

    [TestCase("int k = 0; while (k < m) k++; if (n > 3) x[i] = k;", 0)]
    [TestCase("int k = 0; while (k < m && a[i] > k) k++; if (n > 3) x[i] = k;", 1)]
    [TestCase("for (int k = 0; k < i; k++) { if (k > n) x[i] = 1; }", 1)]
    [TestCase("int k = 0; while (true) { if (k > n) break; k++; if (k > m) { x[i] += k; } }", 0)]
    [TestCase("x[i] = Rounded(n, m) + Rounded(m, 3);", 0)]
    public void So_many_statements_diverge(string body, int expected)
    {
        For loop = Lanes($"for (int i = 0; i < x.Length; i++) {{ {body} }}");
        var analysis = new Varying(loop);

        Assert.That(loop.Body.All().Count(analysis.Diverges), Is.EqualTo(expected));
    }

    [Test]
    public void Accumulators_of_the_loop_differ_whatever_they_take_in()
    {
        For loop = Lanes("int total = 0; for (int i = 0; i < x.Length; i++) { total |= m; x[i] = m; } x[0] = total;");

        Assert.That(Variables(loop).Where(new Varying(loop).IsVarying).Select(v => v.Name), Is.EquivalentTo(new[] { "i", "total" }));
    }

    private static IEnumerable<Variable> Variables(For loop) =>
        loop.Body.All().Select(s => s is For inner ? inner.Index : s.Target()).OfType<Variable>().Append(loop.Index).Distinct();

    /// <summary>The loop over i after all passes.</summary>
    private static For Lanes(string statements) =>
        LoweredBody.Loop(LoweredBody.Of("ReadOnlySpan<double> a, Span<double> x, int n, int m, double p", statements, Members));
}
