using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Pipeline;

/// <summary>A method that is a kernel and depends on type parameters, its own or those of types around it. What is compiled are its instances, for the types that calls name.</summary>
/// <param name="SymbolId">Documentation id of the method, by which calls find it.</param>
/// <param name="Signature">How it is declared.</param>
/// <param name="Named">The instances that its attributes name.</param>
internal sealed record GenericKernel(string SymbolId, Signature Signature, EquatableArray<LoweredKernel> Named)
{
    /// <summary>Instances by compilation, so that several calls of one are lowered once.</summary>
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, Kernel?>> Lowered = new();

    /// <summary>Reads a method; null where it cannot be a kernel (an analyzer says why).</summary>
    public static GenericKernel? From(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        if (LoweredKernel.IsRepeated(method) || method.GetDocumentationCommentId() is not { } id)
            return null;
        if (IsPlain(method, context.SemanticModel.Compilation, cancellationToken))
            return null;
        var lowering = new LoweringContext(context.SemanticModel.Compilation, cancellationToken);
        Signature signature = SignatureLowering.OfGeneric(method, SourceLocation.Of(method.Locations[0]), lowering);
        bool hasInstances = Instances.Representative(method, context.SemanticModel.Compilation) is not null;
        if (lowering.Failed || !hasInstances)
            return null;
        LoweredKernel?[] named = Instances.Named(method, context.SemanticModel.Compilation)
            .Select(n => n.Method is null ? null : Instance(n.Method, context.SemanticModel.Compilation, cancellationToken)).ToArray();
        return new GenericKernel(id, signature, named.OfType<LoweredKernel>().ToEquatable());
    }

    /// <summary>The kernel for the types that a call names; null where they are open, out of reach of generated code, or make no kernel.</summary>
    /// <param name="method">The generic method with type arguments.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static LoweredKernel? Instance(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        if (IsPlain(method.OriginalDefinition, compilation, cancellationToken) || !Instances.AreClosed(method, compilation) || method.OriginalDefinition.GetDocumentationCommentId() is not { } id)
            return null;
        return Kernel(method, compilation, cancellationToken) is { } kernel ? new LoweredKernel(id, kernel) : null;
    }

    /// <summary>Whether a method has one body for all types, those around it included.</summary>
    private static bool IsPlain(IMethodSymbol definition, Compilation compilation, CancellationToken cancellationToken) =>
        !Instances.MentionsTypes(definition) && Kernel(definition, compilation, cancellationToken) is { Signature.Kind: SignatureKind.Plain };

    private static Kernel? Kernel(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        ConcurrentDictionary<IMethodSymbol, Kernel?> known = Lowered.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default));
        if (!known.TryGetValue(method, out Kernel? kernel))
            known[method] = kernel = KernelLowering.Lower(method, compilation, cancellationToken).Kernel;
        return kernel;
    }
}

/// <summary>The instances of a generic kernel that calls name.</summary>
internal sealed record InstancesOf(Signature Signature, EquatableArray<LoweredKernel> Instances);
