using System;
using System.Numerics;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>A binary floating-point number of 192 bits with an exponent without bounds, for references. Operations err by less than 2^-190.</summary>
internal readonly struct Big
{
    internal const int Precision = 192;

    internal Big(BigInteger mantissa, int exponent)
    {
        int excess = (int)mantissa.GetBitLength() - Precision;
        Mantissa = excess > 0 ? mantissa >> excess : mantissa;
        Exponent = excess > 0 ? exponent + excess : exponent;
    }

    internal BigInteger Mantissa { get; }

    internal int Exponent { get; }

    internal int Sign => Mantissa.Sign;

    /// <summary>The e for which the magnitude is from 2^e to below 2^(e + 1).</summary>
    internal int Binade => (int)BigInteger.Abs(Mantissa).GetBitLength() - 1 + Exponent;

    public static implicit operator Big(int value) => new(value, 0);

    public static implicit operator Big(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xF_FFFF_FFFF_FFFF;
        long mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        return new Big(value < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    /// <summary>The number with this exact number of bits behind the point.</summary>
    internal static Big OfFixed(BigInteger value, int bits) => new(value, -bits);

    public static Big operator -(Big a) => new(-a.Mantissa, a.Exponent);

    public static Big operator +(Big a, Big b)
    {
        if (a.Sign == 0 || b.Sign == 0)
            return a.Sign == 0 ? b : a;
        if (a.Exponent < b.Exponent)
            (a, b) = (b, a);

        // What lies far below all places of the other does not count.
        int distance = a.Exponent - b.Exponent;
        if (a.Binade - b.Binade > 2 * Precision)
            return a;
        return new Big((a.Mantissa << distance) + b.Mantissa, b.Exponent);
    }

    public static Big operator -(Big a, Big b) => a + -b;

    public static Big operator *(Big a, Big b) => new(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent);

    public static Big operator /(Big a, Big b)
    {
        int more = Math.Max(0, Precision + 2 + (int)BigInteger.Abs(b.Mantissa).GetBitLength() - (int)BigInteger.Abs(a.Mantissa).GetBitLength());
        return new Big((a.Mantissa << more) / b.Mantissa, a.Exponent - b.Exponent - more);
    }

    public static bool operator <(Big a, Big b) => (a - b).Sign < 0;

    public static bool operator >(Big a, Big b) => (a - b).Sign > 0;

    /// <summary>The number times a power of two.</summary>
    internal Big Scaled(int power) => new(Mantissa, Exponent + power);

    internal Big Abs() => Sign < 0 ? -this : this;

    /// <summary>The number as an integer of units of 2^-bits, cut off.</summary>
    internal BigInteger ToFixed(int bits)
    {
        int shift = Exponent + bits;
        return shift >= 0 ? Mantissa << shift : Mantissa >> -shift;
    }

    /// <summary>A double close to it: the first 62 bits, rounded.</summary>
    internal double ToDouble()
    {
        int excess = (int)Mantissa.GetBitLength() - 62;
        return excess > 0 ? Math.ScaleB((double)(long)(Mantissa >> excess), Exponent + excess) : Math.ScaleB((double)(long)Mantissa, Exponent);
    }
}
