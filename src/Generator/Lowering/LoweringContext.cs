using System.Collections.Generic;
using System.Linq;
using System.Threading;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <summary>What the parts of lowering share while one method is lowered: symbols, ids and the diagnostics found so far.</summary>
internal sealed class LoweringContext(Compilation compilation, CancellationToken cancellation)
{
    private readonly List<KernelDiagnostic> diagnostics = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private int nextId;

    public Compilation Compilation { get; } = compilation;

    public CancellationToken Cancellation { get; } = cancellation;

    public SymbolTable Symbols { get; } = new();

    public SourceMap Locations { get; } = new();

    /// <summary>Whether the method cannot become a kernel.</summary>
    public bool Failed { get; private set; }

    /// <summary>What was reported, in source order, each once.</summary>
    public EquatableArray<KernelDiagnostic> Diagnostics =>
        diagnostics.Distinct().OrderBy(d => d.Location.Span.Start).ThenBy(d => d.Id, System.StringComparer.Ordinal).ToEquatable();

    /// <summary>The operation of a syntax anywhere in the compilation.</summary>
    public IOperation? OperationOf(SyntaxNode syntax)
    {
        if (!models.TryGetValue(syntax.SyntaxTree, out SemanticModel? model))
            models.Add(syntax.SyntaxTree, model = Compilation.GetSemanticModel(syntax.SyntaxTree));
        return model.GetOperation(syntax, Cancellation);
    }

    /// <summary>Where a symbol with source is declared.</summary>
    public SyntaxNode DeclarationOf(ISymbol symbol) => symbol.OriginalDefinition.DeclaringSyntaxReferences[0].GetSyntax(Cancellation);

    /// <summary>A fresh id for a node that comes from <paramref name="syntax"/>.</summary>
    public int NextId(SyntaxNode syntax) => NextId(SourceLocation.Of(syntax));

    /// <summary>A fresh id for a node that stands for what is at <paramref name="location"/>.</summary>
    public int NextId(SourceLocation location)
    {
        int id = nextId++;
        Locations.Add(id, location);
        return id;
    }

    public void Report(DiagnosticDescriptor descriptor, SyntaxNode syntax, params string[] arguments) =>
        Report(descriptor, SourceLocation.Of(syntax), arguments);

    public void Report(DiagnosticDescriptor descriptor, SyntaxToken token, params string[] arguments) =>
        Report(descriptor, SourceLocation.Of(token), arguments);

    public void Report(DiagnosticDescriptor descriptor, SourceLocation location, params string[] arguments)
    {
        Failed = true;
        diagnostics.Add(new KernelDiagnostic(
            descriptor.Id, location, EquatableArray.Of(arguments), EquatableArray<SourceLocation>.Empty));
    }

    /// <summary>Notes that there is no kernel, for a reason that was said already (here or by the compiler).</summary>
    public void Fail() => Failed = true;
}
