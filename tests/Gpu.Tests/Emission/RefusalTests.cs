using System.Linq;
using FusedKernels.Generator.Emission.Gpu;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>Kernels that have no GPU form say why.</summary>
[TestFixture]
public sealed class RefusalTests
{
    private const string Loop = "for (int i = 0; i < x.Length; i++) ";

    [TestCase("public static double F(double[] x) { double s = 0; " + Loop + "s += x[i]; return s; }", "returns a double")]
    [TestCase("public static double[] F(double[] x) { var y = new double[x.Length]; " + Loop + "y[i] = x[i]; return y; }", "makes the array y")]
    [TestCase("public static void F(double[] x, double[] y) { double s = 0; " + Loop + "s += x[i]; y[0] = s; }", "reduces into s")]
    [TestCase("public static void F(double[] x) { for (int i = 1; i < x.Length; i++) x[i] += x[i - 1]; }", "x[(i - 1)] of different iterations of i")]
    [TestCase("public static void F(double[] x) { double t = x[0]; " + Loop + "x[i] = t; }", "x[0] is read outside the parallel loops")]
    [TestCase("public static void F(double[] x) { if (x[0] > 1) { " + Loop + "x[i] = 1; } }", "x[0] is read outside the parallel loops")]
    [TestCase("public static void F(int[] x) { " + Loop + "x[i] = Math.Abs(x[i]); }", "Abs of int throws")]
    [TestCase("public static void F(int[] x, double[] y) { " + Loop + "x[i] = Math.Sign(y[i]); }", "Sign throws for NaN")]
    [TestCase("public static void F(int[] x, int d) { " + Loop + "x[i] = x[i] / d; }", "dividing by d can throw")]
    [TestCase("public static void F(long[] x) { " + Loop + "x[i] = x[i] % -1; }", "can throw")]
    [TestCase("public static void F(int[] x) { " + Loop + "x[i] = checked(x[i] + 1); }", "checked((x[i] + 1)) can throw")]
    [TestCase("public static void F(byte[] x, double d) { " + Loop + "x[i] = checked((byte)d); }", "can throw")]
    [TestCase("public static void F(int[] x, int w) { checked { for (int i = 0; i < x.Length; i += 2) x[i] = i * w + 1; } }", null)]
    [TestCase("public static void F(Half[] x) { " + Loop + "x[i] = (Half)i; }", "x holds Half")]
    [TestCase("public static void F(float[] x, Half h) { " + Loop + "x[i] = (float)h; }", "h is a Half")]
    [TestCase("public static void F(double[] x) { " + Loop + "x[i] = x[i] % 2.0; }", "remainder of floating-point numbers")]
    [TestCase("public static void F(double[] x) { " + Loop + "x[i] = Math.FusedMultiplyAdd(x[i], x[i], 1); }", null)]
    [TestCase("public static void F(double[] x) { " + Loop + "x[i] = Math.MaxMagnitude(Math.Exp(x[i]), KernelMath.Erf(x[i])); }", null)]
    [TestCase("public static void F(char[] x) { " + Loop + "x[i] = 'a'; }", "x holds 'char'")]
    [TestCase("public static void F(int[] x, char c) { " + Loop + "x[i] = c; }", "c is a 'char'")]
    [TestCase("public static void F(int[] x) { " + Loop + "x[i] = (int)((nint)x[i] * 3); }", "computes in native integers")]
    [TestCase("public static void F(bool[] x) { " + Loop + "x[i] = !x[i]; }", "x holds bool")]
    [TestCase("public static void F(int[,,] x) { for (int i = 0; i < x.GetLength(0); i++) x[i, 0, 0] = 1; }", "x has 3 dimensions")]
    [TestCase("static double[] table = { 1 }; public static void F(double[] x) { " + Loop + "x[i] = table[i]; }", "lies in the host's memory")]
    [TestCase("public static void F(double[] x) { x[0] = 1; double t = 0; for (int i = 0; i < 3; i++) t += i; }", null)]
    [TestCase("public static void F(double[] x, ref double s) { " + Loop + "x[i] = s; }", "s is passed by reference")]
    [TestCase("public static void F(double[] x, in double s) { " + Loop + "x[i] = s; }", null)]
    [TestCase("public static void F(double[] x, int n) { double t = 0; for (int i = 0; i < n; i++) t += i; }", "no parallel loop")]
    public void Reason(string method, string? reason)
    {
        GpuResult result = GpuCompilation.Emit(method.Replace("public static", "[Kernel(Parallel = true)] public static", System.StringComparison.Ordinal));

        if (reason is null)
        {
            Assert.That(result.Reason, Is.Null);
            return;
        }

        Assert.That(result.Reason, Does.Contain(reason));
        Assert.That(result.Text, Is.Null);
        Assert.That(result.Plan, Is.EqualTo("GPU: none, because " + result.Reason));
    }

    [Test]
    public void A_kernel_that_is_not_parallel_stays_on_the_host()
    {
        GpuResult result = GpuCompilation.Emit("[Kernel] public static void F(double[] x) { " + Loop + "x[i] = 1; }");

        Assert.That(result.Reason, Does.Contain("not marked Parallel"));
    }

    private const string Body = "{ for (int i = 0; i < x.Length; i++) x[i] = 1; }";
    private const string View = "ILGPU.Runtime.ArrayView1D<double, ILGPU.Stride1D.Dense> x";
    private const string Marked = "[Kernel(Parallel = true)] public static void F(double[] x, int k) " + Body;

    [TestCase(Marked + "[Kernel(Parallel = true)] public static void F(Span<double> x, int k) " + Body, "F(double[], int)", Description = "The first gets them.")]
    [TestCase(Marked + "public static void F(" + View + ", int k) { }", "F(ArrayView1D<double, Stride1D.Dense>, int)")]
    [TestCase("public static void F(ILGPU.Runtime.AcceleratorStream s, " + View + ", int k) { }" + Marked, "F(AcceleratorStream, ArrayView1D<double, Stride1D.Dense>, int)")]
    [TestCase(Marked + "[Kernel] public static void F(Span<double> x, int k) " + Body, null)]
    [TestCase("[Kernel(Parallel = true)] public static int F(Span<double> x, int k) { int s = 0; for (int i = 0; i < x.Length; i++) s += k; return s; }" + Marked, null)]
    [TestCase(Marked + "[Kernel(Parallel = true)] public static void F(float[] x, int k) " + Body, null)]
    [TestCase(Marked + "public static void F(" + View + ", long k) { }", null)]
    [TestCase(Marked + "public static void F<T>(" + View + ", int k) { }", null)]
    public void Overloads_of_the_same_views(string members, string? rival)
    {
        (Compilation output, _) = GpuCompilation.Generate(GpuCompilation.Of(members));

        string[] plans = output.SyntaxTrees.Select(t => t.ToString()).SelectMany(t => t.Split('\n')).Where(l => l.StartsWith("// GPU: none", System.StringComparison.Ordinal)).ToArray();
        if (rival is null)
            Assert.That(plans, Has.None.Contains("the overloads on views"));
        else
            Assert.That(plans, Has.One.Contains($"{rival} has the overloads on views that it would get"));
    }

    [Test]
    public void Too_many_arguments()
    {
        string parameters = string.Join(", ", Enumerable.Range(0, 14).Select(k => $"double a{k}"));
        string sum = string.Join(" + ", Enumerable.Range(0, 14).Select(k => $"a{k}"));
        GpuResult result = GpuCompilation.Emit($"[Kernel(Parallel = true)] public static void F(double[] x, {parameters}) {{ {Loop} x[i] = {sum}; }}");

        Assert.That(result.Reason, Does.Contain("needs 16 arguments and a launch takes 14"));
    }

    [Test]
    public void The_plan_names_the_launches()
    {
        GpuResult result = GpuCompilation.Emit(
            "[Kernel(Parallel = true)] public static void F(double[,] a) { "
            + "for (int i = 0; i < a.GetLength(0); i++) for (int j = 0; j < a.GetLength(1); j++) a[i, j] = i + j; "
            + "for (int k = 0; k < a.GetLength(1); k++) a[0, k] = 0; }");

        Assert.That(result.Plan, Is.EqualTo("GPU: Loop1, one thread per iteration of i and j; Loop2, one thread per iteration of k"));
    }
}
