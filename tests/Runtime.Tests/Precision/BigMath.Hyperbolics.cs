using System;
using System.Numerics;

namespace FusedKernels.Runtime.Tests.Precision;

internal static partial class BigMath
{
    internal static Big Sinh(Big x)
    {
        if (x.Sign == 0 || x.Binade < -1)
        {
            BigInteger z = (x * x).ToFixed(Places), sum = one, term = one;
            for (int n = 2; term > 1; n += 2)
            {
                term = ((term * z) >> Places) / (n * (n + 1));
                sum += term;
            }

            return x * Big.OfFixed(sum, Places);
        }

        if (x.Binade > 20)
            return x.Sign * Exp(x.Abs()).Scaled(-1);
        Big e = Exp(x);
        return (e - (1 / e)).Scaled(-1);
    }

    internal static Big Cosh(Big x)
    {
        Big e = Exp(x.Abs());
        return x.Binade > 20 ? e.Scaled(-1) : (e + (1 / e)).Scaled(-1);
    }

    internal static Big Tanh(Big x) => x.Binade > 20 ? x.Sign : Sinh(x) / Cosh(x);

    internal static Big Asinh(Big x)
    {
        if (x.Sign == 0)
            return x;
        if (x.Binade > 300)
            return x.Sign * (Log(x.Abs()) + BigConstants.Ln2);
        Big y = x.Binade < -60 ? x : Math.Asinh(x.ToDouble());
        for (int n = 0; n < 2; n++)
            y += (x - Sinh(y)) / Cosh(y);
        return y;
    }

    /// <summary>cosh y - 1 = 2 sinh^2(y / 2).</summary>
    internal static Big Acosh(Big x) => Asinh(Sqrt((x - 1).Scaled(-1))).Scaled(1);

    internal static Big Atanh(Big x) => LogP1(x.Scaled(1) / (1 - x)).Scaled(-1);
}
