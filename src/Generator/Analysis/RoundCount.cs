using FusedKernels.Generator.IR;
using static FusedKernels.Generator.Analysis.WrappingSums;

namespace FusedKernels.Generator.Analysis;

/// <summary>How many iterations a loop has, as a value that can be computed before or behind it.</summary>
internal static class RoundCount
{
    /// <summary>Whether the number of iterations follows from the ends of a loop.</summary>
    public static bool IsKnown(For loop) => !loop.MayEndEarly() && loop.Step is > int.MinValue and <= int.MaxValue
        && (loop.Step > 0 ? loop.Op is CompareOp.Less or CompareOp.LessOrEqual : loop.Op is CompareOp.Greater or CompareOp.GreaterOrEqual);

    /// <summary>The number of iterations as an Int64.</summary>
    public static Expr Of(For loop)
    {
        bool inclusive = loop.Op is CompareOp.LessOrEqual or CompareOp.GreaterOrEqual;
        long size = System.Math.Abs(loop.Step);
        Expr span = loop.Step > 0 ? Minus(Wide(loop.Bound), Wide(loop.Lower)) : Minus(Wide(loop.Lower), Wide(loop.Bound));
        Expr rounded = Plus(span, Number(inclusive ? size : size - 1));
        Expr trips = size == 1 ? rounded : new Binary(BinaryOp.Divide, rounded, Number(size));

        // Ends that are Int64 may lie further apart than an Int64 can say, where there is no iteration.
        return loop.Index.Type == ScalarType.Int64 ? new Select(new Compare(loop.Op, loop.Lower, loop.Bound), trips, Number(0))
            : trips is Constant { Bits: var bits } ? Number(System.Math.Max(bits, 0))
            : new Call(ScalarType.Int64, Function.Max, EquatableArray.Of(trips, Number(0)));
    }

    private static Constant Number(long value) => new(ScalarType.Int64, value);

    private static Expr Wide(Expr expr) => As(expr, ScalarType.Int64);
}
