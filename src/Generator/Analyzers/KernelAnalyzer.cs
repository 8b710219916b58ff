using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.Emission.Gpu;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using FusedKernels.Generator.Pipeline;
using FusedKernels.Generator.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Analyzers;

/// <summary>Says of each method marked <c>[Kernel]</c> why it cannot be one, by running the same lowering as the generator.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KernelLowering.AttributeName) is not { } attribute)
                return;
            start.RegisterSymbolAction(symbol => AnalyzeMethod(symbol, attribute), SymbolKind.Method);
            start.RegisterOperationAction(operation => AnalyzeLocalFunction(operation, attribute), OperationKind.LocalFunction);
            if (InterceptionIsOn(start.Options))
                KernelUses.Register(start, attribute);
        });
    }

    /// <summary>Whether a method carries the attribute itself.</summary>
    internal static bool IsKernel(IMethodSymbol method, INamedTypeSymbol attribute) =>
        method.GetAttributes().Any(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute));

    private static bool InterceptionIsOn(AnalyzerOptions options) =>
        !options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.FusedKernels", out string? value)
        || !value.Trim().Equals("off", StringComparison.OrdinalIgnoreCase);

    private static void AnalyzeMethod(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialImplementationPart is null && IsKernel(method, attribute))
            Analyze(method, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
    }

    private static void AnalyzeLocalFunction(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        IMethodSymbol method = ((ILocalFunctionOperation)context.Operation).Symbol;
        if (IsKernel(method, attribute))
            Analyze(method, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
    }

    /// <summary>Where the attribute says <c>Parallel = true</c>, or the name of the method.</summary>
    private static SourceLocation AttributeLocation(IMethodSymbol method, CancellationToken cancellation)
    {
        AttributeArgumentSyntax? argument = method.GetAttributes()
            .Where(data => data.AttributeClass?.ToDisplayString() == KernelLowering.AttributeName)
            .Select(data => data.ApplicationSyntaxReference?.GetSyntax(cancellation))
            .OfType<AttributeSyntax>()
            .SelectMany(attribute => attribute.ArgumentList?.Arguments ?? default)
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.Text == nameof(KernelFlags.Parallel));
        return argument is null ? SourceLocation.Of(method.Locations[0]) : SourceLocation.Of(argument);
    }

    /// <summary>An error of ours must not keep the user's project from building: it becomes a diagnostic, and the method runs as written.</summary>
    private static void Analyze(
        IMethodSymbol method, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellation)
    {
        try
        {
            LoweringResult result = KernelLowering.Lower(method, compilation, cancellation);
            foreach (KernelDiagnostic diagnostic in result.Diagnostics)
                report(diagnostic.ToDiagnostic(compilation));
            if (result.Kernel is null)
                return;
            foreach (Diagnostic diagnostic in InstanceReports.Of(method, result.Kernel, compilation, cancellation))
                report(diagnostic);
            KernelPlan plan = KernelPlanner.Plan(result.Kernel);
            foreach (KernelDiagnostic diagnostic in PlanReports.Of(plan, result.Locations, AttributeLocation(method, cancellation)))
                report(diagnostic.ToDiagnostic(compilation));
            if (plan.Kernel.Flags.Parallel && GpuReference.TargetOf(compilation) is not null && GpuEmitter.WhyNot(result.Kernel) is { } why)
                report(Diagnostic.Create(Descriptors.NotOnGpu, method.Locations[0], method.Name, why));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            report(Diagnostic.Create(
                Descriptors.Internal, method.Locations[0], method.Name, error.GetType().Name + ": " + error.Message.Replace('\n', ' ')));
        }
    }
}
