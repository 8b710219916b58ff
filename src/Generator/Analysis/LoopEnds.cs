using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Ends of loops that are the nearest of several values, in 32 bits or in 64 of which 32 are kept.</summary>
internal static class LoopEnds
{
    /// <summary>The values of which the nearest one counts.</summary>
    public static IEnumerable<Expr> Limits(Expr end, Function nearest)
    {
        Expr exact = Exact(end);
        return exact is Call { Arguments: [var a, var b] } call && call.Function == nearest ? Limits(a, nearest).Concat(Limits(b, nearest)) : [exact];
    }

    /// <summary>Whether 32 bits are kept of a value that always fits them.</summary>
    public static bool IsNarrowed(Expr end) => !ReferenceEquals(Exact(end), end);

    /// <summary>The value itself where 32 bits are kept of one that always fits them.</summary>
    public static Expr Exact(Expr end) => end is Conversion { Type: ScalarType.Int32, IsChecked: false, Operand: { Type: ScalarType.Int64 } value } && Fits(value) is (true, true) ? value : end;

    /// <summary>Whether two values are the same, of which one may have 64 bits.</summary>
    public static bool IsSame(Expr a, Expr b) => a.SameShape(b) || (a is Conversion { Type: ScalarType.Int64, Operand: { Type: ScalarType.Int32 } narrow } && narrow.SameShape(b));

    /// <summary>Whether a value of 64 bits is never less than one of 32 can be, and never more.</summary>
    private static (bool Least, bool Most) Fits(Expr value)
    {
        switch (value)
        {
            case Constant { Bits: var bits }:
                return (bits >= int.MinValue, bits <= int.MaxValue);
            case Conversion { Operand.Type: ScalarType.Int32 }:
                return (true, true);
            case Binary { Op: BinaryOp.Add, Left: Conversion { Operand.Type: ScalarType.Int32 }, Right: Constant { Bits: var added and > int.MinValue and < int.MaxValue } }:
                return (added >= 0, added <= 0);
            case Call { Function: Function.Min or Function.Max, Arguments: [var a, var b] } call:
                (bool leastA, bool mostA) = Fits(a);
                (bool leastB, bool mostB) = Fits(b);
                return call.Function == Function.Min ? (leastA && leastB, mostA || mostB) : (leastA || leastB, mostA && mostB);
            default:
                return (false, false);
        }
    }
}
