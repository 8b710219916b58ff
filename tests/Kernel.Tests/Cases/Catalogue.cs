using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>All cases that are run against the method as written.</summary>
internal static class Catalogue
{
    private static readonly ImmutableArray<CaseGroup> Groups =
    [
        new(ArithmeticCases.All()), new(ConversionCases.All()), new(MathCases.All()), new(ControlFlowCases.All()), new(LoopCases.All()),
        new(PlaneCases.All()), new(ReductionCases.All()), new(SequentialCases.All()),
    ];

    public static IEnumerable<KernelCase> All => Groups.SelectMany(g => g.Cases);

    public static IEnumerable<string> Names => All.Select(c => c.Name);

    public static string Source(string name) => All.First(c => c.Name == name).Source;

    /// <summary>The compiled case of a name; its group is compiled when the first of it is asked for.</summary>
    public static CompiledCase Compiled(string name) => Groups.First(g => g.Names.Contains(name))[name];

    /// <summary>The groups, each compiled as one assembly.</summary>
    public static IEnumerable<CaseGroup> Batches => Groups;
}
