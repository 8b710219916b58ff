using System.Collections.Generic;
using System.Linq;
using System.Threading;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Pipeline;

/// <summary>A kernel on its way through the pipeline.</summary>
/// <param name="SymbolId">Documentation id of its method, by which calls find it.</param>
/// <param name="Kernel">The kernel as lowered.</param>
internal sealed record LoweredKernel(string SymbolId, Kernel Kernel)
{
    /// <summary>Lowers a method that has one body; null where it has one for each set of types, or cannot be a kernel (an analyzer says why).</summary>
    public static LoweredKernel? From(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        if (IsRepeated(method))
            return null;
        Kernel? kernel = KernelLowering.Plain(method, context.SemanticModel.Compilation, cancellationToken)?.Kernel;
        return kernel is not null && method.GetDocumentationCommentId() is { } id ? new LoweredKernel(id, kernel) : null;
    }

    /// <summary>
    /// Whether something else gives a kernel of the same name: the other part of a partial method that has the attribute twice, or a method
    /// or type that is declared twice, which the compiler reports. No two generated files may have one name.
    /// </summary>
    internal static bool IsRepeated(IMethodSymbol method)
    {
        if (method.PartialImplementationPart is { } implementation && HasAttribute(implementation))
            return true;
        bool otherMethod = method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(each =>
            HasParametersOf(each, method) && !IsPartOf(each, method) && !IsPartOf(method, each));
        return otherMethod || TypesOf(method).Any(type =>
            type.ContainingSymbol is INamespaceOrTypeSymbol around && around.GetTypeMembers(type.Name, type.Arity).Length > 1);
    }

    private static bool IsPartOf(IMethodSymbol part, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(part, method) || SymbolEqualityComparer.Default.Equals(part.PartialDefinitionPart, method);

    private static IEnumerable<INamedTypeSymbol> TypesOf(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            yield return type;
    }

    /// <summary>Whether the attribute is written at this part of a partial method: both parts have it as symbols.</summary>
    private static bool HasAttribute(IMethodSymbol part) => part.GetAttributes().Where(IsKernel).Any(attribute =>
        attribute.ApplicationSyntaxReference is { } at
        && part.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == at.SyntaxTree && declared.Span.Contains(at.Span)));

    private static bool HasParametersOf(IMethodSymbol left, IMethodSymbol right) =>
        left.Arity == right.Arity
        && left.Parameters.Select(p => p.Type).SequenceEqual(right.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default);

    private static bool IsKernel(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() == KernelLowering.AttributeName;
}
