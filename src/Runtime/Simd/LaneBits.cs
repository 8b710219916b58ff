using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>Counts of bits, as a scalar and in lanes; a count has the type of the value. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneBits
{
    /// <summary>The number of bits that are set.</summary>
    /// <param name="x">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint PopCount(uint x) => (uint)BitOperations.PopCount(x);

    /// <inheritdoc cref="PopCount(uint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong PopCount(ulong x) => (ulong)BitOperations.PopCount(x);

    /// <summary>The number of zeros above the highest bit that is set.</summary>
    /// <param name="x">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint LeadingZeroCount(uint x) => (uint)BitOperations.LeadingZeroCount(x);

    /// <inheritdoc cref="LeadingZeroCount(uint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LeadingZeroCount(ulong x) => (ulong)BitOperations.LeadingZeroCount(x);

    /// <summary>The number of bits that are set in each lane: counts of two bits, of four, of eight, and the sum of those.</summary>
    /// <typeparam name="T">uint or ulong.</typeparam>
    /// <param name="x">The values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> PopCount<T>(Vector512<T> x)
        where T : unmanaged
    {
        Vector512<ulong> bits = x.AsUInt64();
        bits -= (bits >> 1) & Vector512.Create(0x5555555555555555UL);
        bits = (bits & Vector512.Create(0x3333333333333333UL)) + ((bits >> 2) & Vector512.Create(0x3333333333333333UL));
        bits = (bits + (bits >> 4)) & Vector512.Create(0x0F0F0F0F0F0F0F0FUL);
        if (sizeof(T) == 4)
            return ((bits.AsUInt32() * Vector512.Create(0x01010101u)) >> 24).As<uint, T>();
        bits += bits >> 8;
        bits += bits >> 16;
        return ((bits + (bits >> 32)) & Vector512.Create(0x7FUL)).As<ulong, T>();
    }

    /// <summary>The number of zeros above the highest bit that is set in each lane: what stays clear when all bits below it are set.</summary>
    /// <typeparam name="T">uint or ulong.</typeparam>
    /// <param name="x">The values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LeadingZeroCount<T>(Vector512<T> x)
        where T : unmanaged
    {
        if (Avx512CD.IsSupported)
            return sizeof(T) == 8 ? Avx512CD.LeadingZeroCount(x.AsUInt64()).As<ulong, T>() : Avx512CD.LeadingZeroCount(x.AsUInt32()).As<uint, T>();
        x |= x >>> 1;
        x |= x >>> 2;
        x |= x >>> 4;
        x |= x >>> 8;
        x |= x >>> 16;
        return PopCount(~(sizeof(T) == 8 ? x | (x >>> 32) : x));
    }

    /// <summary>The number of bits that are set in each lane: counts of two bits, of four, of eight, and the sum of those.</summary>
    /// <typeparam name="T">uint or ulong.</typeparam>
    /// <param name="x">The values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> PopCount<T>(Vector256<T> x)
        where T : unmanaged
    {
        Vector256<ulong> bits = x.AsUInt64();
        bits -= (bits >> 1) & Vector256.Create(0x5555555555555555UL);
        bits = (bits & Vector256.Create(0x3333333333333333UL)) + ((bits >> 2) & Vector256.Create(0x3333333333333333UL));
        bits = (bits + (bits >> 4)) & Vector256.Create(0x0F0F0F0F0F0F0F0FUL);
        if (sizeof(T) == 4)
            return ((bits.AsUInt32() * Vector256.Create(0x01010101u)) >> 24).As<uint, T>();
        bits += bits >> 8;
        bits += bits >> 16;
        return ((bits + (bits >> 32)) & Vector256.Create(0x7FUL)).As<ulong, T>();
    }

    /// <summary>The number of zeros above the highest bit that is set in each lane: what stays clear when all bits below it are set.</summary>
    /// <typeparam name="T">uint or ulong.</typeparam>
    /// <param name="x">The values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LeadingZeroCount<T>(Vector256<T> x)
        where T : unmanaged
    {
        if (Avx512CD.VL.IsSupported)
            return sizeof(T) == 8 ? Avx512CD.VL.LeadingZeroCount(x.AsUInt64()).As<ulong, T>() : Avx512CD.VL.LeadingZeroCount(x.AsUInt32()).As<uint, T>();
        x |= x >>> 1;
        x |= x >>> 2;
        x |= x >>> 4;
        x |= x >>> 8;
        x |= x >>> 16;
        return PopCount(~(sizeof(T) == 8 ? x | (x >>> 32) : x));
    }

    /// <summary>The number of bits that are set in each lane: counts of two bits, of four, of eight, and the sum of those.</summary>
    /// <typeparam name="T">uint or ulong.</typeparam>
    /// <param name="x">The values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> PopCount<T>(Vector128<T> x)
        where T : unmanaged
    {
        Vector128<ulong> bits = x.AsUInt64();
        bits -= (bits >> 1) & Vector128.Create(0x5555555555555555UL);
        bits = (bits & Vector128.Create(0x3333333333333333UL)) + ((bits >> 2) & Vector128.Create(0x3333333333333333UL));
        bits = (bits + (bits >> 4)) & Vector128.Create(0x0F0F0F0F0F0F0F0FUL);
        if (sizeof(T) == 4)
            return ((bits.AsUInt32() * Vector128.Create(0x01010101u)) >> 24).As<uint, T>();
        bits += bits >> 8;
        bits += bits >> 16;
        return ((bits + (bits >> 32)) & Vector128.Create(0x7FUL)).As<ulong, T>();
    }

    /// <summary>The number of zeros above the highest bit that is set in each lane: what stays clear when all bits below it are set.</summary>
    /// <typeparam name="T">uint or ulong.</typeparam>
    /// <param name="x">The values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LeadingZeroCount<T>(Vector128<T> x)
        where T : unmanaged
    {
        if (Avx512CD.VL.IsSupported)
            return sizeof(T) == 8 ? Avx512CD.VL.LeadingZeroCount(x.AsUInt64()).As<ulong, T>() : Avx512CD.VL.LeadingZeroCount(x.AsUInt32()).As<uint, T>();
        x |= x >>> 1;
        x |= x >>> 2;
        x |= x >>> 4;
        x |= x >>> 8;
        x |= x >>> 16;
        return PopCount(~(sizeof(T) == 8 ? x | (x >>> 32) : x));
    }
}
