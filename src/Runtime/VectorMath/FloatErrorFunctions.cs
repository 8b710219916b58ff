using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// <see cref="ErrorFunctions{L, V}"/> of floats, in doubles, which have 29 bits to spare: erfc x = e^(-x^2) p(t) / (1 + 2 x) with t = (x - 15/4) / (x + 15/4) and p of
/// degree 13 (2^-37 up to x = 10.2, where results are below all floats); up to 1/2, erf x = x e(x^2) with e of degree 5 (2^-36). Both by Remez exchange in
/// 200 bits, coefficients rounded to double.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values: floats as doubles.</typeparam>
internal static class FloatErrorFunctions<L, V>
    where L : struct, IDoubleLanes<V>
{
    private const double RootOfHalf = 0.7071067811865476;

    /// <summary>From here on, complements are below all floats; for the normal distribution sqrt 2 times that.</summary>
    private const double Far = 10.2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Erf(V x)
    {
        V size = L.Abs(x);
        size = L.Select(L.Less(L.Of(Far), size), L.Of(Far), size);
        V z = L.Mul(size, size), z2 = L.Mul(z, z);
        V small = L.Mul(size, Polynomial<L, V>.Six(
            z, z2, L.Mul(z2, z2),
            1.1283791670820484, -0.3761263851837399, 0.11283773777797661, -0.026863116344441884, 0.005200290118801586, -0.000769252967693186));
        V far = L.Sub(L.Of(1), Complement(size, z));
        return L.Or(L.Select(L.Less(size, L.Of(0.5)), small, far), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Erfc(V x)
    {
        V size = L.Abs(x);
        size = L.Select(L.Less(L.Of(Far), size), L.Of(Far), size);
        V upper = Complement(size, L.Mul(size, size));
        return L.Select(L.Less(x, L.Of(0)), L.Sub(L.Of(2), upper), upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V NormalCdf(V x)
    {
        V size = L.Abs(x), half = L.Of(0.5), far = L.Of(Far / RootOfHalf);
        size = L.Select(L.Less(far, size), far, size);
        V tail = L.Mul(Complement(L.Mul(size, L.Of(RootOfHalf)), L.Mul(L.Mul(size, half), size)), half);
        return L.Select(L.Less(x, L.Of(0)), tail, L.Sub(L.Of(1), tail));
    }

    /// <summary>erfc x, of 0 and more.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="square">Their squares.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Complement(V x, V square)
    {
        V middle = L.Of(3.75), sum = L.Add(x, middle);
        V under = L.Fma(x, L.Of(2), L.Of(1));
        V inverse = L.Div(L.Of(1), L.Mul(sum, under));
        V t = L.Mul(L.Mul(L.Sub(x, middle), under), inverse);
        V t2 = L.Mul(t, t), t4 = L.Mul(t2, t2);
        V low = Polynomial<L, V>.Six(
            t, t2, t4,
            1.237512630844357, -0.14024059853728713, 0.0035854141167649604, 0.082276734524668, -0.10880388539717836, 0.09230443048316342);
        V high = Polynomial<L, V>.Eight(
            t, t2, t4,
            -0.05869389664887531, 0.028360948676876743, -0.00974455120687991, 0.0017630152509831892, 0.00029309704495653066,
            -0.0003070575247398652, 4.0261747063091774e-05, 3.159763216145139e-05);
        V p = L.Fma(high, L.Mul(t4, t2), low);
        return L.Mul(FloatPowers<L, V>.Exp2(L.Mul(square, L.Of(-Exponential<L, V>.PerLn2))), L.Mul(p, L.Mul(sum, inverse)));
    }
}
