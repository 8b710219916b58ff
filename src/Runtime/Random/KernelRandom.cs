using System.Runtime.CompilerServices;
using FusedKernels.CompilerServices;

namespace FusedKernels;

/// <summary>
/// Random numbers as functions: of a seed, an index (the iteration, the path, the particle) and a stream (which number of that index). The same arguments give
/// the same number anywhere: in a plain loop, in lanes of any width, on any number of threads and, on CUDA, on a GPU.
/// Nothing is kept from one call to the next, so a kernel may call them in any order.
/// </summary>
/// <remarks>
/// Philox 4x32-10 (J. Salmon, M. Moraes, R. Dror, D. Shaw, Parallel random numbers: as easy as 1, 2, 3, 2011), which passes the test batteries of TestU01. The key is the seed, the counter
/// has the index in its lower two words and half of the stream, rounded down, in the third. A block of four words serves two streams, 2k and 2k + 1: kernels
/// that take both compute it once. Numbers of different seeds, indices or streams are independent of each other, but for the number from
/// two calls with the same arguments: the functions of this class read the same bits in different ways. Not for secrets.
/// </remarks>
public static class KernelRandom
{
    /// <summary>64 random bits.</summary>
    /// <param name="seed">The seed, any number.</param>
    /// <param name="index">The index, any number.</param>
    /// <param name="stream">Which number of the index.</param>
    public static ulong UInt64(long seed, long index, int stream = 0) =>
        (stream & 1) == 0 ? LaneRandom.Low(seed, index, stream >>> 1) : LaneRandom.High(seed, index, stream >>> 1);

    /// <summary>32 random bits.</summary>
    /// <inheritdoc cref="UInt64(long, long, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint UInt32(long seed, long index, int stream = 0) => (uint)(UInt64(seed, index, stream) >> 32);

    /// <summary>An integer from <paramref name="low"/> to below <paramref name="high"/>; <paramref name="low"/> where there is none.</summary>
    /// <param name="seed">The seed, any number.</param>
    /// <param name="index">The index, any number.</param>
    /// <param name="low">The least result.</param>
    /// <param name="high">What the result is less than.</param>
    /// <param name="stream">Which number of the index.</param>
    /// <remarks>
    /// 64 random bits, taken as a fraction of 1, times the number of results: no result is more likely than another one by more than 1 in 2^32 of its
    /// probability.
    /// </remarks>
    public static int Int32(long seed, long index, int low, int high, int stream = 0) =>
        unchecked(low + (int)LaneRandom.Below(UInt64(seed, index, stream), high > low ? (uint)(high - low) : 0));

    /// <summary>A number from 0 to below 1, a multiple of 2^-53, all of them equally likely.</summary>
    /// <inheritdoc cref="UInt64(long, long, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Uniform(long seed, long index, int stream = 0) => (long)(UInt64(seed, index, stream) >> 11) * (1.0 / (1L << 53));

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>: low + (high - low) u with u from 0 to below 1. Rounding may give <paramref name="high"/> itself.</summary>
    /// <param name="seed">The seed, any number.</param>
    /// <param name="index">The index, any number.</param>
    /// <param name="low">One end.</param>
    /// <param name="high">The other.</param>
    /// <param name="stream">Which number of the index.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Uniform(long seed, long index, double low, double high, int stream = 0) => low + ((high - low) * Uniform(seed, index, stream));

    /// <summary>A float from 0 to below 1, a multiple of 2^-24, all of them equally likely.</summary>
    /// <inheritdoc cref="UInt64(long, long, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float UniformSingle(long seed, long index, int stream = 0) => (int)(UInt64(seed, index, stream) >> 40) * (1.0f / (1 << 24));

    /// <summary>A number from the standard normal distribution: mean 0, standard deviation 1, no farther from 0 than 9.5.</summary>
    /// <inheritdoc cref="UInt64(long, long, int)"/>
    /// <remarks>
    /// The method of G. Box and M. Muller, within 3 ulp of what it gives in exact arithmetic. Streams 2k and 2k + 1 are the two coordinates of one point.
    /// </remarks>
    public static double Normal(long seed, long index, int stream = 0)
    {
        // The sine of an angle is the cosine of one a quarter of a turn less.
        ulong low = LaneRandom.Block(seed, index, stream >>> 1, out ulong high);
        return LaneRandom.Radius(low) * LaneRandom.Cosine(unchecked(high - ((ulong)(stream & 1) << 62)));
    }

    /// <summary>A number from a normal distribution.</summary>
    /// <param name="seed">The seed, any number.</param>
    /// <param name="index">The index, any number.</param>
    /// <param name="mean">Its mean.</param>
    /// <param name="deviation">Its standard deviation.</param>
    /// <param name="stream">Which number of the index.</param>
    public static double Normal(long seed, long index, double mean, double deviation, int stream = 0) => mean + (deviation * Normal(seed, index, stream));

    /// <summary>A number from the exponential distribution of mean 1, from 0 to 45.1, within 1 ulp of the logarithm that it is. Times m, it has mean m.</summary>
    /// <inheritdoc cref="UInt64(long, long, int)"/>
    public static double Exponential(long seed, long index, int stream = 0) => LaneRandom.Exponential(UInt64(seed, index, stream));
}
