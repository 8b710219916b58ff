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
    /// <summary>Lowers a method; null where it cannot be a kernel (an analyzer says why).</summary>
    public static LoweredKernel? From(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        Kernel? kernel = KernelLowering.Lower(method, context.SemanticModel.Compilation, cancellationToken).Kernel;
        return kernel is not null && method.GetDocumentationCommentId() is { } id ? new LoweredKernel(id, kernel) : null;
    }
}
