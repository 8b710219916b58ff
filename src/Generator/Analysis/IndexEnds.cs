using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// An index of any integer type as one of 32 or 64 bits with a sign: what must hold for both to go through the same numbers. That is, the index
/// does not wrap around in its own type before it comes to its end, and all its numbers are numbers of the other type.
/// </summary>
/// <param name="Index">The index.</param>
/// <param name="Counter">The type it is counted in.</param>
internal sealed record IndexEnds(SteppedVariable Index, ScalarType Counter)
{
    private ScalarType Own => Index.Variable.Type;

    /// <summary>The types that an index may be counted in, best first.</summary>
    public static IReadOnlyList<ScalarType> Counters(ScalarType type) => type switch
    {
        ScalarType.Int64 or ScalarType.UInt64 => [ScalarType.Int64],
        ScalarType.UInt32 => [ScalarType.Int32, ScalarType.Int64],
        _ when type.IsInteger() => [ScalarType.Int32],
        _ => [],
    };

    /// <summary>An end in the type of the count.</summary>
    public Expr Counted(Expr end) => end.Type == Counter ? end
        : end is Conversion { IsChecked: false, Operand: var same } && same.Type == Counter && same.Type.Size() == end.Type.Size() ? same
        : ConstantFolding.Fold(new Conversion(Counter, end));

    /// <summary>The conditions under which a comparison with an end says the same of the count; null where one never holds, or nobody can tell.</summary>
    /// <param name="start">The first value of the index at entry of the method; null where it is not known.</param>
    /// <param name="op">How it is compared.</param>
    /// <param name="end">With what.</param>
    public IReadOnlyList<Expr>? Demands(Expr? start, CompareOp op, Expr end)
    {
        if (Own == Counter)
            return Fits(end);
        (decimal least, decimal most) = Range(Counter);
        List<Expr> demands = [];
        (decimal low, decimal high) = Range(Own);
        (low, high) = (Math.Max(low, least), Math.Min(high, most));
        bool up = Index.By > 0;
        decimal size = Math.Abs((decimal)Index.By);
        decimal past = op switch
        {
            CompareOp.Less or CompareOp.Greater => size - 1,
            CompareOp.NotEqual => 0,
            _ => size,
        };
        Demand(end, up && op != CompareOp.NotEqual ? least : low + (up ? 0 : past), !up && op != CompareOp.NotEqual ? most : high - (up ? past : 0), demands);
        if (start is not null)
            Demand(start, low, high, demands);
        else if (Range(Own) != (low, high) || op == CompareOp.NotEqual)
            return null;
        if (op == CompareOp.NotEqual)
            demands.Add(Reaches(start!, op, end));
        return Settled(demands);
    }

    /// <summary>The conditions under which an end is a number of the type that is counted in.</summary>
    public IReadOnlyList<Expr>? Fits(Expr end)
    {
        (decimal least, decimal most) = Range(Counter);
        return Settled(Between(end, least, most));
    }

    /// <summary>The conditions under which an end says the same of the index as it does of the index and an offset: none of their sums wraps around.</summary>
    public IReadOnlyList<Expr>? Shifted(Expr start, Expr offset, Expr end)
    {
        (decimal least, decimal most) = Range(Counter);
        decimal step = Math.Abs((decimal)Index.By);
        if (offset is Constant { Bits: var by })
        {
            decimal apart = Math.Abs((decimal)by) + step;
            return Settled(Between(end, least + apart, most - apart).Concat(Between(start, least + apart, most - apart)));
        }

        // Of a negated offset itself nothing may wrap around, either.
        Expr Wide(Expr e) => e is Unary { Op: UnaryOp.Negate, Operand: var operand } ? new Unary(UnaryOp.Negate, Wide(operand)) : new Conversion(ScalarType.Int64, e);
        Expr first = ConstantFolding.Fold(new Binary(BinaryOp.Add, ConstantFolding.Fold(Wide(start)), Wide(offset)));
        Expr last = new Binary(BinaryOp.Subtract, Wide(end), Wide(offset));
        return Settled(new[] { end, first, last }.SelectMany(e => Between(e, least + step, most - step)));
    }

    /// <summary>The condition that the end is ahead of the first value, or there.</summary>
    private Expr Reaches(Expr start, CompareOp op, Expr end) =>
        ConstantFolding.Fold(new Compare(op == CompareOp.NotEqual ? Index.By > 0 ? CompareOp.LessOrEqual : CompareOp.GreaterOrEqual : op, Counted(start), Counted(end)));

    /// <summary>The condition that a loop runs at least once.</summary>
    public Expr Begins(Expr start, CompareOp op, Expr end) => Reaches(start, op == CompareOp.NotEqual ? Index.By > 0 ? CompareOp.Less : CompareOp.Greater : op, end);

    /// <summary>The least and the greatest number of an integer type.</summary>
    public static (decimal Least, decimal Most) Range(ScalarType type)
    {
        int bits = 8 * type.Size();
        decimal size = bits == 64 ? 18446744073709551616m : 1L << bits;
        return type.IsSigned() ? (-(size / 2), (size / 2) - 1) : (0, size - 1);
    }

    private static void Demand(Expr value, decimal least, decimal most, List<Expr> demands)
    {
        bool isLength = value.IsLength() || (value is Conversion { Operand: var number, Type: var to } && number.IsLength() && to.Size() >= number.Type.Size());
        (decimal low, decimal high) = isLength ? (0, int.MaxValue) : Range(value.Type);
        if (least > high || most < low)
            demands.Add(Constant.Bool(false));
        else if (low < least)
            demands.Add(ConstantFolding.Fold(new Compare(CompareOp.GreaterOrEqual, value, Number(value.Type, least))));
        if (high > most && most >= low)
            demands.Add(ConstantFolding.Fold(new Compare(CompareOp.LessOrEqual, value, Number(value.Type, most))));
    }

    /// <summary>The conditions under which a value lies in a range.</summary>
    public static IReadOnlyList<Expr> Between(Expr value, decimal least, decimal most)
    {
        List<Expr> demands = [];
        Demand(value, least, most, demands);
        return demands;
    }

    private static Constant Number(ScalarType type, decimal value) => new(type, value > long.MaxValue ? unchecked((long)(ulong)value) : (long)value);

    /// <summary>Conditions without those that always hold; null where one never does.</summary>
    public static IReadOnlyList<Expr>? Settled(IEnumerable<Expr> demands)
    {
        List<Expr> open = demands.Where(d => d is not Constant { Bits: not 0 }).ToList();
        return open.Any(d => d is Constant) ? null : open;
    }
}
