using System.Linq;
using FusedKernels.Generator.Emission;
using FusedKernels.Generator.Emission.Interception;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Pipeline.CallSites;

/// <summary>Kernels of referenced assemblies, compiled when those were built.</summary>
internal static class ReferencedKernel
{
    /// <summary>
    /// The target of a kernel of a referenced assembly: the <c>Run</c> with the same parameters in the class that the generator made
    /// there. Null where there is none, or where code outside of the containing type may not use it.
    /// </summary>
    public static ShimTarget? Target(IMethodSymbol method, Compilation compilation)
    {
        INamedTypeSymbol? kernelClass = method.ContainingType.GetTypeMembers(GeneratedNames.KernelClass(method.Name), 0).SingleOrDefault();
        IMethodSymbol? run = kernelClass?.GetMembers(GeneratedNames.Run).OfType<IMethodSymbol>().SingleOrDefault(candidate =>
            SameParameters(candidate, method) && compilation.IsSymbolAccessibleWithin(candidate, compilation.Assembly));
        return run is null ? null : new ShimTarget(
            $"{Names.Of(kernelClass!)}.{GeneratedNames.Run}",
            method.Name,
            Names.Of(method.ReturnType),
            method.Parameters.Select((p, i) => new ShimParameter(SignatureLowering.PassingOf(p), Names.Of(p.Type), "p" + i, Names.IsScoped(p))).ToEquatable());
    }

    private static bool SameParameters(IMethodSymbol left, IMethodSymbol right) =>
        left.Parameters.Select(p => p.Type).SequenceEqual(right.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default)
        && left.Parameters.Select(p => p.RefKind).SequenceEqual(right.Parameters.Select(p => p.RefKind));
}
