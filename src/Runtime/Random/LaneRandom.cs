using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.Mathematics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// What <see cref="KernelRandom"/> is made of, on numbers and in lanes of 64 bits, with the same bits at every width. Blocks are methods of their own, and not inlined: they have a hundred
/// operations, for which a loop around them would lack registers and the JIT the budget. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneRandom
{
    /// <summary>The first 64 of the 128 random bits of a block.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="index">The index.</param>
    /// <param name="block">Which block of that index.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Low(long seed, long index, long block) => Block(seed, index, block, out _);

    /// <summary>The other 64 bits.</summary>
    /// <inheritdoc cref="Low"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong High(long seed, long index, long block)
    {
        Block(seed, index, block, out ulong high);
        return high;
    }

    /// <summary>The 128 random bits of a block.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="index">The index.</param>
    /// <param name="block">Which block of that index.</param>
    /// <param name="high">Receives the second half.</param>
    /// <returns>The first half.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static ulong Block(long seed, long index, long block, out ulong high) => Philox<Words1, ulong>.Block((ulong)seed, (ulong)index, (ulong)block, out high);

    /// <summary>An integer below a limit of less than 2^32.</summary>
    /// <param name="bits">64 random bits.</param>
    /// <param name="limit">The limit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Below(ulong bits, ulong limit) => Bounded<Words1, ulong>.Below(bits, limit);

    /// <summary>A number from the exponential distribution of mean 1.</summary>
    /// <param name="bits">64 random bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exponential(ulong bits) => Variates<Doubles1, double>.Exponential(BitConverter.UInt64BitsToDouble(bits));

    /// <summary>How far two independent normal variates lie from the origin, together.</summary>
    /// <param name="bits">64 random bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Radius(ulong bits) => Variates<Doubles1, double>.Radius(BitConverter.UInt64BitsToDouble(bits));

    /// <summary>The cosine of an angle in any direction.</summary>
    /// <param name="bits">The angle in 1 / 2^64 turns.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cosine(ulong bits) => Variates<Doubles1, double>.Cosine(BitConverter.UInt64BitsToDouble(bits));

    /// <summary>The 128 random bits of blocks.</summary>
    /// <param name="seed">The seeds.</param>
    /// <param name="index">The indices.</param>
    /// <param name="block">Which blocks of these indices.</param>
    /// <param name="high">Receives the second halves.</param>
    /// <returns>The first halves.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<ulong> Block(Vector512<long> seed, Vector512<long> index, Vector512<long> block, out Vector512<ulong> high)
    {
        Vector512<ulong> low = Philox<Words512, Vector512<ulong>>.Block(seed.AsUInt64(), index.AsUInt64(), block.AsUInt64(), out Vector512<ulong> other);
        high = other;
        return low;
    }

    /// <summary>Two vectors of blocks of one seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="block">Which block of each index.</param>
    /// <param name="index0">Indices.</param>
    /// <param name="index1">More of them.</param>
    /// <param name="low0">Receives the first halves.</param>
    /// <param name="high0">Receives the second halves.</param>
    /// <param name="low1">Receives the first halves of the others.</param>
    /// <param name="high1">Receives the second halves of the others.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Blocks(long seed, long block, Vector512<long> index0, Vector512<long> index1, out Vector512<ulong> low0, out Vector512<ulong> high0, out Vector512<ulong> low1, out Vector512<ulong> high1)
    {
        Vector512<ulong> x = index0.AsUInt64(), y = index1.AsUInt64();
        Philox<Words512, Vector512<ulong>>.Two(Vector512.Create((ulong)seed), Vector512.Create((ulong)block), ref x, ref y, out Vector512<ulong> highX, out Vector512<ulong> highY);
        (low0, high0, low1, high1) = (x, highX, y, highY);
    }

    /// <summary>Four vectors of blocks of one seed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Blocks(
        long seed, long block, Vector512<long> index0, Vector512<long> index1, Vector512<long> index2, Vector512<long> index3,
        out Vector512<ulong> low0, out Vector512<ulong> high0, out Vector512<ulong> low1, out Vector512<ulong> high1, out Vector512<ulong> low2, out Vector512<ulong> high2, out Vector512<ulong> low3, out Vector512<ulong> high3)
    {
        Vector512<ulong> x = index0.AsUInt64(), y = index1.AsUInt64(), z = index2.AsUInt64(), w = index3.AsUInt64();
        Philox<Words512, Vector512<ulong>>.Four(
            Vector512.Create((ulong)seed), Vector512.Create((ulong)block), ref x, ref y, ref z, ref w, out Vector512<ulong> highX, out Vector512<ulong> highY, out Vector512<ulong> highZ, out Vector512<ulong> highW);
        (low0, high0, low1, high1, low2, high2, low3, high3) = (x, highX, y, highY, z, highZ, w, highW);
    }

    /// <inheritdoc cref="Below(ulong, ulong)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Below(Vector512<ulong> bits, Vector512<ulong> limit) => Bounded<Words512, Vector512<ulong>>.Below(bits, limit);

    /// <inheritdoc cref="Exponential(ulong)"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Exponential(Vector512<ulong> bits) => Variates<Doubles512, Vector512<double>>.Exponential(bits.AsDouble());

    /// <inheritdoc cref="Radius(ulong)"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Radius(Vector512<ulong> bits) => Variates<Doubles512, Vector512<double>>.Radius(bits.AsDouble());

    /// <inheritdoc cref="Cosine(ulong)"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Cosine(Vector512<ulong> bits) => Variates<Doubles512, Vector512<double>>.Cosine(bits.AsDouble());

    /// <summary>The 128 random bits of blocks.</summary>
    /// <param name="seed">The seeds.</param>
    /// <param name="index">The indices.</param>
    /// <param name="block">Which blocks of these indices.</param>
    /// <param name="high">Receives the second halves.</param>
    /// <returns>The first halves.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<ulong> Block(Vector256<long> seed, Vector256<long> index, Vector256<long> block, out Vector256<ulong> high)
    {
        Vector256<ulong> low = Philox<Words256, Vector256<ulong>>.Block(seed.AsUInt64(), index.AsUInt64(), block.AsUInt64(), out Vector256<ulong> other);
        high = other;
        return low;
    }

    /// <summary>Two vectors of blocks of one seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="block">Which block of each index.</param>
    /// <param name="index0">Indices.</param>
    /// <param name="index1">More of them.</param>
    /// <param name="low0">Receives the first halves.</param>
    /// <param name="high0">Receives the second halves.</param>
    /// <param name="low1">Receives the first halves of the others.</param>
    /// <param name="high1">Receives the second halves of the others.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Blocks(long seed, long block, Vector256<long> index0, Vector256<long> index1, out Vector256<ulong> low0, out Vector256<ulong> high0, out Vector256<ulong> low1, out Vector256<ulong> high1)
    {
        Vector256<ulong> x = index0.AsUInt64(), y = index1.AsUInt64();
        Philox<Words256, Vector256<ulong>>.Two(Vector256.Create((ulong)seed), Vector256.Create((ulong)block), ref x, ref y, out Vector256<ulong> highX, out Vector256<ulong> highY);
        (low0, high0, low1, high1) = (x, highX, y, highY);
    }

    /// <inheritdoc cref="Below(ulong, ulong)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Below(Vector256<ulong> bits, Vector256<ulong> limit) => Bounded<Words256, Vector256<ulong>>.Below(bits, limit);

    /// <inheritdoc cref="Exponential(ulong)"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Exponential(Vector256<ulong> bits) => Variates<Doubles256, Vector256<double>>.Exponential(bits.AsDouble());

    /// <inheritdoc cref="Radius(ulong)"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Radius(Vector256<ulong> bits) => Variates<Doubles256, Vector256<double>>.Radius(bits.AsDouble());

    /// <inheritdoc cref="Cosine(ulong)"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Cosine(Vector256<ulong> bits) => Variates<Doubles256, Vector256<double>>.Cosine(bits.AsDouble());

    /// <summary>The 128 random bits of blocks.</summary>
    /// <param name="seed">The seeds.</param>
    /// <param name="index">The indices.</param>
    /// <param name="block">Which blocks of these indices.</param>
    /// <param name="high">Receives the second halves.</param>
    /// <returns>The first halves.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<ulong> Block(Vector128<long> seed, Vector128<long> index, Vector128<long> block, out Vector128<ulong> high)
    {
        Vector128<ulong> low = Philox<Words128, Vector128<ulong>>.Block(seed.AsUInt64(), index.AsUInt64(), block.AsUInt64(), out Vector128<ulong> other);
        high = other;
        return low;
    }

    /// <summary>Two vectors of blocks of one seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="block">Which block of each index.</param>
    /// <param name="index0">Indices.</param>
    /// <param name="index1">More of them.</param>
    /// <param name="low0">Receives the first halves.</param>
    /// <param name="high0">Receives the second halves.</param>
    /// <param name="low1">Receives the first halves of the others.</param>
    /// <param name="high1">Receives the second halves of the others.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Blocks(long seed, long block, Vector128<long> index0, Vector128<long> index1, out Vector128<ulong> low0, out Vector128<ulong> high0, out Vector128<ulong> low1, out Vector128<ulong> high1)
    {
        Vector128<ulong> x = index0.AsUInt64(), y = index1.AsUInt64();
        Philox<Words128, Vector128<ulong>>.Two(Vector128.Create((ulong)seed), Vector128.Create((ulong)block), ref x, ref y, out Vector128<ulong> highX, out Vector128<ulong> highY);
        (low0, high0, low1, high1) = (x, highX, y, highY);
    }

    /// <inheritdoc cref="Below(ulong, ulong)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Below(Vector128<ulong> bits, Vector128<ulong> limit) => Bounded<Words128, Vector128<ulong>>.Below(bits, limit);

    /// <inheritdoc cref="Exponential(ulong)"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Exponential(Vector128<ulong> bits) => Variates<Doubles128, Vector128<double>>.Exponential(bits.AsDouble());

    /// <inheritdoc cref="Radius(ulong)"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Radius(Vector128<ulong> bits) => Variates<Doubles128, Vector128<double>>.Radius(bits.AsDouble());

    /// <inheritdoc cref="Cosine(ulong)"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Cosine(Vector128<ulong> bits) => Variates<Doubles128, Vector128<double>>.Cosine(bits.AsDouble());
}
