using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>
/// Whether statements are faster in loops of their own, modelled. What waits for the iteration before often takes longer than all else, which the processor does
/// meanwhile: then nothing is won by taking it out.
/// </summary>
internal static class DistributionCost
{
    /// <summary>From a store to a load of the same element.</summary>
    private const double Forwarding = 1.2;

    /// <summary>A floating-point sum or product.</summary>
    private const double Addition = 0.9;

    public static bool Pays(For whole, BodyFacts before, IReadOnlyList<For> parts, BodyFacts after) => parts.Sum(p => Time(p, after)) < Time(whole, before);

    private static double Time(For loop, BodyFacts facts)
    {
        var varying = new Varying(loop);
        HashSet<int> late = [];
        if (facts[loop].IsIndependent && LaneLegality.WhyNot(loop, facts, varying, late) is null)
            return CostModel.OfBoth(loop, varying, LaneChoice.Scattered(loop, varying, facts, late)).Lanes;
        double scalar = CostModel.OfBoth(loop, varying, late).Scalar;
        return facts[loop].IsIndependent ? scalar : Math.Max(scalar, Chain(loop));
    }

    /// <summary>How long an iteration takes from what the one before it leaves to what it leaves itself.</summary>
    private static double Chain(For loop)
    {
        HashSet<KernelBuffer> written = new(loop.Body.All().OfType<Store>().Select(s => s.Buffer));
        Dictionary<Variable, double?> known = [];
        double longest = 0;
        foreach (Stmt statement in loop.Body.All())
        {
            double? Latest(Expr expr)
            {
                double? from = expr switch
                {
                    Load load when written.Contains(load.Buffer) => 0,
                    VariableRef { Variable: var variable } when known.TryGetValue(variable, out double? value) => value,
                    VariableRef { Variable: var variable } when loop.Body.All().OfType<Assign>().Any(a => a.Variable == variable) => 0,
                    Load => null,
                    _ => expr.Children().Select(Latest).Max(),
                };
                return from + Latency(expr);
            }

            double? end = statement.Expressions().Select(Latest).Max();
            if (statement is Let let)
                known[let.Variable] = end;
            double last = statement is Store ? Forwarding : statement is Accumulate { Variable.Type: var type } && type.IsFloating() ? Addition : 0;
            longest = Math.Max(longest, end + last ?? (statement is Accumulate ? last : 0));
        }

        return longest;
    }

    /// <summary>The time until the result of an operation is there.</summary>
    private static double Latency(Expr expr) => expr switch
    {
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } => 3.5,
        Binary { Type: var type } => type.IsFloating() ? Addition : 0.25,
        Call { Function: Function.Min or Function.Max or Function.Abs } or Select or Conversion => 0.7,
        Call => 4.5,
        Unary or Compare => 0.25,
        _ => 0,
    };
}
