using System;

namespace FusedKernels.Mathematics;

/// <summary>
/// Angles of 2^30 and more, beside quarter turns (M. Payne and R. Hanek, Radian reduction for trigonometric functions, 1983): the angle is an
/// integer of 53 bits times a power of two, so of the bits of 2/pi those that give whole turns do not count, and the 192 bits that follow are enough.
/// In integers, and without a table in memory: devices compile it, too.
/// </summary>
internal static class LargeAngle
{
    /// <summary>The rest, at most pi/4 in magnitude, in two parts; NaN of infinity and NaN, which may have a sign on devices.</summary>
    internal static double Reduce(double angle, out double low, out long quadrant)
    {
        long bits = BitConverter.DoubleToInt64Bits(angle);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        if (exponent > 971)
        {
            (low, quadrant) = (double.NaN, 0);
            return double.NaN;
        }

        // Behind the bits that give multiples of four quarter turns.
        ulong mantissa = ((ulong)bits & 0xF_FFFF_FFFF_FFFF) | (1UL << 52);
        int start = exponent - 2 + 64;
        ulong upper = Bits(start + 64), lower = Bits(start + 128);
        ulong last = mantissa * lower;
        ulong carry = UpperHalf(mantissa, lower);
        ulong middle = (mantissa * upper) + carry;
        ulong first = (mantissa * Bits(start)) + UpperHalf(mantissa, upper) + (middle < carry ? 1UL : 0);

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

    /// <summary>The first 1280 bits of 2/pi behind the point, after 64 zeros, in words.</summary>
    private static ulong TwoOverPi(int word) => word switch
    {
        1 => 0xA2F9836E4E441529,
        2 => 0xFC2757D1F534DDC0,
        3 => 0xDB6295993C439041,
        4 => 0xFE5163ABDEBBC561,
        5 => 0xB7246E3A424DD2E0,
        6 => 0x06492EEA09D1921C,
        7 => 0xFE1DEB1CB129A73E,
        8 => 0xE88235F52EBB4484,
        9 => 0xE99C7026B45F7E41,
        10 => 0x3991D639835339F4,
        11 => 0x9C845F8BBDF9283B,
        12 => 0x1FF897FFDE05980F,
        13 => 0xEF2F118B5A0A6D1F,
        14 => 0x6D367ECF27CB09B7,
        15 => 0x4F463F669E5FEA2D,
        16 => 0x7527BAC7EBE5F17B,
        17 => 0x3D0739F78A5292EA,
        18 => 0x6BFB5FB11F8D5D08,
        19 => 0x56033046FC7B6BAB,
        20 => 0xF0CFBC209AF4361D,
        _ => 0,
    };

    /// <summary>64 bits, from this one on.</summary>
    private static ulong Bits(int at)
    {
        int word = at >> 6, shift = at & 63;
        return shift == 0 ? TwoOverPi(word) : (TwoOverPi(word) << shift) | (TwoOverPi(word + 1) >> (64 - shift));
    }

    /// <summary>A fraction of 192 bits times pi/2.</summary>
    private static double ToAngle(ulong first, ulong middle, ulong last, out double low)
    {
        int zeros = 0;
        while (first >> 63 == 0 && zeros < 128)
        {
            zeros++;
            first = (first << 1) | (middle >> 63);
            middle = (middle << 1) | (last >> 63);
            last <<= 1;
        }

        // The upper 128 bits of the product of the first two words with pi/2, of which one stands before the point.
        const ulong halfPi = 0xC90FDAA22168C234, halfPiRest = 0xC4C6628B80DC1CD1;
        ulong carry = UpperHalf(first, halfPiRest), more = UpperHalf(middle, halfPi);
        ulong lower = (first * halfPi) + carry;
        ulong upper = UpperHalf(first, halfPi) + (lower < carry ? 1UL : 0);
        lower += more;
        upper += lower < more ? 1UL : 0;

        // 53 bits, and 53 bits more.
        double unit = BitConverter.Int64BitsToDouble((long)(1023 - zeros - 52) << 52);
        double high = (upper >> 11) * unit;
        double rest = (((upper & 0x7FF) << 42) | (lower >> 22)) * (unit * 1.1102230246251565E-16);
        double angle = high + rest;
        low = high - angle + rest;
        return angle;
    }

    /// <summary>The upper half of a product, of 128 bits, without the processor's instruction for it, which devices do not have.</summary>
    private static ulong UpperHalf(ulong a, ulong b)
    {
        ulong aLow = (uint)a, aHigh = a >> 32, bLow = (uint)b, bHigh = b >> 32;
        ulong middle = (aHigh * bLow) + ((aLow * bLow) >> 32);
        ulong other = (aLow * bHigh) + (uint)middle;
        return (aHigh * bHigh) + (middle >> 32) + (other >> 32);
    }
}
