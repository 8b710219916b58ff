using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Two accesses that run towards each other and meet in the middle: before it each reads what none of those iterations writes, and behind it, too. The
/// loop is split there.
/// <code>
/// before: for i = 0; i &lt; n; i += 1 { a[i] = a[n - 1 - i] + b[i] }
/// after:  for i = 0; i &lt; n &gt;&gt; 1; i += 1 { a[i] = a[n - 1 - i] + b[i] }
///         if the middle is an iteration { it }
///         for i2 = ((n - 1) &gt;&gt; 1) + 1; i2 &lt; n; i2 += 1 { a[i2] = a[n - 1 - i2] + b[i2] }
/// </code>
/// The iterations keep their order. That the middle lies within the loop is checked on entry.
/// </summary>
internal static class SplitCrossing
{
    public static GuardedLoop? Run(For loop, BodyFacts facts, FreeNames names)
    {
        if (loop.Step != 1 || loop.Op != CompareOp.Less || !BlockCopy.MayTakeFrom(loop) || facts.Affine.Of(loop.Lower) is not { } lower || facts.Affine.Of(loop.Bound) is not { } bound)
            return null;
        var entry = new CheckBuilder(facts.Affine, facts.Definitions);
        foreach (Collision collision in Dependence.All(loop, facts.Accesses, facts.Affine, (a, b) => a == b).Where(c => c is { Unless: null, Distance: null }))
        {
            if (Sum(collision, loop) is { } sum && sum.Atoms.Concat(lower.Atoms).Concat(bound.Atoms).All(entry.IsAtEntry))
                return Split(loop, collision, sum, (lower, bound), facts, names);
        }

        return null;
    }

    /// <summary>What the indices of two iterations add up to that touch the same element, where that is all there is to it.</summary>
    private static Polynomial? Sum(Collision collision, For loop)
    {
        for (int d = 0; d < collision.First.Forms.Count; d++)
        {
            if (collision.First.Forms[d]?.Split(loop.Index) is var (a, restA) && collision.Second.Forms[d]?.Split(loop.Index) is var (b, restB)
                && a is { IsConstant: true, ConstantTerm: 1 or -1 } && b.Equals(-a))
                return a.ConstantTerm > 0 ? restB - restA : restA - restB;
        }

        return null;
    }

    private static GuardedLoop Split(For loop, Collision collision, Polynomial sum, (Polynomial Lower, Polynomial Bound) range, BodyFacts facts, FreeNames names)
    {
        Polynomial one = Polynomial.Of(1);
        Expr middle = Half(sum);
        Expr firstEnd = Half(sum + one);
        Expr secondStart = new Binary(BinaryOp.Add, middle, new Constant(ScalarType.Int64, 1));
        var copy = new BlockCopy(names, facts.Body.FreeId());
        Expr InIndex(Expr value) => ConstantFolding.Fold(loop.Index.Type == ScalarType.Int64 ? value : new Conversion(loop.Index.Type, value));
        Expr InLong(Expr value) => value.Type == ScalarType.Int64 ? value : new Conversion(ScalarType.Int64, value);
        var index = new Variable(names.Next(loop.Index.Name), loop.Index.Type, VariableKind.Index);
        Expr isIteration = new Binary(BinaryOp.And, new Binary(BinaryOp.And,
            new Compare(CompareOp.Equal, new Binary(BinaryOp.And, Polynomials.ToExpr(sum), new Constant(ScalarType.Int64, 1)), new Constant(ScalarType.Int64, 0)),
            new Compare(CompareOp.LessOrEqual, InLong(loop.Lower), middle)), new Compare(CompareOp.Less, middle, InLong(loop.Bound)));
        Stmt[] statements =
        [
            loop with { Bound = InIndex(firstEnd) },
            new If(copy.TakeId(), isIteration, copy.Of(loop.Body, v => v == loop.Index ? InIndex(middle) : null), Block.Empty),
            new For(copy.TakeId(), index, InIndex(secondStart), CompareOp.Less, loop.Bound, 1, copy.Of(loop.Body, v => v == loop.Index ? new VariableRef(index) : null)),
        ];
        Check[] within =
        [
            new Reached(loop.Index, new Exactly(range.Bound - facts.Affine.Of(firstEnd)!)),
            new Reached(index, new Exactly(facts.Affine.Of(middle)! + one - range.Lower)),
        ];
        return new GuardedLoop(statements, within, $"split where {collision.First} and {collision.Second} meet; the other half is the loop over {index.Name}");
    }

    /// <summary>Half of a value, rounded down, as an Int64.</summary>
    private static Expr Half(Polynomial value) =>
        value.IsConstant ? new Constant(ScalarType.Int64, value.ConstantTerm >> 1) : new Binary(BinaryOp.ShiftRight, Polynomials.ToExpr(value), Constant.Int(1));
}
