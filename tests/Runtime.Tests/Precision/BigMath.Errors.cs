using System;
using System.Numerics;

namespace FusedKernels.Runtime.Tests.Precision;

internal static partial class BigMath
{
    /// <summary>The series without alternating signs where it is short, 1 - erfc elsewhere.</summary>
    internal static Big Erf(Big x)
    {
        if (x.Sign < 0)
            return -Erf(-x);
        return x.Sign == 0 || x.Binade < 2 ? x * ErfSeries(x) : 1 - Erfc(x);
    }

    internal static Big Erfc(Big x)
    {
        if (x.Sign < 0)
            return 1 + Erf(-x);
        if (x.Sign == 0 || x.Binade < 2)
            return 1 - (x * ErfSeries(x));
        if (x.Binade > 9)
            return new Big(1, int.MinValue / 2);
        return Exp(-(x * x)) * Fraction(x);
    }

    /// <summary>erfc(-x / sqrt 2) / 2.</summary>
    internal static Big NormalCdf(Big x) => Erfc(-x * Sqrt(2).Scaled(-1)).Scaled(-1);

    /// <summary>erf(x) / x = 2 / sqrt pi * e^(-x^2) * (1 + 2 x^2 / 3 + (2 x^2)^2 / (3 * 5) + ...).</summary>
    private static Big ErfSeries(Big x)
    {
        Big square = x * x;
        BigInteger z = square.ToFixed(Places) << 1, sum = one, term = one;
        for (int n = 3; term > 1; n += 2)
        {
            term = ((term * z) >> Places) / n;
            sum += term;
        }

        return Big.OfFixed(sum, Places) * Exp(-square) * 2 / Sqrt(BigConstants.Pi);
    }

    /// <summary>sqrt pi e^(x^2) erfc(x) = 1 / (x + (1/2) / (x + (2/2) / (x + (3/2) / (x + ...)))) from its end, over sqrt pi.</summary>
    private static Big Fraction(Big x)
    {
        double near = x.ToDouble();
        int terms = (int)(2000 / (near * near)) + 20;
        BigInteger whole = x.ToFixed(Places), value = whole;
        for (int n = terms; n >= 1; n--)
            value = whole + ((BigInteger.One << ((2 * Places) - 1)) * n / value);
        return 1 / (Big.OfFixed(value, Places) * Sqrt(BigConstants.Pi));
    }
}
