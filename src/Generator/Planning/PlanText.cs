using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>
/// Prints a plan: the body after the transforms, what is done to each loop and why, the checks on entry, and the modelled cost.
/// </summary>
internal static class PlanText
{
    public static string Print(KernelPlan plan)
    {
        var text = new StringBuilder();
        Signature signature = plan.Kernel.Signature;
        text.Append($"{Name(signature)}{Short(signature.TypeList)}({string.Join(", ", signature.Parameters.Select(p => $"{p.Passing.Keyword()}{Short(p.Type)} {p.Name}"))})\n");
        text.Append("\nBody:\n");
        Indent(text, IrPrinter.Print(plan.Body));
        text.Append("\nLoops:\n");
        if (!plan.Body.Statements.All().Any(s => s is For or While))
            text.Append("  none: runs as written\n");
        Loops(text, plan.Body.Statements, plan, margin: 2, inLanes: false);
        if (plan.Fused.Lines.Count > 0)
            text.Append("\nFusion:\n");
        foreach (string line in plan.Fused.Lines)
            text.Append($"  {line}\n");
        text.Append("\nGuards on entry (otherwise the method as written runs):\n");
        Checks(text, plan.Entry);
        foreach (Unit unit in plan.Units.Where(u => u.AtLoop.Count > 0))
        {
            text.Append($"Guards before the loop over {unit.Loop.Index.Name} (otherwise its scalar form runs):\n");
            Checks(text, unit.AtLoop);
        }

        return text.ToString();
    }

    /// <summary>The method's name; in an instance of a generic type that type's before it.</summary>
    private static string Name(Signature signature) => signature is { Kind: SignatureKind.Instance, IsInGeneric: true }
        ? string.Concat(signature.Types.SkipWhile(t => t.TypeArguments.Count == 0).Select(t => Short(t.Named) + ".")) + signature.Method
        : signature.Method;

    /// <summary>The loops of a block in source order.</summary>
    private static void Loops(StringBuilder text, Block block, KernelPlan plan, int margin, bool inLanes)
    {
        foreach (Stmt statement in block.Statements)
        {
            bool repeats = statement is For or While;
            Unit? unit = statement is For counted ? All(plan.Units).FirstOrDefault(u => u.Loop.Is(counted)) : null;
            if (repeats)
                text.Append(' ', margin).Append(IrPrinter.Head(statement)).Append('\n');
            if (repeats && plan.Notes.FirstOrDefault(n => n.Loop.Id == statement.Id) is { } note)
                Print(text, note, unit, plan, new string(' ', margin + 4));
            else if (statement is While)
                text.Append(' ', margin + 4).Append(inLanes ? "runs inside the lanes\n" : $"in source order: {CountedLoop.Unknown}\n");
            foreach (Block inner in statement.Blocks())
                Loops(text, inner, plan, repeats ? margin + 2 : margin, inLanes || unit?.Lanes is not null);
        }
    }

    private static void Print(StringBuilder text, LoopNote note, Unit? unit, KernelPlan plan, string margin)
    {
        text.Append($"{margin}{Name(note.Outcome)}: {note.Reason}\n");
        foreach (string done in plan.UnderGuards.TryGetValue(note.Loop.Id, out IReadOnlyList<string>? all) ? all : [])
            text.Append($"{margin}{done}\n");
        foreach (string believed in note.Loop is For loop ? plan.Facts[loop].Believed.Select(c => Dependence.Describe(c, loop)).Distinct() : [])
            text.Append($"{margin}independent by KernelRange.Parallel, not proved: {believed}\n");
        if (unit is null)
            return;
        if (unit.Lanes is { } lanes)
            text.Append($"{margin}gang: {lanes.Gangs.For512} lanes with vectors of 512 bits, {lanes.Gangs.For256} with 256, {lanes.Gangs.For128} with 128\n");
        foreach (string line in unit.Lanes is null ? [] : MemoryText.Lines(unit, plan.Facts).Concat(MaskText.Lines(unit.Code, unit.Lanes.Varying)))
            text.Append($"{margin}{line}\n");
        if (unit.Lanes is { } laned)
        {
            string vectors = Functions(unit.Code, laned.Varying, e => e is Call { Function: var function } && function.IsVectorMath() ? function.ToString() : null);
            if (vectors.Length > 0)
                text.Append($"{margin}vector math: {vectors}\n");
            if (Functions(unit.Code, laned.Varying, e => e is Call { Function: var function } && function.IsRandomBlock() ? "Philox" : null).Length > 0)
                text.Append($"{margin}random numbers: blocks of Philox 4x32-10 in lanes of 64 bits\n");
            string names = Functions(unit.Code, laned.Varying, e => e is Binary { Op: BinaryOp.Remainder, Type: var type } && type.IsFloating() ? "%" : null);
            if (names.Length > 0)
                text.Append($"{margin}lane by lane inside the gang, some 10 ns each: {names}\n");
        }

        foreach (string loosened in unit.Loosened)
            text.Append($"{margin}fast math: {loosened}\n");
        if (unit.Lanes is { } tested && Tested(unit.Code, tested.Varying) is { Length: > 0 } checks)
            text.Append($"{margin}tested for overflow in the lanes that are on, before anything is written: {checks}\n");
        if (unit.Lanes is { ReadBytes: > 0 })
            text.Append($"{margin}reads with 256 bits where its data exceeds the caches: memory sets the pace, and prefetching keeps up better\n");
        if (unit.Exit is not null)
            text.Append($"{margin}may end early: {(unit.Reductions.Count > 0 ? "takes in what comes before the iteration that ends it, which runs in source order" : "from the gang on in which an iteration ends it, in source order")}{(unit.UseThreads ? "; threads search one stretch each, and the first in order counts" : "")}\n");
        if (unit.Rows is { } rows)
            text.Append($"{margin}register block: {rows.Why}; {rows.Rows.For256} with 256 bits, {rows.Rows.For128} with 128\n");
        if (!ReferenceEquals(unit.InOrder, unit.Code) && unit.Tallies.Count == 0 && unit.Reductions.All(r => r.Packing is null && r.Scan is null))
            text.Append($"{margin}what it writes comes last in a gang, behind all that may fault or end the loop\n");
        foreach (Variable element in unit.InOrder.Body.All().OfType<Let>().Where(l => l.Value is Load).Select(l => l.Variable).Except(unit.Loop.Body.All().OfType<Let>().Select(l => l.Variable)))
            text.Append($"{margin}{element.Name}: an element that stays in a register while a loop inside runs\n");
        foreach (Reduction reduction in unit.Reductions.Where(r => r.Of is null))
            text.Append($"{margin}{(reduction.Choice is { } choice ? Chooses(choice) : reduction.Packing is { } packing ? Packs(packing, unit) : reduction.Scan is { } scan ? Scans(scan) : $"reduces into {reduction.Variable.Name} ({Name(reduction, unit)})")}\n");
        if (unit.Tallies.Count > 0)
            text.Append($"{margin}tallies into {string.Join(", ", unit.Tallies.Select(t => t.Buffer.Source))}, {Copies(unit)}{(unit.Lanes is null ? "" : "; lanes find places and values, and take them in one by one, in their order")}\n");
        if (unit.Streamed.Count > 0)
            text.Append($"{margin}streams {string.Join(", ", unit.Streamed.Select(b => b.Name))} past the caches when the outputs exceed them\n");
        if (unit.IsOutermost)
            text.Append($"{margin}cost: {Cost(CostModel.Of(unit))} ns per iteration, modelled{(unit.UseThreads ? "; threads above 30 us in all" : "")}\n");
    }

    private static string Functions(For code, Varying varying, Func<Expr, string?> name) =>
        string.Join(", ", code.Body.AllExpressions().Where(varying.IsVarying).Select(name).Where(n => n is not null).Distinct());


    /// <summary>The checked operations that no guard proves.</summary>
    private static string Tested(For code, Varying varying) =>
        string.Join(", ", code.Body.AllExpressions().Where(e => e.IsChecked() && varying.IsVarying(e)).Select(IrPrinter.Print).Distinct());

    private static IEnumerable<Unit> All(IEnumerable<Unit> units) => units.SelectMany(u => All(u.Inner).Prepend(u));

    private static string Cost(IterationCost cost)
    {
        string constant = cost.Nanoseconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
        return constant + string.Concat(cost.Loops.Select(l => $" + trips of {l.Loop.Index.Name} * {(l.Cost.Loops.Count > 0 ? $"({Cost(l.Cost)})" : Cost(l.Cost))}"));
    }

    public static string Name(LoopOutcome outcome) => outcome switch
    {
        LoopOutcome.Sequential => "in source order",
        LoopOutcome.InsideUnit => "in source order inside its unit",
        LoopOutcome.Threads => "threads, scalar code",
        LoopOutcome.Lanes => "lanes",
        _ => "lanes and threads",
    };

    private static string Copies(Unit unit) => !unit.UseThreads ? "in the order of iterations"
        : unit.Tallies.Any(t => t.IsReassociated)
        ? "re-associated in a fixed shape: eight parts of the iterations, each into a copy of its own but for the first (one part below 8,192 iterations, or where copies are larger than what the loop does), 16 MB in all at most, taken in at the end"
        : "exact: each further thread into a copy of its own, 16 MB in all at most, taken in at the end";

    private static string Packs(Packing packing, Unit unit)
    {
        string[] read = [.. packing.Stores.Select(s => s.Store.Buffer.Same).OfType<KernelBuffer>().Where(b => unit.Code.Body.AllExpressions().Any(e => e is Load load && load.Buffer == b)).Select(b => b.Source)];
        return $"packs {string.Join(", ", packing.Stores.Select(s => s.Store.Buffer.Source))} at {packing.Counter.Name}: the lanes that are on write one behind the other, and what they write is copied when there is enough of it"
            + (read.Length > 0 ? $"; in place, since {packing.Counter.Name} stays behind what is read of {string.Join(", ", read)}" : "");
    }

    private static string Scans(Scan scan) =>
        $"scans into {scan.Variable.Name} ({scan.Kind.ToString().ToLowerInvariant()}, {(scan.IsReassociated ? "re-associated in a fixed shape: vectors of 512 bits by halves, one on the other, blocks one on the other" : "exact")}): {(scan.Ahead is null ? "iterations want it with what they take in" : "iterations want it without what they take in")}";

    private static string Chooses(Choice choice)
    {
        string which = $"the {(choice.Kind == ReductionKind.Greatest ? "greatest" : "least")} {IrPrinter.Print(choice.Value)}, of equal ones the {(choice.IsLast ? "last" : "first")}";
        string taken = choice.Taken.Count == 0 ? string.Empty : $"; lanes keep its iteration, which gives {string.Join(", ", choice.Taken.Select(t => t.Name))} behind the loop";
        return $"chooses into {choice.Best.Name} {which}, exact{taken}";
    }

    private static string Name(Reduction reduction, Unit unit)
    {
        string kind = reduction.Kind.ToString().ToLowerInvariant();
        string below = ShortTrip.InSourceOrder(unit) is > 0 and var least ? $"; in source order below {least} iterations" : string.Empty;
        return reduction.IsReassociated ? $"{kind}, re-associated in a fixed shape: virtual lanes, blocks, pairwise tree{below}" : $"{kind}, exact";
    }

    private static void Checks(StringBuilder text, IReadOnlyList<Check> checks)
    {
        if (checks.Count == 0)
            text.Append("  none needed\n");
        foreach (string check in checks.Select(Print).Distinct())
            text.Append("  ").Append(check).Append('\n');
    }

    private static string Print(Check check) => check switch
    {
        InRange range => $"{range.Buffer?.Source ?? "slices"}{(range.Buffer is { Dimensions: > 1 } or { Kind: BufferKind.Rows } ? $" dimension {range.Dimension}" : "")}: {Ends(range)}{Unless(range)}",
        FitsInt32 fits => $"{Print(fits.Highest)} does not wrap around",
        Reached reached => $"{reached.Index.Name} comes to its end: {Print(reached.Trips)} >= 0",
        Holds holds => $"{holds.Relied.What}: {IrPrinter.Print(holds.Relied.Condition)}",
        NonNegative length => $"{length.Length} >= 0",
        StaysBehind packed => $"what is packed into {packed.Buffer.Source} stays behind what is read of it: {packed.Room} >= 0",
        Same lengths => $"{IrPrinter.Print(lengths.First)} is {IrPrinter.Print(lengths.Second)}",
        NonZero stride => $"{stride.Stride} is not 0",
        Far far => $"{far.Gap} is 0 or beyond {far.Reach} either way",
        NoOverlap { AllowSame: true } overlap => $"{overlap.First.Source} and {overlap.Second.Source} start at the same element or share none",
        NoOverlap overlap => $"{overlap.First.Source} and {overlap.Second.Source} share no memory",
        Outside outside => $"{Name(outside.Scalar)} lies outside of {outside.Buffer.Source}",
        Distinct distinct => $"{Name(distinct.First)} and {Name(distinct.Second)} are not the same",
        _ => check.ToString(),
    };

    private static string Name(Variable inMemory) => inMemory.Access!.Replace("global::", string.Empty);

    private static string Ends(InRange range)
    {
        List<string> parts = [];
        if (!Known.NonNegative(range.Lowest))
            parts.Add($"{Print(range.Lowest)} >= 0");
        if (!Known.Negative(range.Highest.Minus(range.Length)))
            parts.Add($"{Print(range.Highest)} < {range.Length}");
        return string.Join(" and ", parts);
    }

    private static string Unless(InRange range) => range.Conditions.Count == 0 ? string.Empty
        : ", where " + string.Join(" and ", range.Conditions.Select(c => (c.Holds ? "" : "not ") + IrPrinter.Print(c.Condition)));

    private static string Print(Extreme extreme) => extreme switch
    {
        Exactly exactly => exactly.Value.ToString(),
        OneOf one => $"{(one.IsSmallest ? "min" : "max")}({string.Join(", ", one.Candidates.Select(Print))})",
        _ => extreme.ToString(),
    };

    private static string Short(string type) => type.Replace("global::System.", "");

    private static void Indent(StringBuilder text, string lines)
    {
        foreach (string line in lines.TrimEnd('\n').Split('\n'))
            text.Append("  ").Append(line).Append('\n');
    }
}
