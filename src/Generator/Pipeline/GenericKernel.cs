using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Pipeline;

/// <summary>A generic method that is a kernel. What is compiled are its instances, for the types that calls name.</summary>
/// <param name="SymbolId">Documentation id of the method, by which calls find it.</param>
/// <param name="Signature">How it is declared.</param>
internal sealed record GenericKernel(string SymbolId, Signature Signature)
{
    /// <summary>Instances by compilation, so that several calls of one are lowered once.</summary>
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, Kernel?>> Lowered = new();

    /// <summary>Reads a method; null where it cannot be a kernel (an analyzer says why).</summary>
    public static GenericKernel? From(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        if (LoweredKernel.IsRepeated(method) || method.GetDocumentationCommentId() is not { } id)
            return null;
        var lowering = new LoweringContext(context.SemanticModel.Compilation, cancellationToken);
        Signature signature = SignatureLowering.OfGeneric(method, SourceLocation.Of(method.Locations[0]), lowering);
        bool hasInstances = Instances.Representative(method, context.SemanticModel.Compilation) is not null;
        return lowering.Failed || !hasInstances ? null : new GenericKernel(id, signature);
    }

    /// <summary>The kernel for the types that a call names; null where they are open, out of reach of generated code, or make no kernel.</summary>
    /// <param name="method">The generic method with type arguments.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static LoweredKernel? Instance(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!Instances.AreClosed(method, compilation) || method.OriginalDefinition.GetDocumentationCommentId() is not { } id)
            return null;
        ConcurrentDictionary<IMethodSymbol, Kernel?> known = Lowered.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default));
        if (!known.TryGetValue(method, out Kernel? kernel))
            known[method] = kernel = KernelLowering.Lower(method, compilation, cancellationToken).Kernel;
        return kernel is null ? null : new LoweredKernel(id, kernel);
    }
}

/// <summary>The instances of a generic kernel that calls name.</summary>
internal sealed record InstancesOf(Signature Signature, EquatableArray<LoweredKernel> Instances);
