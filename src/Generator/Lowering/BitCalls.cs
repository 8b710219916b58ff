using System;
using System.Collections.Generic;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Lowering;

/// <summary>BitOperations, and the static methods of the integer types that mean the same: out of shifts, PopCount and LeadingZeroCount.</summary>
internal static class BitCalls
{
    public static IEnumerable<((string Name, int Arguments) Key, KnownCall Call)> All { get; } =
    [
        (("RotateLeft", 2), new KnownCall(t => t.IsInteger(), a => Rotate(a, left: true), LastIsInt32: true)),
        (("RotateRight", 2), new KnownCall(t => t.IsInteger(), a => Rotate(a, left: false), LastIsInt32: true)),
        (("PopCount", 1), new KnownCall(t => t.IsInteger(), a => Count(Function.PopCount, Unsigned(a[0])))),
        (("LeadingZeroCount", 1), new KnownCall(t => t.IsInteger(), LeadingZeros)),
        (("TrailingZeroCount", 1), new KnownCall(t => t.IsInteger(), TrailingZeros)),
        (("Log2", 1), new KnownCall(t => t.IsInteger(), Log2)),
        (("IsPow2", 1), new KnownCall(t => t.IsInteger(), IsPowerOf2)),
        (("RoundUpToPowerOf2", 1), new KnownCall(t => t is ScalarType.UInt32 or ScalarType.UInt64, UpToPowerOf2)),
        (("IsEvenInteger", 1), new KnownCall(t => t.IsInteger(), a => LowestBit(a[0], set: false))),
        (("IsOddInteger", 1), new KnownCall(t => t.IsInteger(), a => LowestBit(a[0], set: true))),
        (("IsNegative", 1), new KnownCall(t => t.IsInteger() && t.IsSigned(), a => new Compare(CompareOp.Less, a[0], new Constant(a.Type, 0)))),
        (("IsPositive", 1), new KnownCall(t => t.IsInteger() && t.IsSigned(), a => new Compare(CompareOp.GreaterOrEqual, a[0], new Constant(a.Type, 0)))),
        (("CopySign", 2), new KnownCall(t => t.IsInteger() && t.IsSigned(), CopySign)),
        (("MinMagnitude", 2), new KnownCall(t => t.IsInteger() && t.IsSigned(), a => Magnitude(a, CompareOp.Less))),
        (("MaxMagnitude", 2), new KnownCall(t => t.IsInteger() && t.IsSigned(), a => Magnitude(a, CompareOp.Greater))),
        (("BigMul", 2), new KnownCall(t => t is ScalarType.Int32 or ScalarType.UInt32, a =>
            new Binary(BinaryOp.Multiply, Exprs.ConvertTo(a[0], a.Result), Exprs.ConvertTo(a[1], a.Result)))),
    ];

    /// <summary>The absolute value, which the least number has none of: it throws. Below zero that number keeps its sign.</summary>
    private static Expr CopySign(CallArguments a)
    {
        Expr value = a.Once(a[0]);
        Constant zero = new(a.Type, 0);
        Expr negative = new Select(new Compare(CompareOp.Less, value, zero), value, Exprs.Of(BinaryOp.Subtract, zero, value, isChecked: false));
        return new Select(new Compare(CompareOp.GreaterOrEqual, a[1], zero), Exprs.Of(Function.Abs, value), negative);
    }

    private static int Bits(ScalarType type) => 8 * type.Size();

    private static Constant Int(int value) => Constant.Int(value);

    private static Binary Do(BinaryOp op, Expr left, Expr right) => new(op, left, right);

    /// <summary>The bits as UInt32 or UInt64, with zeros above those of a small type.</summary>
    private static Expr Unsigned(Expr value)
    {
        ScalarType same = value.Type.Size() switch { 1 => ScalarType.Byte, 2 => ScalarType.UInt16, 4 => ScalarType.UInt32, _ => ScalarType.UInt64 };
        return Exprs.ConvertTo(Exprs.ConvertTo(value, same), value.Type.Size() == 8 ? ScalarType.UInt64 : ScalarType.UInt32);
    }

    private static Expr Count(Function function, Expr bits) => Exprs.ConvertTo(Exprs.Of(function, bits), ScalarType.Int32);

    /// <summary>Two shifts that leave nothing out: what one moves out at its end the other brings in.</summary>
    private static Expr Rotate(CallArguments a, bool left)
    {
        (BinaryOp first, BinaryOp second) = left ? (BinaryOp.ShiftLeft, BinaryOp.UnsignedShiftRight) : (BinaryOp.UnsignedShiftRight, BinaryOp.ShiftLeft);
        int bits = Bits(a.Type);
        if (bits >= 32)
        {
            Expr x = a.Once(a[0]);
            Expr count = a.Once(a[1]);
            return Do(BinaryOp.Or, Do(first, x, count), Do(second, x, Subtract(0, count)));
        }

        Expr value = a.Once(Unsigned(a[0]));
        Expr distance = a.Once(a[1] is Constant fixedCount ? Int((int)fixedCount.Bits & (bits - 1)) : Do(BinaryOp.And, a[1], Int(bits - 1)));
        return Do(BinaryOp.Or, Do(first, value, distance), Do(second, value, Subtract(bits, distance)));
    }

    private static Expr Subtract(int from, Expr count) =>
        count is Constant constant ? Int(unchecked(from - (int)constant.Bits)) : Do(BinaryOp.Subtract, Int(from), count);

    private static Expr LeadingZeros(CallArguments a)
    {
        Expr count = Count(Function.LeadingZeroCount, Unsigned(a[0]));
        int absent = 32 - Bits(a.Type);
        return absent > 0 ? Do(BinaryOp.Subtract, count, Int(absent)) : count;
    }

    /// <summary>The zeros below the lowest set bit are what a decrement sets and was not set before.</summary>
    private static Expr TrailingZeros(CallArguments a)
    {
        Expr bits = Unsigned(a[0]);
        if (Bits(a.Type) < 32)
            bits = Do(BinaryOp.Or, bits, new Constant(bits.Type, 1L << Bits(a.Type)));
        bits = a.Once(bits);
        return Count(Function.PopCount, Do(BinaryOp.And, new Unary(UnaryOp.BitNot, bits), Do(BinaryOp.Subtract, bits, new Constant(bits.Type, 1))));
    }

    private static Expr Log2(CallArguments a)
    {
        Expr bits = Unsigned(a.Type.IsSigned() ? NotNegative(a) : a[0]);
        return Do(BinaryOp.Xor, Int(Bits(bits.Type) - 1), Count(Function.LeadingZeroCount, Do(BinaryOp.Or, bits, new Constant(bits.Type, 1))));
    }

    /// <summary>A value that throws ArgumentOutOfRangeException if it is negative, as the start of a slice does; of a long the upper half tells.</summary>
    private static Expr NotNegative(CallArguments a)
    {
        Within Tested(Expr value) => new(a.NextId(), Exprs.ConvertTo(value, ScalarType.Int32), Int(0), Int(int.MaxValue), RangeFault.Slice);
        if (a.Type.Size() < 8)
            return Tested(a[0]);
        Expr value = a.Once(a[0]);
        Expr upper = Exprs.ConvertTo(Tested(Do(BinaryOp.ShiftRight, value, Int(32))), ScalarType.Int64);
        return Do(BinaryOp.Or, value, Do(BinaryOp.ShiftLeft, upper, Int(32)));
    }

    private static Expr IsPowerOf2(CallArguments a)
    {
        Expr x = a.Once(Exprs.ConvertTo(a[0], Exprs.Promoted(a.Type)));
        var zero = new Constant(x.Type, 0);
        Expr alone = new Compare(CompareOp.Equal, Do(BinaryOp.And, x, Do(BinaryOp.Subtract, x, new Constant(x.Type, 1))), zero);
        return Do(BinaryOp.And, new Compare(CompareOp.Greater, x, zero), alone);
    }

    /// <summary>A count of all bits would shift by nothing: then it is zero that is shifted.</summary>
    private static Expr UpToPowerOf2(CallArguments a)
    {
        int bits = Bits(a.Type);
        var one = new Constant(a.Type, 1);
        Expr below = Do(BinaryOp.Subtract, a[0], one);
        Expr shift = a.Once(Do(BinaryOp.Subtract, Int(bits), Count(Function.LeadingZeroCount, below)));
        Expr wraps = Exprs.ConvertTo(Do(BinaryOp.ShiftRight, shift, Int(bits == 32 ? 5 : 6)), a.Type);
        return Do(BinaryOp.ShiftLeft, Do(BinaryOp.Xor, one, wraps), shift);
    }

    private static Expr LowestBit(Expr value, bool set)
    {
        Expr x = Exprs.ConvertTo(value, Exprs.Promoted(value.Type));
        return new Compare(set ? CompareOp.NotEqual : CompareOp.Equal, Do(BinaryOp.And, x, new Constant(x.Type, 1)), new Constant(x.Type, 0));
    }

    /// <summary>The value that is farther from zero, or nearer; of two as far the positive is the greater.</summary>
    private static Expr Magnitude(CallArguments a, CompareOp op)
    {
        ScalarType type = Exprs.Promoted(a.Type);
        Expr x = a.Once(Exprs.ConvertTo(a[0], type));
        Expr y = a.Once(Exprs.ConvertTo(a[1], type));
        var zero = new Constant(type, 0);
        Expr Distance(Expr value) => a.Once(Unsigned(new Select(new Compare(CompareOp.Less, value, zero), new Unary(UnaryOp.Negate, value), value)));
        Expr ofX = Distance(x);
        Expr ofY = Distance(y);
        CompareOp atTie = op == CompareOp.Less ? CompareOp.Less : CompareOp.GreaterOrEqual;
        Expr tie = Do(BinaryOp.And, new Compare(CompareOp.Equal, ofX, ofY), new Compare(atTie, x, zero));
        return new Select(Do(BinaryOp.Or, new Compare(op, ofX, ofY), tie), x, y);
    }
}
