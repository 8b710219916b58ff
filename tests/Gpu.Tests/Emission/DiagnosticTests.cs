using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>A parallel kernel without a GPU form is reported where ILGPU is referenced, and nowhere else.</summary>
[TestFixture]
public sealed class DiagnosticTests
{
    private const string Sum =
        "[Kernel(Parallel = true)] public static double Sum(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; return s; }";

    private const string Reduction =
        "[Kernel(Parallel = true)] public static void Sum(double[] x, double[] y) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; y[0] = s; }";

    private const string Twice = "[Kernel(Parallel = true)] public static void Twice(double[] x) { for (int i = 0; i < x.Length; i++) x[i] *= 2; }";

    private const string Generic =
        "static partial class G<T> where T : struct, System.Numerics.INumber<T> { [Kernel(Parallel = true)] public static void Sum(T[] x, T by) { for (int i = 0; i < x.Length; i++) x[i] += by; } }";

    [TestCase(Generic, "'Sum' gets no overload on ILGPU's views: it is generic, and those have no GPU form yet")]
    [TestCase(Sum, "'Sum' gets no overload on ILGPU's views: it returns a double, and scalar results have no GPU form yet")]
    [TestCase(Reduction, "'Sum' gets no overload on ILGPU's views: the loop over i reduces into s")]
    public void Scalar_results_reductions_and_generic_types(string kernel, string message)
    {
        Diagnostic reported = Report(GpuCompilation.Of(kernel)).Single();

        Assert.That(reported.GetMessage(), Is.EqualTo(message));
        Assert.That(reported.Severity, Is.EqualTo(DiagnosticSeverity.Info));
        Assert.That(reported.Location.SourceTree!.ToString().Substring(reported.Location.SourceSpan.Start, 3), Is.EqualTo("Sum"));
    }

    [Test]
    public void Nothing_without_ILGPU() => Assert.That(Report(GpuCompilation.Of(Sum, withIlgpu: false)), Is.Empty);

    [Test]
    public void Nothing_of_kernels_that_are_not_parallel() =>
        Assert.That(Report(GpuCompilation.Of(Sum.Replace("(Parallel = true)", "", StringComparison.Ordinal))), Is.Empty);

    [Test]
    public void Nothing_of_a_kernel_whose_overloads_were_generated() =>
        Assert.That(Report(GpuCompilation.Generate(GpuCompilation.Of(Twice)).Output), Is.Empty);

    private static List<Diagnostic> Report(Compilation compilation) =>
        compilation.WithAnalyzers([new KernelAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(d => d.Id is "FK2002" or "FK0999").ToList();
}
