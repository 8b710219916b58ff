using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Quotients by a divisor that is known at compile time: a multiplication by its reciprocal, as an integer, and shifts (T. Granlund and
/// P. L. Montgomery, Division by invariant integers using multiplication, PLDI 1994, figures 4.1 and 5.1). For generated code, which knows
/// the reciprocal.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneDivision
{
    /// <summary>x / d, rounded towards zero as C# does it.</summary>
    /// <param name="x">The dividends.</param>
    /// <param name="reciprocal">Of d, at least 2: with N the bits of a lane and L = ceil(log2 d), the whole part of 2^(N+L-1) / d, plus 1.</param>
    /// <param name="shift">L - 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Quotient(Vector512<int> x, uint reciprocal, int shift)
    {
        Vector512<int> negative = Vector512.LessThan(x, Vector512<int>.Zero);
        Vector512<int> product = LaneProduct.High(x.AsUInt32(), Vector512.Create(reciprocal)).AsInt32() - (negative & Vector512.Create(unchecked((int)reciprocal)));
        return (product >> shift) - negative;
    }

    /// <inheritdoc cref="Quotient(Vector512{int}, uint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Quotient(Vector256<int> x, uint reciprocal, int shift)
    {
        Vector256<int> negative = Vector256.LessThan(x, Vector256<int>.Zero);
        Vector256<int> product = LaneProduct.High(x.AsUInt32(), Vector256.Create(reciprocal)).AsInt32() - (negative & Vector256.Create(unchecked((int)reciprocal)));
        return (product >> shift) - negative;
    }

    /// <inheritdoc cref="Quotient(Vector512{int}, uint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Quotient(Vector128<int> x, uint reciprocal, int shift)
    {
        Vector128<int> negative = Vector128.LessThan(x, Vector128<int>.Zero);
        Vector128<int> product = LaneProduct.High(x.AsUInt32(), Vector128.Create(reciprocal)).AsInt32() - (negative & Vector128.Create(unchecked((int)reciprocal)));
        return (product >> shift) - negative;
    }

    /// <inheritdoc cref="Quotient(Vector512{int}, uint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Quotient(Vector512<long> x, ulong reciprocal, int shift)
    {
        Vector512<long> negative = Vector512.LessThan(x, Vector512<long>.Zero);
        Vector512<long> product = LaneProduct.High(x.AsUInt64(), Vector512.Create(reciprocal)).AsInt64() - (negative & Vector512.Create(unchecked((long)reciprocal)));
        return (((product ^ negative) >>> shift) ^ negative) - negative;
    }

    /// <inheritdoc cref="Quotient(Vector512{int}, uint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Quotient(Vector256<long> x, ulong reciprocal, int shift)
    {
        Vector256<long> negative = Vector256.LessThan(x, Vector256<long>.Zero);
        Vector256<long> product = LaneProduct.High(x.AsUInt64(), Vector256.Create(reciprocal)).AsInt64() - (negative & Vector256.Create(unchecked((long)reciprocal)));
        return (((product ^ negative) >>> shift) ^ negative) - negative;
    }

    /// <inheritdoc cref="Quotient(Vector512{int}, uint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> Quotient(Vector128<long> x, ulong reciprocal, int shift)
    {
        Vector128<long> negative = Vector128.LessThan(x, Vector128<long>.Zero);
        Vector128<long> product = LaneProduct.High(x.AsUInt64(), Vector128.Create(reciprocal)).AsInt64() - (negative & Vector128.Create(unchecked((long)reciprocal)));
        return (((product ^ negative) >>> shift) ^ negative) - negative;
    }

    /// <summary>x / d of unsigned numbers.</summary>
    /// <param name="x">The dividends.</param>
    /// <param name="reciprocal">Of d, at least 2: with N the bits of a lane and L = ceil(log2 d), the whole part of 2^N (2^L - d) / d, plus 1.</param>
    /// <param name="shift">L - 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Quotient(Vector512<uint> x, uint reciprocal, int shift)
    {
        Vector512<uint> product = LaneProduct.High(x, Vector512.Create(reciprocal));
        return (product + ((x - product) >>> 1)) >>> shift;
    }

    /// <inheritdoc cref="Quotient(Vector512{uint}, uint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Quotient(Vector256<uint> x, uint reciprocal, int shift)
    {
        Vector256<uint> product = LaneProduct.High(x, Vector256.Create(reciprocal));
        return (product + ((x - product) >>> 1)) >>> shift;
    }

    /// <inheritdoc cref="Quotient(Vector512{uint}, uint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Quotient(Vector128<uint> x, uint reciprocal, int shift)
    {
        Vector128<uint> product = LaneProduct.High(x, Vector128.Create(reciprocal));
        return (product + ((x - product) >>> 1)) >>> shift;
    }

    /// <inheritdoc cref="Quotient(Vector512{uint}, uint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Quotient(Vector512<ulong> x, ulong reciprocal, int shift)
    {
        Vector512<ulong> product = LaneProduct.High(x, Vector512.Create(reciprocal));
        return (product + ((x - product) >>> 1)) >>> shift;
    }

    /// <inheritdoc cref="Quotient(Vector512{uint}, uint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Quotient(Vector256<ulong> x, ulong reciprocal, int shift)
    {
        Vector256<ulong> product = LaneProduct.High(x, Vector256.Create(reciprocal));
        return (product + ((x - product) >>> 1)) >>> shift;
    }

    /// <inheritdoc cref="Quotient(Vector512{uint}, uint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Quotient(Vector128<ulong> x, ulong reciprocal, int shift)
    {
        Vector128<ulong> product = LaneProduct.High(x, Vector128.Create(reciprocal));
        return (product + ((x - product) >>> 1)) >>> shift;
    }
}
