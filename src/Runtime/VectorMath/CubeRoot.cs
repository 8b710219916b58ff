using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// The cube root of 2^(3 q + p) m, with p = -1, 0 or 1: t, close to the inverse root of m, by a polynomial of degree 5 (Remez exchange
/// on the square root of 1/2 to that of 2: relative error 2^-17), then by the binomial series in 1 - m t^3. y = m t^2 is right but for its last
/// bits, and one step of Newton's method with y^3 to twice the places mends those.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class CubeRoot<L, V>
    where L : struct, IDoubleLanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Cbrt(V x)
    {
        V size = L.Abs(x);
        if (!L.AllLess(size, L.Of(double.PositiveInfinity)) || !L.AllLess(L.Of(Binary<L, V>.GreatestSubnormal), size))
            return CbrtRare(x);
        V m = Binary<L, V>.Split(size, out V k);
        return L.Or(OfParts(m, k), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V CbrtRare(V x)
    {
        V size = L.Abs(x);
        V m = Logarithm<L, V>.SplitAny(size, out V k);
        V result = L.Or(OfParts(m, k), Binary<L, V>.SignOf(x));
        V some = L.And(L.Less(L.Of(0), size), L.Less(size, L.Of(double.PositiveInfinity)));
        return L.Select(some, result, x);
    }

    /// <summary>Of floats: the double is right but for its last bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V OfFloat(V x)
    {
        V size = L.Abs(x);
        V m = Binary<L, V>.Split(size, out V k);
        V root = Rough(m, k, out _, out _, out V counted);
        V result = L.Or(L.AddBits(root, L.Up(counted, 52)), Binary<L, V>.SignOf(x));
        V some = L.And(L.Less(L.Of(0), size), L.Less(size, L.Of(double.PositiveInfinity)));
        return L.Select(some, result, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfParts(V m, V k)
    {
        V y = Rough(m, k, out V scaled, out V t2, out V counted);
        V square = L.Mul(y, y), squareLow = L.Fma(y, y, L.Neg(square));
        V cube = L.Mul(square, y), cubeLow = L.Fma(squareLow, y, L.Fma(square, y, L.Neg(cube)));
        V rest = L.Sub(L.Sub(scaled, cube), cubeLow);
        return L.AddBits(L.Fma(rest, L.Mul(t2, L.Of(1 / 3.0)), y), L.Up(counted, 52));
    }

    /// <summary>The root of 2^p m but for its last bits.</summary>
    /// <param name="m">m.</param>
    /// <param name="k">3 q + p.</param>
    /// <param name="scaled">2^p m.</param>
    /// <param name="t2">The inverse of the root's square.</param>
    /// <param name="counted">q, in the lowest bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Rough(V m, V k, out V scaled, out V t2, out V counted)
    {
        V counter = L.Of(Binary<L, V>.Counter);
        counted = L.Fma(k, L.Of(1 / 3.0), counter);
        V p = L.Fma(L.Sub(counted, counter), L.Of(-3), k);

        V m2 = L.Mul(m, m);
        V t = Polynomial<L, V>.Six(
            m, m2, L.Mul(m2, m2),
            1.9991854050992959, -2.485949001510538, 2.7921810773918088, -1.898020783481854, 0.7006470644427525, -0.10803987930275986);
        V isUp = L.Less(L.Of(0.5), p), isDown = L.Less(p, L.Of(-0.5));
        t = L.Mul(t, L.Select(isUp, L.Of(0.7937005259840998), L.Select(isDown, L.Of(1.2599210498948732), L.Of(1))));
        scaled = L.Mul(m, L.Select(isUp, L.Of(2), L.Select(isDown, L.Of(0.5), L.Of(1))));

        V e = L.Fma(L.Neg(L.Mul(scaled, t)), L.Mul(t, t), L.Of(1));
        V more = L.Fma(L.Fma(e, L.Of(14 / 81.0), L.Of(2 / 9.0)), e, L.Of(1 / 3.0));
        t = L.Fma(L.Mul(t, e), more, t);

        t2 = L.Mul(t, t);
        return L.Mul(scaled, t2);
    }
}
