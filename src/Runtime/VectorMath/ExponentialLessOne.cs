using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// e^x - 1 = (2^k - 1) + 2^k (r + r^2 / 2 + r^3 c(r)), with k and r of <see cref="Exponential{L, V}"/>. All terms but the last are added without loss, so what
/// rounds is small beside the result, also where that is near 0.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class ExponentialLessOne<L, V>
    where L : struct, IDoubleLanes<V>
{
    private const double Near = 708;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpM1(V x)
    {
        if (!L.AllLess(L.Abs(x), L.Of(Near)))
            return ExpM1Far(x);
        return L.Or(OfNear(x, out _), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V ExpM1Far(V x)
    {
        V inRange = L.Select(L.Less(x, L.Of(-Near)), L.Of(-Near), x);
        V large = L.AtMost(L.Of(Near), x);
        inRange = L.Select(large, L.Of(0), inRange);
        V result = L.Or(OfNear(inRange, out _), Binary<L, V>.SignOf(x));
        return L.Select(large, Exponential<L, V>.Exp(x), L.Select(L.Same(x, x), result, x));
    }

    /// <summary>e^x - 1 in two parts, the greater of which is the sum of both, rounded; |x| is at most 708.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V OfNear(V x, out V low)
    {
        V counter = L.Of(Binary<L, V>.Counter);
        V counted = L.Fma(x, L.Of(Exponential<L, V>.PerLn2), counter);
        V k = L.Sub(counted, counter);
        V near = L.Fma(k, L.Of(-Exponential<L, V>.Ln2), x);
        V r = L.Fma(k, L.Of(-Exponential<L, V>.Ln2Rest), near);
        V lost = L.Fma(k, L.Of(-Exponential<L, V>.Ln2Rest), L.Sub(near, r));

        // e^r - 1 = r + r^2 / 2 + rest.
        V r2 = L.Mul(r, r);
        V half = L.Mul(r2, L.Of(0.5));
        V rest = L.Fma(L.Fma(r, r, L.Neg(r2)), L.Of(0.5), lost);
        rest = L.Fma(Cubic(r, r2), L.Mul(r2, r), rest);

        // Each term is less than the sum before it, or that is 0.
        V power = Binary<L, V>.PowerOfTwo(counted);
        V first = L.Sub(power, L.Of(1)), second = L.Mul(power, r), third = L.Mul(power, half);
        V sum = L.Add(first, second);
        V high = L.Add(sum, third);
        V lostOfFirst = L.Sub(L.Sub(power, first), L.Of(1));
        V lostOfSum = L.Add(L.Add(L.Sub(first, sum), second), lostOfFirst);
        V more = L.Fma(power, rest, L.Add(lostOfSum, L.Add(L.Sub(sum, high), third)));
        V result = L.Add(high, more);
        low = L.Add(L.Sub(high, result), more);
        return result;
    }

    /// <summary>e^(x + xLow) in two parts, to be multiplied by 2^k.</summary>
    /// <param name="x">Up to 2^11 in magnitude.</param>
    /// <param name="xLow">Less than the last place of x.</param>
    /// <param name="low">The lower part.</param>
    /// <param name="counted">k + <see cref="Binary{L, V}.Counter"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpPair(V x, V xLow, out V low, out V counted)
    {
        V counter = L.Of(Binary<L, V>.Counter), one = L.Of(1);
        counted = L.Fma(x, L.Of(Exponential<L, V>.PerLn2), counter);
        V k = L.Sub(counted, counter);
        V near = L.Fma(k, L.Of(-Exponential<L, V>.Ln2), x);
        V far = L.Fma(k, L.Of(-Exponential<L, V>.Ln2Rest), xLow);
        V r = L.Add(near, far);
        V lost = L.Add(L.Sub(near, r), far);
        V r2 = L.Mul(r, r);
        V half = L.Mul(r2, L.Of(0.5));
        V rest = L.Fma(L.Fma(r, r, L.Neg(r2)), L.Of(0.5), L.Fma(lost, r, lost));
        rest = L.Fma(Cubic(r, r2), L.Mul(r2, r), rest);

        V sum = L.Add(one, r);
        V high = L.Add(sum, half);
        V more = L.Add(rest, L.Add(L.Add(L.Sub(one, sum), r), L.Add(L.Sub(sum, high), half)));
        V result = L.Add(high, more);
        low = L.Add(L.Sub(high, result), more);
        return result;
    }

    /// <summary>(e^r - 1 - r - r^2 / 2) / r^3: the polynomial of <see cref="Exponential{L, V}"/> without its first term, which is 1/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Cubic(V r, V r2)
    {
        V r4 = L.Mul(r2, r2);
        V low = Polynomial<L, V>.Four(r, r2, 0.16666666666666682, 0.041666666666666095, 0.008333333333317035, 0.0013888888889115984);
        V high = Polynomial<L, V>.Six(
            r, r2, r4,
            0.00019841269896382199, 2.4801586925993848e-05, 2.755723486244038e-06, 2.755758234833342e-07,
            2.5112036878816672e-08, 2.082648419973849e-09);
        return L.Fma(high, r4, low);
    }
}
