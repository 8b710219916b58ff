using System;
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
    public static string Print(Unit unit, UnitPlace place, Func<For, UnitPlace, CodeWriter, bool> callUnit)
    {
        var writer = new CodeWriter();
        int lanes = unit.Lanes?.Gangs.For512 ?? 0;
        foreach (Reduction reduction in unit.Reductions)
            PrintAccumulator(reduction, lanes, place, writer);
        PrintLoop(unit, place, lanes, callUnit, writer);
        foreach (Reduction reduction in unit.Reductions)
            PrintResult(reduction, lanes, writer);
        return writer.ToString();
    }

    private static bool InLanes(Reduction reduction, int lanes) => reduction.IsReassociated && lanes > 0;

    private static void PrintAccumulator(Reduction reduction, int lanes, UnitPlace place, CodeWriter writer)
    {
        Variable v = reduction.Variable;
        string keyword = v.Type.Keyword();
        bool fromInitial = LaneOperators.StartsFromInitial(reduction.Kind);
        string identity = fromInitial ? place.Initial(v) : Literals.Text(LaneOperators.Identity(reduction.Kind, v.Type));
        if (InLanes(reduction, lanes))
        {
            writer.Line($"global::System.Span<{keyword}> {v.Name}_lanes = stackalloc {keyword}[{Literals.Number(lanes)}];");
            writer.Line($"{v.Name}_lanes.Fill({identity});");
        }
        else if (!fromInitial)
        {
            writer.Line($"{keyword} {v.Name} = {identity};");
        }
    }

    private static void PrintLoop(Unit unit, UnitPlace place, int lanes, Func<For, UnitPlace, CodeWriter, bool> callUnit, CodeWriter writer)
    {
        For loop = unit.Loop;
        string start = LoopText.Start(loop, place);
        string index = loop.Index.Name;
        writer.Braces("for (nint round = from; round < to; round++)", () =>
        {
            string rounds = loop.Step == 1 ? "round" : $"(round * ({Literals.Number(loop.Step)}))";
            writer.Line(start == "0" ? $"nint {index} = {rounds};" : $"nint {index} = {start} + {rounds};");
            foreach (Reduction reduction in unit.Reductions.Where(r => InLanes(r, lanes)))
            {
                string name = reduction.Variable.Name;
                string accumulator = LaneOperators.StartsFromInitial(reduction.Kind) ? $"ref {reduction.Variable.Type.Keyword()} {name}_lane" : $"ref {reduction.Variable.Type.Keyword()} {name}";
                writer.Line($"{accumulator} = ref {name}_lanes[(int)((round - from) & {Literals.Number(lanes - 1)})];");
                if (LaneOperators.StartsFromInitial(reduction.Kind))
                    writer.Line($"{name} = {name}_lane;");
            }

            foreach (Variable variable in LoopScalars.Private(loop, unit.Reductions))
                writer.Line($"{variable.Type.Keyword()} {variable.Name} = default;");
            new ScalarStatements(place, writer, inner => callUnit(inner, place, writer)).Print(loop.Body);
            foreach (Reduction reduction in unit.Reductions.Where(r => InLanes(r, lanes) && LaneOperators.StartsFromInitial(r.Kind)))
                writer.Line($"{reduction.Variable.Name}_lane = {reduction.Variable.Name};");
        });
    }

    private static void PrintResult(Reduction reduction, int lanes, CodeWriter writer)
    {
        Variable v = reduction.Variable;
        string value = InLanes(reduction, lanes)
            ? $"KernelRuntime.LaneTree.Fold<{v.Type.Keyword()}, {LaneOperators.Operator(reduction.Kind, v.Type)}>({v.Name}_lanes, (int)global::System.Math.Min({Literals.Number(lanes)}, to - from))"
            : v.Name;
        writer.Line($"result.{v.Name} = {value};");
    }
}
