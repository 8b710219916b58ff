using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// x^y of floats in doubles, 2^(y log2 x): the logarithm has 35 bits, of which the product with y loses 8 at most, where the power is a float.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values: floats as doubles.</typeparam>
internal static class FloatPower<L, V>
    where L : struct, IDoubleLanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Pow(V x, V y)
    {
        V infinity = L.Of(double.PositiveInfinity);
        if (!L.AllLess(x, infinity) || !L.AllLess(L.Of(0), x) || !L.AllLess(L.Abs(y), infinity))
            return PowRare(x, y);
        return FloatPowers<L, V>.Exp2(L.Mul(y, FloatLogarithms<L, V>.OfNormal(x)));
    }

    /// <summary>Any arguments: infinite exponents and bases are replaced by large ones first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V PowRare(V x, V y)
    {
        V size = L.Abs(x), large = L.Of(float.MaxValue);
        V exponent = L.Select(L.Less(y, L.Neg(large)), L.Neg(large), L.Select(L.Less(large, y), large, y));
        V result = FloatPowers<L, V>.Exp2(L.Mul(exponent, FloatLogarithms<L, V>.OfNormal(size)));
        return Power<L, V>.Ends(x, y, result);
    }
}
