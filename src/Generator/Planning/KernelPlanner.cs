using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;

namespace FusedKernels.Generator.Planning;

/// <summary>Decides for each loop nest which loop goes to threads, which to lanes, and what stays in source order.</summary>
internal sealed class KernelPlanner
{
    /// <summary>Elements that a loop inside may go through at most for the loop around it to have copies of them.</summary>
    private const int ShortTallies = 64;

    private readonly Kernel kernel;
    private readonly Block lowered;
    private readonly FusedBody fused;
    private readonly Body body;
    private readonly BodyFacts facts;
    private readonly FreeNames names;
    private readonly List<Check> entry = [];
    private readonly List<Unit> units = [];
    private readonly GuardedBody guarded;
    private readonly Dictionary<int, LoopNote> notes = [];

    /// <summary>Loops inside units, by their ids, that stay statements there and have units inside them.</summary>
    private readonly HashSet<int> statements = [];
    private readonly List<(KernelBuffer, KernelBuffer)> apart = [];
    private int count;
    private HashSet<int> late = [];
    private ISet<Expr> proved = new HashSet<Expr>();

    /// <param name="kernel">The kernel after all passes.</param>
    /// <param name="lowered">Its statements before them.</param>
    /// <param name="fused">What fusion made of it.</param>
    /// <param name="except">Loops that no transform changes which relies on checks on entry, by their ids.</param>
    private KernelPlanner(Kernel kernel, Block lowered, FusedBody fused, ISet<int> except)
    {
        this.lowered = lowered;
        this.fused = fused;
        guarded = UnderGuards.Run(fused.Body, kernel.Flags.Order, except, DistributionCost.Pays, SplitCost.Pays);
        (body, facts) = (guarded.Body, guarded.Facts);
        this.kernel = kernel with { Body = body };
        names = new FreeNames(body.Names());
        entry.AddRange(fused.Entry.Concat(body.Relied.Select(r => new Holds(r))));
        Outside(body.Statements);
    }

    /// <summary>The plan of a kernel. Loops stay apart where fused they would run in another way than both did alone.</summary>
    public static KernelPlan Plan(Kernel kernel)
    {
        Block lowered = kernel.Body.Statements;
        kernel = Passes.Run(kernel);
        Dictionary<LoopPair, string> unwanted = [];
        KernelPlan? apart = null;
        while (true)
        {
            FusedBody fused = FusedBody.Of(kernel.Body, kernel.Flags.Order, unwanted);
            KernelPlan plan = PlanOf(kernel, lowered, fused);
            if (fused.Fusions.Count == 0)
                return plan;
            apart ??= PlanOf(kernel, lowered, FusedBody.Unchanged(kernel.Body));

            // What made it worse is most likely what came last.
            if (fused.Fusions.Reverse().Select(pair => (Pair: pair, Why: WhyWorse(pair, apart.Notes, plan.Notes))).FirstOrDefault(w => w.Why is not null) is not { Why: { } why, Pair: var last })
                return plan;
            unwanted[last] = why;
        }
    }

    private static string? WhyWorse(LoopPair pair, IReadOnlyList<LoopNote> apart, IReadOnlyList<LoopNote> together)
    {
        LoopNote? first = apart.FirstOrDefault(n => n.Loop.Id == pair.First);
        LoopNote? second = apart.FirstOrDefault(n => n.Loop.Id == pair.Second);
        LoopNote? fused = together.FirstOrDefault(n => n.Loop.Id == pair.First);
        if (fused is null || first is null || second is null || (fused.Outcome == first.Outcome && fused.Outcome == second.Outcome))
            return null;
        return first.Outcome != second.Outcome
            ? $"alone they run in {PlanText.Name(first.Outcome)} and in {PlanText.Name(second.Outcome)}"
            : $"as one they would run in {PlanText.Name(fused.Outcome)}, since {fused.Reason}";
    }

    /// <summary>The plan of a body. What relies on checks on entry is undone where no unit comes of it.</summary>
    private static KernelPlan PlanOf(Kernel kernel, Block lowered, FusedBody fused)
    {
        var planner = new KernelPlanner(kernel, lowered, fused, new HashSet<int>());
        int[] unused = planner.guarded.Done.Keys.Where(id => !planner.IsUnit(id, planner.units) && !planner.statements.Contains(id)).ToArray();
        return unused.Length == 0 ? planner.Finished() : new KernelPlanner(kernel, lowered, fused, new HashSet<int>(unused)).Finished();
    }

    private KernelPlan Finished()
    {
        if (units.Count > 0)
            entry.AddRange(Overlaps.OfReferences(facts).Concat(guarded.Relied));
        LoopNote[] inOrder = body.Statements.All().Where(s => notes.ContainsKey(s.Id)).Select(s => notes[s.Id]).ToArray();
        return new KernelPlan(kernel, body, facts, units, Overlaps.Distinct(entry), inOrder, FreshArrays.Find(body, units, facts))
        {
            Fused = fused,
            Unguarded = fused.Body.Statements,
            UnderGuards = guarded.Done,
        };
    }

    private bool IsUnit(int id, IEnumerable<Unit> among) => among.Any(u => u.Loop.Id == id || IsUnit(id, u.Inner));

    /// <summary>Code that no unit is around: looks for the outermost loops that can be units.</summary>
    private void Outside(Block block)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (statement is For loop)
            {
                string? why = TryUnit(loop);
                if (why is null)
                    continue;
                notes[loop.Id] = new LoopNote(loop, LoopOutcome.Sequential, why, facts[loop].Collision);
            }
            else if (statement is While repeats)
            {
                notes[repeats.Id] = new LoopNote(repeats, LoopOutcome.Sequential, WhyUncounted(repeats), null);
            }

            foreach (Block inner in statement.Blocks())
                Outside(inner);
        }
    }

    /// <summary>Why the trip count of a loop is not known before it runs, in terms of the loop as it was lowered.</summary>
    private string WhyUncounted(While repeats)
    {
        var known = new EntryValues(kernel.Body with { Statements = lowered });
        foreach (Stmt statement in lowered.All())
        {
            (While? loop, int? scope) = statement is Scope left ? (left.Body.Statements.OfType<While>().FirstOrDefault(), left.Id) : (statement as While, (int?)null);
            if (loop?.Id == repeats.Id && CountedLoop.Of(loop, scope, known, out string why) is null)
                return why;
        }

        return CountedLoop.Unknown;
    }

    /// <summary>Makes the loop a unit; otherwise says why it stays in source order.</summary>
    private string? TryUnit(For loop)
    {
        LoopVerdict verdict = facts[loop];
        if (!verdict.IsIndependent && !Tallies(verdict))
            return verdict.Why;
        UnitChecks checks = CheckBuilder.Build(loop, facts);
        if (checks.Unprovable is not null)
            return checks.Unprovable;

        // A loop that may end early throws where it stands, when all before is taken in.
        if (verdict.Exit is null && verdict.Reductions.FirstOrDefault(r => r.Variable.IsByReference || r.Choice?.Taken.Any(t => t.IsByReference) == true) is { } seen && WhatMayThrow(DropTests.Run(loop, checks.Proved), checks) is { } throws)
            return $"{throws} may throw, and the caller sees what {seen.Variable.Name} holds by then";

        if (WhatWinnerRisks(verdict, checks) is { } risk)
            return $"{risk} may throw for an iteration that only leads for a while";

        int before = count;
        late = new HashSet<int>(checks.Late.Select(a => a.Id));
        proved = checks.Proved;
        apart.Clear();
        if (Build(loop, around: null, checks.AtLoop) is not [{ } unit])
        {
            count = before;
            return notes[loop.Id].Reason;
        }

        entry.AddRange(checks.AtEntry);
        entry.AddRange(Overlaps.Between(loop, facts.In(verdict.Staying), facts));
        entry.AddRange(Overlaps.Apart(apart));
        units.Add(unit);
        return null;
    }

    /// <summary>
    /// Whether a loop is worth copies of what it tallies into. A loop inside that goes through the elements, each once, has lanes and threads itself,
    /// which is better unless it is short.
    /// </summary>
    private bool Tallies(LoopVerdict verdict)
    {
        HashSet<KernelBuffer> buffers = new(verdict.Tallies.Select(t => t.Buffer));
        return buffers.Count > 0 && !verdict.Loop.Body.All().OfType<For>().Any(inner => facts[inner].IsIndependent && !(inner.KnownSpan() <= ShortTallies)
            && inner.Body.All().Any(s => s is Store store && buffers.Contains(store.Buffer)));
    }

    /// <summary>What comes with a chosen value is computed for the iteration that wins only, so it must not throw for others.</summary>
    private static string? WhatWinnerRisks(LoopVerdict verdict, UnitChecks checks)
    {
        HashSet<int> unproved = new(checks.Late.Select(a => a.Id));
        return verdict.Reductions.Where(r => r.Choice is not null).SelectMany(r => r.Choice!.Test.Then.AllExpressions())
            .FirstOrDefault(e => Faults.May(e, unproved) && !checks.Proved.Contains(e)) is { } risk ? IrPrinter.Print(risk) : null;
    }

    private static string? WhatMayThrow(For loop, UnitChecks checks) => checks.Late.Count > 0
        ? checks.Late[0].ToString()
        : loop.Body.AllExpressions().FirstOrDefault(e => e is not Load && !Faults.Never(e)) is { } fault ? IrPrinter.Print(fault) : null;

    /// <summary>
    /// A loop of a nest: in lanes if it can, otherwise the loops inside it are tried. Inside a unit one that has neither lanes nor threads stays a statement of
    /// that unit, which has those inside it instead; rows of a block need the loop that they are iterations of.
    /// </summary>
    private IReadOnlyList<Unit> Build(For loop, For? around, IReadOnlyList<Check> atLoop)
    {
        bool isOutermost = around is null;
        LoopVerdict verdict = WithOwnChoices(facts[loop], loop);
        (For code, verdict) = KeepRounds.Run(DropTests.Run(verdict.Staying, proved), verdict, names);
        (code, verdict) = NamePacked.Run(code, verdict, names);
        For inScalar = code;
        code = TallySteps.Run(ScanSteps.Run(PackStores.Run(code, verdict, names), verdict, names), verdict, late);
        var varying = new Varying(code);
        bool writesBehind = verdict.Exit is not null && code.Body.All().Any(s => s is Store);
        bool addsInParts = ScanLegality.InParts(code, verdict, late, out IReadOnlyList<(KernelBuffer, KernelBuffer)> ahead);
        bool threads = isOutermost && kernel.Flags.Parallel && !writesBehind && (!verdict.KeepsOrder || verdict.PacksInParts || addsInParts);
        string? whyNot = LaneLegality.WhyNot(code, facts, varying, late);
        For? inOrder = null;
        IReadOnlyList<(KernelBuffer, KernelBuffer)> unseen = [];
        whyNot ??= ScanLegality.WhyNot(code, verdict, late);
        if (whyNot is not null && !verdict.IsInStatementOrder && !verdict.Packs && !verdict.Scans.Any() && WriteLast.Run(code, late, verdict.Kept, out unseen, out ISet<int> tested) is { } last && LaneLegality.WhyNot(last, facts, new Varying(last), late, tested) is null)
            (inOrder, code, varying, whyNot) = (verdict.Tallies.Count > 0 ? inScalar : code, last, new Varying(last), null);
        whyNot ??= TallySteps.WhyNot(code, varying) ?? LaneChoice.WhyInside(DropTests.Run(loop, proved), facts, late) ?? LaneChoice.WhyTallied(loop, code, varying, verdict) ?? LaneChoice.WhyScalar(loop, varying, verdict, facts, late);
        if (whyNot is null)
        {
            apart.AddRange(TallySteps.Apart(code));
            apart.AddRange(inOrder is not null ? unseen : verdict.Scans.SelectMany(s => s.Apart).Concat(threads && addsInParts ? ahead : []));
        }

        int number = ++count;
        if (whyNot is null)
            return InLanes(new LaneForm(loop, around, verdict, code, inOrder, inScalar, threads, writesBehind, atLoop), number) is { } inLanes ? [inLanes] : [];

        if (verdict.Exit is not null || verdict.Scans.Any() || (verdict.Packs && verdict.IsReassociated) || (verdict.Tallies.Count > 0 && (!threads || verdict.Reductions.Count > 0)))
        {
            notes[loop.Id] = new LoopNote(loop, LoopOutcome.Sequential, whyNot, null);
            return [];
        }

        List<Unit> inner = [];
        Inside(loop, verdict.Reductions.Any(r => r.Choice is not null) ? inScalar.Body : loop.Body, inner);
        if (inner.Count == 0 && !threads)
        {
            notes[loop.Id] = new LoopNote(loop, LoopOutcome.Sequential, whyNot, null);
            return [];
        }

        LoopOutcome outcome = threads ? LoopOutcome.Threads : LoopOutcome.InsideUnit;
        notes[loop.Id] = new LoopNote(loop, outcome, $"not in lanes: {whyNot}", null);
        if (!isOutermost && !inner.Any(u => u.Rows is not null))
        {
            statements.Add(loop.Id);
            return inner;
        }

        return [new Unit(number, loop, Loosened(inScalar, out IReadOnlyList<string> loosened), verdict.Reductions, null, inner, isOutermost, threads, atLoop, [], late, null)
        {
            Tallies = verdict.Tallies,
            Loosened = loosened,
        }];
    }

    /// <summary>A loop whose iterations run in lanes.</summary>
    /// <param name="Loop">The loop.</param>
    /// <param name="Around">The loop of the unit around it, or null.</param>
    /// <param name="Verdict">The verdict on it.</param>
    /// <param name="Code">Its code for lanes.</param>
    /// <param name="InOrder">What runs in source order where a gang does not come to its end; null for the code itself, or the scalar code.</param>
    /// <param name="InScalar">Its code without what is only for lanes.</param>
    /// <param name="Threads">Whether threads run it, too.</param>
    /// <param name="WritesBehind">Whether others could write behind the iteration that ends it.</param>
    /// <param name="AtLoop">What is checked where it begins.</param>
    private sealed record LaneForm(For Loop, For? Around, LoopVerdict Verdict, For Code, For? InOrder, For InScalar, bool Threads, bool WritesBehind, IReadOnlyList<Check> AtLoop)
    {
        /// <summary>Why it has lanes, and threads or not.</summary>
        public string Why(LanePlan lanes) => WritesBehind ? $"one thread, since others could write behind the iteration that ends it; {lanes.Why}"
            : !Verdict.KeepsOrder ? lanes.Why
            : $"{(!Threads ? "one thread" : Verdict.Packs ? "threads pack one part each and copy it when those before it are known to fit" : "threads find what their blocks add to it, and run them when those before are known")}, since {Verdict.Why}; {lanes.Why}";

        /// <summary>Whether scalar code has other statements than lanes.</summary>
        public bool HasSteps => Verdict.Packs || Verdict.Tallies.Count > 0 || (Verdict.Scans.Any() && !Verdict.IsReassociated && !Verdict.Reductions.Any(r => r.IsShapedTotal));
    }

    /// <summary>The unit of a loop in lanes; null where a gang would take more iterations than are independent.</summary>
    private Unit? InLanes(LaneForm form, int number)
    {
        (For loop, LoopVerdict verdict) = (form.Loop, form.Verdict);
        For code = ExitLoops.Run(DropSubscripts.Run(TakeRows.Run(form.Code, facts, names), facts, late), names);
        code = CountIterations.Run(code, new Varying(code), names);
        bool isWhole = late.Count == 0 && verdict.Exit is null && form.InOrder is null && !verdict.IsInStatementOrder;
        if (isWhole)
        {
            code = PromoteElements.Run(code, facts.Affine, out IReadOnlyList<(KernelBuffer, KernelBuffer)> promoted);
            apart.AddRange(promoted);
        }

        code = Loosened(code, out IReadOnlyList<string> loosened);
        LanePlan lanes = GangChoice.Choose(code, verdict, new Varying(code), facts, late);
        if (lanes.Gangs.For512 > verdict.LongestGang)
        {
            notes[loop.Id] = new LoopNote(loop, LoopOutcome.Sequential, $"{Dependence.Describe(verdict.Collision!, loop)}, and a gang takes {lanes.Gangs.For512}", verdict.Collision);
            return null;
        }

        notes[loop.Id] = new LoopNote(loop, form.Threads ? LoopOutcome.LanesAndThreads : LoopOutcome.Lanes, form.Why(lanes), verdict.Collision);
        HashSet<int> staying = new(verdict.Staying.Body.All().Select(s => s.Id));
        NoteInside(loop.Body, inner => staying.Contains(inner.Id) ? "runs inside the lanes" : "runs behind the lanes, where the loop around it ends");
        RowBlock? rows = form.Around is null || verdict.Scans.Any() || !isWhole ? null : RowBlocking.Choose(form.Around, code, lanes, verdict, facts);
        bool streams = form.Around is null && (!verdict.Scans.Any() || !Faults.AnyIn(code.Body, late));
        return new Unit(number, loop, code, verdict.Reductions, lanes, [], form.Around is null, form.Threads, form.AtLoop, streams ? Streaming.Candidates(loop, verdict, facts) : [], late, rows)
        {
            Exit = verdict.Exit,
            Tallies = verdict.Tallies,
            InOrder = form.InOrder is { } inOrder ? Loosened(inOrder, out _) : form.HasSteps ? Loosened(form.InScalar, out _) : code,
            Loosened = loosened,
        };
    }

    /// <summary>Code with what FastMath allows, where the kernel asks for that.</summary>
    private For Loosened(For code, out IReadOnlyList<string> notes)
    {
        notes = [];
        return kernel.Flags.FastMath ? LooseArithmetic.Run(code, out notes) : code;
    }

    /// <summary>The verdict on a loop in the code of a unit around it, in which the number of an iteration may stand for what is chosen.</summary>
    private static LoopVerdict WithOwnChoices(LoopVerdict verdict, For loop)
    {
        if (verdict.Reductions.All(r => r.Choice is null))
            return verdict;
        IReadOnlyList<Choice> choices = Choice.In(loop);
        return verdict with { Loop = loop, Reductions = verdict.Reductions.Select(r => r.Choice is null ? r : r with { Choice = choices.First(c => c.Best == r.Variable) }).ToList() };
    }

    private void Inside(For around, Block block, List<Unit> inner)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (statement is For loop)
            {
                LoopVerdict verdict = facts[loop];
                if (verdict.IsIndependent && Build(loop, around, []) is { Count: > 0 } found)
                {
                    inner.AddRange(found);
                    continue;
                }

                if (!verdict.IsIndependent)
                    notes[loop.Id] = new LoopNote(loop, LoopOutcome.Sequential, verdict.Why!, verdict.Collision);
            }

            foreach (Block below in statement.Blocks())
                Inside(around, below, inner);
        }
    }

    private void NoteInside(Block block, Func<For, string> reason)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (statement is For loop)
                notes[loop.Id] = new LoopNote(loop, LoopOutcome.InsideUnit, reason(loop), null);
            foreach (Block below in statement.Blocks())
                NoteInside(below, reason);
        }
    }
}
