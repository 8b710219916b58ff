using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Quotients of unsigned integers of 32 bits, as doubles divide them: a quotient that is not whole is at least 1 / d away from the next whole number, and rounded
/// by no more than 2^-53 of itself, which is less. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneQuotient
{
    /// <summary>2^52: integers from zero up to it stand in the low bits of their sum with it.</summary>
    private const double Unit = 4503599627370496.0;
    private const ulong UnitBits = 0x4330000000000000;

    /// <summary>x / d without its fraction.</summary>
    /// <param name="x">The dividends.</param>
    /// <param name="d">The divisors; where one is 0 the quotient has no meaning.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Divide(Vector512<uint> x, Vector512<uint> d)
    {
        (Vector512<ulong> lower, Vector512<ulong> upper) = Vector512.Widen(x);
        (Vector512<ulong> lowerDivisor, Vector512<ulong> upperDivisor) = Vector512.Widen(d);
        return Vector512.Narrow(Whole(lower, lowerDivisor), Whole(upper, upperDivisor));
    }

    /// <inheritdoc cref="Divide(Vector512{uint}, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Divide(Vector256<uint> x, Vector256<uint> d)
    {
        (Vector256<ulong> lower, Vector256<ulong> upper) = Vector256.Widen(x);
        (Vector256<ulong> lowerDivisor, Vector256<ulong> upperDivisor) = Vector256.Widen(d);
        return Vector256.Narrow(Whole(lower, lowerDivisor), Whole(upper, upperDivisor));
    }

    /// <inheritdoc cref="Divide(Vector512{uint}, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Divide(Vector128<uint> x, Vector128<uint> d)
    {
        (Vector128<ulong> lower, Vector128<ulong> upper) = Vector128.Widen(x);
        (Vector128<ulong> lowerDivisor, Vector128<ulong> upperDivisor) = Vector128.Widen(d);
        return Vector128.Narrow(Whole(lower, lowerDivisor), Whole(upper, upperDivisor));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Whole(Vector512<ulong> x, Vector512<ulong> d) =>
        (Vector512.Truncate(ToDouble(x) / ToDouble(d)) + Vector512.Create(Unit)).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ToDouble(Vector512<ulong> x) => (x | Vector512.Create(UnitBits)).AsDouble() - Vector512.Create(Unit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Whole(Vector256<ulong> x, Vector256<ulong> d) =>
        (Vector256.Truncate(ToDouble(x) / ToDouble(d)) + Vector256.Create(Unit)).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ToDouble(Vector256<ulong> x) => (x | Vector256.Create(UnitBits)).AsDouble() - Vector256.Create(Unit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Whole(Vector128<ulong> x, Vector128<ulong> d) =>
        (Vector128.Truncate(ToDouble(x) / ToDouble(d)) + Vector128.Create(Unit)).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ToDouble(Vector128<ulong> x) => (x | Vector128.Create(UnitBits)).AsDouble() - Vector128.Create(Unit);
}
