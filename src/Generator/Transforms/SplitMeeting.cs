using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// One iteration touches what all others do, which is the only thing that they share: those before it have it as it was, those behind it as it is then. The loop is
/// split there, wherever that is.
/// <code>
/// before: for i = 0; i &lt; n; i += 1 { a[i] = a[i] + a[k] }
/// after:  for i = 0; i &lt; Min(n, k); i += 1 { a[i] = a[i] + a[k] }
///         if (0 &lt;= k) &amp; (k &lt; n) { a[k] = a[k] + a[k] }
///         for i2 = Min(n, Max(0, k + 1)); i2 &lt; n; i2 += 1 { a[i2] = a[i2] + a[k] }
/// </code>
/// The iterations keep their order and do what they did, so that this needs no check. Where the loops around say that it is one of the iterations (row k of the plane in
/// step k of floyd-warshall), the ends are k and k + 1.
/// </summary>
internal static class SplitMeeting
{
    /// <summary>An iteration is printed three times: so many statements it may have.</summary>
    private const int MostStatements = 12;

    public static GuardedLoop? Run(For loop, BodyFacts facts, FreeNames names)
    {
        bool counts = loop.Step == 1 && loop.Op == CompareOp.Less && loop.Guard is null && !loop.IsAsserted && loop.Lower.IsFixedIn(loop) && loop.Bound.IsFixedIn(loop)
            && Faults.Nowhere(loop.Ends()) && loop.Body.All().Take(MostStatements + 1).Count() <= MostStatements
            && !loop.Body.All().Any(s => s is While or Allocate or ExitIf or Accumulate);
        if (!counts)
            return null;
        Expr? at = Dependence.All(loop, facts.Accesses, facts.Affine, (a, b) => a == b).Where(c => c is { Unless: null, Distance: null })
            .Select(c => Place(c.First, c.Second, loop, facts) ?? Place(c.Second, c.First, loop, facts)).FirstOrDefault(p => p is not null);
        return at is not null ? Split(loop, at, facts, names) : null;
    }

    /// <summary>The subscript of an access that stands still where that of the other one goes with the loop; null where there is none.</summary>
    private static Expr? Place(Access moving, Access standing, For loop, BodyFacts facts)
    {
        Polynomial index = Polynomial.Of(new VariableRef(loop.Index));
        for (int d = 0; d < moving.Forms.Count; d++)
        {
            if (moving.Forms[d]?.Equals(index) == true && facts.Affine.Inline(standing.Index[d]) is var place && place.Type == loop.Index.Type && place.IsFixedIn(loop)
                && Faults.Nowhere(place.All()))
                return place;
        }

        return null;
    }

    private static GuardedLoop? Split(For loop, Expr at, BodyFacts facts, FreeNames names)
    {
        var pieces = new LoopPieces(loop, facts.Affine);
        bool isIteration = at is not Constant && IsIteration(at, loop, facts);
        if (!isIteration && !pieces.HasNext(at))
            return null;
        bool begins = isIteration || !pieces.IsEmpty(CompareOp.Less, at);
        bool goesOn = isIteration || !pieces.IsEmpty(CompareOp.Greater, at);
        var copy = new BlockCopy(names, facts.Body.FreeId());
        Block meeting = copy.Of(loop.Body, v => v == loop.Index ? at : null);
        Variable index = begins ? loop.Index with { Name = names.Next(loop.Index.Name) } : loop.Index;
        Block behind = copy.Of(loop.Body, v => v == loop.Index ? new VariableRef(index) : null);
        Expr next = isIteration ? ConstantFolding.Fold(new Binary(BinaryOp.Add, at, new Constant(at.Type, 1))) : pieces.FromBehind(at);
        List<Stmt> statements = isIteration ? [.. meeting.Statements] : [new If(copy.TakeId(), pieces.Has(at), meeting, Block.Empty)];
        if (begins)
            statements.Insert(0, loop with { Bound = isIteration ? at : pieces.EndBefore(at) });
        if (goesOn)
            statements.Add(loop with { Id = begins ? copy.TakeId() : loop.Id, Index = index, Lower = next, Body = behind });
        string rest = begins && goesOn ? $"; those behind it are the loop over {index.Name}" : string.Empty;
        return new GuardedLoop(statements, [], $"split at {IrPrinter.Print(at)}, which meets all others{rest}");
    }

    /// <summary>
    /// Whether a number is one that the index takes, in all iterations of the loops around. Ends are no sums, which could wrap around, and none that an index might pass.
    /// </summary>
    private static bool IsIteration(Expr at, For loop, BodyFacts facts)
    {
        IReadOnlyList<PathStep> path = facts.LoopPaths[loop.Id];
        bool IsPlain(Expr end) => facts.Affine.Inline(end) is VariableRef or Length or Constant;
        bool arePlain = IsPlain(at) && path.OfType<InLoop>().Where(s => s.Loop.Is(loop) || at.Reads(s.Loop.Index)).All(s => s.Loop.Op != CompareOp.NotEqual && IsPlain(s.Loop.Lower) && IsPlain(s.Loop.Bound));
        return arePlain && facts.Affine.Of(at) is { } place && facts.Affine.Of(loop.Lower) is { } lower && facts.Affine.Of(loop.Bound) is { } bound
            && IterationSpace.Of(path.Take(path.Count - 1), facts.Affine) is { } around && around.MustFit.Count == 0
            && around.Lowest(place - lower) is { } first && Known.NonNegative(first) && around.Highest(place - bound) is { } last && Known.Negative(last);
    }
}
