using System;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>How large integer expressions can become, whatever the values of their symbols.</summary>
internal static class Magnitudes
{
    /// <summary>Two to the power of 63, exactly.</summary>
    private const double EndOfInt64 = 9223372036854775808.0;

    /// <summary>Well below what an Int128 holds.</summary>
    private const double EndOfInt128 = EndOfInt64 * EndOfInt64;

    /// <summary>Whether the exact value is one of Int64 for certain.</summary>
    public static bool FitsInt64(Polynomial value) => Of(value) < EndOfInt64;

    /// <summary>Whether guards, which compute in Int64 or where it is called for in Int128, get the exact value.</summary>
    public static bool CanCompare(Extreme extreme) => extreme switch
    {
        Exactly { Value: var value } => Of(value) < (value.NeedsInt128 ? EndOfInt128 : EndOfInt64),
        OneOf one => one.Candidates.All(CanCompare),
        _ => false,
    };

    private static double Of(Polynomial value) => value.Terms.Sum(t => t.Monomial.Atoms.Aggregate(Math.Abs((double)t.Factor), (product, atom) => product * Of(atom)));

    /// <summary>Infinite for what is computed in Int64 and may wrap around there.</summary>
    private static double Of(Expr atom)
    {
        double size = atom switch
        {
            Constant constant => Math.Abs((double)constant.Bits),
            { Type: ScalarType.Int32 } => -(double)int.MinValue,
            Conversion { Operand.Type: ScalarType.Int32 } widened => Of(widened.Operand),
            Binary { Op: BinaryOp.Add or BinaryOp.Subtract } sum => Of(sum.Left) + Of(sum.Right),
            Binary { Op: BinaryOp.Multiply } product => Of(product.Left) * Of(product.Right),
            Binary { Op: BinaryOp.Divide, Right: Constant } quotient => Of(quotient.Left),
            _ => double.PositiveInfinity,
        };
        return size < EndOfInt64 ? size : double.PositiveInfinity;
    }
}
