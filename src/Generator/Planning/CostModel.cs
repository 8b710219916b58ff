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
    /// <summary>A simple operation, one to a cycle at about 4 GHz with some of it overlapped.</summary>
    private const double Simple = 0.15;
    private const double Memory = 0.2;
    private const double Division = 1.2;

    /// <summary>The cost of a loop's body; in lanes, arithmetic is shared by the lanes of a 256-bit vector.</summary>
    public static IterationCost Of(For loop, Varying? lanes) => Of(loop.Body, lanes);

    private static IterationCost Of(Block block, Varying? lanes)
    {
        double sum = 0.1;
        List<(For, IterationCost)> loops = [];
        foreach (Stmt statement in block.Statements)
        {
            double own = statement.Expressions().SelectMany(e => e.All()).Sum(Of);
            sum += (own + (statement is Store ? Memory : 0)) / Lanes(statement, lanes);
            if (statement is For loop)
            {
                loops.Add((loop, Of(loop.Body, lanes)));
                continue;
            }

            foreach (Block inner in statement.Blocks())
            {
                IterationCost cost = Of(inner, lanes);
                sum += cost.Nanoseconds;
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
        return 32.0 / size;
    }

    private static double Of(Expr expr) => expr switch
    {
        Load => Memory,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } => Division,
        Call { Function: Function.Sqrt or Function.PowHalf } => Division,
        Call or Select => 3 * Simple,
        Binary or Unary or Compare or Conversion => Simple,
        _ => 0,
    };
}
