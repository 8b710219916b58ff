using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>What an iteration costs: a constant, and for each loop inside it the cost of one of its iterations.</summary>
internal sealed record IterationCost(double Nanoseconds, IReadOnlyList<(For Loop, IterationCost Cost)> Loops);

/// <summary>
/// Modelled cost of an iteration in nanoseconds on one core, data in cache. Rough on purpose: it decides only whether threads pay.
/// </summary>
internal static class CostModel
{
    /// <summary>A simple operation, one to a cycle at about 4 GHz with half of it overlapped.</summary>
    private const double Simple = 0.12;
    private const double Memory = 0.15;
    private const double Division = 1.4;

    /// <summary>How often a loop is taken to run whose trip count is not known.</summary>
    private const int UnknownTrip = 16;

    /// <summary>A function without a vector form, which every lane runs by itself.</summary>
    private const double LaneByLane = 10;

    /// <summary>Counting, and in scalar code what does not overlap.</summary>
    private const double Round = 0.03;
    private const double ScalarRound = 0.25;

    /// <summary>The cost of an iteration of a unit; in lanes, its own or those of a unit inside, work is shared by the lanes of a 512-bit vector.</summary>
    public static IterationCost Of(Unit unit) => Of(unit.Code.Body, unit.Lanes?.Varying, unit.Inner);

    /// <summary>The cost of a loop's body; in lanes, work is shared by the lanes of a 512-bit vector.</summary>
    public static IterationCost Of(For loop, Varying? lanes) => Of(loop.Body, lanes, []);

    private static IterationCost Of(Block block, Varying? lanes, IReadOnlyList<Unit> units)
    {
        double sum = lanes is null ? ScalarRound : Round;
        HashSet<Expr> loaded = [];
        List<(For, IterationCost)> loops = [];
        foreach (Stmt statement in block.Statements)
        {
            double width = Lanes(statement, lanes);
            double own = statement.Expressions().SelectMany(e => e.All()).Where(e => e is not Load || loaded.Add(e.Shape())).Sum(e => Of(e, width));
            sum += (own + (statement is Store ? Memory : 0)) / width;
            if (statement is For loop)
            {
                Unit? inner = units.FirstOrDefault(u => u.Loop.Id == loop.Id);
                loops.Add((loop, inner is null ? Of(loop.Body, lanes, units) : Of(inner)));
                continue;
            }

            foreach (Block inner in statement.Blocks())
            {
                IterationCost cost = Of(inner, lanes, units);
                sum += cost.Nanoseconds * (statement is While ? UnknownTrip : 1);
                loops.AddRange(cost.Loops);
            }
        }

        return new IterationCost(Math.Round(sum, 3), loops);
    }

    private static double Lanes(Stmt statement, Varying? lanes)
    {
        if (lanes is null)
            return 1;
        int size = statement.Expressions().SelectMany(e => e.All()).Select(e => e.Type.Size()).DefaultIfEmpty(8).Max();
        return 64.0 / size;
    }

    private static double Of(Expr expr, double lanes) => expr switch
    {
        Load => Memory,
        Call { Function: var function } when function.IsLaneByLane() => LaneByLane * lanes,
        Binary { Op: BinaryOp.Remainder, Type: ScalarType.Double or ScalarType.Single } => LaneByLane * lanes,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } => Division,
        Call { Function: Function.Sqrt or Function.PowHalf } => Division,
        Call or Select => 3 * Simple,
        Binary or Unary or Compare or Conversion => Simple,
        _ => 0,
    };
}
