using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Kernel.Tests.Cases;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>The catalogue compiled: each group when the first of its cases is asked for.</summary>
internal static class Compiled
{
    public static ImmutableArray<CaseGroup> Groups { get; } = [.. Catalogue.Groups.Select(g => new CaseGroup(g))];

    private static readonly Dictionary<string, CaseGroup> ByName = Groups.SelectMany(g => g.Names.Select(n => (n, g))).ToDictionary(p => p.n, p => p.g);

    private static readonly Dictionary<string, KernelCase> Cases = Catalogue.All.ToDictionary(c => c.Name);

    public static IEnumerable<string> Names => Cases.Keys;

    public static CompiledCase Case(string name) => ByName[name][name];

    public static string Source(string name) => Cases[name].Source;
}
