using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// Division of lanes by a constant without a division: shifts for powers of two, multiplication by the reciprocal for others, and for
/// floating point where the reciprocal is exact.
/// </summary>
internal static class ConstantDivision
{
    /// <summary>Whether there is such a form; there is none by zero, which throws.</summary>
    public static bool Has(Binary division) => division is { Op: BinaryOp.Divide or BinaryOp.Remainder, Right: Constant divisor }
        && (divisor.Type.IsInteger() ? divisor.Bits != 0 : division.Op == BinaryOp.Divide && HasExactReciprocal(divisor));

    /// <summary>The quotients of named dividends, vector by vector.</summary>
    public static IReadOnlyList<string> Quotient(IReadOnlyList<string> dividends, Constant divisor, int width) =>
        dividends.Select(x => divisor.Type.IsFloating() ? $"({x} * {LaneTypes.Class(width)}.Create({Literals.Text(Constant.Floating(1 / divisor.AsDouble(), divisor.Type))}))" : Quotient(x, divisor)).ToArray();

    private static string Quotient(string x, Constant divisor)
    {
        ScalarType type = divisor.Type;
        bool negates = type.IsSigned() && divisor.Bits < 0;
        BigInteger magnitude = BigInteger.Abs(type == ScalarType.UInt64 ? (ulong)divisor.Bits : divisor.Bits);
        string quotient = magnitude.IsOne ? x : type.IsSigned() ? Signed(x, type, magnitude) : Unsigned(x, type, magnitude);
        return negates ? $"(-{quotient})" : quotient;
    }

    /// <summary>A shift rounds down: negative numbers are first moved up by the divisor less one, made of copies of their sign.</summary>
    private static string Signed(string x, ScalarType type, BigInteger divisor)
    {
        int bits = 8 * type.Size();
        int log = CeilingOfLog2(divisor);
        if (divisor.IsPowerOfTwo)
            return $"(({x} + (({x} >> {Literals.Number(bits - 1)}) >>> {Literals.Number(bits - log)})) >> {Literals.Number(log)})";
        return Multiply(x, type, (BigInteger.Pow(2, bits + log - 1) / divisor) + 1, log - 1);
    }

    private static string Unsigned(string x, ScalarType type, BigInteger divisor)
    {
        int log = CeilingOfLog2(divisor);
        if (divisor.IsPowerOfTwo)
            return $"({x} >>> {Literals.Number(log)})";
        return Multiply(x, type, (BigInteger.Pow(2, 8 * type.Size()) * (BigInteger.Pow(2, log) - divisor) / divisor) + 1, log - 1);
    }

    private static string Multiply(string x, ScalarType type, BigInteger reciprocal, int shift)
    {
        var constant = new Constant(LaneTypes.Integer(type.Size(), signed: false), unchecked((long)(ulong)reciprocal));
        return $"KernelRuntime.LaneDivision.Quotient({x}, {Literals.Text(constant)}, {Literals.Number(shift)})";
    }

    private static int CeilingOfLog2(BigInteger value)
    {
        int log = 0;
        while (BigInteger.One << log < value)
            log++;
        return log;
    }

    /// <summary>Powers of two that neither are nor give a subnormal number.</summary>
    private static bool HasExactReciprocal(Constant divisor)
    {
        (int fraction, int largest) = divisor.Type == ScalarType.Double ? (52, 0x7FF) : (23, 0xFF);
        long exponent = (divisor.Bits >> fraction) & largest;
        return (divisor.Bits & ((1L << fraction) - 1)) == 0 && exponent > 0 && exponent < largest - 1;
    }
}
