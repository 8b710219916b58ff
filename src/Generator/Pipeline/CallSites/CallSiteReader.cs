using System.IO;
using System.Linq;
using System.Threading;
using FusedKernels.Generator.Emission.Interception;
using FusedKernels.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FusedKernels.Generator.Pipeline.CallSites;

/// <summary>Finds the calls of kernels.</summary>
internal static class CallSiteReader
{
    /// <summary>Whether a node has the form of a call by name.</summary>
    public static bool MayBeCall(SyntaxNode node, CancellationToken cancellationToken) =>
        node is InvocationExpressionSyntax invocation && CalledName(invocation) is not null;

    /// <summary>The call, if it is one of a method marked as a kernel that the compiler can redirect; otherwise null.</summary>
    public static CallSite? Read(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var invocation = (InvocationExpressionSyntax)context.Node;
        SemanticModel model = context.SemanticModel;
        if (!KernelNameIndex.Contains(model.Compilation, CalledName(invocation)!.Identifier.ValueText, cancellationToken)
            || model.GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol called)
        {
            return null;
        }

        IMethodSymbol method = called.ReducedFrom ?? called;
        if (!IsKernel(method) || IsInsideKernel(invocation, model, cancellationToken))
            return null;

        bool isOwn = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, model.Compilation.Assembly);
        ShimTarget? target = isOwn ? null : ReferencedKernel.Target(method, model.Compilation);
        if ((!isOwn && (target is null || !ReferencedKernel.HasInstance(Instances.Called(called))))
            || method.OriginalDefinition.GetDocumentationCommentId() is not { } id
            || model.GetInterceptableLocation(invocation, cancellationToken) is not { } location)
        {
            return null;
        }

        var place = new ShimPlace(location.GetInterceptsLocationAttributeSyntax(), Comment(invocation));
        LoweredKernel? instance = isOwn && Instances.IsGeneric(method) ? GenericKernel.Instance(Instances.Called(called), model.Compilation, cancellationToken) : null;
        return new CallSite(id, target, called.ReducedFrom is not null, place, instance);
    }

    /// <summary>The name in <c>Name(...)</c>, <c>x.Name(...)</c> or <c>x?.Name(...)</c>.</summary>
    private static SimpleNameSyntax? CalledName(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static bool IsKernel(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary
        && method.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == KernelLowering.AttributeName);

    // A kernel's own body stays as written: it is the meaning, and what the compiled code falls back to.
    private static bool IsInsideKernel(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { AttributeLists.Count: > 0 } declaration
        && model.GetDeclaredSymbol(declaration, cancellationToken) is { } enclosing
        && IsKernel(enclosing);

    // The name of the file only: a folder would differ from machine to machine.
    private static string Comment(SyntaxNode node)
    {
        FileLinePositionSpan span = node.SyntaxTree.GetLineSpan(node.Span);
        LinePosition start = span.StartLinePosition;
        return $"{Path.GetFileName(span.Path)}({start.Line + 1},{start.Character + 1})";
    }
}
