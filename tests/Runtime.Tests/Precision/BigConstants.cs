using System;
using System.Collections.Concurrent;
using System.Numerics;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>Constants to any number of bits, as sums of series.</summary>
internal static class BigConstants
{
    private const int Guard = 32;

    private static readonly ConcurrentDictionary<int, BigInteger> halfPi = new();

    /// <summary>ln 2 = 2 artanh(1/3).</summary>
    internal static Big Ln2 { get; } = Big.OfFixed(2 * ArcTangentOfInverse(3, Big.Precision + Guard, hyperbolic: true), Big.Precision + Guard);

    internal static Big Ln10 { get; } = (Ln2 * 3) + Big.OfFixed(2 * ArcTangentOfInverse(9, Big.Precision + Guard, hyperbolic: true), Big.Precision + Guard);

    internal static Big HalfPi { get; } = Big.OfFixed(HalfPiFixed(Big.Precision + Guard), Big.Precision + Guard);

    internal static Big Pi { get; } = HalfPi.Scaled(1);

    /// <summary>pi / 2 in units of 2^-bits, within a few of them: pi / 4 = 4 arctan(1/5) - arctan(1/239) (J. Machin, 1706).</summary>
    internal static BigInteger HalfPiFixed(int bits) => halfPi.GetOrAdd(
        bits,
        static bits => 2 * ((4 * ArcTangentOfInverse(5, bits + Guard, false)) - ArcTangentOfInverse(239, bits + Guard, false)) >> Guard);

    private static BigInteger ArcTangentOfInverse(int n, int bits, bool hyperbolic)
    {
        BigInteger power = (BigInteger.One << bits) / n, sum = power;
        for (int k = 3; !power.IsZero; k += 2)
        {
            power /= n * n;
            sum += hyperbolic || k % 4 == 1 ? power / k : -power / k;
        }

        return sum;
    }
}
