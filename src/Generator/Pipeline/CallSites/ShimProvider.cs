using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Emission.Interception;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Pipeline.CallSites;

/// <summary>From calls and kernels to the shims between them.</summary>
internal static class ShimProvider
{
    /// <summary>The shims of the compilation; none where the project has switched interception off.</summary>
    public static IncrementalValueProvider<EquatableArray<Shim>> Shims(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<CallSite> calls,
        IncrementalValuesProvider<LoweredKernel> kernels,
        IncrementalValuesProvider<GenericKernel> generic)
    {
        IncrementalValueProvider<bool> enabled = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            !(options.GlobalOptions.TryGetValue("build_property.FusedKernels", out string? value)
                && value.Trim().Equals("off", StringComparison.OrdinalIgnoreCase)));

        IncrementalValueProvider<ImmutableArray<OwnKernel>> own = kernels
            .Select(static (kernel, _) => new OwnKernel(kernel.SymbolId, ShimTarget.Of(kernel.Kernel.Signature)))
            .Collect()
            .Combine(generic.Select(static (kernel, _) => new OwnKernel(kernel.SymbolId, ShimTarget.Of(kernel.Signature))).Collect())
            .Select(static (both, _) => both.Left.AddRange(both.Right));

        return calls
            .Select(static (call, _) => call with { Instance = null })
            .Collect()
            .Combine(own)
            .Combine(enabled)
            .Select(static (all, _) => all.Right ? Join(all.Left.Left, all.Left.Right) : EquatableArray<Shim>.Empty)
            .WithTrackingName(TrackingNames.Shims);
    }

    /// <summary>The calls that the compiler can redirect.</summary>
    public static IncrementalValuesProvider<CallSite> Calls(this IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
        .CreateSyntaxProvider(CallSiteReader.MayBeCall, CallSiteReader.Read)
        .Where(static call => call is not null)
        .Select(static (call, _) => call!)
        .WithTrackingName(TrackingNames.CallSites);

    // A call of a method of this compilation counts only if that method did become a kernel.
    private static EquatableArray<Shim> Join(ImmutableArray<CallSite> calls, ImmutableArray<OwnKernel> kernels)
    {
        var own = new Dictionary<string, ShimTarget>(StringComparer.Ordinal);
        foreach (OwnKernel kernel in kernels)
            own[kernel.SymbolId] = kernel.Target;

        return calls
            .Select(call => (Call: call, Target: call.Target ?? (own.TryGetValue(call.SymbolId, out ShimTarget target) ? target : null)))
            .Where(pair => pair.Target is not null)
            .GroupBy(pair => (pair.Call.SymbolId, pair.Call.IsReduced, Target: pair.Target!))
            .OrderBy(group => group.Key.SymbolId, StringComparer.Ordinal)
            .ThenBy(group => group.Key.IsReduced)
            .ThenBy(group => group.Key.Target.Callee, StringComparer.Ordinal)
            .Select(group => new Shim(group.Key.Target, group.Key.IsReduced, InOrder(group.Select(pair => pair.Call.Place))))
            .ToEquatable();
    }

    // Not the order of files in the compilation: that may differ from build to build.
    private static EquatableArray<ShimPlace> InOrder(IEnumerable<ShimPlace> places) => places
        .OrderBy(place => place.Comment, StringComparer.Ordinal)
        .ThenBy(place => place.Attribute, StringComparer.Ordinal)
        .ToEquatable();

    private sealed record OwnKernel(string SymbolId, ShimTarget Target);
}
