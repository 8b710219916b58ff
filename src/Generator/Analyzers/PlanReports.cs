using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using FusedKernels.Generator.Planning;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Analyzers;

/// <summary>
/// What a plan says about loops that do not run as the user wants: in parallel, where the attribute asks for it, and in lanes. A loop
/// around parallel ones (time steps, say) is no reason to complain, nor is one inside.
/// </summary>
internal sealed class PlanReports
{
    private readonly KernelPlan plan;
    private readonly SourceMap locations;
    private readonly Dictionary<int, LoopNote> notes;
    private readonly List<KernelDiagnostic> reports = [];

    private PlanReports(KernelPlan plan, SourceMap locations)
    {
        this.plan = plan;
        this.locations = locations;
        notes = plan.Notes.ToDictionary(note => note.Loop.Id);
    }

    /// <param name="plan">The plan of a kernel.</param>
    /// <param name="locations">Where its loops and accesses are in the source.</param>
    /// <param name="attribute">Where the attribute asks for parallel loops.</param>
    public static IReadOnlyList<KernelDiagnostic> Of(KernelPlan plan, SourceMap locations, SourceLocation attribute)
    {
        var all = new PlanReports(plan, locations);
        bool wanted = plan.Kernel.Flags.Parallel;
        bool refuted = all.ReportAssertions();
        bool nothing = wanted && !plan.Units.Any(unit => unit.UseThreads);
        if (nothing && !refuted)
            all.ReportKernel(attribute);
        all.Visit(plan.Body.Statements, reportParallel: wanted && !nothing, reportLanes: !nothing);
        return all.reports;
    }

    /// <summary>Reports loops that are said to be parallel, and surely are not.</summary>
    private bool ReportAssertions()
    {
        LoopVerdict[] refuted = plan.Facts.Verdicts.Where(v => v.IsRefuted).ToArray();
        foreach (LoopVerdict verdict in refuted)
        {
            if (locations.Find(verdict.Loop.Id) is { } place)
                Add(Descriptors.AssertedLoopCollides, place, verdict.Collision, verdict.Why!);
        }

        return refuted.Length > 0;
    }

    private void ReportKernel(SourceLocation attribute)
    {
        LoopNote? first = plan.Notes.Count > 0 ? plan.Notes[0] : null;
        string reason = first is null ? "it has no loop" : first.Reason;
        Add(Descriptors.NothingParallel, attribute, first?.Collision, plan.Kernel.Signature.Method, first is null ? reason : WithWayOut(first));
    }

    private void Visit(Block block, bool reportParallel, bool reportLanes)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (statement is For or While && notes.ContainsKey(statement.Id))
                VisitLoop(statement, reportParallel, reportLanes);
            else
                statement.Blocks().ToList().ForEach(inner => Visit(inner, reportParallel, reportLanes));
        }
    }

    private void VisitLoop(Stmt loop, bool reportParallel, bool reportLanes)
    {
        For[] nest = Block.Of(loop).All().OfType<For>().ToArray();
        bool threads = nest.Any(inner => plan.Units.Any(unit => unit.Loop.Id == inner.Id && unit.UseThreads));
        bool lanes = nest.Any(inner => notes[inner.Id].Outcome is LoopOutcome.Lanes or LoopOutcome.LanesAndThreads);
        LoopNote note = notes[loop.Id];
        if (locations.Find(loop.Id) is not { } place)
            return;
        bool refuted = loop is For counted && plan.Facts[counted].IsRefuted;
        if (refuted)
            reportParallel = reportLanes = false;
        if (reportParallel && !threads)
            Add(Descriptors.LoopNotParallel, place, note.Collision, WithWayOut(note));
        else if (reportLanes && !lanes)
            Add(Descriptors.LoopNotInLanes, place, note.Collision, note.Reason.Replace("not in lanes: ", string.Empty));
        if (note.Outcome == LoopOutcome.Sequential && (threads || lanes))
            loop.Blocks().ToList().ForEach(inner => Visit(inner, reportParallel, reportLanes));
    }

    private static string WithWayOut(LoopNote note) =>
        note is { Collision: { } collision, Loop: For loop } ? $"{note.Reason}; {Dependence.WayOut(collision, loop)}" : note.Reason;

    private void Add(DiagnosticDescriptor descriptor, SourceLocation place, Collision? collision, params string[] arguments)
    {
        IEnumerable<SourceLocation> accesses = collision is null
            ? []
            : new[] { collision.First.Id, collision.Second.Id }.Distinct().Select(locations.Find).OfType<SourceLocation>();
        reports.Add(new KernelDiagnostic(descriptor.Id, place, EquatableArray.Of(arguments), accesses.ToEquatable()));
    }
}
