using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A condition that compares the index with a number which stays the same holds up to there, and behind it no more, or the other way round: the loop is split there,
/// and neither half asks. An iteration that is the only one on its side runs by itself.
/// <code>
/// before: for i = 0; i &lt; n; i += 1 { if (i &lt; k) a[i] = b[i] else a[i] = 2 * c[i] }
/// after:  for i = 0; i &lt; Min(n, k); i += 1 { a[i] = b[i] }
///         for i2 = Max(0, k); i2 &lt; n; i2 += 1 { a[i2] = 2 * c[i2] }
/// </code>
/// The iterations keep their order and do what they did, so that this needs no check.
/// </summary>
internal sealed class SplitRanges
{
    private readonly For loop;
    private readonly BodyFacts facts;
    private readonly FreeNames names;
    private readonly BlockCopy copy;
    private readonly LoopPieces pieces;

    private SplitRanges(For loop, BodyFacts facts, FreeNames names)
    {
        (this.loop, this.facts, this.names) = (loop, facts, names);
        copy = new BlockCopy(names, facts.Body.FreeId());
        pieces = new LoopPieces(loop, facts.Affine);
    }

    public static GuardedLoop? Run(For loop, BodyFacts facts, FreeNames names)
    {
        bool counts = loop.Step == 1 && loop.Op == CompareOp.Less && loop.Guard is null && !loop.IsAsserted && BlockCopy.MayTakeFrom(loop);
        if (!counts || facts[loop] is { Packs: true } or { Tallies.Count: > 0 } || loop.Body.AllExpressions().Any(e => e.IsTest()))
            return null;
        var pass = new SplitRanges(loop, facts, names);
        return Conditions(loop.Body).SelectMany(c => c.All()).Select(pass.Threshold).FirstOrDefault(t => t is not null) is var (at, op, text) ? pass.Split(at, op, text) : null;
    }

    /// <summary>What decides between statements, or between values of which one is read from memory.</summary>
    private static IEnumerable<Expr> Conditions(Block body) => body.All().OfType<If>().Select(i => i.Condition)
        .Concat(body.AllExpressions().OfType<Select>().Where(s => s.All().Any(e => e is Load)).Select(s => s.Condition));

    /// <summary>What a node compares the index with, as an index.</summary>
    private (Expr At, CompareOp Op, string Text)? Threshold(Expr node)
    {
        if (node is not Compare compare)
            return null;
        bool isLeft = compare.Left.Reads(loop.Index);
        (Expr at, CompareOp op) = isLeft ? (compare.Right, compare.Op) : (compare.Left, compare.Op.Mirrored());
        bool isFixed = (isLeft || compare.Right.Reads(loop.Index)) && at.IsFixedIn(loop) && Faults.Nowhere(at.All());
        bool hasNext = pieces.HasNext(at) || op is CompareOp.Less or CompareOp.GreaterOrEqual;
        return isFixed && hasNext && Changes(at, op) ? (at, op, IrPrinter.Print(compare)) : null;
    }

    /// <summary>Whether a comparison may hold in some iterations and in others not.</summary>
    private bool Changes(Expr at, CompareOp op) => op is CompareOp.Equal or CompareOp.NotEqual || (!pieces.IsEmpty(op, at) && !pieces.IsEmpty(op.Negated(), at));

    /// <summary>From ranges to loops: up to the threshold, at it, and behind it, as the comparison tells them apart.</summary>
    private GuardedLoop? Split(Expr at, CompareOp op, string text)
    {
        List<Stmt> statements = [];
        switch (op)
        {
            case CompareOp.Less or CompareOp.GreaterOrEqual:
                Add(statements, loop.Lower, pieces.EndBefore(at), at, CompareOp.Less);
                Add(statements, pieces.From(at), loop.Bound, at, CompareOp.GreaterOrEqual);
                break;
            case CompareOp.LessOrEqual or CompareOp.Greater:
                Add(statements, loop.Lower, pieces.EndBehind(at), at, CompareOp.LessOrEqual);
                Add(statements, pieces.FromBehind(at), loop.Bound, at, CompareOp.Greater);
                break;
            default:
                Add(statements, loop.Lower, pieces.EndBefore(at), at, CompareOp.Less);
                if (Known(at, CompareOp.Equal) is { Statements.Count: > 0 } body)
                    statements.Add(new If(copy.TakeId(), pieces.Has(at), copy.Of(body, v => v == loop.Index ? at : null), Block.Empty));
                Add(statements, pieces.FromBehind(at), loop.Bound, at, CompareOp.Greater);
                break;
        }

        string[] others = statements.OfType<For>().Skip(1).Select(f => f.Index.Name).ToArray();
        string rest = others.Length > 0 ? $"; the other part is the loop over {string.Join(", ", others)}" : statements.Exists(s => s is If) ? ", one iteration by itself" : ", where nothing else is done";
        return statements.Exists(s => s is For) ? new GuardedLoop(statements, [], $"split where {text} changes{rest}") : null;
    }

    /// <summary>Adds the loop over a range, or the iteration that is all of it.</summary>
    private void Add(List<Stmt> statements, Expr lower, Expr bound, Expr at, CompareOp holds)
    {
        if (pieces.IsEmpty(holds, at))
            return;
        Block body = Known(at, holds);
        if (body.Statements.Count == 0)
            return;
        if (pieces.IsOne(holds, at))
        {
            Expr only = holds is CompareOp.Less or CompareOp.LessOrEqual ? loop.Lower : pieces.Last;
            statements.Add(new If(copy.TakeId(), new Compare(CompareOp.Less, loop.Lower, loop.Bound), copy.Of(body, v => v == loop.Index ? only : null), Block.Empty));
            return;
        }

        Variable index = statements.Exists(s => s is For) ? loop.Index with { Name = names.Next(loop.Index.Name) } : loop.Index;
        bool isFirst = index == loop.Index;
        statements.Add(loop with
        {
            Id = isFirst ? loop.Id : copy.TakeId(),
            Index = index,
            Lower = lower,
            Bound = bound,
            Body = isFirst ? body : copy.Of(body, v => v == loop.Index ? new VariableRef(index) : null),
        });
    }

    /// <summary>The body where the index compares with the threshold in a known way.</summary>
    private Block Known(Expr at, CompareOp holds)
    {
        Expr Decide(Expr node) => node is Compare compare && Threshold(compare) is var (other, op, _) && other.SameShape(at) && Implied(holds, op) is { } known
            ? Constant.Bool(known)
            : ConstantFolding.Fold(node);
        return Decided(new IrRewrite(e => e.Rewrite(Decide), v => v, b => b).Run(loop.Body));
    }

    private static bool? Implied(CompareOp holds, CompareOp asked) => (holds, asked) switch
    {
        _ when holds == asked => true,
        _ when holds.Negated() == asked => false,
        (CompareOp.Less, CompareOp.LessOrEqual or CompareOp.NotEqual) or (CompareOp.Greater, CompareOp.GreaterOrEqual or CompareOp.NotEqual) => true,
        (CompareOp.Less, CompareOp.Greater or CompareOp.Equal) or (CompareOp.Greater, CompareOp.Less or CompareOp.Equal) => false,
        (CompareOp.Equal, CompareOp.LessOrEqual or CompareOp.GreaterOrEqual) => true,
        (CompareOp.Equal, CompareOp.Less or CompareOp.Greater) => false,
        _ => null,
    };

    /// <summary>The statements of a block with the side taken of each branch that is decided.</summary>
    private static Block Decided(Block block) => new(block.Statements.SelectMany(s => s is If { Condition: Constant { Bits: var taken } } branch
        ? Decided(taken != 0 ? branch.Then : branch.Else).Statements.AsEnumerable()
        : [s.WithBlocks(Decided)]).ToEquatable());
}
