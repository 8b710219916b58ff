using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>What runs again after an edit: counted per step, in both directions.</summary>
[TestFixture]
public sealed class CachingTests
{
    private const string Kernels = """
        using FusedKernels;
        public static partial class K
        {
            [Kernel] public static void Twice(double[] x) { for (int i = 0; i < x.Length; i++) x[i] *= 2; }
            [Kernel] public static void Twice(float[] x) { for (int i = 0; i < x.Length; i++) x[i] *= 2; }
            [Kernel] public static void Half(double[] x) { for (int i = 0; i < x.Length; i++) x[i] /= 2; }
        }
        """;

    private const string Caller = "public static class P { public static void M(double[] x) { K.Twice(x); K.Half(x); } }";

    [Test]
    public void The_first_run_does_everything_once()
    {
        Counts counts = After(edit: null);

        Assert.That(counts, Is.EqualTo(new Counts(Lowered: 3, Declared: 2, Emitted: 3, Shims: 1)));
    }

    [Test]
    public void Nothing_runs_again_without_an_edit()
    {
        Counts counts = After((compilation, _) => compilation);

        Assert.That(counts, Is.EqualTo(new Counts(0, 0, 0, 0)));
    }

    [Test]
    public void An_edit_in_a_file_without_kernels_and_calls_emits_nothing()
    {
        Counts counts = After((compilation, trees) => Replace(compilation, trees[2], "class Unrelated { int renamed; }"));

        Assert.That(counts, Is.EqualTo(new Counts(Lowered: 3, Declared: 0, Emitted: 0, Shims: 0)), "the attribute's provider lowers again on every edit");
    }

    [Test]
    public void A_comment_in_the_file_of_the_kernels_emits_nothing()
    {
        Counts counts = After((compilation, trees) => Replace(compilation, trees[0], "// Something new.\n\n" + Kernels));

        Assert.That(counts, Is.EqualTo(new Counts(Lowered: 3, Declared: 0, Emitted: 0, Shims: 0)));
    }

    [Test]
    public void An_edit_before_a_call_prints_the_shims_again_and_nothing_else()
    {
        Counts counts = After((compilation, trees) => Replace(compilation, trees[1], "\n" + Caller));

        Assert.That(counts, Is.EqualTo(new Counts(Lowered: 3, Declared: 0, Emitted: 0, Shims: 1)));
    }

    [Test]
    public void An_edit_of_one_kernel_emits_one_body()
    {
        Counts counts = After((compilation, trees) => Replace(compilation, trees[0], Kernels.Replace("x[i] /= 2", "x[i] /= 3")));

        Assert.That(counts, Is.EqualTo(new Counts(Lowered: 3, Declared: 0, Emitted: 1, Shims: 0)));
    }

    [Test]
    public void A_new_parameter_declares_one_name_and_emits_one_body_again()
    {
        Counts counts = After((compilation, trees) => Replace(compilation, trees[0], Kernels.Replace("Half(double[] x)", "Half(double[] x, int n = 0)")));

        Assert.That(counts, Is.EqualTo(new Counts(Lowered: 3, Declared: 1, Emitted: 1, Shims: 1)));
    }

    [Test]
    public void A_kernel_that_breaks_takes_its_output_along()
    {
        CSharpCompilation compilation = Program(out SyntaxTree[] trees);
        GeneratorDriver driver = GeneratorRun.Driver().RunGenerators(compilation);
        int before = GeneratorRun.Files(driver).Count;

        driver = driver.RunGenerators(Replace(compilation, trees[0], Kernels.Replace("static void Half", "void Half")));

        Assert.That(GeneratorRun.Files(driver), Has.Count.EqualTo(before - 2));
        Assert.That(GeneratorRun.Files(driver).Keys, Has.None.Contains("Half"));
    }

    [Test]
    public void Every_output_is_the_same_as_that_of_a_fresh_run()
    {
        CSharpCompilation compilation = Program(out SyntaxTree[] trees);
        GeneratorDriver driver = GeneratorRun.Driver().RunGenerators(compilation);
        CSharpCompilation edited = Replace(compilation, trees[0], "\n" + Kernels.Replace("x[i] /= 2", "x[i] /= 3"));

        driver = driver.RunGenerators(edited);

        Assert.That(GeneratorRun.Files(driver), Is.EqualTo(GeneratorRun.Files(GeneratorRun.Driver().RunGenerators(edited))));
    }

    private delegate CSharpCompilation Edit(CSharpCompilation compilation, SyntaxTree[] trees);

    /// <summary>How often each stage ran: methods lowered, names declared, bodies emitted, files of shims printed.</summary>
    private sealed record Counts(int Lowered, int Declared, int Emitted, int Shims);

    /// <summary>The counts of the first run, or of the run after an edit.</summary>
    private static Counts After(Edit? edit)
    {
        CSharpCompilation compilation = Program(out SyntaxTree[] trees);
        GeneratorDriver driver = GeneratorRun.Driver().RunGenerators(compilation);
        if (edit is not null)
            driver = driver.RunGenerators(edit(compilation, trees));

        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        return new Counts(
            result.TrackedSteps[TrackingNames.Lowering].SelectMany(step => step.Outputs).Count(Ran), // one step per file
            OutputsOf(result, TrackingNames.Declarations),
            OutputsOf(result, TrackingNames.Bodies),
            OutputsOf(result, TrackingNames.Shims));
    }

    private static CSharpCompilation Program(out SyntaxTree[] trees)
    {
        trees =
        [
            GeneratorRun.Parse(Kernels, "Kernels.cs"),
            GeneratorRun.Parse(Caller, "Caller.cs"),
            GeneratorRun.Parse("class Unrelated { int name; }", "Unrelated.cs"),
        ];
        return GeneratorRun.Compile(OutputKind.DynamicallyLinkedLibrary, trees);
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, SyntaxTree tree, string source) =>
        compilation.ReplaceSyntaxTree(tree, GeneratorRun.Parse(source, tree.FilePath));

    /// <summary>How many times an output that is fed by a step was printed.</summary>
    private static int OutputsOf(GeneratorRunResult result, string input)
    {
        HashSet<IncrementalGeneratorRunStep> feeding = [.. result.TrackedSteps[input]];
        return result.TrackedOutputSteps.Values.SelectMany(steps => steps)
            .Where(step => step.Inputs.Any(source => feeding.Contains(source.Source)))
            .Count(step => step.Outputs.Any(Ran));
    }

    private static bool Ran((object Value, IncrementalStepRunReason Reason) output) =>
        output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Removed);
}
