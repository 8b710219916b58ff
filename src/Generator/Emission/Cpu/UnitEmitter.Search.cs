using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <content>
/// Loops that an iteration may end. Their methods say how many iterations are done; from there on the loop runs in source order where it
/// stands, which takes care of what ends it, of faults, and of what is left of whole gangs. One that reduces takes in every iteration before
/// the one that ends it or throws, in the fixed shape of a loop of that many.
/// </content>
internal sealed partial class UnitEmitter
{
    private UnitText EmitSearch(Unit unit)
    {
        UnitPlace place = UnitPlace.Of(unit, facts);
        var text = new UnitText(unit, place.Captures);
        string first = ScalarMethod.PrintStart(unit, place);
        string scalar = text.Reduces ? ScalarMethod.PrintSearch(unit, place) : string.Empty;
        List<(int Width, string Body)> lanes = Widths.Select(width => (width, LaneMethod.Print(text, place, width))).ToList();
        byLoop[unit.Loop.Id] = text;
        string nanoseconds = Nanoseconds(unit, place);
        if (text.Reduces)
            PrintSums(text);
        if (HasStart(unit))
        {
            PrintSearchStart(text, nanoseconds);
            PrintJob(text, place);
        }

        PrintDispatch(text, hasLanes: true);
        foreach ((int width, string body) in lanes)
            PrintLanes(text, width, body);
        if (text.Reduces)
            PrintScalar(text, scalar, first, ScalarMethod.PrintResults(unit));
        return text;
    }

    private void PrintSearchStart(UnitText text, string nanoseconds)
    {
        Unit unit = text.Unit;
        writer.Line($"/// <summary>{unit.Name}: picks one thread or several; gives the number of iterations that are done, none of which ends the loop.</summary>");
        writer.Line(GeneratedNames.Optimized);
        string[] last = text.Reduces ? ["long trip", $"out {text.Sums} result"] : ["long trip"];
        writer.Braces($"internal static long {unit.Name}_Start({UnitText.Join(text.Parameters, last)})", () =>
        {
            writer.Line($"{text.Job} job = new() {{ {string.Join(", ", Fields(text))} }};");
            string threads = unit.UseThreads ? "true" : "false";
            string run = text.Reduces
                ? $"SearchAndReduce<{text.Job}, {text.Sums}>({kernelName}, ref job, trip, {Literals.Number(unit.Lanes!.BlockSize)}, {nanoseconds}, {threads}, KernelRuntime.LaneWidth.Path, out result)"
                : $"Search({kernelName}, ref job, trip, {nanoseconds}, {threads}, KernelRuntime.LaneWidth.Path{Gang(unit)})";
            writer.Line($"return KernelRuntime.KernelRunner.{run};");
        });
        writer.Line();
    }

    /// <summary>The loop where it stands: gangs as long as no iteration ends it, and the rest in source order.</summary>
    private void PrintSearch(UnitText text, Place place, CodeWriter at, string prefix, string trip)
    {
        For loop = text.Unit.Loop;
        string done = $"done{Literals.Number(text.Unit.Number)}";
        bool nested = loop.Body.All().Any(s => s is For);
        bool keepsLanes = text.Unit.Reductions.Any(r => r.IsReassociated);
        string last = text.Unit.Exit!.WantsLast ? $"{trip} - 1" : trip;
        string[] range = HasStart(text.Unit) ? [last] : ["0", $"(nint){(text.Unit.Exit.WantsLast ? $"({last})" : last)}"];
        string sums = $"sums{Literals.Number(text.Unit.Number)}";
        if (text.Reduces)
            range = [.. range, $"out {prefix}{text.Sums} {sums}"];
        at.Line($"long {done} = 0;");
        at.Braces($"if ({trip} >= {Literals.Number(nested || keepsLanes ? 1 : ShortTrip.Of(text.Unit))} && {new ScalarText(place).Print(loop.Guard!)})", () =>
        {
            at.Line($"{done} = {prefix}{text.Unit.Name}{(HasStart(text.Unit) ? "_Start" : "")}({UnitText.Join(text.Arguments(place), range)});");
            if (text.Reduces)
                at.Braces($"if ({done} > 0)", () => PrintTotals(text, at, sums));
        });
        if (HasStart(text.Unit))
        {
            at.Line($"else if ({trip} > 0)");
            at.Indented(() => at.Line(ReportScalar));
        }

        at.Line("// In source order: the iteration that ends it, if one does, and those outside whole gangs.");
        string start = LoopText.Start(loop, place);
        string steps = loop.Step == 1 ? done : $"({done} * {Literals.Number(loop.Step)})";
        string first = start == "0" ? steps : $"({start} + {steps})";
        new ScalarStatements(place, at, _ => false).PrintFrom(loop, $"({(place is UnitPlace ? "nint" : loop.Index.Type.Keyword())}){first}");
    }
}
