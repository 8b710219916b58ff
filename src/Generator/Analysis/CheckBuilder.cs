using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>The checks of one unit, by the place where they can be made.</summary>
/// <param name="AtEntry">On entry of the method: a failing one runs the method as written.</param>
/// <param name="AtLoop">Just before the loop: a failing one runs the loop's scalar form.</param>
/// <param name="Late">Reads and writes that can only be checked where they happen.</param>
/// <param name="Proved">Tests of overflow and of slices that never fail there.</param>
/// <param name="Unprovable">The first loop whose range no check can prove, or null.</param>
internal sealed record UnitChecks(IReadOnlyList<Check> AtEntry, IReadOnlyList<Check> AtLoop, IReadOnlyList<Access> Late, ISet<Expr> Proved, string? Unprovable)
{
    /// <summary>Of a loop that cannot be a unit.</summary>
    public UnitChecks(string unprovable)
        : this([], [], [], new HashSet<Expr>(), unprovable)
    {
    }
}

/// <summary>Builds the range checks that make every access of a loop nest safe.</summary>
internal sealed class CheckBuilder(AffineForms affine, Definitions definitions)
{
    private readonly List<Check> entry = [];
    private readonly List<Check> local = [];

    /// <summary>Checks for what the iterations of <paramref name="unit"/> do that stay in it; each access carries its path from the method's entry.</summary>
    public static UnitChecks Build(For unit, BodyFacts facts)
    {
        For staying = facts[unit].Staying;
        var builder = new CheckBuilder(facts.Affine, facts.Definitions);
        HashSet<Variable> inside = SetInside(unit);
        foreach (For loop in staying.Body.All().OfType<For>().Prepend(unit))
        {
            if (!builder.Prove(null, null, facts.LoopPaths[loop.Id], unit, inside))
                return new UnitChecks($"the range of {loop.Index.Name} is not known before the loop");
        }

        HashSet<Expr> proved = [];
        HashSet<Expr> unproved = [];
        foreach ((Expr node, IReadOnlyList<PathStep> path) in facts.Tests.Where(t => t.Path.Any(s => s is InLoop step && step.Loop.Is(unit))))
            (builder.Prove(null, node, path, unit, inside) ? proved : unproved).Add(node);
        proved.ExceptWith(unproved);
        foreach (For loop in unit.Body.All().OfType<For>().Prepend(unit))
        {
            if (loop.Ends().Any(e => e.IsTest() && !proved.Contains(e)))
                return new UnitChecks($"a bound of the loop over {loop.Index.Name} may throw");
        }

        List<Access> late = [];
        foreach (Access access in facts.In(staying))
        {
            bool isTested = access.Index.SelectMany(i => i.All()).Any(e => e.IsTest() && !proved.Contains(e));
            if (!isTested && builder.Prove(access, null, access.Path, unit, inside))
                continue;
            if (access.IsRowLength)
                return new UnitChecks($"{access} may be that of no row");
            late.Add(access);
            if (access.Buffer.View is not null)
                builder.AddTable(access.Buffer);
        }

        foreach (For loop in staying.Body.All().OfType<For>().Prepend(unit))
            builder.entry.AddRange(facts[loop].Apart);
        return new UnitChecks(Merge(builder.entry), Merge(builder.local.Except(builder.entry)), late, proved, null);
    }

    /// <summary>The checks on entry that prove accesses of a loop in range; null where they cannot.</summary>
    public static IReadOnlyList<Check>? OnEntry(IEnumerable<Access> accesses, For unit, BodyFacts facts)
    {
        var builder = new CheckBuilder(facts.Affine, facts.Definitions);
        HashSet<Variable> inside = SetInside(unit);
        return accesses.All(a => builder.Prove(a, null, a.Path, unit, inside)) && builder.local.Count == 0 ? Merge(builder.entry) : null;
    }

    /// <summary>Whether checks before <paramref name="unit"/> can tell how far the index of a loop inside it goes.</summary>
    public static bool KnowsRange(For loop, For unit, BodyFacts facts) =>
        new CheckBuilder(facts.Affine, facts.Definitions).Prove(null, null, facts.LoopPaths[loop.Id], unit, SetInside(unit));

    /// <summary>Checks on entry that prove an access outside of all units in range, or null where there are none.</summary>
    public static IReadOnlyList<Check>? OnEntry(Access access, BodyFacts facts)
    {
        var builder = new CheckBuilder(facts.Affine, facts.Definitions);
        try
        {
            bool isKnown = access.Path.OfType<Under>().All(u => builder.IsAtEntry(facts.Affine.Inline(u.Condition)));
            return isKnown && !access.Index.SelectMany(i => i.All()).Any(e => e.IsTest()) ? builder.TryProve(access, null, access.Path, builder.IsAtEntry) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static HashSet<Variable> SetInside(For unit) => new(Block.Of(unit).Sets());

    /// <summary>Whether an expression can be computed when the method starts: no memory reads, no changing variables, no faults.</summary>
    public bool IsAtEntry(Expr expr) => expr.All().All(e => e switch
    {
        VariableRef { Variable: var v } => (v.Kind is VariableKind.Parameter or VariableKind.Field || v.IsByReference) && definitions.IsStable(v),
        Length length => definitions.LengthsOf(length.Buffer) is null,
        RowLength => false,
        _ => Faults.Never(e),
    });

    private bool Prove(Access? access, Expr? test, IReadOnlyList<PathStep> path, For unit, HashSet<Variable> inside)
    {
        try
        {
            int start = path.ToList().FindIndex(s => s is InLoop step && step.Loop.Is(unit));
            bool outerKnown = path.Take(start).OfType<Under>().All(u => IsAtEntry(affine.Inline(u.Condition)));
            if (outerKnown && TryProve(access, test, path, IsAtEntry) is { } atEntry)
            {
                entry.AddRange(atEntry);
                return true;
            }

            bool IsAtLoop(Expr expr) => expr.All().All(e => e switch
            {
                VariableRef { Variable: var v } => !inside.Contains(v) && definitions.IsStable(v),
                RowLength => false,
                _ => Faults.Never(e),
            });
            if (TryProve(access, test, path.Skip(start).ToList(), IsAtLoop) is not { } atLoop)
                return false;
            local.AddRange(atLoop);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private List<Check>? TryProve(Access? access, Expr? test, IReadOnlyList<PathStep> path, Func<Expr, bool> isKnown)
    {
        if (IterationSpace.Of(path, affine) is not { } space)
            return null;
        List<Check> checks = [];
        foreach (PathStep step in path)
        {
            if (step is InLoop { Loop: var loop } && !AddLoop(loop, space, checks))
                return null;
        }

        foreach (Polynomial narrowing in space.MustFit)
        {
            if (!AddFit(narrowing, space, checks))
                return null;
        }

        if (access is null && test is null)
            return checks.All(c => c.Atoms.All(isKnown)) && space.Ranges.All(r => r.Lows.Concat(r.Highs).SelectMany(p => p.Atoms).All(a => IsIndex(a, space) || isKnown(a) || IsRow(a, space, isKnown))) ? checks : null;
        if (test is not (null or Within))
            return new ExactSums(affine, definitions).Bound(test, space, checks) && checks.All(c => c.Atoms.All(isKnown)) ? checks : null;
        EquatableArray<Under> conditions = space.Uniform.Where(u => isKnown(u.Condition)).ToEquatable();
        EquatableArray<Extreme> extents = Extents(space);
        foreach (Demand demand in test is Within range ? Demands(range) : Demands(access!, space))
        {
            if (demand.Value is not { } value || demand.Limit is not { } limit || space.Lowest(value) is not { } lowest || space.Highest(value - limit) is not { } excess)
                return null;

            // A limit that is the same in all iterations stands on its own, so that checks can be joined.
            bool isFixed = !space.Ranges.Any(r => limit.Mentions(r.Index));
            Extreme? highest = isFixed ? space.Highest(value) : excess;
            Polynomial end = isFixed ? limit : Polynomial.Zero;
            if (highest is null)
                return null;

            // A check that can only fail proves nothing.
            if (conditions.Count == 0 && (Known.Negative(lowest) || Known.NonNegative(highest.Minus(end))))
                return null;
            if (!Known.NonNegative(lowest) || !Known.Negative(highest.Minus(end)))
                checks.Add(new InRange(demand.Buffer, demand.Dimension, end, lowest, highest, extents, conditions));
        }

        return checks.All(c => c.Atoms.All(isKnown)) ? checks : null;
    }

    /// <summary>Places in a table are found by indices of four bytes: so many rows it must not have.</summary>
    private void AddTable(KernelBuffer table)
    {
        Polynomial size = Enumerable.Range(0, table.Rank).Select(d => affine.Of(new Length(table, d))!).Aggregate((a, b) => a * b);
        entry.Add(new FitsInt32(new Exactly(Polynomial.Zero), new Exactly(size)));
    }

    /// <summary>0 &lt;= Value &lt; Limit; null where either is no polynomial.</summary>
    private readonly record struct Demand(KernelBuffer? Buffer, int Dimension, Polynomial? Value, Polynomial? Limit);

    private IEnumerable<Demand> Demands(Access access, IterationSpace space) =>
        access.Forms.Select((form, d) => new Demand(access.Buffer, d, form, access.Buffer.Kind == BufferKind.Rows && d == 1 ? RowLimit(access, space) : affine.Of(new Length(access.Buffer, d))));

    /// <summary>The length of the row that is read where indices stay below it by themselves, otherwise that of the shortest one.</summary>
    private Polynomial RowLimit(Access access, IterationSpace space) =>
        access.Forms[1] is { } column && affine.Of(new RowLength(0, access.Buffer, access.Index[0])) is { } length
        && space.Highest(column - length) is { } excess && Known.Negative(excess) ? length : Polynomial.Of(new RowExtent(access.Buffer, IsLongest: false));

    /// <summary>A number of elements lies within others where its first one, its end, and the number are all from 0 up to them.</summary>
    private IEnumerable<Demand> Demands(Within range)
    {
        Polynomial? start = affine.Of(range.Start);
        Polynomial? count = affine.Of(range.Count);
        Polynomial? past = affine.Of(range.Total) is { } total ? total + Polynomial.Of(1) : null;
        yield return new Demand(null, 0, start, past);
        yield return new Demand(null, 0, count, past);
        yield return new Demand(null, 0, start is not null && count is not null ? start + count : null, past);
    }

    /// <summary>The length of a row that is known in each iteration.</summary>
    private static bool IsRow(Expr atom, IterationSpace space, Func<Expr, bool> isKnown) =>
        atom is RowLength { Row: var row } && row.All().All(e => e is VariableRef ? IsIndex(e, space) || isKnown(e) : Faults.Never(e));

    private static bool IsIndex(Expr atom, IterationSpace space) => atom is VariableRef reference && space.Ranges.Any(r => r.Index == reference.Variable);

    /// <summary>A loop's bounds are what C#'s int arithmetic makes of them, and the index does not wrap around at its end.</summary>
    private bool AddLoop(For loop, IterationSpace space, List<Check> checks)
    {
        LoopRange range = LoopRange.Of(loop, affine)!;
        bool up = loop.Step > 0;
        Polynomial step = Polynomial.Of(loop.Step);
        return AddStart(loop, range, space, checks) && (LoopEnds.IsNarrowed(affine.Inline(loop.Bound)) || AddFit(affine.Of(loop.Bound)!, space, checks))
            && AddNearest((up ? range.Highs : range.Lows).Select(end => end + step).ToList(), up, space, checks) && (loop.Op != CompareOp.NotEqual || AddSide(loop, range, space, checks));
    }

    /// <summary>The largest of several starts fits, or is narrowed where it may not.</summary>
    private bool AddStart(For loop, LoopRange range, IterationSpace space, List<Check> checks)
    {
        if (range.Lows.Count < 2 || loop.Step < 0)
            return AddFit(affine.Of(loop.Lower)!, space, checks);
        return LoopEnds.IsNarrowed(affine.Inline(loop.Lower)) || AddNearest([.. range.Lows], smallest: false, space, checks);
    }

    /// <summary>An index that runs until it meets its end has that before it, or is there at once.</summary>
    private static bool AddSide(For loop, LoopRange range, IterationSpace space, List<Check> checks)
    {
        Polynomial trips = range.Highs[0] - range.Lows[0] + Polynomial.Of(1);
        if (space.Lowest(trips) is not { } fewest)
            return false;
        if (!Known.NonNegative(fewest))
            checks.Add(new Reached(loop.Index, fewest));
        return true;
    }

    /// <summary>The nearest of several values fits.</summary>
    private static bool AddNearest(List<Polynomial> values, bool smallest, IterationSpace space, List<Check> checks)
    {
        List<Extreme> lowest = [], highest = [];
        foreach (Polynomial value in values)
        {
            if (space.Lowest(value) is not { } low || space.Highest(value) is not { } high)
                return false;
            lowest.Add(low);
            highest.Add(high);
        }

        AddFit(smallest ? Extreme.Smallest(lowest) : Extreme.Largest(lowest), smallest ? Extreme.Smallest(highest) : Extreme.Largest(highest), checks);
        return true;
    }

    private static bool AddFit(Polynomial value, IterationSpace space, List<Check> checks)
    {
        if (space.Lowest(value) is not { } lowest || space.Highest(value) is not { } highest)
            return false;
        AddFit(lowest, highest, checks);
        return true;
    }

    private static void AddFit(Extreme lowest, Extreme highest, List<Check> checks)
    {
        if (!Known.AtLeastInt32(lowest) || !Known.AtMostInt32(highest))
            checks.Add(new FitsInt32(lowest, highest));
    }

    private static EquatableArray<Extreme> Extents(IterationSpace space)
    {
        List<Extreme> extents = [];
        foreach (LoopRange range in space.Ranges)
        {
            foreach (Polynomial high in range.Highs)
            {
                foreach (Polynomial low in range.Lows)
                {
                    if (space.Highest(high - low) is { } extent && !Known.NonNegative(extent))
                        extents.Add(extent);
                }
            }
        }

        return extents.Distinct().ToEquatable();
    }

    /// <summary>Joins range checks that differ by a constant only (x[i - 1], x[i], x[i + 1]), and drops repeated ones.</summary>
    private static List<Check> Merge(IEnumerable<Check> checks)
    {
        List<Check> merged = [];
        foreach (Check check in checks.Distinct())
        {
            int same = check is InRange range ? merged.FindIndex(m => m is InRange other && IsShifted(range, other)) : -1;
            if (same >= 0)
                merged[same] = Wider((InRange)merged[same], (InRange)check);
            else
                merged.Add(check);
        }

        return merged;
    }

    private static bool IsShifted(InRange a, InRange b) =>
        a.Buffer == b.Buffer && a.Length.Equals(b.Length) && a.Dimension == b.Dimension && a.Extents.Equals(b.Extents) && a.Conditions.Equals(b.Conditions)
        && a.Lowest is Exactly al && b.Lowest is Exactly bl && (al.Value - bl.Value).IsConstant
        && a.Highest is Exactly ah && b.Highest is Exactly bh && (ah.Value - bh.Value).IsConstant;

    private static InRange Wider(InRange a, InRange b)
    {
        bool lower = (((Exactly)b.Lowest).Value - ((Exactly)a.Lowest).Value).ConstantTerm < 0;
        bool higher = (((Exactly)b.Highest).Value - ((Exactly)a.Highest).Value).ConstantTerm > 0;
        return a with { Lowest = lower ? b.Lowest : a.Lowest, Highest = higher ? b.Highest : a.Highest };
    }
}
