using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;

namespace FusedKernels.Generator.Planning;

/// <summary>How many iterations of the loop around the lanes are done at once, for vectors of 512, 256 and 128 bits.</summary>
/// <param name="Row">Index of the loop around the lanes.</param>
/// <param name="Rows">Rows by width.</param>
/// <param name="Gangs">The gang that goes with them.</param>
/// <param name="Why">The reason.</param>
internal sealed record RowBlock(Variable Row, Gangs Rows, Gangs Gangs, string Why);

/// <summary>
/// Register blocking: a nest of two parallel loops around a chain of operations, where a row reads what the next one reads too. With n
/// vectors and m rows, n + m loads serve m * n operations on as many accumulators.
/// </summary>
internal static class RowBlocking
{
    private const int Vectors = 2;

    /// <summary>The block for lanes <paramref name="code"/> inside the loop <paramref name="outer"/>, or null where it does not pay.</summary>
    public static RowBlock? Choose(For outer, For code, LanePlan lanes, LoopVerdict verdict, BodyFacts facts)
    {
        if (outer.Body.Statements.Count != 1 || outer.Step != 1 || verdict.Reductions.Count > 0 || facts[outer].Reductions.Count > 0)
            return null;
        bool sameLanes = !code.Lower.Mentions(outer.Index) && !code.Bound.Mentions(outer.Index);
        if (!sameLanes || !JamRows.IsPossible(code, outer.Index) || !SharesLoads(code, outer.Index, lanes.Varying))
            return null;
        if (code.Body.AllExpressions().Any(e => e is not Load && !Faults.Never(e)) || code.Body.All().OfType<Allocate>().Any())
            return null;
        int size = Size(code, lanes.Varying);
        int chains = Math.Max(1, code.Body.All().OfType<For>().SelectMany(f => f.Body.All()).Select(s => s is Assign or Accumulate ? s.Target() : null).OfType<Variable>().Distinct().Count());
        int Rows(int registers) => Math.Min(8, (registers - Vectors - 2) / (Vectors * chains));
        var rows = new Gangs(Rows(32), Rows(16), Rows(16));
        if (rows.For128 < 2 || code.Body.All().Count() > 12)
            return null;
        var gangs = new Gangs(64 / size * Vectors, 32 / size * Vectors, 16 / size * Vectors);
        return new RowBlock(outer.Index, rows, gangs, $"{rows.For512} rows of {Vectors} vectors at once, so that what rows read in common is read once");
    }

    /// <summary>Whether a loop inside reads lanes that are the same for the next row.</summary>
    private static bool SharesLoads(For code, Variable row, Varying varying) =>
        code.Body.All().OfType<For>().SelectMany(f => f.Body.AllExpressions()).OfType<Load>()
            .Any(l => varying.IsVarying(l) && !l.Mentions(row));

    private static int Size(For code, Varying varying) =>
        code.Body.AllExpressions().Where(e => varying.IsVarying(e) && e.Type != ScalarType.Boolean && e is Load or Binary or Call)
            .Select(e => e.Type.Size()).DefaultIfEmpty(8).Min();
}
