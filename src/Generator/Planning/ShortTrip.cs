using System;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>
/// The trip count from which on a unit without loops inside is worth what a call in lanes costs. It follows from the loop alone, not from the
/// machine, since below it sums are taken in source order.
/// </summary>
internal static class ShortTrip
{
    /// <summary>What a call in lanes costs before the first gang, in ns: job, pins, masks.</summary>
    private const double CallNanoseconds = 12;

    /// <summary>What it costs beside that to find the lane of a chosen value, to clear the memory in which packed elements wait,
    /// to fill and empty the chain of a running total, to fold virtual lanes.</summary>
    private const double ChoiceNanoseconds = 75;
    private const double PackingNanoseconds = 40;
    private const double ScanNanoseconds = 40;
    private const double FoldNanoseconds = 25;

    /// <summary>A unit inside another needs no job of its own for few iterations, and folds while the next call begins.</summary>
    private const double InsideShare = 0.5;

    /// <summary>A gang takes about as long as so many iterations of scalar code: the latency of its chain.</summary>
    private const int GangInIterations = 6;

    /// <summary>The least trip count that goes to lanes or threads.</summary>
    public static int Of(Unit unit)
    {
        double call = (CallNanoseconds + unit.Reductions.Sum(Nanoseconds)) * (unit.IsOutermost ? 1 : InsideShare);
        return GangInIterations + Math.Min((int)(2 * call), (int)Math.Ceiling(call / CostModel.OfScalar(unit.Loop).Nanoseconds));
    }

    /// <summary>
    /// The trip count below which a unit that re-associates takes its iterations in source order: part of the shape of its result. 0 where it
    /// has one shape at every trip count: where loops inside or arrays of its iterations make up for the lanes, or where an iteration may end it, so that
    /// nobody knows the count before.
    /// </summary>
    public static int InSourceOrder(Unit unit) =>
        unit.Reductions.Any(r => r.IsReassociated) && unit.Exit is null && !unit.Loop.Body.All().Any(s => s is For or While or Allocate) ? Of(unit) : 0;

    private static double Nanoseconds(Analysis.Reduction reduction) => reduction switch
    {
        { Choice: not null } => ChoiceNanoseconds,
        { Packing.Stores.Count: var stores } => stores * PackingNanoseconds,
        { Scan: not null } => ScanNanoseconds,
        { IsReassociated: true } => FoldNanoseconds,
        _ => 0,
    };
}
