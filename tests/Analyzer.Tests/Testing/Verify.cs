using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Testing;

/// <summary>Runs the analyzer over marked source and compares ids and places.</summary>
internal static class Verify
{
    /// <summary>Members of a partial class.</summary>
    /// <returns>The diagnostics, in source order.</returns>
    public static ImmutableArray<Diagnostic> Members(string markup, DiagnosticSeverity least = DiagnosticSeverity.Warning, bool checkOverflow = false) =>
        File(Source.InClass(markup), least, checkOverflow);

    /// <summary>A whole file.</summary>
    public static ImmutableArray<Diagnostic> File(
        string markup,
        DiagnosticSeverity least = DiagnosticSeverity.Warning,
        bool checkOverflow = false,
        bool errorsExpected = false,
        Dictionary<string, string>? properties = null,
        params MetadataReference[] references)
    {
        (string source, ImmutableArray<Expected> expected) = Markup.Parse(markup);
        CSharpCompilation compilation = Source.Compile(source, checkOverflow, errorsExpected, references: references);
        ImmutableArray<Diagnostic> actual = Run(compilation, properties)
            .Where(diagnostic => diagnostic.Severity >= least)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id)
            .ToImmutableArray();
        Assert.That(
            actual.Select(diagnostic => Describe(source, diagnostic.Id, diagnostic.Location.SourceSpan)),
            Is.EquivalentTo(expected.Select(place => Describe(source, place.Id, place.Span))),
            string.Join("\n", actual.Select(diagnostic => diagnostic.ToString())));
        return actual;
    }

    /// <summary>All that the analyzer reports in a file that compiles.</summary>
    public static ImmutableArray<Diagnostic> Reported(string source) => Run(Source.Compile(source), null);

    private static ImmutableArray<Diagnostic> Run(Compilation compilation, Dictionary<string, string>? properties)
    {
        var options = new AnalyzerOptions([], new Properties(properties ?? []));
        return compilation.WithAnalyzers([new KernelAnalyzer()], options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    private static string Describe(string source, string id, TextSpan span) => $"{id} at {span.Start}: {source[span.Start..span.End]}";

    private sealed class Properties(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
