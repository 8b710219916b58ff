using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using FusedKernels.Generator.Emission;
using FusedKernels.Generator.Emission.Interception;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Pipeline.CallSites;

/// <summary>Kernels of referenced assemblies, compiled when those were built.</summary>
internal static class ReferencedKernel
{
    private const string InstancesAttribute = "KernelInstancesAttribute";

    private static readonly ConditionalWeakTable<IAssemblySymbol, HashSet<string>> OfAssembly = new();

    /// <summary>
    /// The target of a kernel of a referenced assembly: the <c>Run</c> with the same parameters in the class that the generator made
    /// there. Null where there is none, or where code outside of the containing type may not use it.
    /// </summary>
    public static ShimTarget? Target(IMethodSymbol called, Compilation compilation)
    {
        IMethodSymbol method = called.OriginalDefinition;
        INamedTypeSymbol? kernelClass = method.ContainingType.GetTypeMembers(GeneratedNames.KernelClass(method.Name), 0).SingleOrDefault();
        bool exists = kernelClass?.GetMembers(GeneratedNames.Run).OfType<IMethodSymbol>().Any(candidate =>
            SameParameters(candidate, method) && compilation.IsSymbolAccessibleWithin(candidate, compilation.Assembly)) ?? false;
        if (!exists)
            return null;
        Signature signature = SignatureLowering.Of(method, SignatureKind.Generic);
        return ShimTarget.Of(signature) with
        {
            Parameters = signature.Parameters.Select((p, i) => new ShimParameter(p.Passing, p.Type, "p" + i, p.IsScoped)).ToEquatable(),
        };
    }

    /// <summary>Whether the assembly of a kernel has compiled code for what a call names: for one that is not generic, or has open types, it may have.</summary>
    public static bool HasInstance(IMethodSymbol called)
    {
        if (!Instances.IsGeneric(called) || Instances.Arguments(called).Any(a => TypeTable.IsTypeParameter(a.Argument)))
            return true;
        return IsKnown(called) || IsForAllTypes(called);
    }

    /// <summary>Whether a kernel in a generic type is compiled once for all types.</summary>
    public static bool IsForAllTypes(IMethodSymbol called) => IsKnown(called.OriginalDefinition);

    private static bool IsKnown(IMethodSymbol method) => OfAssembly.GetValue(method.ContainingAssembly, Read).Contains(Identity(method));

    private static string Identity(IMethodSymbol method) => GeneratedNames.Identity(SignatureLowering.Of(method, SignatureKind.Instance));

    private static HashSet<string> Read(IAssemblySymbol assembly)
    {
        AttributeData? list = assembly.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass is { Name: InstancesAttribute, ContainingNamespace.Name: "CompilerServices" });
        return list?.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } names]
            ? new HashSet<string>(names.Values.Select(value => value.Value as string).OfType<string>(), StringComparer.Ordinal)
            : [];
    }

    private static bool SameParameters(IMethodSymbol candidate, IMethodSymbol method)
    {
        if (candidate.Arity != method.Arity)
            return false;
        IMethodSymbol left = candidate.IsGenericMethod ? candidate.Construct([.. method.TypeParameters]) : candidate;
        return left.Parameters.Select(p => p.Type).SequenceEqual(method.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default)
            && left.Parameters.Select(p => p.RefKind).SequenceEqual(method.Parameters.Select(p => p.RefKind));
    }
}
