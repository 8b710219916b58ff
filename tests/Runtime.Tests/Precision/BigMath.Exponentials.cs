using System;
using System.Numerics;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>
/// The functions to some 150 bits, by other ways than the code under test: power series in integers after halving the argument, and for the
/// inverse functions one step of Newton's or Halley's method from what <see cref="Math"/> gives, which may be off by far.
/// </summary>
internal static partial class BigMath
{
    /// <summary>Places behind the point where series are summed.</summary>
    private const int Places = 192;

    private static readonly BigInteger one = BigInteger.One << Places;

    internal static Big Exp(Big x)
    {
        if (x.Sign == 0)
            return 1;
        if (x.Binade > 20)
            return x.Sign > 0 ? new Big(1, int.MaxValue / 2) : new Big(1, int.MinValue / 2);
        int k = (int)Math.Round(x.ToDouble() * 1.4426950408889634);
        BigInteger r = (x - (BigConstants.Ln2 * k)).ToFixed(Places) >> 8;
        BigInteger sum = one, term = one;
        for (int n = 1; BigInteger.Abs(term) > 1; n++)
        {
            term = ((term * r) >> Places) / n;
            sum += term;
        }

        for (int n = 0; n < 8; n++)
            sum = (sum * sum) >> Places;
        return Big.OfFixed(sum, Places).Scaled(k);
    }

    /// <summary>e^x - 1, to as many bits however small it is.</summary>
    internal static Big ExpM1(Big x)
    {
        if (x.Sign == 0 || x.Binade >= -1)
            return Exp(x) - 1;
        BigInteger r = x.ToFixed(Places), sum = one, term = one;
        for (int n = 2; BigInteger.Abs(term) > 1; n++)
        {
            term = ((term * r) >> Places) / n;
            sum += term;
        }

        return x * Big.OfFixed(sum, Places);
    }

    internal static Big Exp2(Big x) => Exp(x * BigConstants.Ln2);

    internal static Big Exp10(Big x) => Exp(x * BigConstants.Ln10);

    internal static Big Log(Big x)
    {
        int k = x.Binade;
        Big m = x.Scaled(-k);
        if (m.ToDouble() > 1.5)
            (m, k) = (m.Scaled(-1), k + 1);
        Big guess = Math.Log(m.ToDouble());
        Big e = Exp(guess);
        return guess + TwiceArtanh((m - e) / (m + e)) + (BigConstants.Ln2 * k);
    }

    /// <summary>log(1 + x), to as many bits however small it is.</summary>
    internal static Big LogP1(Big x)
    {
        if (x.Sign == 0 || x.Binade >= -2)
            return x.Sign == 0 ? x : Log(x + 1);
        double near = x.ToDouble(), u = 1 + near;
        Big guess = near == 0 || u == 1 ? x : Math.Log(u) * (near / (u - 1));
        Big e = ExpM1(guess);
        return guess + TwiceArtanh((x - e) / (x + e + 2));
    }

    internal static Big Log2(Big x) => Log(x) / BigConstants.Ln2;

    internal static Big Log10(Big x) => Log(x) / BigConstants.Ln10;

    internal static Big Pow(Big x, Big y) => Exp(y * Log(x));

    /// <summary>The first terms, for an argument that is small because of a good guess.</summary>
    private static Big TwiceArtanh(Big d) => d.Sign == 0 ? d : d.Scaled(1) + (d * d * d).Scaled(1) / 3;
}
