using System.Linq;
using FusedKernels.Analyzer.Tests.Testing;
using FusedKernels.Generator.Lowering;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests;

public class SmokeTests
{
    [TestCase("[Kernel(Parallel = true)] public static void Q(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x) { for (int i = 0; i < x.Length; i++) x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]); }")]
    [TestCase("[Kernel] static double S(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) if (a[i] > 3) s += a[i]; return s; }")]
    [TestCase("[Kernel] static double[] S(double[] a) { var r = new double[a.Length]; for (int i = 0; i < a.Length; i++) r[i] = Math.Pow(a[i] + 1, 2); return r; }")]
    [TestCase("[Kernel] static void M(double[,] a, double[,] b, double[,] c) { for (int i = 0; i < a.GetLength(0); i++) for (int k = 0; k < a.GetLength(1); k++) for (int j = 0; j < b.GetLength(1); j++) c[i, j] += a[i, k] * b[k, j]; }")]
    [TestCase("static bool flag; [Kernel] static double A(double[] a) { double s = 0, p = 1; for (int i = 0; i < a.Length; i++) { s += a[i]; p *= a[i]; } return flag ? s : p; }")]
    [TestCase("[Kernel] static int B(byte[] a, byte b) { int n = 0; byte t = 3; t += b; t++; for (int i = a.Length - 1; i >= 0; i--) { a[i] ^= t; n += a[^1] << t; } return n; }")]
    public void Lowers(string member)
    {
        LoweringResult result = Source.Lower(Source.Compile(Source.InClass(member)));
        Assert.That(result.Diagnostics.Select(d => d.ToString()), Is.Empty);
        Assert.That(result.Kernel, Is.Not.Null);
        TestContext.Out.WriteLine(result.Kernel!.Body);
    }
}
