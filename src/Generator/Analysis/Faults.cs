using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Which expressions throw, and when: as expressions themselves, so that scalar code and lanes test the same.</summary>
internal static class Faults
{
    /// <summary>Whether a node, its operands aside, cannot throw. A read from memory can; what checks it is not said here.</summary>
    public static bool Never(Expr expr) => expr is not Load && !expr.IsChecked() && When(expr) is null;

    /// <summary>Whether a node, its operands aside, may throw where the reads that are not proved in range are given by their ids.</summary>
    public static bool May(Expr expr, ISet<int> late) => expr is Load load ? late.Contains(load.Id) : !Never(expr);

    /// <summary>Whether none of these nodes reads memory or can throw.</summary>
    public static bool Nowhere(IEnumerable<Expr> nodes) => nodes.All(e => e is not RowLength && Never(e));

    /// <summary>Whether none of these nodes can throw but reads of elements, which may be out of range.</summary>
    public static bool OnlyInReads(IEnumerable<Expr> nodes) => nodes.All(e => e is Load || (e is not RowLength && Never(e)));

    /// <summary>Whether anything in a block may throw.</summary>
    public static bool AnyIn(Block block, ISet<int> late) =>
        block.All().Any(s => s is Store store && late.Contains(store.Id)) || block.AllExpressions().Any(e => May(e, late));

    /// <summary>
    /// The condition under which a node throws, its operands aside; null for one that never does, and for reads from memory. It names the
    /// operands several times and cannot throw itself.
    /// </summary>
    public static Expr? When(Expr node) => node switch
    {
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder, Type: var type } division when type.IsInteger() => Division(division),
        Call { Function: Function.Abs } abs when abs.Type.IsInteger() && abs.Type.IsSigned() => Is(abs.Arguments[0], Overflow.Least(abs.Type)),
        Call { Function: Function.Sign } sign when sign.Arguments[0].Type.IsFloating() =>
            new Compare(CompareOp.NotEqual, sign.Arguments[0], sign.Arguments[0]),
        Within range => Outside(range),
        _ when node.IsChecked() => Overflow.When(node),
        Call { Function: Function.Clamp } clamp => Clamp(clamp.Arguments[1], clamp.Arguments[2]),
        _ => null,
    };

    /// <summary>
    /// The condition under which evaluating a whole expression throws; null if it never does. It tests in the order of evaluation, so that
    /// nothing is evaluated in it that throws.
    /// </summary>
    /// <param name="expr">The expression.</param>
    /// <param name="late">The reads that are not proved in range, by their ids.</param>
    public static Expr? Of(Expr expr, ISet<int> late)
    {
        switch (expr)
        {
            case ShortCircuit both:
                Expr decides = both.IsAnd ? both.Left : new Unary(UnaryOp.LogicalNot, both.Left);
                return Or(Of(both.Left, late), Of(both.Right, late) is { } right ? new ShortCircuit(IsAnd: true, decides, right) : null);
            case Select select:
                Expr? whenTrue = Of(select.WhenTrue, late);
                Expr? whenFalse = Of(select.WhenFalse, late);
                Expr? either = whenTrue is null && whenFalse is null
                    ? null
                    : new Select(select.Condition, whenTrue ?? Constant.Bool(false), whenFalse ?? Constant.Bool(false));
                return Or(Of(select.Condition, late), either);
            default:
                Expr? inside = expr.Children().Select(child => Of(child, late)).Aggregate((Expr?)null, Or);
                return Or(inside, expr is not Load load ? When(expr) : late.Contains(load.Id) ? Outside(load) : null);
        }
    }

    private static Expr? Or(Expr? first, Expr? second) =>
        first is null ? second : second is null ? first : new ShortCircuit(IsAnd: false, first, second);

    private static Compare Is(Expr value, Constant constant) => new(CompareOp.Equal, value, constant);

    private static Expr? Division(Binary division)
    {
        Expr? overflows = division.Type.IsSigned() ? Is(division.Left, Overflow.Least(division.Type)) : null;
        if (division.Right is Constant { Bits: var bits })
            return bits == 0 ? Constant.Bool(true) : bits == -1 ? overflows : null;
        if (division.Right is Call { Function: Function.Max, Arguments: [_, Constant { Bits: > 0 }] } && division.Type.IsSigned())
            return null;
        Expr zero = Is(division.Right, new Constant(division.Type, 0));
        return overflows is null ? zero : Or(zero, new ShortCircuit(IsAnd: true, Is(division.Right, new Constant(division.Type, -1)), overflows));
    }

    /// <summary>An index is negative, or not less than its length; the field of a structure in a table is always inside.</summary>
    private static Expr? Outside(Load load) => load.Index
        .Select((index, d) => load.Buffer.IsOfFields(d) ? null : Outside(index, new Length(load.Buffer, d)))
        .Aggregate((Expr?)null, Or);

    private static ShortCircuit Outside(Expr index, Length length) => new(
        IsAnd: false,
        new Compare(CompareOp.Less, index, new Constant(index.Type, 0)),
        new Compare(CompareOp.GreaterOrEqual, index, index.Type == length.Type ? length : new Conversion(index.Type, length)));

    private static Expr Outside(Within range)
    {
        static Expr Below(Expr value) => new Compare(CompareOp.Less, value, Constant.Int(0));
        Expr past = new Compare(CompareOp.Greater, range.Start, new Binary(BinaryOp.Subtract, range.Total, range.Count));
        Expr outside = new Binary(BinaryOp.Or, Below(range.Start), past);
        return range.Count is Constant { Bits: >= 0 } ? outside : new Binary(BinaryOp.Or, outside, Below(range.Count));
    }

    private static Compare? Clamp(Expr low, Expr high)
    {
        bool known = low is Constant a && high is Constant b && (a.Type.IsFloating() ? a.AsDouble() <= b.AsDouble()
            : a.Type == ScalarType.UInt64 ? (ulong)a.Bits <= (ulong)b.Bits : a.Bits <= b.Bits);
        return known ? null : new Compare(CompareOp.Greater, low, high);
    }
}
