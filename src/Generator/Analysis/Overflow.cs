using System;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>When checked arithmetic and conversions overflow, told by arithmetic that wraps around (Warren, Hacker's Delight, 2-13 and 8-2).</summary>
internal static class Overflow
{
    /// <summary>The condition under which a checked node throws, its operands aside; what is constant in it is computed.</summary>
    public static Expr When(Expr node) => Of(node).Rewrite(ConstantFolding.Fold);

    private static Expr Of(Expr node) => node switch
    {
        Unary negation => new Compare(CompareOp.Equal, negation.Operand, Integer(Range(negation.Type).Least, negation.Type)),
        Binary { Op: BinaryOp.Add } sum when sum.Type.IsSigned() => IsNegative(And(Xor(sum.Left, sum.Unchecked()), Xor(sum.Right, sum.Unchecked()))),
        Binary { Op: BinaryOp.Add } sum => new Compare(CompareOp.Less, sum.Unchecked(), sum.Left),
        Binary { Op: BinaryOp.Subtract } difference when difference.Type.IsSigned() =>
            IsNegative(And(Xor(difference.Left, difference.Right), Xor(difference.Left, difference.Unchecked()))),
        Binary { Op: BinaryOp.Subtract } difference => new Compare(CompareOp.Less, difference.Left, difference.Right),
        Binary { Op: BinaryOp.Multiply } product => OfProduct(product),
        Conversion conversion when conversion.Operand.Type.IsFloating() => OfFloating(conversion.Operand, conversion.Type),
        Conversion conversion => OfInteger(conversion.Operand, conversion.Type),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    /// <summary>A product fits where its upper half only repeats the sign. That of signed numbers is that of their bits, less the other one for each below zero.</summary>
    private static Compare OfProduct(Binary product)
    {
        Expr a = product.Left, b = product.Right;
        if (!product.Type.IsSigned())
            return new Compare(CompareOp.NotEqual, UpperHalf(a, b), new Constant(a.Type, 0));
        ScalarType bits = a.Type == ScalarType.Int32 ? ScalarType.UInt32 : ScalarType.UInt64;
        Expr high = new Conversion(a.Type, UpperHalf(new Conversion(bits, a), new Conversion(bits, b)));
        Expr signed = Do(BinaryOp.Subtract, Do(BinaryOp.Subtract, high, And(Sign(a), b)), And(Sign(b), a));
        return new Compare(CompareOp.NotEqual, signed, Sign(product.Unchecked()));
    }

    private static Call UpperHalf(Expr a, Expr b) => new(a.Type, Function.UpperHalf, EquatableArray.Of(a, b));

    /// <summary>Whether a value lies below the least value of a type or above the greatest; only what can happen is tested.</summary>
    private static Expr OfInteger(Expr value, ScalarType to)
    {
        (decimal least, decimal most) = Range(value.Type);
        (decimal low, decimal high) = Range(to);
        Expr? below = low > least ? new Compare(CompareOp.Less, value, Integer(low, value.Type)) : null;
        Expr? above = high < most ? new Compare(CompareOp.Greater, value, Integer(high, value.Type)) : null;
        return below is null ? above! : above is null ? below : new Binary(BinaryOp.Or, below, above);
    }

    /// <summary>What is cut off behind the point may lie outside the range; NaN lies in none.</summary>
    private static Unary OfFloating(Expr value, ScalarType to)
    {
        (decimal low, decimal high) = Range(to);
        bool exact = value.Type == ScalarType.Double ? low > long.MinValue : low > int.MinValue;
        Expr above = new Compare(exact ? CompareOp.Greater : CompareOp.GreaterOrEqual, value, Constant.Floating((double)(exact ? low - 1 : low), value.Type));
        Expr below = new Compare(CompareOp.Less, value, Constant.Floating((double)(high + 1), value.Type));
        return new Unary(UnaryOp.LogicalNot, new Binary(BinaryOp.And, above, below));
    }

    /// <summary>The least value of an integer type.</summary>
    public static Constant Least(ScalarType type) => Integer(Range(type).Least, type);

    /// <summary>The greatest value of an integer type.</summary>
    public static Constant Most(ScalarType type) => Integer(Range(type).Most, type);

    private static (decimal Least, decimal Most) Range(ScalarType type) => type switch
    {
        ScalarType.SByte => (sbyte.MinValue, sbyte.MaxValue),
        ScalarType.Byte => (byte.MinValue, byte.MaxValue),
        ScalarType.Int16 => (short.MinValue, short.MaxValue),
        ScalarType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ScalarType.Int32 => (int.MinValue, int.MaxValue),
        ScalarType.UInt32 => (uint.MinValue, uint.MaxValue),
        ScalarType.Int64 => (long.MinValue, long.MaxValue),
        ScalarType.UInt64 => (ulong.MinValue, ulong.MaxValue),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static Constant Integer(decimal value, ScalarType type) => new(type, value > long.MaxValue ? unchecked((long)(ulong)value) : (long)value);

    private static Compare IsNegative(Expr value) => new(CompareOp.Less, value, new Constant(value.Type, 0));

    /// <summary>All ones for a negative value, otherwise zero.</summary>
    private static Binary Sign(Expr value) => Do(BinaryOp.ShiftRight, value, Constant.Int((8 * value.Type.Size()) - 1));

    private static Binary And(Expr a, Expr b) => Do(BinaryOp.And, a, b);

    private static Binary Xor(Expr a, Expr b) => Do(BinaryOp.Xor, a, b);

    private static Binary Do(BinaryOp op, Expr a, Expr b) => new(op, a, b);
}
