using System;
using System.ComponentModel;

namespace FusedKernels.CompilerServices;

/// <summary>
/// a * b + c rounded once, of sums and products: for devices whose compiler has no operation for it. (S. Boldo and G. Melquiond, Emulation of FMA and correctly rounded sums:
/// proved algorithms using rounding to odd, 2008.) For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FusedProduct
{
    /// <summary>a * b + c, rounded once. Where a * b is no normal number, or less than 2^-969, what is below the last place of the product may be lost.</summary>
    /// <param name="a">One factor.</param>
    /// <param name="b">The other.</param>
    /// <param name="c">What is added.</param>
    public static double Add(double a, double b, double c)
    {
        double product = a * b;
        double aHigh = Upper(a), aLow = a - aHigh, bHigh = Upper(b), bLow = b - bHigh;
        double rest = (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow);

        double sum = c + rest, sumRest = Lost(c, rest, sum);
        double high = product + sum, low = Lost(product, sum, high);
        double result = high + ToOdd(low, sumRest);

        // The parts of 0 and of what is not finite are 0 and NaN.
        return product == 0.0 || !(Math.Abs(result) <= double.MaxValue) ? product + c : result;
    }

    /// <summary>a * b + c, rounded once: the product is exact in double.</summary>
    /// <inheritdoc cref="Add(double, double, double)"/>
    public static float Add(float a, float b, float c)
    {
        double product = (double)a * b;
        return product == 0.0 || !(Math.Abs(product) <= double.MaxValue) || !(Math.Abs(c) <= float.MaxValue) ? (float)(product + c) : (float)ToOdd(product, c);
    }

    /// <summary>x in 26 bits, rounded to the nearest, so that what it lacks of x has 26 bits, too.</summary>
    private static double Upper(double x) => BitConverter.Int64BitsToDouble(unchecked(BitConverter.DoubleToInt64Bits(x) + (1L << 26)) & -(1L << 27));

    /// <summary>What a sum lost in rounding (D. Knuth, The Art of Computer Programming, volume 2, 4.2.2).</summary>
    private static double Lost(double x, double y, double sum)
    {
        double second = sum - x;
        return (x - (sum - second)) + (y - second);
    }

    /// <summary>x + y; where that is no double, of its two neighbours the one whose last bit is set.</summary>
    private static double ToOdd(double x, double y)
    {
        double sum = x + y, lost = Lost(x, y, sum);
        long bits = BitConverter.DoubleToInt64Bits(sum);
        if (lost == 0.0 || (bits & 1) != 0)
            return sum;
        return BitConverter.Int64BitsToDouble((lost > 0.0) == (sum > 0.0) ? bits + 1 : bits - 1);
    }
}
