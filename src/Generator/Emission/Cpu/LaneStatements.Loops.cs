using System.Collections.Generic;
using System.Linq;
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
        bool sameTrip = !gang.Varying.IsVarying(loop.Bound);
        bool sameGuard = loop.Guard is null || !gang.Varying.IsVarying(loop.Guard);
        string test = !sameTrip ? string.Empty : $"{index} {IrPrinter.Symbol(loop.Op)} {Bound(loop.Bound)}";
        string guard = loop.Guard is null || !sameGuard || !sameTrip ? string.Empty : $" && {scalar.Print(loop.Guard)}";
        string head = $"for (nint {index} = {Bound(loop.Lower)}; {test}{guard}; {step})";
        if (sameTrip && sameGuard)
        {
            loopDepth++;
            Scope(head, loop.Body, mask);
            loopDepth--;
            return;
        }

        Expr goesOn = sameTrip ? loop.Guard! : new Compare(loop.Op, new VariableRef(loop.Index), loop.Bound);
        if (!sameTrip && loop.Guard is { } also)
            goesOn = new ShortCircuit(IsAnd: true, goesOn, also);
        PrintDivergent(head, loop.Body, goesOn, testsFirst: true, mask);
    }

    private void Print(While loop, LaneMask mask)
    {
        Begin(loop.Body);
        if (gang.Varying.IsVarying(loop.Condition))
        {
            PrintDivergent("while (true)", loop.Body, loop.Condition, loop.TestsFirst, mask);
            return;
        }

        loopDepth++;
        gang.Writer.Braces("while (true)", () =>
        {
            memory.Enter();
            if (loop.TestsFirst)
                PrintExit(loop.Condition, mask);
            Print(loop.Body, mask);
            if (!loop.TestsFirst)
                PrintExit(loop.Condition, mask);
            memory.Leave();
        });
        loopDepth--;
    }

    /// <summary>What a loop writes is not what it was before, in any of its iterations.</summary>
    private void Begin(Block body)
    {
        memory.ForgetStoredIn(body);
        foreach (Variable assigned in body.All().Select(s => s.Target()).OfType<Variable>())
            withoutValue.Remove(assigned);
    }

    private void PrintExit(Expr condition, LaneMask mask) =>
        gang.Writer.Line($"if (!({expressions.Print(condition, mask).Scalar})) break;");

    /// <summary>A loop that lanes leave one by one.</summary>
    private void PrintDivergent(string head, Block body, Expr goesOn, bool testsFirst, LaneMask mask)
    {
        gang.Writer.Line("// Lanes leave this loop one by one.");
        LaneValue live = StartMask(mask);
        var under = new LaneMask(live, mask.Tail);
        maskedBlocks.Add(new MaskedBlock(body, goesOn, loopDepth > 0));
        loopDepth++;
        gang.Writer.Braces(head, () =>
        {
            memory.Enter();
            if (testsFirst)
                PrintLeaving(live, goesOn, under);
            Print(body, under);
            if (!testsFirst)
                PrintLeaving(live, goesOn, under);
            memory.Leave();
        });
        loopDepth--;
        maskedBlocks.RemoveAt(maskedBlocks.Count - 1);
    }

    /// <summary>Switches off the lanes for which the loop is over.</summary>
    private void PrintLeaving(LaneValue live, Expr goesOn, LaneMask under)
    {
        LaneValue condition = expressions.AsMask(expressions.Print(goesOn, under), gang.BooleanSize);
        SetParts(live.Parts, live.Parts.Zip(condition.Parts, (a, b) => $"{a} & {b}").ToArray());
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

    private string Bound(Expr expr) =>
        gang.Place.Facts.Affine.Of(expr) is { } form ? new PolynomialText(gang.Place).Native(form) : scalar.Print(expr);
}
