using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>The same program gives the same text, and the generator holds on to nothing.</summary>
[TestFixture]
public sealed class DeterminismTests
{
    private static readonly (string Path, string Source)[] Program =
    [
        ("A.cs", """
            using FusedKernels;
            public static partial class A
            {
                [Kernel] public static double Sum(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; return s; }
                [Kernel] private static double Sum(float[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; return s; }
                public static double Both(double[] x, float[] y) => Sum(x) + Sum(y);
            }
            """),
        ("B.cs", """
            using FusedKernels;
            namespace N;
            public static partial class B
            {
                [Kernel] public static void sum(this int[] x) { for (int i = 0; i < x.Length; i++) x[i] += i; }
                [Kernel] public static void Sum(this int[] x) { for (int i = 0; i < x.Length; i++) x[i] -= i; }
                private partial class Inner { [Kernel] public static void @int(int[] @long) { for (int i = 0; i < @long.Length; i++) @long[i] *= i; } }
                public static void All(int[] x) { x.Sum(); x.sum(); Sum(x); Inner.@int(x); A.Both([], []); }
            }
            """),
        ("C.cs", "class C { double M(double[] x) => A.Sum(x); }"),
    ];

    [Test]
    public void Two_runs_give_the_same_files_byte_for_byte()
    {
        var first = GeneratorRun.Files(Run(Compilation()));
        var second = GeneratorRun.Files(Run(Compilation()));

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void The_order_of_files_makes_no_difference()
    {
        CSharpCompilation reversed = GeneratorRun.Compile(
            OutputKind.DynamicallyLinkedLibrary, Program.Reverse().Select(file => GeneratorRun.Parse(file.Source, file.Path)));

        Assert.That(GeneratorRun.Files(Run(reversed)), Is.EqualTo(GeneratorRun.Files(Run(Compilation()))));
    }

    [Test]
    public void Names_that_differ_in_case_only_or_are_keywords_compile()
    {
        Assert.That(GeneratorRun.Problems(GeneratorRun.Generate(Compilation())), Is.Empty);
    }

    [Test]
    public void No_text_names_a_folder()
    {
        CSharpCompilation elsewhere = GeneratorRun.Compile(
            OutputKind.DynamicallyLinkedLibrary, Program.Select(file => GeneratorRun.Parse(file.Source, "/some/folder/" + file.Path)));

        Assert.That(GeneratorRun.Files(Run(elsewhere)).Values, Has.None.Contains("folder"));
    }

    [Test]
    public void The_declarations_compile_without_the_bodies()
    {
        GeneratorRun.Driver(disabled: IncrementalGeneratorOutputKind.Implementation)
            .RunGeneratorsAndUpdateCompilation(Compilation(), out Compilation output, out _);

        Assert.That(GeneratorRun.Problems(output), Is.Empty);
        Assert.That(output.GetTypeByMetadataName("A+SumKernel")!.GetMembers("Run"), Has.Length.EqualTo(2));
    }

    [Test]
    public void No_compilation_is_kept_alive()
    {
        (GeneratorDriver driver, WeakReference first) = RunTwice();

        for (int i = 0; i < 5 && first.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.That(first.IsAlive, Is.False);
        GC.KeepAlive(driver);
    }

    // Apart, so that no local of the test holds the first compilation. The driver itself keeps the last one it ran on.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference First) RunTwice()
    {
        CSharpCompilation first = Compilation();
        GeneratorDriver driver = Run(first);
        return (driver.RunGenerators(Compilation()), new WeakReference(first));
    }

    private static GeneratorDriver Run(Compilation compilation) => GeneratorRun.Driver().RunGenerators(compilation);

    private static CSharpCompilation Compilation() =>
        GeneratorRun.Compile(OutputKind.DynamicallyLinkedLibrary, Program.Select(file => GeneratorRun.Parse(file.Source, file.Path)));
}
