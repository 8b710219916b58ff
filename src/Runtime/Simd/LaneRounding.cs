using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Readies 64-bit integers for a conversion to float by way of double, which would round twice. Of a number that a double may not hold, the
/// lowest 11 bits are replaced by the one above them, set if any of them was (rounding to odd): the double then holds it, and the float that
/// it is rounded to is the one nearest to the number (S. Boldo and G. Melquiond, When double rounding is odd, 2005). For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneRounding
{
    /// <summary>The numbers, those of 2^52 and more in magnitude to 53 bits.</summary>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> ToOdd(Vector512<long> x)
    {
        // -2^52 to 2^52, moved to the lowest numbers there are.
        Vector512<long> large = Vector512.GreaterThan(x + Vector512.Create(long.MinValue + (1L << 52)), Vector512.Create(long.MinValue + (1L << 53)));
        return Vector512.ConditionalSelect(large, Odd(x.AsUInt64()).AsInt64(), x);
    }

    /// <inheritdoc cref="ToOdd(Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ToOdd(Vector256<long> x)
    {
        // -2^52 to 2^52, moved to the lowest numbers there are.
        Vector256<long> large = Vector256.GreaterThan(x + Vector256.Create(long.MinValue + (1L << 52)), Vector256.Create(long.MinValue + (1L << 53)));
        return Vector256.ConditionalSelect(large, Odd(x.AsUInt64()).AsInt64(), x);
    }

    /// <inheritdoc cref="ToOdd(Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> ToOdd(Vector128<long> x)
    {
        // -2^52 to 2^52, moved to the lowest numbers there are.
        Vector128<long> large = Vector128.GreaterThan(x + Vector128.Create(long.MinValue + (1L << 52)), Vector128.Create(long.MinValue + (1L << 53)));
        return Vector128.ConditionalSelect(large, Odd(x.AsUInt64()).AsInt64(), x);
    }

    /// <inheritdoc cref="ToOdd(Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ToOdd(Vector512<ulong> x) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512.Create(1UL << 52)), Odd(x), x);

    /// <inheritdoc cref="ToOdd(Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ToOdd(Vector256<ulong> x) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256.Create(1UL << 52)), Odd(x), x);

    /// <inheritdoc cref="ToOdd(Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> ToOdd(Vector128<ulong> x) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(x, Vector128.Create(1UL << 52)), Odd(x), x);

    /// <summary>Adding the largest number of 11 bits carries into the bit above unless all of them are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Odd(Vector512<ulong> x) =>
        (x | ((x & Vector512.Create(0x7FFUL)) + Vector512.Create(0x7FFUL))) & Vector512.Create(~0x7FFUL);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Odd(Vector256<ulong> x) =>
        (x | ((x & Vector256.Create(0x7FFUL)) + Vector256.Create(0x7FFUL))) & Vector256.Create(~0x7FFUL);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Odd(Vector128<ulong> x) =>
        (x | ((x & Vector128.Create(0x7FFUL)) + Vector128.Create(0x7FFUL))) & Vector128.Create(~0x7FFUL);
}
