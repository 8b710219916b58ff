using System;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// What an expression makes of a variable where it is linear in it: <c>variable * Factor + Offset</c>, neither of which mentions the variable.
/// <code>
/// v * a + b        v + a * (x - v)             (h &lt;&lt; 5) + h + c      p ? v * a : v
/// factor a, b      factor 1 + -a, offset a * x  factor 32 + 1, c        factor p ? a : 1, none
/// </code>
/// The same in wrapping integers; in floating point, once what is rounded may be rounded otherwise.
/// </summary>
/// <param name="Factor">What it multiplies by.</param>
/// <param name="Offset">What it adds; null for nothing.</param>
internal sealed record LinearStep(Expr Factor, Expr? Offset)
{
    /// <summary>How an expression is linear in a variable; null where it is not.</summary>
    /// <param name="value">The expression, of the type of the variable.</param>
    /// <param name="variable">The variable; the expression mentions it.</param>
    /// <param name="name">Gives a name to what the factor and the offset both need.</param>
    public static LinearStep? Of(Expr value, Variable variable, Func<Expr, Expr> name)
    {
        if (!Scan.IsOfLanes(variable.Type))
            return null;
        return new Reader(variable, name).Read(value) is { Factor: { } factor, Offset: var offset } ? new LinearStep(factor, offset) : null;
    }

    private sealed class Reader(Variable variable, Func<Expr, Expr> name)
    {
        /// <summary>The factor, null for none, and the offset, null for none; null for what is not linear.</summary>
        public (Expr? Factor, Expr? Offset)? Read(Expr value)
        {
            if (value.Reads(variable))
                return (Number(1), null);
            if (!value.Mentions(variable))
                return (null, value);
            return value switch
            {
                Binary { IsChecked: false } binary => Read(binary),
                Unary { Op: UnaryOp.Negate, IsChecked: false, Operand: var operand } => Each(Read(operand), e => new Unary(UnaryOp.Negate, e)),
                Call { Function: Function.FusedMultiplyAdd, Arguments: [var left, var right, var more] } =>
                    Read(new Binary(BinaryOp.Add, new Binary(BinaryOp.Multiply, left, right), more)),
                Select select when !select.Condition.Mentions(variable) => Read(select),
                _ => null,
            };
        }

        private (Expr? Factor, Expr? Offset)? Read(Binary binary) => binary.Op switch
        {
            BinaryOp.Add => Sum(Read(binary.Left), Read(binary.Right)),
            BinaryOp.Subtract => Sum(Read(binary.Left), Each(Read(binary.Right), e => new Unary(UnaryOp.Negate, e))),
            BinaryOp.Multiply when !binary.Right.Mentions(variable) => Times(Read(binary.Left), binary.Right, BinaryOp.Multiply),
            BinaryOp.Multiply when !binary.Left.Mentions(variable) => Times(Read(binary.Right), binary.Left, BinaryOp.Multiply),
            BinaryOp.Divide when variable.Type.IsFloating() && !binary.Right.Mentions(variable) => Times(Read(binary.Left), binary.Right, BinaryOp.Divide),
            BinaryOp.ShiftLeft when binary.Right is Constant { Bits: >= 0 and < 31 and var count } => Times(Read(binary.Left), Number(1L << (int)count), BinaryOp.Multiply),
            _ => null,
        };

        private (Expr? Factor, Expr? Offset)? Read(Select select)
        {
            if (Read(select.WhenTrue) is not { } yes || Read(select.WhenFalse) is not { } no)
                return null;
            Expr condition = name(select.Condition);
            Expr? Either(Expr? left, Expr? right, Expr none) => left is null && right is null ? null : new Select(condition, left ?? none, right ?? none);
            return (Either(yes.Factor, no.Factor, Number(0)), Either(yes.Offset, no.Offset, Identities.Of(ReductionKind.Sum, variable.Type)));
        }

        private (Expr? Factor, Expr? Offset)? Times((Expr? Factor, Expr? Offset)? step, Expr by, BinaryOp op)
        {
            if (step is not { } found)
                return null;
            Expr both = found is { Factor: not null, Offset: not null } ? name(by) : by;
            return Each(found, e => op != BinaryOp.Multiply ? new Binary(op, e, both)
                : e is Constant one && one == Number(1) ? both
                : IsMinusOne(e) ? new Unary(UnaryOp.Negate, both)
                : new Binary(op, e, both));
        }

        private static (Expr? Factor, Expr? Offset)? Sum((Expr? Factor, Expr? Offset)? left, (Expr? Factor, Expr? Offset)? right)
        {
            Expr? Add(Expr? a, Expr? b) => a is null ? b : b is null ? a : ConstantFolding.Fold(new Binary(BinaryOp.Add, a, b));
            return left is { } l && right is { } r ? (Add(l.Factor, r.Factor), Add(l.Offset, r.Offset)) : null;
        }

        private static (Expr? Factor, Expr? Offset)? Each((Expr? Factor, Expr? Offset)? step, Func<Expr, Expr> change) => step is not { } found ? null
            : (found.Factor is null ? null : ConstantFolding.Fold(change(found.Factor)), found.Offset is null ? null : ConstantFolding.Fold(change(found.Offset)));

        private bool IsMinusOne(Expr value) => value is Unary { Op: UnaryOp.Negate, Operand: Constant one } ? one == Number(1)
            : value is Constant constant && variable.Type.IsSigned() && constant == Number(-1);

        private Constant Number(long value) => variable.Type.IsFloating() ? Constant.Floating(value, variable.Type) : new Constant(variable.Type, value);
    }
}
