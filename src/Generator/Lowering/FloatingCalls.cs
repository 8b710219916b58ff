using System;
using System.Collections.Generic;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Lowering;

/// <summary>What kind of number a floating-point value is, read off its bits; its bits themselves; and what is computed as other operations are.</summary>
internal static class FloatingCalls
{
    public static IEnumerable<((string Name, int Arguments) Key, KnownCall Call)> All { get; } =
    [
        Is("IsNaN", a => new Compare(CompareOp.Greater, Magnitude(a[0]), Infinity(a.Type))),
        Is("IsInfinity", a => new Compare(CompareOp.Equal, Magnitude(a[0]), Infinity(a.Type))),
        Is("IsFinite", a => new Compare(CompareOp.Less, Magnitude(a[0]), Infinity(a.Type))),
        Is("IsPositiveInfinity", a => new Compare(CompareOp.Equal, Bits(a[0]), Infinity(a.Type))),
        Is("IsNegativeInfinity", a => new Compare(CompareOp.Equal, Bits(new Unary(UnaryOp.Negate, a[0])), Infinity(a.Type))),
        Is("IsNegative", a => new Compare(CompareOp.Less, Bits(a[0]), Zero(a.Type))),
        Is("IsPositive", a => new Compare(CompareOp.GreaterOrEqual, Bits(a[0]), Zero(a.Type))),
        Is("IsNormal", a => Between(a[0], LeastNormal(a.Type), Infinity(a.Type))),
        Is("IsSubnormal", a => Between(a[0], new Constant(BitsOf(a.Type), 1), LeastNormal(a.Type))),
        Is("IsInteger", a => IsWhole(a.Once(a[0]))),
        Is("IsEvenInteger", a => Parity(a, isOdd: false)),
        Is("IsOddInteger", a => Parity(a, isOdd: true)),
        Is("IsRealNumber", a => new Compare(CompareOp.LessOrEqual, Magnitude(a[0]), Infinity(a.Type))),
        Is("IsPow2", IsPowerOf2),
        Is("ReciprocalEstimate", a => new Binary(BinaryOp.Divide, Constant.Floating(1, a.Result), a[0])),
        (("IsNormal", 1), new KnownCall(t => t == ScalarType.Half, a => HalfBetween(a[0], 0x400, 0x7C00))),
        (("IsSubnormal", 1), new KnownCall(t => t == ScalarType.Half, a => HalfBetween(a[0], 1, 0x400))),
        (("Clamp", 3), new KnownCall(IsTaken, Clamp, IsOfNumber: true)),
        .. Casts(),
    ];

    /// <summary>
    /// <c>double.Clamp</c> gives NaN for a bound that is NaN and minds the sign of zero, unlike <c>Math.Clamp</c>; both throw where the
    /// bounds are in the wrong order.
    /// </summary>
    private static Expr Clamp(CallArguments a)
    {
        Expr value = a.Once(a[0]);
        Expr low = a.Once(a[1]);
        Expr high = a.Once(a[2]);
        return new Select(
            new Compare(CompareOp.Greater, low, high),
            Exprs.Of(Function.Clamp, value, low, high),
            Exprs.Of(Function.Min, Exprs.Of(Function.Max, value, low), high));
    }

    private static ((string Name, int Arguments) Key, KnownCall Call) Is(string name, Func<CallArguments, Expr> lower) => ((name, 1), new KnownCall(IsTaken, lower));

    private static bool IsTaken(ScalarType type) => type.IsFloating() && type.IsComputed();

    private static IEnumerable<((string Name, int Arguments) Key, KnownCall Call)> Casts()
    {
        foreach ((string floating, string[] integers) in new[] { ("Single", new[] { "Int32", "UInt32" }), ("Double", new[] { "Int64", "UInt64" }) })
        {
            foreach (string integer in integers)
            {
                yield return (($"{floating}To{integer}Bits", 1), new KnownCall(IsTaken, a => Bits(a[0])));
                yield return (($"{integer}BitsTo{floating}", 1), new KnownCall(t => t.IsInteger(), a => Reinterpret(Exprs.ConvertTo(a[0], BitsOf(a.Result)), a.Result)));
            }
        }

        foreach (string integer in new[] { "Int16", "UInt16" })
        {
            yield return (($"HalfTo{integer}Bits", 1), new KnownCall(t => t == ScalarType.Half, a => Reinterpret(a[0], a.Result)));
            yield return (($"{integer}BitsToHalf", 1), new KnownCall(t => t.IsInteger(), a => Reinterpret(a[0], a.Result)));
        }
    }

    private static ScalarType BitsOf(ScalarType type) => type == ScalarType.Double ? ScalarType.Int64 : ScalarType.Int32;

    private static Call Reinterpret(Expr value, ScalarType type) => new(type, Function.Reinterpret, EquatableArray.Of(value));

    private static Expr Bits(Expr value) => Reinterpret(value, BitsOf(value.Type));

    /// <summary>The bits without the sign: they are ordered as the absolute values are.</summary>
    private static Expr Magnitude(Expr value) =>
        new Binary(BinaryOp.And, Bits(value), new Constant(BitsOf(value.Type), value.Type == ScalarType.Double ? long.MaxValue : int.MaxValue));

    private static Constant Zero(ScalarType type) => new(BitsOf(type), 0);

    private static Constant Infinity(ScalarType type) => new(BitsOf(type), type == ScalarType.Double ? 0x7FFL << 52 : 0xFF << 23);

    private static Constant LeastNormal(ScalarType type) => new(BitsOf(type), type == ScalarType.Double ? 1L << 52 : 1 << 23);

    /// <summary>One comparison of unsigned numbers tells whether the magnitude lies from one value up to below another.</summary>
    private static Expr Between(Expr value, Constant low, Constant high)
    {
        ScalarType unsigned = value.Type == ScalarType.Double ? ScalarType.UInt64 : ScalarType.UInt32;
        Expr above = Exprs.ConvertTo(new Binary(BinaryOp.Subtract, Magnitude(value), low), unsigned);
        return new Compare(CompareOp.Less, above, new Constant(unsigned, high.Bits - low.Bits));
    }

    /// <summary>The same for the 16 bits of a Half.</summary>
    private static Expr HalfBetween(Expr value, int low, int high)
    {
        Expr magnitude = new Binary(BinaryOp.And, Exprs.ConvertTo(Reinterpret(value, ScalarType.Int16), ScalarType.Int32), Constant.Int(0x7FFF));
        Expr above = Exprs.ConvertTo(new Binary(BinaryOp.Subtract, magnitude, Constant.Int(low)), ScalarType.UInt32);
        return new Compare(CompareOp.Less, above, new Constant(ScalarType.UInt32, high - low));
    }

    private static Expr IsWhole(Expr x) =>
        new Binary(BinaryOp.And, new Compare(CompareOp.Less, Magnitude(x), Infinity(x.Type)), new Compare(CompareOp.Equal, x, Exprs.Of(Function.Truncate, x)));

    /// <summary>A whole number is even where its half is whole, which is exact.</summary>
    private static Expr Parity(CallArguments a, bool isOdd)
    {
        Expr x = a.Once(a[0]);
        Expr half = a.Once(Exprs.Times(x, Constant.Floating(0.5, x.Type)));
        return new Binary(BinaryOp.And, IsWhole(x), new Compare(isOdd ? CompareOp.NotEqual : CompareOp.Equal, half, Exprs.Of(Function.Truncate, half)));
    }

    /// <summary>No bit of the fraction is set; of a subnormal number, which is all fraction, one.</summary>
    private static Expr IsPowerOf2(CallArguments a)
    {
        Expr bits = a.Once(Bits(a[0]));
        Constant one = new(bits.Type, 1);
        Expr fraction = a.Once(new Binary(BinaryOp.And, bits, new Constant(bits.Type, LeastNormal(a.Type).Bits - 1)));
        Expr lowest = new Binary(BinaryOp.And, fraction, new Binary(BinaryOp.Subtract, fraction, one));
        Expr finite = new Binary(BinaryOp.And, new Compare(CompareOp.GreaterOrEqual, bits, one), new Compare(CompareOp.Less, bits, Infinity(a.Type)));
        Expr rest = new Select(new Compare(CompareOp.Less, bits, LeastNormal(a.Type)), lowest, fraction);
        return new Binary(BinaryOp.And, finite, new Compare(CompareOp.Equal, rest, Zero(a.Type)));
    }
}
