using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <content>
/// Loops that an iteration may end. Their methods say how many iterations are done; from there on the loop runs in source order where it
/// stands, which takes care of what ends it, of faults, and of what is left of whole gangs.
/// </content>
internal sealed partial class UnitEmitter
{
    private UnitText EmitSearch(Unit unit)
    {
        var place = new UnitPlace(facts, unit.Code, new Captures(), unit.Late);
        var text = new UnitText(unit, place.Captures);
        List<(int Width, string Body)> lanes = Widths.Select(width => (width, LaneMethod.Print(text, place, width))).ToList();
        byLoop[unit.Loop.Id] = text;
        if (unit.IsOutermost)
        {
            PrintSearchStart(text, Nanoseconds(unit, place));
            PrintJob(text);
        }

        PrintDispatch(text, hasLanes: true);
        foreach ((int width, string body) in lanes)
            PrintLanes(text, width, body);
        return text;
    }

    private void PrintSearchStart(UnitText text, string nanoseconds)
    {
        Unit unit = text.Unit;
        writer.Line($"/// <summary>{unit.Name}: picks one thread or several; gives the number of iterations that are done, none of which ends the loop.</summary>");
        writer.Line(Optimize);
        writer.Braces($"internal static long {unit.Name}_Start({UnitText.Join(text.Parameters, "long trip")})", () =>
        {
            writer.Line($"{text.Job} job = new() {{ {string.Join(", ", Fields(text))} }};");
            string threads = unit.UseThreads ? "true" : "false";
            writer.Line($"return KernelRuntime.KernelRunner.Search({kernelName}, ref job, trip, {nanoseconds}, {threads}, KernelRuntime.LaneWidth.Path{Gang(unit)});");
        });
        writer.Line();
    }

    /// <summary>The loop where it stands: gangs as long as no iteration ends it, and the rest in source order.</summary>
    private void PrintSearch(UnitText text, Place place, CodeWriter at, string prefix, string trip)
    {
        For loop = text.Unit.Loop;
        string done = $"done{Literals.Number(text.Unit.Number)}";
        bool nested = loop.Body.All().Any(s => s is For);
        string last = text.Unit.Exit!.WantsLast ? $"{trip} - 1" : trip;
        string[] range = HasStart(text.Unit) ? [last] : ["0", $"(nint){(text.Unit.Exit.WantsLast ? $"({last})" : last)}"];
        at.Line($"long {done} = 0;");
        at.Line($"if ({trip} >= {Literals.Number(nested ? 1 : ShortTrip(loop))} && {new ScalarText(place).Print(loop.Guard!)})");
        at.Indented(() => at.Line($"{done} = {prefix}{text.Unit.Name}{(HasStart(text.Unit) ? "_Start" : "")}({UnitText.Join(text.Arguments(place), range)});"));
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
