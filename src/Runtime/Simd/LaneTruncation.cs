using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Floating-point numbers without their fractions as integers, as .NET converts them: what lies beyond the type becomes its end, NaN zero.
/// Where no instruction does it, a number is added whose last bit is worth one, and which leaves the integer in the low bits of the sum
/// (H. S. Warren, Hacker's Delight, 2nd edition, section 17-5). For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneTruncation
{
    /// <summary>2^52 and half of it: integers of either sign below 2^51 stand in the low bits of their sum with it.</summary>
    private const double Signed = 6755399441055744.0;

    /// <summary>2^52: integers from zero up to it stand in the low bits of their sum with it.</summary>
    private const double Unsigned = 4503599627370496.0;

    private const double TwoTo32 = 4294967296.0;
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    /// <summary>Two vectors of double as one of int.</summary>
    /// <param name="lower">The first numbers.</param>
    /// <param name="upper">The others.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ToInt32(Vector512<double> lower, Vector512<double> upper) => Vector512.Narrow(
        (Within(lower, int.MinValue, int.MaxValue) + Vector512.Create(Signed)).AsInt64(), (Within(upper, int.MinValue, int.MaxValue) + Vector512.Create(Signed)).AsInt64());

    /// <inheritdoc cref="ToInt32(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> ToInt32(Vector256<double> lower, Vector256<double> upper) => Vector256.Narrow(
        (Within(lower, int.MinValue, int.MaxValue) + Vector256.Create(Signed)).AsInt64(), (Within(upper, int.MinValue, int.MaxValue) + Vector256.Create(Signed)).AsInt64());

    /// <inheritdoc cref="ToInt32(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ToInt32(Vector128<double> lower, Vector128<double> upper) => Vector128.Narrow(
        (Within(lower, int.MinValue, int.MaxValue) + Vector128.Create(Signed)).AsInt64(), (Within(upper, int.MinValue, int.MaxValue) + Vector128.Create(Signed)).AsInt64());

    /// <summary>Two vectors of double as one of uint.</summary>
    /// <param name="lower">The first numbers.</param>
    /// <param name="upper">The others.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> ToUInt32(Vector512<double> lower, Vector512<double> upper) => Vector512.Narrow(
        (Within(lower, uint.MinValue, uint.MaxValue) + Vector512.Create(Unsigned)).AsUInt64(), (Within(upper, uint.MinValue, uint.MaxValue) + Vector512.Create(Unsigned)).AsUInt64());

    /// <inheritdoc cref="ToUInt32(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ToUInt32(Vector256<double> lower, Vector256<double> upper) => Vector256.Narrow(
        (Within(lower, uint.MinValue, uint.MaxValue) + Vector256.Create(Unsigned)).AsUInt64(), (Within(upper, uint.MinValue, uint.MaxValue) + Vector256.Create(Unsigned)).AsUInt64());

    /// <inheritdoc cref="ToUInt32(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ToUInt32(Vector128<double> lower, Vector128<double> upper) => Vector128.Narrow(
        (Within(lower, uint.MinValue, uint.MaxValue) + Vector128.Create(Unsigned)).AsUInt64(), (Within(upper, uint.MinValue, uint.MaxValue) + Vector128.Create(Unsigned)).AsUInt64());

    /// <summary>A vector of float as one of uint.</summary>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> ToUInt32(Vector512<float> x) =>
        Avx512DQ.IsSupported ? Vector512.ConvertToUInt32(x) : ToUInt32(Vector512.WidenLower(x), Vector512.WidenUpper(x));

    /// <inheritdoc cref="ToUInt32(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ToUInt32(Vector256<float> x) =>
        Avx512DQ.VL.IsSupported ? Vector256.ConvertToUInt32(x) : ToUInt32(Vector256.WidenLower(x), Vector256.WidenUpper(x));

    /// <inheritdoc cref="ToUInt32(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ToUInt32(Vector128<float> x) =>
        Avx512DQ.VL.IsSupported ? Vector128.ConvertToUInt32(x) : ToUInt32(Vector128.WidenLower(x), Vector128.WidenUpper(x));

    /// <summary>A vector of double as one of long.</summary>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> ToInt64(Vector512<double> x)
    {
        if (Avx512DQ.IsSupported)
            return Vector512.ConvertToInt64(x);
        Vector512<double> whole = Within(x, -TwoTo63, TwoTo63);
        Vector512<double> high = Vector512.Floor(whole * Vector512.Create(1 / TwoTo32));
        Vector512<long> integer = ((high + Vector512.Create(Signed)).AsInt64() << 32) | Low(whole - (high * Vector512.Create(TwoTo32))).AsInt64();
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512.Create(TwoTo63)).AsInt64(), Vector512.Create(long.MaxValue), integer);
    }

    /// <inheritdoc cref="ToInt64(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ToInt64(Vector256<double> x)
    {
        if (Avx512DQ.VL.IsSupported)
            return Vector256.ConvertToInt64(x);
        Vector256<double> whole = Within(x, -TwoTo63, TwoTo63);
        Vector256<double> high = Vector256.Floor(whole * Vector256.Create(1 / TwoTo32));
        Vector256<long> integer = ((high + Vector256.Create(Signed)).AsInt64() << 32) | Low(whole - (high * Vector256.Create(TwoTo32))).AsInt64();
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256.Create(TwoTo63)).AsInt64(), Vector256.Create(long.MaxValue), integer);
    }

    /// <inheritdoc cref="ToInt64(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> ToInt64(Vector128<double> x)
    {
        if (Avx512DQ.VL.IsSupported)
            return Vector128.ConvertToInt64(x);
        Vector128<double> whole = Within(x, -TwoTo63, TwoTo63);
        Vector128<double> high = Vector128.Floor(whole * Vector128.Create(1 / TwoTo32));
        Vector128<long> integer = ((high + Vector128.Create(Signed)).AsInt64() << 32) | Low(whole - (high * Vector128.Create(TwoTo32))).AsInt64();
        return Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(x, Vector128.Create(TwoTo63)).AsInt64(), Vector128.Create(long.MaxValue), integer);
    }

    /// <summary>A vector of double as one of ulong.</summary>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ToUInt64(Vector512<double> x)
    {
        if (Avx512DQ.IsSupported)
            return Vector512.ConvertToUInt64(x);
        Vector512<double> whole = Within(x, 0, TwoTo64);
        Vector512<double> high = Vector512.Floor(whole * Vector512.Create(1 / TwoTo32));
        Vector512<ulong> integer = ((high + Vector512.Create(Unsigned)).AsUInt64() << 32) | Low(whole - (high * Vector512.Create(TwoTo32)));
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512.Create(TwoTo64)).AsUInt64(), Vector512.Create(ulong.MaxValue), integer);
    }

    /// <inheritdoc cref="ToUInt64(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ToUInt64(Vector256<double> x)
    {
        if (Avx512DQ.VL.IsSupported)
            return Vector256.ConvertToUInt64(x);
        Vector256<double> whole = Within(x, 0, TwoTo64);
        Vector256<double> high = Vector256.Floor(whole * Vector256.Create(1 / TwoTo32));
        Vector256<ulong> integer = ((high + Vector256.Create(Unsigned)).AsUInt64() << 32) | Low(whole - (high * Vector256.Create(TwoTo32)));
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256.Create(TwoTo64)).AsUInt64(), Vector256.Create(ulong.MaxValue), integer);
    }

    /// <inheritdoc cref="ToUInt64(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> ToUInt64(Vector128<double> x)
    {
        if (Avx512DQ.VL.IsSupported)
            return Vector128.ConvertToUInt64(x);
        Vector128<double> whole = Within(x, 0, TwoTo64);
        Vector128<double> high = Vector128.Floor(whole * Vector128.Create(1 / TwoTo32));
        Vector128<ulong> integer = ((high + Vector128.Create(Unsigned)).AsUInt64() << 32) | Low(whole - (high * Vector128.Create(TwoTo32)));
        return Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(x, Vector128.Create(TwoTo64)).AsUInt64(), Vector128.Create(ulong.MaxValue), integer);
    }

    /// <summary>An integer from 0 to 2^32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Low(Vector512<double> integer) => (integer + Vector512.Create(Unsigned)).AsUInt64() ^ Vector512.Create(Unsigned).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Low(Vector256<double> integer) => (integer + Vector256.Create(Unsigned)).AsUInt64() ^ Vector256.Create(Unsigned).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Low(Vector128<double> integer) => (integer + Vector128.Create(Unsigned)).AsUInt64() ^ Vector128.Create(Unsigned).AsUInt64();

    /// <summary>The whole part of a number within two others, zero for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Within(Vector512<double> x, double least, double most) => Vector512.Truncate(
        Vector512.MinNative(Vector512.MaxNative(x & Vector512.Equals(x, x), Vector512.Create(least)), Vector512.Create(most)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Within(Vector256<double> x, double least, double most) => Vector256.Truncate(
        Vector256.MinNative(Vector256.MaxNative(x & Vector256.Equals(x, x), Vector256.Create(least)), Vector256.Create(most)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Within(Vector128<double> x, double least, double most) => Vector128.Truncate(
        Vector128.MinNative(Vector128.MaxNative(x & Vector128.Equals(x, x), Vector128.Create(least)), Vector128.Create(most)));
}
