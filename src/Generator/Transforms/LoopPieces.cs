using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Ends of the pieces that a number divides a loop into which counts up one by one. No sum in them wraps around where that would matter, the number may lie
/// anywhere, and no piece of a loop that does not run does.
/// </summary>
internal sealed class LoopPieces(For loop, AffineForms affine)
{
    /// <summary>Whether the number behind another one can be told, whatever that is: of 32 bits it is one of 64.</summary>
    public bool HasNext(Expr at) => loop.Index.Type == ScalarType.Int32 || at is Constant { Bits: < int.MaxValue };

    /// <summary>The end of the iterations below a number.</summary>
    public Expr EndBefore(Expr at) => IsBelowEnd(at) ? at : Nearest(Function.Min, loop.Bound, at);

    /// <summary>The end of the iterations up to a number and with it.</summary>
    public Expr EndBehind(Expr at) => at is Constant { Bits: < int.MaxValue } known
        ? EndBefore(new Constant(known.Type, known.Bits + 1))
        : InIndex(Wide(Function.Min, Wide(loop.Bound), OneMore(at)));

    /// <summary>The first of the iterations from a number on.</summary>
    public Expr From(Expr at) => Nearest(Function.Max, loop.Lower, at);

    /// <summary>The first of the iterations above a number; none lies beyond the end.</summary>
    public Expr FromBehind(Expr at) => at is Constant { Bits: < int.MaxValue } known
        ? From(new Constant(known.Type, known.Bits + 1))
        : InIndex(Wide(Function.Min, Wide(loop.Bound), Wide(Function.Max, Wide(loop.Lower), OneMore(at))));

    /// <summary>Whether a number is one of the iterations.</summary>
    public Expr Has(Expr at)
    {
        Expr isAbove = ConstantFolding.Fold(new Compare(CompareOp.LessOrEqual, loop.Lower, at));
        Expr isBelow = ConstantFolding.Fold(new Compare(CompareOp.Less, at, loop.Bound));
        return isAbove is Constant { Bits: not 0 } ? isBelow
            : isBelow is Constant { Bits: not 0 } ? isAbove
            : new Binary(BinaryOp.And, isAbove, isBelow);
    }

    /// <summary>The last iteration of a loop that runs.</summary>
    public Expr Last => ConstantFolding.Fold(new Binary(BinaryOp.Subtract, loop.Bound, new Constant(loop.Index.Type, 1)));

    /// <summary>
    /// Whether the range in which a comparison holds is the first iteration alone, or the last one. Sums of 32 bits that wrap around do so only where the loop does
    /// not run at all.
    /// </summary>
    public bool IsOne(CompareOp holds, Expr at) => loop.Index.Type == ScalarType.Int32 && Size(holds, at)?.Equals(Polynomial.Of(1)) == true
        && (holds != CompareOp.Greater || loop.Lower is Constant { Bits: >= 0 });

    /// <summary>Whether there is no iteration in which a comparison holds, whatever wraps around.</summary>
    public bool IsEmpty(CompareOp holds, Expr at) => loop.Index.Type == ScalarType.Int32 && Size(holds, at) is { IsConstant: true, ConstantTerm: <= 0 and var size }
        && ((size == 0 && holds != CompareOp.LessOrEqual) || (at is Constant && (holds is CompareOp.Less or CompareOp.LessOrEqual ? loop.Lower : loop.Bound) is Constant));

    /// <summary>How many iterations there are in which a comparison holds, in a loop that is long enough; null if nothing tells, or if it is about a single one.</summary>
    private Polynomial? Size(CompareOp holds, Expr at)
    {
        if (affine.Of(at) is not { } threshold || affine.Of(loop.Lower) is not { } lower || affine.Of(loop.Bound) is not { } bound)
            return null;
        return holds switch
        {
            CompareOp.Less => threshold - lower,
            CompareOp.LessOrEqual => threshold - lower + Polynomial.Of(1),
            CompareOp.GreaterOrEqual => bound - threshold,
            CompareOp.Greater => bound - threshold - Polynomial.Of(1),
            _ => null,
        };
    }

    /// <summary>Whether a number is a length less something small: it is below that, and does not wrap around.</summary>
    private bool IsBelowEnd(Expr at) => affine.Of(loop.Bound) is { } bound && affine.Of(at) is { } place && bound.Single?.IsLength() == true
        && bound - place is { IsConstant: true, ConstantTerm: >= 0 and < int.MaxValue };

    private Expr Nearest(Function which, Expr a, Expr b) => a is Constant x && b is Constant y
        ? (x.Bits < y.Bits) == (which == Function.Min) ? a : b
        : new Call(loop.Index.Type, which, EquatableArray.Of(a, b));

    private static Call Wide(Function which, Expr a, Expr b) => new(ScalarType.Int64, which, EquatableArray.Of(a, b));

    private static Expr Wide(Expr value) => value.Type == ScalarType.Int64 ? value : ConstantFolding.Fold(new Conversion(ScalarType.Int64, value));

    private static Expr OneMore(Expr at) => new Binary(BinaryOp.Add, Wide(at), new Constant(ScalarType.Int64, 1));

    private Expr InIndex(Expr value) => loop.Index.Type == ScalarType.Int64 ? value : new Conversion(loop.Index.Type, value);
}
