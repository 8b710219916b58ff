using System;
using System.Collections.Generic;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Lowering;

/// <summary>What lowering gives: a kernel, or the reasons why the method is none.</summary>
/// <param name="Kernel">The kernel; null when there are diagnostics, or when the method does not compile.</param>
/// <param name="Diagnostics">Everything that keeps the method from being a kernel, in source order.</param>
/// <param name="Locations">Where the nodes of <paramref name="Kernel"/> come from. Not part of equality: it changes with every edit.</param>
internal sealed record LoweringResult(Kernel? Kernel, EquatableArray<KernelDiagnostic> Diagnostics, SourceMap Locations)
{
    public bool Equals(LoweringResult? other) =>
        other is not null && Equals(Kernel, other.Kernel) && Diagnostics.Equals(other.Diagnostics);

    public override int GetHashCode() => unchecked((Diagnostics.GetHashCode() * 31) + (Kernel?.GetHashCode() ?? 0));
}

/// <summary>Source locations of statements and accesses, by their ids.</summary>
internal sealed class SourceMap
{
    private readonly Dictionary<int, SourceLocation> locations = [];

    /// <summary>The location of the node, or null for one that no source stands for.</summary>
    public SourceLocation? Find(int id) => locations.TryGetValue(id, out SourceLocation? location) ? location : null;

    internal void Add(int id, SourceLocation location) => locations.Add(id, location);
}
