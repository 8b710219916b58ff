using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>The upper halves of products of unsigned numbers. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneProduct
{
    /// <summary>The upper 32 bits of x * y.</summary>
    /// <param name="x">The one factor.</param>
    /// <param name="y">The other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint High(uint x, uint y) => (uint)(((ulong)x * y) >> 32);

    /// <summary>The upper 64 bits of x * y.</summary>
    /// <param name="x">The one factor.</param>
    /// <param name="y">The other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong High(ulong x, ulong y) => System.Math.BigMul(x, y, out _);

    /// <summary>The upper 32 bits of x * y.</summary>
    /// <param name="x">The one factor.</param>
    /// <param name="y">The other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> High(Vector512<uint> x, Vector512<uint> y)
    {
        Vector512<ulong> even = OfEven(x, y) >>> 32;
        Vector512<ulong> odd = OfEven((x.AsUInt64() >>> 32).AsUInt32(), (y.AsUInt64() >>> 32).AsUInt32());
        return (even | (odd & Vector512.Create(0xFFFF_FFFF_0000_0000))).AsUInt32();
    }

    /// <inheritdoc cref="High(Vector512{uint}, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> High(Vector256<uint> x, Vector256<uint> y)
    {
        Vector256<ulong> even = OfEven(x, y) >>> 32;
        Vector256<ulong> odd = OfEven((x.AsUInt64() >>> 32).AsUInt32(), (y.AsUInt64() >>> 32).AsUInt32());
        return (even | (odd & Vector256.Create(0xFFFF_FFFF_0000_0000))).AsUInt32();
    }

    /// <inheritdoc cref="High(Vector512{uint}, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> High(Vector128<uint> x, Vector128<uint> y)
    {
        Vector128<ulong> even = OfEven(x, y) >>> 32;
        Vector128<ulong> odd = OfEven((x.AsUInt64() >>> 32).AsUInt32(), (y.AsUInt64() >>> 32).AsUInt32());
        return (even | (odd & Vector128.Create(0xFFFF_FFFF_0000_0000))).AsUInt32();
    }

    /// <summary>The upper 64 bits of x * y, from the products of their halves.</summary>
    /// <param name="x">The one factor.</param>
    /// <param name="y">The other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> High(Vector512<ulong> x, Vector512<ulong> y)
    {
        Vector512<uint> lowX = x.AsUInt32();
        Vector512<uint> lowY = y.AsUInt32();
        Vector512<uint> highX = (x >>> 32).AsUInt32();
        Vector512<uint> highY = (y >>> 32).AsUInt32();
        Vector512<ulong> middle = OfEven(highX, lowY) + (OfEven(lowX, lowY) >>> 32);
        Vector512<ulong> other = OfEven(lowX, highY) + (middle & Vector512.Create(0xFFFF_FFFFUL));
        return OfEven(highX, highY) + (middle >>> 32) + (other >>> 32);
    }

    /// <inheritdoc cref="High(Vector512{ulong}, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> High(Vector256<ulong> x, Vector256<ulong> y)
    {
        Vector256<uint> lowX = x.AsUInt32();
        Vector256<uint> lowY = y.AsUInt32();
        Vector256<uint> highX = (x >>> 32).AsUInt32();
        Vector256<uint> highY = (y >>> 32).AsUInt32();
        Vector256<ulong> middle = OfEven(highX, lowY) + (OfEven(lowX, lowY) >>> 32);
        Vector256<ulong> other = OfEven(lowX, highY) + (middle & Vector256.Create(0xFFFF_FFFFUL));
        return OfEven(highX, highY) + (middle >>> 32) + (other >>> 32);
    }

    /// <inheritdoc cref="High(Vector512{ulong}, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> High(Vector128<ulong> x, Vector128<ulong> y)
    {
        Vector128<uint> lowX = x.AsUInt32();
        Vector128<uint> lowY = y.AsUInt32();
        Vector128<uint> highX = (x >>> 32).AsUInt32();
        Vector128<uint> highY = (y >>> 32).AsUInt32();
        Vector128<ulong> middle = OfEven(highX, lowY) + (OfEven(lowX, lowY) >>> 32);
        Vector128<ulong> other = OfEven(lowX, highY) + (middle & Vector128.Create(0xFFFF_FFFFUL));
        return OfEven(highX, highY) + (middle >>> 32) + (other >>> 32);
    }

    /// <summary>Products of 64 bits of the lanes with even numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<ulong> OfEven(Vector512<uint> x, Vector512<uint> y) => Avx512F.IsSupported
        ? Avx512F.Multiply(x, y)
        : (x.AsUInt64() & Vector512.Create(0xFFFF_FFFFUL)) * (y.AsUInt64() & Vector512.Create(0xFFFF_FFFFUL));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<ulong> OfEven(Vector256<uint> x, Vector256<uint> y) => Avx2.IsSupported
        ? Avx2.Multiply(x, y)
        : (x.AsUInt64() & Vector256.Create(0xFFFF_FFFFUL)) * (y.AsUInt64() & Vector256.Create(0xFFFF_FFFFUL));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<ulong> OfEven(Vector128<uint> x, Vector128<uint> y) => Sse2.IsSupported
        ? Sse2.Multiply(x, y)
        : (x.AsUInt64() & Vector128.Create(0xFFFF_FFFFUL)) * (y.AsUInt64() & Vector128.Create(0xFFFF_FFFFUL));
}
