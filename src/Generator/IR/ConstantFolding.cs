using System;
using System.Linq;
using System.Numerics;
using FusedKernels.Generator.Analysis;

namespace FusedKernels.Generator.IR;

/// <summary>The value of integers and conditions whose operands are constants: they wrap around, or saturate, as they do at run time.</summary>
internal static class ConstantFolding
{
    /// <summary>The node with the value it must have, or as it is. What throws is left.</summary>
    public static Expr Fold(Expr node) => node.IsChecked() && !(node.Children().All(c => c is Constant) && Overflow.When(node) is Constant { Bits: 0 }) ? node : Computed(node);

    private static Expr Computed(Expr node) => node switch
    {
        Call { Function: Function.UpperHalf, Arguments: [Constant a, Constant b] } => UpperHalf(a, b),
        Unary { Op: UnaryOp.LogicalNot, Operand: Constant value } => Constant.Bool(value.Bits == 0),
        Unary { Operand: Constant value } unary when value.Type.IsInteger() => Wrapped(value.Type, unary.Op == UnaryOp.Negate ? unchecked(-value.Bits) : ~value.Bits),
        Binary { Left: Constant left, Right: Constant right } binary when !binary.Type.IsFloating() => Compute(binary.Op, left, right) ?? node,
        Compare { Left: Constant left, Right: Constant right } compare when !left.Type.IsFloating() => Constant.Bool(Holds(compare.Op, left, right)),
        ShortCircuit { Left: Constant left } both => (left.Bits != 0) == both.IsAnd ? both.Right : left,
        Select { Condition: Constant condition } select => condition.Bits != 0 ? select.WhenTrue : select.WhenFalse,
        Conversion { Operand: Constant value } conversion when conversion.Type.IsInteger() =>
            value.Type.IsFloating() ? Saturated(conversion.Type, value.AsDouble()) : Wrapped(conversion.Type, value.Bits),
        _ => node,
    };

    private static Constant UpperHalf(Constant a, Constant b)
    {
        int bits = 8 * a.Type.Size();
        BigInteger Unsigned(Constant c) => (ulong)c.Bits & (ulong.MaxValue >> (64 - bits));
        return Wrapped(a.Type, unchecked((long)(ulong)((Unsigned(a) * Unsigned(b)) >> bits)));
    }

    private static Constant? Compute(BinaryOp op, Constant left, Constant right)
    {
        (ScalarType type, long a, long b) = (left.Type, left.Bits, right.Bits);
        bool throws = op is BinaryOp.Divide or BinaryOp.Remainder && (b == 0 || (b == -1 && type.IsSigned() && Wrapped(type, unchecked(-a)).Bits == a && a != 0));
        if (throws)
            return null;
        int count = (int)b & (type.Size() == 8 ? 63 : 31);
        bool isLargest = type == ScalarType.UInt64;
        return Wrapped(type, op switch
        {
            BinaryOp.Add => unchecked(a + b),
            BinaryOp.Subtract => unchecked(a - b),
            BinaryOp.Multiply => unchecked(a * b),
            BinaryOp.Divide => isLargest ? (long)((ulong)a / (ulong)b) : a / b,
            BinaryOp.Remainder => isLargest ? (long)((ulong)a % (ulong)b) : a % b,
            BinaryOp.And => a & b,
            BinaryOp.Or => a | b,
            BinaryOp.Xor => a ^ b,
            BinaryOp.ShiftLeft => a << count,
            BinaryOp.UnsignedShiftRight => type.Size() == 8 ? (long)((ulong)a >> count) : (uint)a >> count,
            _ => isLargest ? (long)((ulong)a >> count) : a >> count,
        });
    }

    private static bool Holds(CompareOp op, Constant left, Constant right)
    {
        int order = left.Type == ScalarType.UInt64 ? ((ulong)left.Bits).CompareTo((ulong)right.Bits) : left.Bits.CompareTo(right.Bits);
        return op switch
        {
            CompareOp.Equal => order == 0,
            CompareOp.NotEqual => order != 0,
            CompareOp.Less => order < 0,
            CompareOp.LessOrEqual => order <= 0,
            CompareOp.Greater => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>The low bits of a number as one of the type.</summary>
    private static Constant Wrapped(ScalarType type, long bits) => new(type, type switch
    {
        ScalarType.Boolean => bits & 1,
        ScalarType.SByte => (sbyte)bits,
        ScalarType.Byte => (byte)bits,
        ScalarType.Int16 => (short)bits,
        ScalarType.UInt16 => (ushort)bits,
        ScalarType.Int32 => (int)bits,
        ScalarType.UInt32 => (uint)bits,
        _ => bits,
    });

    /// <summary>The whole part of a number, or the end of the type that it lies beyond; 0 for NaN.</summary>
    private static Constant Saturated(ScalarType type, double value)
    {
        if (double.IsNaN(value))
            return new Constant(type, 0);
        if (type == ScalarType.UInt64)
            return new Constant(type, value <= 0 ? 0 : value >= 18446744073709551616.0 ? -1 : unchecked((long)(ulong)value));
        (long low, long high) = type switch
        {
            ScalarType.Int64 => (long.MinValue, long.MaxValue),
            ScalarType.UInt32 => (0L, uint.MaxValue),
            _ => (int.MinValue, int.MaxValue),
        };
        long whole = value >= high ? high : value <= low ? low : (long)value;
        return Wrapped(type, whole);
    }
}
