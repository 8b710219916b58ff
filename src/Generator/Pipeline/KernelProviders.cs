using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Emission;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using FusedKernels.Generator.Pipeline.CallSites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FusedKernels.Generator.Pipeline;

/// <summary>What the outputs of the generator are made from. Everything that flows here is compared by value.</summary>
internal static class KernelProviders
{
    /// <summary>All methods that are kernels with one body.</summary>
    public static IncrementalValuesProvider<LoweredKernel> Kernels(this IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(KernelLowering.AttributeName, static (node, _) => node is MethodDeclarationSyntax { TypeParameterList: null }, LoweredKernel.From)
            .WithTrackingName(TrackingNames.Lowering)
            .Where(static kernel => kernel is not null)
            .Select(static (kernel, _) => kernel!)
            .WithTrackingName(TrackingNames.Kernels);

    /// <summary>All methods that are kernels with a body for each set of types.</summary>
    public static IncrementalValuesProvider<GenericKernel> GenericKernels(this IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(KernelLowering.AttributeName, static (node, _) => node is MethodDeclarationSyntax method && IsGeneric(method), GenericKernel.From)
            .Where(static kernel => kernel is not null)
            .Select(static (kernel, _) => kernel!)
            .WithTrackingName(TrackingNames.GenericKernels);

    private static bool IsGeneric(MethodDeclarationSyntax method) =>
        method.TypeParameterList is not null || method.Ancestors().Any(static around => around is TypeDeclarationSyntax { TypeParameterList: not null });

    /// <summary>The instances of generic kernels that calls and attributes name, each once and in a fixed order, with their kernels.</summary>
    public static IncrementalValueProvider<EquatableArray<InstancesOf>> Instances(
        this IncrementalValuesProvider<GenericKernel> kernels, IncrementalValuesProvider<CallSite> calls) =>
        kernels.Collect()
            .Combine(calls.Where(static call => call.Instance is not null).Select(static (call, _) => call.Instance!).Collect())
            .Select(static (all, _) => all.Left
                .OrderBy(static generic => GeneratedNames.Identity(generic.Signature), StringComparer.Ordinal)
                .Select(generic => new InstancesOf(generic.Signature, all.Right
                    .Where(instance => instance.SymbolId == generic.SymbolId)
                    .Concat(generic.Named)
                    .GroupBy(static instance => GeneratedNames.Identity(instance.Kernel.Signature), StringComparer.Ordinal)
                    .OrderBy(static same => same.Key, StringComparer.Ordinal)
                    .Select(static same => same.First())
                    .ToEquatable()))
                .ToEquatable())
            .WithTrackingName(TrackingNames.Instances);

    /// <summary>The signatures of all overloads, per method name; in an order that does not depend on the order of files.</summary>
    public static IncrementalValuesProvider<EquatableArray<Signature>> Declarations(
        this IncrementalValuesProvider<LoweredKernel> kernels, IncrementalValuesProvider<GenericKernel> generic) =>
        kernels
            .Select(static (kernel, _) => kernel.Kernel.Signature)
            .Collect()
            .Combine(generic.Select(static (kernel, _) => kernel.Signature).Collect())
            .SelectMany(static (signatures, _) => signatures.Left.Concat(signatures.Right)
                .GroupBy(GeneratedNames.FullName, StringComparer.Ordinal)
                .OrderBy(static overloads => overloads.Key, StringComparer.Ordinal)
                .Select(static overloads => overloads.OrderBy(GeneratedNames.Identity, StringComparer.Ordinal).ToEquatable()))
            .WithTrackingName(TrackingNames.Declarations);

    /// <summary>The names of all kernels, in order.</summary>
    public static IncrementalValueProvider<EquatableArray<string>> Names(
        this IncrementalValuesProvider<LoweredKernel> kernels, IncrementalValuesProvider<GenericKernel> generic) =>
        kernels.Select(static (kernel, _) => kernel.Kernel.Signature.Method).Collect()
            .Combine(generic.Select(static (kernel, _) => kernel.Signature.Method).Collect())
            .Select(static (names, _) => InOrder(names.Left.Concat(names.Right).Select(static name => name.TrimStart('@'))))
            .WithTrackingName(TrackingNames.Names);

    /// <summary>What each generic kernel is compiled for, in order: its instances, and those in generic types that are compiled for all types.</summary>
    public static IncrementalValueProvider<EquatableArray<string>> InstanceNames(
        this IncrementalValuesProvider<LoweredKernel> kernels, IncrementalValueProvider<EquatableArray<InstancesOf>> instances) =>
        kernels.Where(static kernel => kernel.Kernel.Signature.IsInGeneric).Select(static (kernel, _) => kernel.Kernel.Signature).Collect()
            .Combine(instances)
            .Select(static (all, _) => InOrder(all.Left.Concat(all.Right.SelectMany(static of => of.Instances).Select(static i => i.Kernel.Signature)).Select(GeneratedNames.Identity)));

    private static EquatableArray<string> InOrder(IEnumerable<string> names) =>
        names.Distinct().OrderBy(static name => name, StringComparer.Ordinal).ToEquatable();
}
