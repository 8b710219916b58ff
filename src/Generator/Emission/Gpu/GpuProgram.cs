using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>A kernel divided between the host, which keeps the order, and the device, which runs the parallel loops.</summary>
/// <param name="Facts">What is known of the kernel's body.</param>
/// <param name="Steps">What the host does, in order.</param>
/// <param name="Launches">The launches among the steps, at whatever depth, in order.</param>
/// <param name="Overlaps">Pairs of views that must not share memory.</param>
/// <param name="Mark">What names made up here start with: no name of the kernel starts so.</param>
internal sealed record GpuProgram(
    BodyFacts Facts, IReadOnlyList<HostStep> Steps, IReadOnlyList<Launch> Launches, IReadOnlyList<NoOverlap> Overlaps, string Mark)
{
    /// <summary>What must hold of the arguments besides what the launches need.</summary>
    public IReadOnlyList<Check> Entry { get; init; } = [];

    /// <summary>The program where further checks hold: views that they keep apart may not even start together.</summary>
    public GpuProgram Under(IReadOnlyList<Check> checks) => this with
    {
        Entry = checks.Where(c => c is not (NoOverlap or StaysBehind)).ToList(),
        Overlaps = Overlaps.Select(o => o with { AllowSame = o.AllowSame && !checks.OfType<NoOverlap>().Any(c => !c.AllowSame && IsSamePair(c, o)) }).ToList(),
    };

    private static bool IsSamePair(NoOverlap a, NoOverlap b) => (a.First == b.First && a.Second == b.Second) || (a.First == b.Second && a.Second == b.First);
}

/// <summary>Something the host does.</summary>
internal abstract record HostStep;

/// <summary>A statement that touches no view: computed by the host as written.</summary>
internal sealed record HostScalar(Stmt Statement) : HostStep;

internal sealed record HostIf(Expr Condition, IReadOnlyList<HostStep> Then, IReadOnlyList<HostStep> Else) : HostStep;

/// <summary>A loop whose iterations run in order, with launches inside.</summary>
internal sealed record HostLoop(For Loop, IReadOnlyList<HostStep> Body) : HostStep;

/// <summary>A parallel loop as a device kernel, one thread per iteration.</summary>
/// <param name="Name">Name of the kernel method.</param>
/// <param name="Outer">The loop; without <paramref name="Inner"/> its index is that of the thread.</param>
/// <param name="Inner">The loop perfectly nested in it that is parallel too, or null. Its index is the thread's first coordinate.</param>
/// <param name="Buffers">The views it reads or writes.</param>
/// <param name="Scalars">The variables whose values travel with the launch; start values of the indices come on top.</param>
/// <param name="Privates">Variables declared on the host that every thread has a copy of its own of.</param>
/// <param name="Checks">What must hold of the arguments.</param>
internal sealed record Launch(
    string Name,
    For Outer,
    For? Inner,
    IReadOnlyList<KernelBuffer> Buffers,
    IReadOnlyList<Variable> Scalars,
    IReadOnlyList<Variable> Privates,
    UnitChecks Checks) : HostStep
{
    public Block Body => (Inner ?? Outer).Body;

    /// <summary>What the kernel method takes besides the thread's index.</summary>
    public int ArgumentCount => Buffers.Count + Scalars.Count + (Inner is null ? 1 : 2);
}
