using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// The scalar form of a unit: for small sizes, and machines without SIMD. A re-associated reduction keeps its virtual lanes, so it
/// gives the same bits as the vector forms.
/// </summary>
internal static class ScalarMethod
{
    /// <summary>The form of a unit that goes on with accumulators which may hold earlier iterations.</summary>
    public const string Rest = "Rest";

    /// <summary>The loop from iteration from up to to; accumulators are there already.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="place">Where the code is printed.</param>
    /// <param name="callUnit">Leaves a loop inside to a unit of its own.</param>
    /// <param name="first">What the loop starts with.</param>
    public static string PrintLoop(Unit unit, UnitPlace place, Func<For, UnitPlace, CodeWriter, bool> callUnit, string first = "nint round = from")
    {
        var writer = new CodeWriter();
        PrintLoop(unit, unit.InOrder, place, callUnit, first, writer);
        return writer.ToString();
    }

    /// <summary>
    /// The loop of a unit that may end early: up to the first iteration that ends it or throws, of which nothing is done. Its statements
    /// are those of lanes, which write and take in last.
    /// </summary>
    public static string PrintSearch(Unit unit, UnitPlace place)
    {
        var writer = new CodeWriter();
        void Print() => PrintLoop(unit, unit.Code, place, (_, _, _) => false, "", writer);
        writer.Line("nint round = from;");
        if (Faults.AnyIn(unit.Code.Body, unit.Late))
        {
            writer.Braces("try", Print);
            writer.Braces("catch (global::System.Exception)", () => writer.Line("// Source order comes to it, and throws again."));
        }
        else
        {
            Print();
        }

        writer.Line("return round;");
        return writer.ToString();
    }

    /// <summary>Declares the accumulators of a reduction with their first values.</summary>
    public static string PrintStart(Unit unit, UnitPlace place)
    {
        var writer = new CodeWriter();
        foreach (Reduction reduction in unit.Reductions)
            PrintAccumulator(reduction, Lanes(unit), place, writer);
        return writer.ToString();
    }

    /// <summary>Folds the accumulators of a reduction into its result.</summary>
    public static string PrintResults(Unit unit)
    {
        var writer = new CodeWriter();
        foreach (Reduction reduction in unit.Reductions)
            PrintResult(reduction, Lanes(unit), unit.Exit is null ? "to" : "done", writer);
        return writer.ToString();
    }

    /// <summary>How accumulators are passed on: virtual lanes as a span, others by reference.</summary>
    public static IEnumerable<(string Argument, string Parameter)> Accumulators(Unit unit) => unit.Reductions.Select(r =>
    {
        string keyword = r.Variable.Type.Keyword();
        string name = Name(r, Lanes(unit));
        if (r.IsShapedTotal)
            return ($"ref {name}", $"ref {LaneScanning.State(r)} {name}");
        return InLanes(r, Lanes(unit)) ? (name, $"global::System.Span<{keyword}> {name}") : ($"ref {name}", $"ref {keyword} {name}");
    });

    /// <summary>Name of an accumulator: beside the parameter of the same name where that is its first value.</summary>
    public static string Name(Reduction reduction, int lanes) =>
        reduction.IsShapedTotal ? $"{reduction.Variable.Name}_scan" : InLanes(reduction, lanes) ? $"{reduction.Variable.Name}_lanes"
        : StartsFromInitial(reduction) ? $"{reduction.Variable.Name}_so_far" : reduction.Variable.Name;

    /// <summary>Number of virtual lanes.</summary>
    public static int Lanes(Unit unit) => unit.Lanes?.VirtualLanes ?? 0;

    public static bool InLanes(Reduction reduction, int lanes) => reduction.IsReassociated && reduction.Scan is null && lanes > 0;

    /// <summary>Whether an accumulator starts from what the variable holds: taking that in twice changes nothing, or iterations see it.</summary>
    private static bool StartsFromInitial(Reduction reduction) => reduction.Scan is not null || LaneOperators.StartsFromInitial(reduction.Kind);

    /// <summary>What an accumulator holds before the first iteration.</summary>
    public static string First(Reduction reduction, UnitPlace place) => StartsFromInitial(reduction)
        ? place.Initial(reduction.Variable) : Literals.Text(Identities.Of(reduction.Kind, reduction.Variable.Type));

    private static void PrintAccumulator(Reduction reduction, int lanes, UnitPlace place, CodeWriter writer)
    {
        Variable v = reduction.Variable;
        string keyword = v.Type.Keyword();
        string name = Name(reduction, lanes);
        string first = First(reduction, place);
        if (reduction.IsShapedTotal)
        {
            writer.Line($"{LaneScanning.State(reduction)} {name} = {ScanText.NewState(reduction, first)};");
            return;
        }

        if (!InLanes(reduction, lanes))
        {
            writer.Line($"{keyword} {name} = {first};");
            return;
        }

        writer.Line($"global::System.Span<{keyword}> {name} = stackalloc {keyword}[{Literals.Number(lanes)}];");
        writer.Line($"{name}.Fill({first});");
    }

    private static void PrintLoop(Unit unit, For loop, UnitPlace place, Func<For, UnitPlace, CodeWriter, bool> callUnit, string first, CodeWriter writer)
    {
        int lanes = Lanes(unit);
        PrivateMemory.PrintScalar(loop.Body.Made(), place.Facts, writer);
        string start = LoopText.Start(loop, place);
        string index = loop.Index.Name;
        writer.Braces($"for ({first}; round < to; round++)", () =>
        {
            string rounds = loop.Step == 1 ? "round" : $"(round * ({Literals.Number(loop.Step)}))";
            writer.Line(start == "0" ? $"nint {index} = {rounds};" : $"nint {index} = {start} + {rounds};");
            foreach (Reduction reduction in unit.Reductions.Where(r => Name(r, lanes) != r.Variable.Name))
                PrintTaking(reduction, lanes, unit.Exit is null ? "(round - from)" : "round", writer);
            ScanStep[] steps = [.. loop.Body.All().OfType<ScanStep>()];
            foreach (Variable variable in LoopScalars.Private(loop, unit.Reductions).Except(steps.Select(s => s.Before).OfType<Variable>()))
                writer.Line($"{variable.Type.Keyword()} {variable.Name} = default;");

            // An iteration that comes to no step wants the total that it starts from.
            foreach (ScanStep step in steps.Where(s => s.Before is not null))
                writer.Line($"{step.Before!.Type.Keyword()} {step.Before.Name} = {step.Variable.Name};");
            new ScalarStatements(place, writer, inner => callUnit(inner, place, writer)).Print(loop.Body);
            foreach (Reduction reduction in unit.Reductions.Where(r => r.IsShapedTotal))
                writer.Line($"{Name(reduction, lanes)}.Next();");
            foreach (Reduction reduction in unit.Reductions.Where(r => StartsFromInitial(r) && !r.IsShapedTotal))
                writer.Line($"{(InLanes(reduction, lanes) ? $"{reduction.Variable.Name}_lane" : Name(reduction, lanes))} = {reduction.Variable.Name};");
        });
    }

    /// <summary>Gives the accumulator of this iteration the name that the body calls it by.</summary>
    /// <param name="reduction">The reduction.</param>
    /// <param name="lanes">Number of virtual lanes.</param>
    /// <param name="number">What is the number of the iteration but for a multiple of the lanes.</param>
    /// <param name="writer">Where it is printed.</param>
    private static void PrintTaking(Reduction reduction, int lanes, string number, CodeWriter writer)
    {
        string name = reduction.Variable.Name;
        bool isParameter = LaneOperators.StartsFromInitial(reduction.Kind);
        if (!InLanes(reduction, lanes))
        {
            writer.Line($"{name} = {Name(reduction, lanes)}{(reduction.IsShapedTotal ? ".Value" : "")};");
            return;
        }

        // The lane of an iteration is its number modulo the lanes; what ran before was a multiple of them.
        string accumulator = $"ref {reduction.Variable.Type.Keyword()} {(isParameter ? $"{name}_lane" : name)}";
        writer.Line($"{accumulator} = ref {Name(reduction, lanes)}[(int)({number} & {Literals.Number(lanes - 1)})];");
        if (isParameter)
            writer.Line($"{name} = {name}_lane;");
    }

    private static void PrintResult(Reduction reduction, int lanes, string end, CodeWriter writer)
    {
        if (reduction.IsRecurrence)
        {
            foreach ((string part, string value) in ScanText.Parts(reduction, Name(reduction, lanes)))
                writer.Line($"result.{part} = {value};");
            return;
        }

        string name = Name(reduction, lanes) + (reduction.IsShapedTotal ? ".Total" : "");
        writer.Line($"result.{reduction.Variable.Name} = {(InLanes(reduction, lanes) ? Fold(reduction, name, $"(int)global::System.Math.Min({Literals.Number(lanes)}, {end} - from)") : name)};");
    }

    /// <summary>Folds virtual lanes held in memory.</summary>
    private static string Fold(Reduction reduction, string lanes, string active) =>
        $"KernelRuntime.LaneTree.Fold<{reduction.Variable.Type.Keyword()}, {LaneOperators.Operator(reduction.Kind, reduction.Variable.Type)}>({lanes}, {active})";
}
