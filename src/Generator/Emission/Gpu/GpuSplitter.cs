using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;

namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>
/// Divides a kernel between host and device.
/// <code>
/// for (t = 0; t &lt; steps; t++)            host:   for (t = 0; t &lt; steps; t++)
/// {                                                {
///     for (i = 1; i &lt; n - 1; i++)                      launch Loop1, n - 2 threads
///         next[i] = u[i - 1] + u[i + 1];                launch Loop2, n threads
///     for (i = 0; i &lt; n; i++)                      }
///         u[i] = next[i];                  device: Loop1: next[i] = u[i - 1] + u[i + 1]
/// }                                                Loop2: u[i] = next[i]
/// </code>
/// </summary>
internal sealed class GpuSplitter
{
    /// <summary>System.Action takes 16 arguments: a stream, an extent, and these.</summary>
    private const int MostArguments = 14;

    private readonly BodyFacts facts;
    private readonly ISet<Variable> singles;
    private readonly List<Launch> launches = [];

    /// <param name="facts">What is known of the body.</param>
    /// <param name="singles">Indices of loops of one iteration, which are as parallel as can be.</param>
    private GpuSplitter(BodyFacts facts, ISet<Variable> singles)
    {
        this.facts = facts;
        this.singles = singles;
    }

    /// <summary>The first thing that stood in the way, or null.</summary>
    private string? Reason { get; set; }

    /// <summary>The program of a body, or the reason why there is none.</summary>
    public static (GpuProgram? Program, string? Reason) Split(Body body, FloatOrder order)
    {
        if (DeviceLimits.WhyNot(body) is { } limit)
            return (null, limit);
        var asWritten = new GpuSplitter(new BodyFacts(body, order), new HashSet<Variable>());
        (Body single, ISet<Variable> singles) = SingleStores.Run(body, asWritten.IsHostLoop);
        var facts = new BodyFacts(single, order);
        var splitter = new GpuSplitter(facts, singles);
        IReadOnlyList<HostStep> steps = splitter.Split(single.Statements);
        if (splitter.Reason is null && splitter.launches.Count == 0)
            splitter.Refuse("it has no parallel loop");
        return splitter.Reason is { } reason
            ? (null, reason)
            : (new GpuProgram(facts, steps, splitter.launches, ViewOverlaps.Of(facts, splitter.Parallel), MarkFor(single)), null);
    }

    private static string MarkFor(Body body)
    {
        string mark = "_";
        while (body.Names().Any(n => n.StartsWith(mark, StringComparison.Ordinal)))
            mark += "_";
        return mark;
    }

    private IReadOnlyList<HostStep> Split(Block block) =>
        block.Statements.TakeWhile(_ => Reason is null).Select(Split).OfType<HostStep>().ToList();

    private HostStep? Split(Stmt statement)
    {
        if (!statement.TouchesBuffers())
            return new HostScalar(statement);
        switch (statement)
        {
            case For loop:
                return Split(loop);
            case If branch when branch.FirstLoad() is null:
                return new HostIf(branch.Condition, Split(branch.Then), Split(branch.Else));
            case While loop:
                return Refuse($"'{IrPrinter.Head(loop)}' is around its loops, and the host cannot tell how often it runs without the data");
            default:
                return Refuse($"{IrPrinter.Print(statement.FirstLoad()!)} is read outside the parallel loops, where the data is not at hand");
        }
    }

    private HostStep? Split(For loop)
    {
        LoopVerdict verdict = facts[loop];
        if (IsLaunched(loop))
            return AsLaunch(loop);
        if (IsHostLoop(loop))
            return new HostLoop(loop, Split(loop.Body));
        return Refuse(verdict.Why is { } why
            ? $"the loop over {loop.Index.Name} runs in order: {why}"
            : $"the loop over {loop.Index.Name} reduces into {verdict.Reductions[0].Variable.Name}");
    }

    private bool IsHostLoop(For loop) =>
        !IsLaunched(loop) && loop.Guard is null && loop.FirstLoad() is null
        && loop.Body.All().OfType<For>().Any(inner => inner.TouchesBuffers() && IsLaunched(inner));

    private bool IsLaunched(For loop) => singles.Contains(loop.Index) || (facts[loop].IsParallel && facts[loop].Reductions.Count == 0);

    /// <summary>The loops whose iterations are threads, and more than one.</summary>
    private IEnumerable<For> Parallel => launches.SelectMany(l => l.Inner is null ? [l.Outer] : new[] { l.Outer, l.Inner }).Where(l => !singles.Contains(l.Index));

    private HostStep? AsLaunch(For loop)
    {
        UnitChecks checks = CheckBuilder.Build(loop, facts);
        loop = DropTests.Run(loop, checks.Proved);
        For? inner = InnerOf(loop);
        Block body = (inner ?? loop).Body;
        if (DeviceLimits.WhyNot(body) is { } limit)
            return Refuse(limit);
        if (checks.Unprovable is { } why)
            return Refuse(why);
        if (checks.Late.Count > 0)
            return Refuse($"{checks.Late[0]} cannot be proved in range before the launch, and a device cannot throw");

        HashSet<Variable> own = new(body.All().OfType<Let>().Select(l => l.Variable));
        own.UnionWith(body.All().OfType<For>().Select(f => f.Index));
        own.Add(loop.Index);
        if (inner is not null)
            own.Add(inner.Index);
        List<Variable> privates = body.All().Select(s => s.Target()).OfType<Variable>().Where(v => own.Add(v)).ToList();
        List<Variable> scalars = body.AllExpressions().OfType<VariableRef>().Select(r => r.Variable).Where(v => !own.Contains(v)).Distinct().ToList();
        List<KernelBuffer> buffers = facts.Body.Buffers.Where(b => body.Mentions(b)).ToList();
        var launch = new Launch($"Loop{launches.Count + 1}", loop, inner, buffers, scalars, privates, checks);
        if (launch.ArgumentCount > MostArguments)
            return Refuse($"the loop over {loop.Index.Name} needs {launch.ArgumentCount} arguments and a launch takes {MostArguments}");
        launches.Add(launch);
        return launch;
    }

    /// <summary>The loop that is all of another's body, parallel, and as long in every iteration of it.</summary>
    private For? InnerOf(For loop) =>
        loop.Body.Statements.Count == 1 && loop.Body.Statements[0] is For inner && IsLaunched(inner)
        && !inner.Lower.Mentions(loop.Index) && !inner.Bound.Mentions(loop.Index)
            ? inner
            : null;

    private HostStep? Refuse(string reason)
    {
        Reason ??= reason;
        return null;
    }
}
