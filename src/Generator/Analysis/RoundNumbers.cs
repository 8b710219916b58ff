using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// Numbers for the iterations of a loop, later ones larger, from which the index follows: the index, or less the index where it falls. One number is
/// that of no iteration.
/// </summary>
internal static class RoundNumbers
{
    /// <summary>Whether no iteration has the number of none.</summary>
    public static bool AreKnown(For loop) => loop.Index.Type != ScalarType.Int64 || loop.Step < 0 || loop.Lower is Constant;

    /// <summary>The type of the numbers: as wide as what stands beside them, so that both have as many lanes, where all fit in it.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="isWide">Whether something of eight bytes stands beside them.</param>
    public static ScalarType Type(For loop, bool isWide)
    {
        bool fits = loop.Index.Type == ScalarType.Int32 && (loop.Step < 0 || loop.Lower is Constant { Bits: > int.MinValue });
        return fits && !isWide ? ScalarType.Int32 : ScalarType.Int64;
    }

    /// <summary>The number of an iteration.</summary>
    public static Expr Of(For loop, ScalarType type)
    {
        Expr index = new VariableRef(loop.Index);
        Expr wide = loop.Index.Type == type ? index : new Conversion(type, index);
        return loop.Step > 0 ? wide : new Unary(UnaryOp.Negate, wide);
    }

    /// <summary>The index of the iteration with a number.</summary>
    public static Expr Index(For loop, Variable round)
    {
        Expr number = new VariableRef(round);
        Expr signed = loop.Step > 0 ? number : new Unary(UnaryOp.Negate, number);
        return loop.Index.Type == round.Type ? signed : new Conversion(loop.Index.Type, signed);
    }

    /// <summary>The number of no iteration.</summary>
    public static Constant None(ScalarType type) => Overflow.Least(type);

    /// <summary>Whether a variable has the number of an iteration.</summary>
    public static Compare IsSome(Variable round) => new(CompareOp.NotEqual, new VariableRef(round), None(round.Type));
}
