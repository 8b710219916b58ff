using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;

namespace FusedKernels.Generator.Planning;

/// <summary>What is done to each loop of a kernel, with the reasons.</summary>
/// <param name="Kernel">The kernel after the transforms.</param>
/// <param name="Body">Its body; emission prints this one, not the one that was lowered.</param>
/// <param name="Facts">What analysis found out about that body.</param>
/// <param name="Units">Parallel loops that run as a unit of work, outermost first, in source order.</param>
/// <param name="Entry">Checks made on entry of every call.</param>
/// <param name="Notes">One note per loop, in source order.</param>
/// <param name="Fresh">Local arrays that need no zeroing.</param>
internal sealed record KernelPlan(
    Kernel Kernel, Body Body, BodyFacts Facts, IReadOnlyList<Unit> Units, IReadOnlyList<Check> Entry, IReadOnlyList<LoopNote> Notes,
    IReadOnlyCollection<KernelBuffer> Fresh)
{
    /// <summary>What fusion did to the body.</summary>
    public FusedBody Fused { get; init; } = FusedBody.Unchanged(Body);

    /// <summary>The statements without the transforms that rely on checks on entry: what code is made of that runs ahead of those.</summary>
    public Block Unguarded { get; init; } = Body.Statements;

    /// <summary>What those transforms did to each loop, by its id.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> UnderGuards { get; init; } = new Dictionary<int, IReadOnlyList<string>>();

    /// <summary>The plan as text: what the user reads.</summary>
    public string Text => PlanText.Print(this);
}

/// <summary>Why a loop is treated as it is.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Outcome">What is done.</param>
/// <param name="Reason">Why.</param>
/// <param name="Collision">The two accesses that keep it sequential, if they do.</param>
internal sealed record LoopNote(Stmt Loop, LoopOutcome Outcome, string Reason, Collision? Collision);

internal enum LoopOutcome
{
    /// <summary>Runs in source order.</summary>
    Sequential,

    /// <summary>Its iterations are independent, but it runs in source order inside a unit.</summary>
    InsideUnit,

    /// <summary>Spread over threads, each running it in scalar code.</summary>
    Threads,

    /// <summary>Runs in lanes on one thread.</summary>
    Lanes,

    /// <summary>Runs in lanes, and is spread over threads where that pays.</summary>
    LanesAndThreads,
}

/// <summary>A parallel loop that is run by a method of its own, taken apart into chunks or blocks of iterations.</summary>
/// <param name="Number">Number in the kernel, from 1.</param>
/// <param name="Loop">The loop, as analysis knows it.</param>
/// <param name="Code">What is emitted for it: the same loop after the transforms that need its accesses proved.</param>
/// <param name="Reductions">What it reduces into.</param>
/// <param name="Lanes">How it runs in lanes, or null if its body is scalar code (which may hold units that do).</param>
/// <param name="Inner">Units inside it.</param>
/// <param name="IsOutermost">Whether no other unit is around it.</param>
/// <param name="UseThreads">Whether it may be spread over threads.</param>
/// <param name="AtLoop">Checks made just before the loop, for the whole nest.</param>
/// <param name="Streamed">Buffers that may be written past the caches.</param>
/// <param name="Late">Reads that are checked where they happen, by their ids.</param>
/// <param name="Rows">How many iterations of the loop around it are done at once, or null for one.</param>
internal sealed record Unit(
    int Number, For Loop, For Code, IReadOnlyList<Reduction> Reductions, LanePlan? Lanes, IReadOnlyList<Unit> Inner,
    bool IsOutermost, bool UseThreads, IReadOnlyList<Check> AtLoop, IReadOnlyList<KernelBuffer> Streamed, ISet<int> Late, RowBlock? Rows)
{
    /// <summary>What may end it early, or null.</summary>
    public EarlyExit? Exit { get; init; }

    /// <summary>What its threads tally into, each into copies of its own.</summary>
    public IReadOnlyList<Tally> Tallies { get; init; } = [];

    /// <summary>Those of its reductions that are running totals, which its iterations want.</summary>
    public IEnumerable<Reduction> Totals => Reductions.Where(r => r.Scan is not null);

    /// <summary>The loop in source order, for scalar code: <see cref="Code"/> but where that has its writes last.</summary>
    public For InOrder { get; init; } = Code;

    /// <summary>What FastMath changed in its code, in words for the plan.</summary>
    public IReadOnlyList<string> Loosened { get; init; } = [];

    /// <summary>Name of its methods in the generated code.</summary>
    public string Name => "Loop" + Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>How a loop runs in lanes.</summary>
/// <param name="Varying">Which values differ between lanes.</param>
/// <param name="Live">What lanes that are off still want.</param>
/// <param name="Gangs">Iterations in lock step for vectors of 512, 256 and 128 bits.</param>
/// <param name="Narrowest">Size in bytes of the smallest values in lanes: one vector of them is the least gang.</param>
/// <param name="VirtualLanes">Accumulators of a loop that reduces, equal at every width; a gang is all of them or a part; 0 for a loop without.</param>
/// <param name="BlockSize">Iterations in a block of a reduction, 0 for a loop without.</param>
/// <param name="Why">The reason for the gang.</param>
/// <param name="ReadBytes">Bytes that an iteration of a reduction reads, if that is what takes its time; else 0.</param>
internal sealed record LanePlan(
    Varying Varying, LiveValues Live, Gangs Gangs, int Narrowest, int VirtualLanes, int BlockSize, string Why, int ReadBytes = 0)
{
    /// <summary>Accesses that every lane makes by itself, by their ids.</summary>
    public ISet<int> Scattered { get; init; } = new HashSet<int>();
}

/// <summary>Gang size by vector width.</summary>
internal sealed record Gangs(int For512, int For256, int For128)
{
    public int For(int width) => width switch
    {
        512 => For512,
        256 => For256,
        _ => For128,
    };
}
