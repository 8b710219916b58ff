using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <summary>
/// The methods of <c>KernelRandom</c>: halves of a block of random bits, and integer operations and functions that make numbers of them. The operations are those of the
/// methods, one for one, so the bits are theirs. Blocks stand in the expression twice where both halves are wanted; lanes compute them once.
/// </summary>
internal static class RandomTable
{
    /// <summary>Whether a method is one of KernelRandom.</summary>
    public static bool Has(IMethodSymbol method) => method is { IsStatic: true, ContainingType: { Name: "KernelRandom", ContainingType: null } type }
        && type.ContainingNamespace.ToDisplayString() == "FusedKernels";

    /// <summary>What a method computes, or null for one that is not known.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">The seed, the index, what else the method takes, and the stream.</param>
    /// <param name="once">Makes an expression cheap to evaluate several times.</param>
    public static Expr? Call(string name, IReadOnlyList<Expr> arguments, Func<Expr, Expr> once)
    {
        Draw draw = new(Repeatable(arguments[0], once), Repeatable(arguments[1], once), Repeatable(arguments[arguments.Count - 1], once));
        Expr? number = name switch
        {
            "UInt64" => draw.Bits,
            "UInt32" => Exprs.ConvertTo(Down(draw.Bits, 32), ScalarType.UInt32),
            "Int32" => Between(draw.Bits, once(arguments[2]), once(arguments[3])),
            "Uniform" => Exprs.Times(Exprs.ConvertTo(Exprs.ConvertTo(Down(draw.Bits, 11), ScalarType.Int64), ScalarType.Double), Constant.Double(1.0 / (1L << 53))),
            "UniformSingle" => Exprs.Times(Exprs.ConvertTo(Exprs.ConvertTo(Down(draw.Bits, 40), ScalarType.Int32), ScalarType.Single), Constant.Floating(1.0 / (1 << 24), ScalarType.Single)),
            "Normal" => Exprs.Times(Number(Function.RandomRadius, draw.Low), Number(Function.RandomCosine, draw.Angle)),
            "Exponential" => Number(Function.RandomExponential, draw.Bits),
            _ => null,
        };
        return (name, arguments.Count) switch
        {
            ("Uniform", 5) => Scaled(number!, once(arguments[2]), arguments[3]),
            ("Normal", 5) => Exprs.Plus(arguments[2], Exprs.Times(arguments[3], number!)),
            _ => number,
        };
    }

    /// <summary>An argument that is evaluated for each half: what is cheap stays in place, where the same arguments of another call show as the same.</summary>
    private static Expr Repeatable(Expr argument, Func<Expr, Expr> once) =>
        argument.All().All(e => e is Constant or VariableRef or Length or Conversion { IsChecked: false }) ? argument : once(argument);

    private static Expr Scaled(Expr number, Expr low, Expr high) => Exprs.Plus(low, Exprs.Times(Exprs.Minus(high, low), number));

    private static Expr Between(Expr bits, Expr low, Expr high)
    {
        Expr count = Exprs.ConvertTo(Exprs.ConvertTo(Exprs.Minus(high, low), ScalarType.UInt32), ScalarType.UInt64);
        Expr limit = new Select(new Compare(CompareOp.Greater, high, low), count, new Constant(ScalarType.UInt64, 0));
        return Exprs.Plus(low, Exprs.ConvertTo(Exprs.Of(Function.RandomBelow, bits, limit), ScalarType.Int32));
    }

    private static Expr Number(Function function, Expr bits) => new Call(ScalarType.Double, function, EquatableArray.Of(bits));

    private static Expr Down(Expr bits, int places) => new Binary(BinaryOp.UnsignedShiftRight, bits, Constant.Int(places));

    /// <summary>The random bits for three arguments.</summary>
    private sealed class Draw(Expr seed, Expr index, Expr stream)
    {
        /// <summary>Two streams share a block.</summary>
        private readonly Expr block = ConstantFolding.Fold(Exprs.ConvertTo(ConstantFolding.Fold(new Binary(BinaryOp.UnsignedShiftRight, stream, Constant.Int(1))), ScalarType.Int64));

        /// <summary>Which half of it a stream has.</summary>
        private readonly Expr half = ConstantFolding.Fold(new Binary(BinaryOp.And, stream, Constant.Int(1)));

        public Expr Low => Half(Function.RandomLow);

        public Expr Bits => half is Constant { Bits: var bit }
            ? Half(bit == 0 ? Function.RandomLow : Function.RandomHigh)
            : new Select(new Compare(CompareOp.Equal, half, Constant.Int(0)), Low, High);

        /// <summary>A quarter of a turn less for every other stream.</summary>
        public Expr Angle => half is Constant { Bits: 0 } ? High : Exprs.Minus(High, ConstantFolding.Fold(QuarterTurns));

        private Expr QuarterTurns => new Binary(BinaryOp.ShiftLeft, ConstantFolding.Fold(Exprs.ConvertTo(half, ScalarType.UInt64)), Constant.Int(62));

        private Expr High => Half(Function.RandomHigh);

        private Expr Half(Function function) => new Call(ScalarType.UInt64, function, EquatableArray.Of(seed, index, block));
    }
}
