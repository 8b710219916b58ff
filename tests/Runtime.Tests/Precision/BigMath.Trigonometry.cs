using System;
using System.Numerics;

namespace FusedKernels.Runtime.Tests.Precision;

internal static partial class BigMath
{
    internal static Big Sin(Big x)
    {
        Big r = Reduce(x, out int quadrant);
        Big result = (quadrant & 1) == 0 ? SinOfSmall(r) : CosOfSmall(r);
        return (quadrant & 2) == 0 ? result : -result;
    }

    internal static Big Cos(Big x)
    {
        Big r = Reduce(x, out int quadrant);
        Big result = (quadrant & 1) == 0 ? CosOfSmall(r) : SinOfSmall(r);
        return ((quadrant + 1) & 2) == 0 ? result : -result;
    }

    internal static Big Tan(Big x) => Sin(x) / Cos(x);

    /// <summary>The angle of (x, y): one that is far off by at most a few bits of a double is turned back by it.</summary>
    internal static Big Atan2(Big y, Big x)
    {
        if (y.Sign == 0)
            return x.Sign < 0 ? BigConstants.Pi : y;
        if (x.Sign > 0 && y.Binade < x.Binade - 200)
            return y / x;
        int scale = -Math.Max(x.Sign == 0 ? int.MinValue : x.Binade, y.Binade);
        (y, x) = (y.Scaled(scale), x.Scaled(scale));
        Big guess = Math.Atan2(y.ToDouble(), x.ToDouble());
        Big sin = Sin(guess), cos = Cos(guess);
        Big d = ((y * cos) - (x * sin)) / ((x * cos) + (y * sin));
        return guess + d - (d * d * d / 3);
    }

    internal static Big Atan(Big x) => Atan2(x, 1);

    internal static Big Asin(Big x) => Atan2(x, Sqrt((1 - x) * (1 + x)));

    internal static Big Acos(Big x) => Atan2(Sqrt((1 - x) * (1 + x)), x);

    /// <summary>What is left of x beside a multiple of pi/2, at most half of that in magnitude, to 128 bits however small it is.</summary>
    private static Big Reduce(Big x, out int quadrant)
    {
        quadrant = 0;
        if (x.Sign == 0 || x.Binade < -1)
            return x;
        int places = Places + 64, large = Math.Max(64, (x.Binade + 64) / 64 * 64);
        BigInteger halfPi = BigConstants.HalfPiFixed(places + large);
        BigInteger whole = x.ToFixed(places + large);
        BigInteger k = ((whole << 1) + halfPi) / (halfPi << 1);
        if (((whole << 1) + halfPi).Sign < 0)
            k -= 1;
        quadrant = (int)(k & 3);
        return Big.OfFixed(whole - (k * halfPi), places + large);
    }

    private static Big SinOfSmall(Big r) => r.Sign == 0 ? r : r * Alternating(r * r, 2);

    private static Big CosOfSmall(Big r) => Alternating(r * r, 1);

    /// <summary>1 - z / (n (n + 1)) + z^2 / (n ... (n + 3)) - ...</summary>
    private static Big Alternating(Big square, int n)
    {
        BigInteger z = square.ToFixed(Places), sum = one, term = one;
        for (; BigInteger.Abs(term) > 1; n += 2)
        {
            term = -((term * z) >> Places) / (n * (n + 1));
            sum += term;
        }

        return Big.OfFixed(sum, Places);
    }
}
