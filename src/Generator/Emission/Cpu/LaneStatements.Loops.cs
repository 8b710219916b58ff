using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <content>
/// Loops inside the lanes. One that all lanes run equally often is a plain loop; otherwise it runs under a mask of the lanes that go on,
/// until there are none.
/// </content>
internal sealed partial class LaneStatements
{
    private void Print(For loop, LaneMask mask)
    {
        Begin(loop.Body);
        string index = loop.Index.Name;
        string step = loop.Step < 0 ? $"{index} -= {Literals.Number(-loop.Step)}" : $"{index} += {Literals.Number(loop.Step)}";
        string lower = Bound(loop.Lower, mask);
        bool sameTrip = !gang.Varying.IsVarying(loop.Bound);
        bool sameGuard = loop.Guard is null || !(gang.Varying.IsVarying(loop.Guard) || MayFault(loop.Guard));
        string test = !sameTrip ? string.Empty : $"{index} {IrPrinter.Symbol(loop.Op)} {Bound(loop.Bound, mask)}";
        string guard = loop.Guard is null || !sameGuard || !sameTrip ? string.Empty : $" && {scalar.Print(loop.Guard)}";
        string head = $"for (nint {index} = {lower}; {test}{guard}; {step})";
        expressions.EnterLoop(loop);
        Expr? goesOn = GoesOn(loop, sameTrip, sameGuard);
        if (gang.Varying.Diverges(loop))
            PrintDivergent(head, loop.Body, goesOn, testsFirst: true, mask);
        else
            PrintTogether(head, loop.Body, goesOn, testsFirst: true, mask);
        expressions.LeaveLoop();
    }

    /// <summary>What a lane tests at the start of a round, besides what the loop itself tests for all; null for nothing.</summary>
    private static Expr? GoesOn(For loop, bool sameTrip, bool sameGuard)
    {
        Expr? guard = sameTrip && sameGuard ? null : loop.Guard;
        if (sameTrip)
            return guard;
        Expr own = new Compare(loop.Op, new VariableRef(loop.Index), loop.Bound);
        return guard is null ? own : new ShortCircuit(IsAnd: true, own, guard);
    }

    private void Print(While loop, LaneMask mask)
    {
        Begin(loop.Body);
        expressions.EnterLoop(loop);
        bool ends = loop.Condition is not Constant { Bits: not 0 };
        Expr? goesOn = ends ? loop.Condition : null;
        if (gang.Varying.Diverges(loop))
            PrintDivergent("while (true)", loop.Body, goesOn, loop.TestsFirst, mask);
        else
            PrintTogether("while (true)", loop.Body, goesOn, loop.TestsFirst, mask);
        expressions.LeaveLoop();
    }

    /// <summary>A loop that all lanes run equally often.</summary>
    private void PrintTogether(string head, Block body, Expr? goesOn, bool testsFirst, LaneMask mask) => gang.Writer.Braces(head, () =>
    {
        memory.Enter();
        if (testsFirst && goesOn is not null)
            PrintExit(goesOn, holds: false, mask);
        Print(body, mask);
        if (!testsFirst && goesOn is not null)
            PrintExit(goesOn, holds: false, mask);
        memory.Leave();
    });

    /// <summary>The lanes for which the condition holds leave the loop around; it stands in the loop's own block, under the loop's own mask.</summary>
    private void Print(ExitIf exit, LaneMask mask)
    {
        if (gang.Varying.IsVarying(exit.Condition))
            PrintLeaving(mask.Condition!, exit.Condition, holds: false, mask);
        else
            PrintExit(exit.Condition, holds: true, mask);
    }

    /// <summary>What a loop writes is not what it was before, in any of its iterations.</summary>
    private void Begin(Block body)
    {
        memory.ForgetStoredIn(body);
        memory.ForgetChanging();
        foreach (Variable assigned in body.All().Select(s => s.Target()).OfType<Variable>())
            withoutValue.Remove(assigned);
    }

    private void PrintExit(Expr condition, bool holds, LaneMask mask)
    {
        string text = expressions.Print(condition, mask).Scalar;
        gang.Writer.Line($"if ({(holds ? text : $"!({text})")}) break;");
    }

    /// <summary>A loop that lanes leave one by one.</summary>
    private void PrintDivergent(string head, Block body, Expr? goesOn, bool testsFirst, LaneMask mask)
    {
        gang.Writer.Line("// Lanes leave this loop one by one.");
        LaneValue live = StartMask(mask);
        var under = new LaneMask(live, mask.Tail);
        gang.Writer.Braces(head, () =>
        {
            memory.Enter();
            if (testsFirst && goesOn is not null)
                PrintLeaving(live, goesOn, holds: true, under);
            Print(body, under);
            if (!testsFirst && goesOn is not null)
                PrintLeaving(live, goesOn, holds: true, under);
            memory.Leave();
        });
    }

    /// <summary>Leaves on those lanes for which a condition holds, or does not; the loop is over when there are none.</summary>
    private void PrintLeaving(LaneValue live, Expr condition, bool holds, LaneMask under)
    {
        while (condition is Unary { Op: UnaryOp.LogicalNot } not)
            (condition, holds) = (not.Operand, !holds);
        SetParts(live.Parts, expressions.Keep(live, expressions.Print(condition, under), holds).Parts);
        gang.Writer.Line($"if (!({expressions.Any(live)})) break;");
    }

    /// <summary>The lanes that enter a loop, under a name of their own.</summary>
    private LaneValue StartMask(LaneMask mask)
    {
        string type = LaneTypes.Mask(gang.Width, gang.BooleanSize);
        LaneValue? start = mask.Condition ?? (mask.Tail is null ? null : memory.TailMask(gang.BooleanSize, mask.Tail));
        IReadOnlyList<string> values = start is null
            ? Enumerable.Repeat($"{type}.AllBitsSet", gang.Parts(gang.BooleanSize)).ToArray()
            : expressions.AsMask(start, gang.BooleanSize).Parts;
        string name = gang.Fresh("live");
        string[] parts = values.Select((_, p) => gang.PartName(name, p)).ToArray();
        gang.Writer.Line($"{type} {string.Join(", ", parts.Zip(values, (part, value) => $"{part} = {value}"))};");
        return LaneValue.Mask(gang.BooleanSize, parts);
    }

    /// <summary>An end of a loop; what may fault in it does so once, ahead of the loop.</summary>
    private string Bound(Expr expr, LaneMask mask)
    {
        if (!MayFault(expr))
            return gang.Place.Facts.Affine.Of(expr) is { } form ? new PolynomialText(gang.Place).Native(form) : scalar.Print(expr);
        string name = gang.Fresh("end");
        gang.Writer.Line($"nint {name} = (nint){expressions.Print(expr, mask).Scalar};");
        return name;
    }

    private bool MayFault(Expr expr) => expr.All().Any(e => Faults.May(e, gang.Unit.Late));
}
