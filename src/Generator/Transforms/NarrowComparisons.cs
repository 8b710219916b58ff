using System;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Compares values in the type they have, where C# widens both sides first: an exact conversion keeps the order, and in lanes a
/// small type is more values to a vector.
/// <code>
/// before: ((int)a[i] > (int)m)      ((double)f[i] &lt; 0.5d)
/// after:  (a[i] > m)                (f[i] &lt; 0.5f)
/// </code>
/// </summary>
internal static class NarrowComparisons
{
    private static readonly IrRewrite Pass = new(e => e.Rewrite(x => x is Compare compare ? Narrow(compare) : x), v => v, b => b);

    public static Body Run(Body body) => body with { Statements = Pass.Run(body.Statements) };

    public static Compare Narrow(Compare compare)
    {
        Expr? left = Widened(compare.Left);
        Expr? right = Widened(compare.Right);
        if (left is not null && right is not null && left.Type == right.Type)
            return compare with { Left = left, Right = right };
        if (left is not null && Fitting(compare.Right, left.Type) is { } constantRight)
            return compare with { Left = left, Right = constantRight };
        return right is not null && Fitting(compare.Left, right.Type) is { } constantLeft
            ? compare with { Left = constantLeft, Right = right }
            : compare;
    }

    /// <summary>What an exact, order-keeping conversion widens, or null.</summary>
    private static Expr? Widened(Expr expr) => expr is Conversion { Operand: var operand, Type: var to } && IsExact(operand.Type, to) ? operand : null;

    /// <summary>Whether every value of a type is one of another, so that a conversion keeps it.</summary>
    public static bool IsExact(ScalarType from, ScalarType to) =>
        from == ScalarType.Single ? to == ScalarType.Double
        : from.IsInteger() && to.IsInteger() && from.Size() < to.Size() && (to.IsSigned() || !from.IsSigned());

    /// <summary>The constant in the given type, or null where it has no such value there.</summary>
    private static Constant? Fitting(Expr expr, ScalarType type)
    {
        if (expr is not Constant constant)
            return null;
        if (type == ScalarType.Single)
        {
            float narrow = (float)constant.AsDouble();
            bool same = BitConverter.DoubleToInt64Bits(narrow) == constant.Bits;
            return same ? new Constant(type, BitConverter.ToInt32(BitConverter.GetBytes(narrow), 0)) : null;
        }

        int bits = 8 * type.Size();
        long least = type.IsSigned() ? -(1L << (bits - 1)) : 0;
        long most = type.IsSigned() ? (1L << (bits - 1)) - 1 : (1L << bits) - 1;
        bool isNegativeUnsigned = constant.Type == ScalarType.UInt64 && constant.Bits < 0;
        return !isNegativeUnsigned && constant.Bits >= least && constant.Bits <= most ? new Constant(type, constant.Bits) : null;
    }
}
