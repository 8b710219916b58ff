using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using FusedKernels.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FusedKernels.Generator.Tests.CodeFixes;

/// <summary>Applies code fixes to what the analyzer really reports.</summary>
internal static class FixRun
{
    /// <summary>
    /// Applies a fix to the first diagnostic that it is for; gives the new source and the ids that the analyzer still reports in it.
    /// Null where the fix offers nothing.
    /// </summary>
    public static async Task<(string Source, string[] Left)?> Apply(CodeFixProvider fix, string source)
    {
        using var workspace = new AdhocWorkspace();
        Document document = workspace.AddProject("Program", LanguageNames.CSharp)
            .WithParseOptions(GeneratorRun.ParseOptions)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences(GeneratorRun.References)
            .AddDocument("Program.cs", source);

        Diagnostic problem = (await Problems(document)).First(found => fix.FixableDiagnosticIds.Contains(found.Id));
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, problem, (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.Count == 0)
            return null;

        ImmutableArray<CodeActionOperation> operations = await actions.Single().GetOperationsAsync(CancellationToken.None);
        Document changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        string[] left = [.. (await Problems(changed)).Select(found => found.Id)];
        return ((await changed.GetTextAsync()).ToString(), left);
    }

    private static async Task<ImmutableArray<Diagnostic>> Problems(Document document)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        return await compilation.WithAnalyzers([new KernelAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
