using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>
/// Local arrays whose zeros nobody sees: the first loop that touches them writes every element and reads none. They are made without
/// zeroing, which for large arrays costs more than the loop itself.
/// </summary>
internal static class FreshArrays
{
    public static IReadOnlyCollection<KernelBuffer> Find(Body body, IReadOnlyList<Unit> units, BodyFacts facts) =>
        new HashSet<KernelBuffer>(body.Statements.All().OfType<Allocate>().Where(a => IsOverwritten(a, body, units, facts)).Select(a => a.Buffer));

    private static bool IsOverwritten(Allocate allocate, Body body, IReadOnlyList<Unit> units, BodyFacts facts)
    {
        if (allocate.Buffer.Rank != 1)
            return false;
        IEnumerable<Stmt> after = body.Statements.Statements.SkipWhile(s => !ReferenceEquals(s, allocate)).Skip(1);
        Stmt? first = after.FirstOrDefault(s => Block.Of(s).All().Any(x => Touches(x, allocate.Buffer)));
        return first is For loop && units.Any(u => ReferenceEquals(u.Loop, loop) && u.Exit is null) && Overwrites(loop, allocate.Buffer, facts);
    }

    private static bool Touches(Stmt statement, KernelBuffer buffer) =>
        statement is Store store && store.Buffer == buffer
        || statement is Return { Buffer: { } returned } && returned == buffer
        || statement.Expressions().SelectMany(e => e.All()).Any(e => e is Load load && load.Buffer == buffer);

    /// <summary>Whether the loop stores to element i in iteration i, for all i from 0 to the length, and never reads.</summary>
    private static bool Overwrites(For loop, KernelBuffer buffer, BodyFacts facts)
    {
        Access[] inside = facts.Accesses.Where(a => a.IsIn(loop) && a.Buffer == buffer).ToArray();
        Polynomial index = Polynomial.Of(new VariableRef(loop.Index));
        bool each = loop.Body.Statements.OfType<Store>().Any(s => s.Buffer == buffer && facts.Affine.Of(s.Index[0]) is { } form && form.Equals(index));
        return each && inside.All(a => a.IsStore)
            && LoopRange.Of(loop, facts.Affine) is { } range && loop.Step is 1 or -1
            && range is { Lows: [var first], Highs: [var last] } && first.Equals(Polynomial.Zero)
            && last.Equals(facts.Affine.Of(new Length(buffer, 0))! - Polynomial.Of(1));
    }
}
