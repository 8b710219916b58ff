using System;
using System.Linq;
using FusedKernels.Generator.Emission;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FusedKernels.Generator.Pipeline;

/// <summary>What the outputs of the generator are made from. Everything that flows here is compared by value.</summary>
internal static class KernelProviders
{
    /// <summary>All methods that are kernels.</summary>
    public static IncrementalValuesProvider<LoweredKernel> Kernels(this IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(KernelLowering.AttributeName, static (node, _) => node is MethodDeclarationSyntax, LoweredKernel.From)
            .WithTrackingName(TrackingNames.Lowering)
            .Where(static kernel => kernel is not null)
            .Select(static (kernel, _) => kernel!)
            .WithTrackingName(TrackingNames.Kernels);

    /// <summary>The signatures of all overloads, per method name; in an order that does not depend on the order of files.</summary>
    public static IncrementalValuesProvider<EquatableArray<Signature>> Declarations(
        this IncrementalValuesProvider<LoweredKernel> kernels) =>
        kernels
            .Select(static (kernel, _) => kernel.Kernel.Signature)
            .Collect()
            .SelectMany(static (signatures, _) => signatures
                .GroupBy(GeneratedNames.FullName, StringComparer.Ordinal)
                .OrderBy(static overloads => overloads.Key, StringComparer.Ordinal)
                .Select(static overloads => overloads.OrderBy(GeneratedNames.Identity, StringComparer.Ordinal).ToEquatable()))
            .WithTrackingName(TrackingNames.Declarations);

    /// <summary>The names of all kernels, in order.</summary>
    public static IncrementalValueProvider<EquatableArray<string>> Names(this IncrementalValuesProvider<LoweredKernel> kernels) =>
        kernels
            .Select(static (kernel, _) => kernel.Kernel.Signature.Method.TrimStart('@'))
            .Collect()
            .Select(static (names, _) => names.Distinct().OrderBy(static name => name, StringComparer.Ordinal).ToEquatable())
            .WithTrackingName(TrackingNames.Names);
}
