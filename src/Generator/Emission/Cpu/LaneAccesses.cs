using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>What the lanes of a unit know of its accesses, the same at every width.</summary>
internal sealed class LaneAccesses
{
    /// <param name="unit">The unit.</param>
    /// <param name="facts">What is known of the body.</param>
    public LaneAccesses(Unit unit, BodyFacts facts)
    {
        Unit = unit;
        Guarded = new HashSet<int>(facts.Accesses.Where(a => IsGuarded(a, unit, facts)).Select(a => a.Id).Concat(unit.Late));
        Records = new LaneRecords(unit.Code, facts.Affine, Guarded);
    }

    public Unit Unit { get; }

    /// <summary>Accesses that are proved in range only under a condition in the loop: switched-off lanes must not touch memory.</summary>
    public HashSet<int> Guarded { get; }

    /// <summary>Which accesses are fields of records.</summary>
    public LaneRecords Records { get; }

    private static bool IsGuarded(Access access, Unit unit, BodyFacts facts)
    {
        For loop = unit.Loop;
        if (!access.IsIn(loop))
            return false;
        IEnumerable<PathStep> inside = access.From(loop);
        if (inside.OfType<InLoop>().Skip(1).Any(s => unit.Lanes!.Varying.IsVarying(s.Loop.Bound)))
            return true;
        return inside.Any(s => s is Under) && IterationSpace.Of(inside, facts.Affine) is not { IsNarrowed: false, Uniform.Count: 0 };
    }
}
