using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Shifts by a count of its own in each lane, of which C# takes the low 5 bits for 32-bit values and the low 6 for 64-bit ones. For
/// generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneShift
{
    /// <summary>x &lt;&lt; count.</summary>
    /// <typeparam name="T">int, uint, long or ulong.</typeparam>
    /// <param name="x">The values.</param>
    /// <param name="count">The counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Left<T>(Vector512<T> x, Vector512<T> count)
        where T : unmanaged
        => !Avx512F.IsSupported ? Vector512.Create(Left(x.GetLower(), count.GetLower()), Left(x.GetUpper(), count.GetUpper()))
            : sizeof(T) == 8
                ? Avx512F.ShiftLeftLogicalVariable(x.AsUInt64(), count.AsUInt64() & Vector512.Create(63UL)).As<ulong, T>()
                : Avx512F.ShiftLeftLogicalVariable(x.AsUInt32(), count.AsUInt32() & Vector512.Create(31u)).As<uint, T>();

    /// <summary>x &gt;&gt;&gt; count: zeros come in.</summary>
    /// <typeparam name="T">int, uint, long or ulong.</typeparam>
    /// <param name="x">The values.</param>
    /// <param name="count">The counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> UnsignedRight<T>(Vector512<T> x, Vector512<T> count)
        where T : unmanaged
        => !Avx512F.IsSupported ? Vector512.Create(UnsignedRight(x.GetLower(), count.GetLower()), UnsignedRight(x.GetUpper(), count.GetUpper()))
            : sizeof(T) == 8
                ? Avx512F.ShiftRightLogicalVariable(x.AsUInt64(), count.AsUInt64() & Vector512.Create(63UL)).As<ulong, T>()
                : Avx512F.ShiftRightLogicalVariable(x.AsUInt32(), count.AsUInt32() & Vector512.Create(31u)).As<uint, T>();

    /// <summary>x &gt;&gt; count: the sign comes in for signed types, zeros for others.</summary>
    /// <typeparam name="T">int, uint, long or ulong.</typeparam>
    /// <param name="x">The values.</param>
    /// <param name="count">The counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Right<T>(Vector512<T> x, Vector512<T> count)
        where T : unmanaged
        => typeof(T) == typeof(ulong) || typeof(T) == typeof(uint) ? UnsignedRight(x, count)
            : !Avx512F.IsSupported ? Vector512.Create(Right(x.GetLower(), count.GetLower()), Right(x.GetUpper(), count.GetUpper()))
            : sizeof(T) == 8
                ? Avx512F.ShiftRightArithmeticVariable(x.AsInt64(), count.AsUInt64() & Vector512.Create(63UL)).As<long, T>()
                : Avx512F.ShiftRightArithmeticVariable(x.AsInt32(), count.AsUInt32() & Vector512.Create(31u)).As<int, T>();

    /// <summary>x &lt;&lt; count.</summary>
    /// <typeparam name="T">int, uint, long or ulong.</typeparam>
    /// <param name="x">The values.</param>
    /// <param name="count">The counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Left<T>(Vector256<T> x, Vector256<T> count)
        where T : unmanaged
        => !Avx2.IsSupported ? Vector256.Create(Left(x.GetLower(), count.GetLower()), Left(x.GetUpper(), count.GetUpper()))
            : sizeof(T) == 8
                ? Avx2.ShiftLeftLogicalVariable(x.AsUInt64(), count.AsUInt64() & Vector256.Create(63UL)).As<ulong, T>()
                : Avx2.ShiftLeftLogicalVariable(x.AsUInt32(), count.AsUInt32() & Vector256.Create(31u)).As<uint, T>();

    /// <summary>x &gt;&gt;&gt; count: zeros come in.</summary>
    /// <typeparam name="T">int, uint, long or ulong.</typeparam>
    /// <param name="x">The values.</param>
    /// <param name="count">The counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> UnsignedRight<T>(Vector256<T> x, Vector256<T> count)
        where T : unmanaged
        => !Avx2.IsSupported ? Vector256.Create(UnsignedRight(x.GetLower(), count.GetLower()), UnsignedRight(x.GetUpper(), count.GetUpper()))
            : sizeof(T) == 8
                ? Avx2.ShiftRightLogicalVariable(x.AsUInt64(), count.AsUInt64() & Vector256.Create(63UL)).As<ulong, T>()
                : Avx2.ShiftRightLogicalVariable(x.AsUInt32(), count.AsUInt32() & Vector256.Create(31u)).As<uint, T>();

    /// <summary>x &gt;&gt; count: the sign comes in for signed types, zeros for others.</summary>
    /// <typeparam name="T">int, uint, long or ulong.</typeparam>
    /// <param name="x">The values.</param>
    /// <param name="count">The counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Right<T>(Vector256<T> x, Vector256<T> count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(ulong) || typeof(T) == typeof(uint))
            return UnsignedRight(x, count);
        if (Avx2.IsSupported && sizeof(T) == 4)
            return Avx2.ShiftRightArithmeticVariable(x.AsInt32(), count.AsUInt32() & Vector256.Create(31u)).As<int, T>();

        // The bits of a negative value are flipped on the way in and out.
        Vector256<T> sign = Vector256.LessThan(x, Vector256<T>.Zero);
        return UnsignedRight(x ^ sign, count) ^ sign;
    }

    /// <summary>x &lt;&lt; count.</summary>
    /// <typeparam name="T">int, uint, long or ulong.</typeparam>
    /// <param name="x">The values.</param>
    /// <param name="count">The counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Left<T>(Vector128<T> x, Vector128<T> count)
        where T : unmanaged
        => !Avx2.IsSupported ? EachLeft(x, count)
            : sizeof(T) == 8
                ? Avx2.ShiftLeftLogicalVariable(x.AsUInt64(), count.AsUInt64() & Vector128.Create(63UL)).As<ulong, T>()
                : Avx2.ShiftLeftLogicalVariable(x.AsUInt32(), count.AsUInt32() & Vector128.Create(31u)).As<uint, T>();

    /// <summary>x &gt;&gt;&gt; count: zeros come in.</summary>
    /// <typeparam name="T">int, uint, long or ulong.</typeparam>
    /// <param name="x">The values.</param>
    /// <param name="count">The counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> UnsignedRight<T>(Vector128<T> x, Vector128<T> count)
        where T : unmanaged
        => !Avx2.IsSupported ? EachRight(x, count)
            : sizeof(T) == 8
                ? Avx2.ShiftRightLogicalVariable(x.AsUInt64(), count.AsUInt64() & Vector128.Create(63UL)).As<ulong, T>()
                : Avx2.ShiftRightLogicalVariable(x.AsUInt32(), count.AsUInt32() & Vector128.Create(31u)).As<uint, T>();

    /// <summary>x &gt;&gt; count: the sign comes in for signed types, zeros for others.</summary>
    /// <typeparam name="T">int, uint, long or ulong.</typeparam>
    /// <param name="x">The values.</param>
    /// <param name="count">The counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Right<T>(Vector128<T> x, Vector128<T> count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(ulong) || typeof(T) == typeof(uint))
            return UnsignedRight(x, count);
        if (Avx2.IsSupported && sizeof(T) == 4)
            return Avx2.ShiftRightArithmeticVariable(x.AsInt32(), count.AsUInt32() & Vector128.Create(31u)).As<int, T>();

        // The bits of a negative value are flipped on the way in and out.
        Vector128<T> sign = Vector128.LessThan(x, Vector128<T>.Zero);
        return UnsignedRight(x ^ sign, count) ^ sign;
    }

    private static Vector128<T> EachLeft<T>(Vector128<T> x, Vector128<T> count)
        where T : unmanaged
        => sizeof(T) == 8
            ? Vector128.Create(x.AsUInt64()[0] << (int)count.AsUInt64()[0], x.AsUInt64()[1] << (int)count.AsUInt64()[1]).As<ulong, T>()
            : Vector128.Create(
                x.AsUInt32()[0] << count.AsInt32()[0], x.AsUInt32()[1] << count.AsInt32()[1],
                x.AsUInt32()[2] << count.AsInt32()[2], x.AsUInt32()[3] << count.AsInt32()[3]).As<uint, T>();

    private static Vector128<T> EachRight<T>(Vector128<T> x, Vector128<T> count)
        where T : unmanaged
        => sizeof(T) == 8
            ? Vector128.Create(x.AsUInt64()[0] >> (int)count.AsUInt64()[0], x.AsUInt64()[1] >> (int)count.AsUInt64()[1]).As<ulong, T>()
            : Vector128.Create(
                x.AsUInt32()[0] >> count.AsInt32()[0], x.AsUInt32()[1] >> count.AsInt32()[1],
                x.AsUInt32()[2] >> count.AsInt32()[2], x.AsUInt32()[3] >> count.AsInt32()[3]).As<uint, T>();
}
