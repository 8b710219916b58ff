using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// The error function, its complement, and the normal distribution. For x of 0 and more, erfc x = e^(-x^2) p / (1 + 2 x), where p is smooth in t = (x - 15/4) / (x + 15/4)
/// (M. Shepherd and J. Laframboise, Chebyshev approximation of (1 + 2x) exp(x^2) erfc x in 0 &lt;= x &lt; infinity, 1981). Here p = 1 + u s(t) with
/// u = 1 + t = 2 x / (x + 15/4): the second term is at most 0.29, so its errors count little; everything else is a pair. s is the polynomial of degree
/// 22 with the least greatest error relative to p up to x = 28 (Remez exchange in 260 bits, coefficients rounded to double): 2^-59. Up to 1/2,
/// erf x = x (2 / sqrt pi + z e(z)) with z = x^2 and e such a polynomial of degree 9 (for x up to 3/4): 2^-60.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class ErrorFunctions<L, V>
    where L : struct, IDoubleLanes<V>
{
    /// <summary>Up to here results are normal numbers.</summary>
    private const double Near = 26;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Erf(V x)
    {
        const double first = 1.1283791670955126, firstRest = 1.533545961316588e-17;
        V size = L.Abs(x);
        V z = L.Mul(size, size);
        V tail = L.Fma(L.Mul(size, z), Series(z), L.Mul(size, L.Of(firstRest)));
        V product = L.Mul(size, L.Of(first));
        V small = L.Add(product, L.Add(L.Fma(size, L.Of(first), L.Neg(product)), tail));
        V isSmall = L.Less(size, L.Of(0.5));

        // From 6 on it is 1.
        V upper = Complement(L.Select(L.Less(L.Of(6), size), L.Of(6), size), out V upperLow, out V counted);
        V power = Binary<L, V>.PowerOfTwo(counted);
        V result = L.Select(isSmall, small, FromOne(L.Mul(upper, power), L.Mul(upperLow, power), L.Of(1)));
        return L.Or(result, Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Erfc(V x)
    {
        V size = L.Abs(x), negative = L.Less(x, L.Of(0));
        if (!L.AllLess(size, L.Of(Near)))
            return ErfcFar(size, negative);
        V upper = Complement(size, out V low, out V counted);
        V power = Binary<L, V>.PowerOfTwo(counted);
        V near = L.Mul(L.Add(upper, low), power);
        return L.Select(negative, FromOne(L.Mul(upper, power), L.Mul(low, power), L.Of(2)), near);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V ErfcFar(V size, V negative)
    {
        size = L.Select(L.Less(L.Of(28), size), L.Of(28), size);
        V upper = Complement(size, out V low, out V counted);
        V near = Binary<L, V>.ScaleFar(L.Add(upper, low), counted);
        V far = FromOne(Binary<L, V>.ScaleFar(upper, counted), Binary<L, V>.ScaleFar(low, counted), L.Of(2));
        return L.Select(negative, far, near);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V NormalCdf(V x)
    {
        V size = L.Abs(x), negative = L.Less(x, L.Of(0));
        if (!L.AllLess(size, L.Of(Near)))
            return NormalCdfFar(size, negative);
        V upper = Tail(size, out V low, out V counted);
        V power = Binary<L, V>.PowerOfTwo(counted);
        V near = L.Mul(L.Add(upper, low), power);
        return L.Select(negative, near, FromOne(L.Mul(upper, power), L.Mul(low, power), L.Of(1)));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V NormalCdfFar(V size, V negative)
    {
        size = L.Select(L.Less(L.Of(39.5), size), L.Of(39.5), size);
        V upper = Tail(size, out V low, out V counted);
        V near = Binary<L, V>.ScaleFar(L.Add(upper, low), counted);
        V far = FromOne(Binary<L, V>.ScaleFar(upper, counted), Binary<L, V>.ScaleFar(low, counted), L.Of(1));
        return L.Select(negative, near, far);
    }

    /// <summary>The sum less both parts of a smaller number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V FromOne(V part, V low, V sum)
    {
        V rest = L.Sub(sum, part);
        return L.Add(rest, L.Sub(L.Sub(L.Sub(sum, rest), part), low));
    }

    /// <summary>erfc(x), to be multiplied by the power of two that is counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Complement(V x, out V low, out V counted)
    {
        V one = L.Of(1), square = L.Mul(x, x);
        V twice = L.Add(x, x);
        V under = L.Add(twice, one);
        V ofOne = L.Sub(under, twice);
        V underLow = L.Add(L.Sub(twice, L.Sub(under, ofOne)), L.Sub(one, ofOne));
        V u = Variable(x, 3.75, 0, out V uLow);
        return Product(u, uLow, square, L.Fma(x, x, L.Neg(square)), under, underLow, out low, out counted);
    }

    /// <summary>erfc(x / sqrt 2) / 2, likewise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Tail(V x, out V low, out V counted)
    {
        const double root = 1.4142135623730951, rootRest = -9.667293313452913e-17;
        V one = L.Of(1), square = L.Mul(x, x), half = L.Of(0.5);
        V twice = L.Mul(x, L.Of(root));
        V twiceLow = L.Fma(x, L.Of(rootRest), L.Fma(x, L.Of(root), L.Neg(twice)));
        V under = L.Add(twice, one);
        V ofOne = L.Sub(under, twice);
        V underLow = L.Add(L.Add(L.Sub(twice, L.Sub(under, ofOne)), L.Sub(one, ofOne)), twiceLow);
        V squareLow = L.Fma(x, x, L.Neg(square));
        V u = Variable(x, 5.303300858899107, -1.9599004556071077e-16, out V uLow);
        V result = Product(u, uLow, L.Mul(square, half), L.Mul(squareLow, half), under, underLow, out low, out counted);
        counted = L.Sub(counted, one);
        return result;
    }

    /// <summary>2 x / (x + middle) in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Variable(V x, double middle, double middleRest, out V low)
    {
        V sum = L.Add(x, L.Of(middle));
        V ofX = L.Sub(sum, L.Of(middle));
        V sumLow = L.Add(L.Add(L.Sub(L.Of(middle), L.Sub(sum, ofX)), L.Sub(x, ofX)), L.Of(middleRest));
        return Hyperbolics<L, V>.Quotient(L.Add(x, x), L.Of(0), sum, sumLow, out low);
    }

    /// <summary>e^-square p / under.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Product(V u, V uLow, V square, V squareLow, V under, V underLow, out V low, out V counted)
    {
        V one = L.Of(1), t = L.Sub(u, one), first = L.Of(0.2375126308378276);
        V more = L.Mul(t, Smooth(t));
        V s = L.Add(first, more);
        V ofMore = L.Sub(s, first);
        V sLow = L.Add(L.Sub(first, L.Sub(s, ofMore)), L.Sub(more, ofMore));
        V rest = L.Mul(u, s);
        V p = L.Add(one, rest);
        V restLow = L.Fma(u, sLow, L.Fma(uLow, s, L.Fma(u, s, L.Neg(rest))));
        V pLow = L.Add(L.Add(L.Sub(one, p), rest), restLow);
        V quotient = Hyperbolics<L, V>.Quotient(p, pLow, under, underLow, out V quotientLow);

        V power = ExponentialLessOne<L, V>.ExpPair(L.Neg(square), L.Neg(squareLow), out V powerLow, out counted);
        V product = L.Mul(quotient, power);
        V productLow = L.Fma(quotient, power, L.Neg(product));
        productLow = L.Fma(quotient, powerLow, L.Fma(quotientLow, power, productLow));
        V sum = L.Add(product, productLow);
        low = L.Add(L.Sub(product, sum), productLow);
        return sum;
    }

    /// <summary>(s(t) - s(0)) / t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Smooth(V t)
    {
        V t2 = L.Mul(t, t);
        V t4 = L.Mul(t2, t2);
        V t8 = L.Mul(t4, t4);
        V low = Polynomial<L, V>.Eight(
            t, t2, t4,
            -0.3777532294233746, 0.3813386449088375, -0.29906190641868907, 0.1902579762770285,
            -0.09795365511672308, 0.039260256525033295, -0.010897979105666882, 0.0011513995722095664);
        V middle = Polynomial<L, V>.Eight(
            t, t2, t4,
            0.0006042262849636198, -0.000310512791418933, 2.0358634691710356e-05, 3.129121497415674e-05,
            -8.906478472910424e-06, -2.5397562479750607e-06, 1.5643862800831884e-06, 1.9089538583954947e-07);
        V high = Polynomial<L, V>.Six(
            t, t2, t4,
            -2.44129073943051e-07, -1.8220490585697304e-08, 3.620180130480647e-08, 4.064083279836513e-09,
            -3.918104050743999e-09, -9.136755161272058e-10);
        return L.Fma(L.Fma(high, t8, middle), t8, low);
    }

    /// <summary>(erf x / x - 2 / sqrt pi) / z with z = x^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Series(V z)
    {
        V z2 = L.Mul(z, z);
        V z4 = L.Mul(z2, z2);
        V low = Polynomial<L, V>.Eight(
            z, z2, z4,
            -0.37612638903183726, 0.11283791670952965, -0.026866170644488745, 0.005223977615960549,
            -0.0008548326217895966, 0.00012055290554796599, -1.4924217468314594e-05, 1.6430962789639235e-06);
        return L.Fma(Polynomial<L, V>.Two(z, -1.594212280908245e-07, 1.1479010398572772e-08), L.Mul(z4, z4), low);
    }
}
