using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FusedKernels.Generator.Tests;

/// <summary>Compilations and generator drivers as the compiler makes them for a project that has installed the package.</summary>
internal static class GeneratorRun
{
    // Preview is the pinned compiler's name for C# 14.
    public static CSharpParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.Preview)
        .WithFeatures([new("InterceptorsNamespaces", "FusedKernels.Generated")]);

    /// <summary>The framework and the runtime library, without the other assemblies of the tests.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(KernelAttribute).Assembly.Location),
    ];

    public static SyntaxTree Parse(string source, string path = "Program.cs") =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path, System.Text.Encoding.UTF8);

    public static CSharpCompilation Compile(params IEnumerable<string> sources) =>
        Compile(OutputKind.DynamicallyLinkedLibrary, sources.Select((source, i) => Parse(source, i == 0 ? "Program.cs" : $"File{i}.cs")));

    public static CSharpCompilation Compile(OutputKind kind, IEnumerable<SyntaxTree> trees, string name = "Program") =>
        CSharpCompilation.Create(
            name,
            trees,
            References,
            new CSharpCompilationOptions(kind, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A driver that has not run yet.</summary>
    /// <param name="property">Value of the project's property FusedKernels, or null where it is not set.</param>
    /// <param name="disabled">Outputs that the host leaves out.</param>
    public static GeneratorDriver Driver(
        string? property = null, IncrementalGeneratorOutputKind disabled = IncrementalGeneratorOutputKind.None) =>
        CSharpGeneratorDriver.Create(
            [new KernelGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            optionsProvider: new Options(property),
            driverOptions: new GeneratorDriverOptions(disabled, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator once and gives the compilation with what it made.</summary>
    public static Compilation Generate(Compilation compilation, string? property = null)
    {
        Driver(property).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> problems);
        return problems.IsEmpty ? output : throw new InvalidOperationException(string.Join("\n", problems));
    }

    /// <summary>The generated files by name.</summary>
    public static SortedDictionary<string, string> Files(GeneratorDriver driver) => new(
        driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString()),
        StringComparer.Ordinal);

    /// <summary>Everything the compiler has to say about a compilation, hidden hints apart.</summary>
    public static IEnumerable<Diagnostic> Problems(Compilation compilation) =>
        compilation.GetDiagnostics().Where(problem => problem.Severity != DiagnosticSeverity.Hidden);

    private sealed class Options(string? property) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(property);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(string? property) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = property ?? "";
                return key == "build_property.FusedKernels" && property is not null;
            }
        }
    }
}
