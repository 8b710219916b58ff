using System;
using System.Numerics;

namespace FusedKernels.Mathematics;

/// <summary>
/// Angles of 2^30 and more, beside quarter turns (M. Payne and R. Hanek, Radian reduction for trigonometric functions, 1983): the angle is an
/// integer of 53 bits times a power of two, so of the bits of 2/pi those that give whole turns do not count, and the 192 bits that follow are enough.
/// </summary>
internal static class LargeAngle
{
    /// <summary>The first 1280 bits of 2/pi behind the point, after 64 zeros.</summary>
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0,
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
        0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4,
        0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
        0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    /// <summary>The rest, at most pi/4 in magnitude, in two parts; NaN of infinity and NaN.</summary>
    internal static double Reduce(double angle, out double low, out long quadrant)
    {
        long bits = BitConverter.DoubleToInt64Bits(angle);
        int exponent = (int)(bits >> 52) - 1075;
        if (exponent > 971)
        {
            (low, quadrant) = (double.NaN, 0);
            return double.NaN;
        }

        // Behind the bits that give multiples of four quarter turns.
        ulong mantissa = ((ulong)bits & 0xF_FFFF_FFFF_FFFF) | (1UL << 52);
        int start = exponent - 2 + 64;
        ulong middleCarry = Math.BigMul(mantissa, Bits(start + 128), out ulong last);
        ulong firstCarry = Math.BigMul(mantissa, Bits(start + 64), out ulong middle);
        ulong first = mantissa * Bits(start);
        middle += middleCarry;
        first += firstCarry + (middle < middleCarry ? 1UL : 0);

        // The first two bits count quarter turns; the rest is a fraction of one, to be rounded to the nearest.
        quadrant = (long)(first >> 62);
        first = (first << 2) | (middle >> 62);
        middle = (middle << 2) | (last >> 62);
        last <<= 2;
        bool negative = first >> 63 != 0;
        if (negative)
        {
            quadrant++;
            last = ~last + 1;
            middle = ~middle + (last == 0 ? 1UL : 0);
            first = ~first + (last == 0 && middle == 0 ? 1UL : 0);
        }

        double rest = ToAngle(first, middle, last, out low);
        if (negative)
            (rest, low) = (-rest, -low);
        return rest;
    }

    /// <summary>64 bits, from this one on.</summary>
    private static ulong Bits(int at)
    {
        int word = at >> 6, shift = at & 63;
        return shift == 0 ? TwoOverPi[word] : (TwoOverPi[word] << shift) | (TwoOverPi[word + 1] >> (64 - shift));
    }

    /// <summary>A fraction of 192 bits times pi/2.</summary>
    private static double ToAngle(ulong first, ulong middle, ulong last, out double low)
    {
        int zeros = 0;
        while (first >> 63 == 0 && zeros < 128)
        {
            int more = first == 0 ? 63 : BitOperations.LeadingZeroCount(first);
            zeros += more;
            first = (first << more) | (middle >> (64 - more));
            middle = (middle << more) | (last >> (64 - more));
            last <<= more;
        }

        // 53 bits, and 53 bits more.
        double unit = BitConverter.Int64BitsToDouble((long)(1023 - zeros - 53) << 52);
        double high = (first >> 11) * unit;
        double rest = (((first & 0x7FF) << 42) | (middle >> 22)) * (unit * 1.1102230246251565E-16);

        double product = high * Quadrants<Doubles1, double>.HalfPi;
        double productLow = Math.FusedMultiplyAdd(high, Quadrants<Doubles1, double>.HalfPi, -product);
        productLow = Math.FusedMultiplyAdd(rest, Quadrants<Doubles1, double>.HalfPi, Math.FusedMultiplyAdd(high, Quadrants<Doubles1, double>.HalfPiRest, productLow));
        double angle = product + productLow;
        low = product - angle + productLow;
        return angle;
    }
}
