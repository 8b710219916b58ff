using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using FusedKernels.Generator;
using FusedKernels.Generator.Emission.Gpu;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>Programs compiled inside a test, with or without ILGPU (here its stand-in).</summary>
internal static class GpuCompilation
{
    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.Preview)
        .WithFeatures([new("InterceptorsNamespaces", "FusedKernels.Generated")]);

    /// <summary>A compilation of one class K with the given members.</summary>
    public static CSharpCompilation Of(string members, bool withIlgpu = true)
    {
        IEnumerable<string> framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location));
        IEnumerable<string> ours = withIlgpu
            ? [typeof(KernelAttribute).Assembly.Location, typeof(ILGPU.Context).Assembly.Location]
            : [typeof(KernelAttribute).Assembly.Location];
        return CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText($"using System; using FusedKernels;\npublic static partial class K {{ {members} }}", Options)],
            framework.Concat(ours).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>What becomes of the first kernel of a compilation on the GPU.</summary>
    public static GpuResult Emit(string members)
    {
        CSharpCompilation compilation = Of(members);
        IMethodSymbol method = compilation.GetTypeByMetadataName("K")!.GetMembers().OfType<IMethodSymbol>()
            .First(m => m.GetAttributes().Length > 0);
        LoweringResult lowered = KernelLowering.Lower(method, compilation, default);
        Assert.That(lowered.Kernel, Is.Not.Null, string.Join("\n", lowered.Diagnostics));
        return GpuEmitter.Emit(lowered.Kernel!, new GpuTarget(IsSigned: false));
    }

    /// <summary>The compilation with what the generator adds, which has no errors.</summary>
    public static (Compilation Output, IReadOnlyList<string> Files) Generate(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new KernelGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Assert.That(output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        return (output, driver.GetRunResult().Results.Single().GeneratedSources.Select(s => s.HintName).ToList());
    }
}
