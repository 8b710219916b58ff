using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Prints the modelled cost of one iteration of a unit; loops inside it count with their trip counts of the call.</summary>
/// <param name="place">Where it is printed.</param>
/// <param name="isKnown">Whether a symbol has its value there; a trip count that depends on another is assumed.</param>
internal sealed class CostText(Place place, Func<Expr, bool> isKnown)
{
    /// <summary>Assumed trip count of a loop whose bounds change with the iteration.</summary>
    private const int AssumedTrip = 64;

    public string Print(IterationCost cost)
    {
        string constant = Literals.Number(cost.Nanoseconds);
        IEnumerable<string> inner = cost.Loops.Select(l => $"({Trip(l.Loop)} * {Print(l.Cost)})");
        return cost.Loops.Count == 0 ? constant : $"({string.Join(" + ", inner.Prepend(constant))})";
    }

    private string Trip(For loop)
    {
        AffineForms affine = place.Facts.Affine;
        Polynomial? lower = affine.Of(loop.Lower);
        Polynomial? bound = affine.Of(loop.Bound);
        bool known = lower is not null && bound is not null && lower.Atoms.Concat(bound.Atoms).All(isKnown);
        return known ? $"(double)({LoopText.Trip(loop, place)})" : Literals.Number((double)AssumedTrip);
    }
}
