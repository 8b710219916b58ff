using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Exponential functions of floats, and what is made of them, in doubles: those have 29 bits to spare, so that nothing needs a second part, and results
/// beyond the floats are numbers still. All start from 2^t - 1 = 2^k (1 + m) - 1 with k the whole number nearest to t and m = r p(r), r = t - k, where p is the
/// polynomial of degree 7 with the least greatest error relative to m (Remez exchange in 200 bits, coefficients rounded to double): 2^-37. So what is
/// near 0 has all its places: sinh = (n + n / (n + 1)) / 2 and, with twice the argument, tanh = n / (n + 2), n = e^x - 1.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values: floats as doubles.</typeparam>
internal static class FloatPowers<L, V>
    where L : struct, IDoubleLanes<V>
{
    private const double Log2Of10 = 3.321928094887362;

    /// <summary>From here on, either way, results are beyond the floats.</summary>
    private const double Far = 300;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp2(V x)
    {
        V m = Part(x, out V power);
        return L.Fma(power, m, power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp10(V x) => Exp2(L.Mul(x, L.Of(Log2Of10)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpM1(V x) => L.Or(LessOne(L.Mul(x, L.Of(Exponential<L, V>.PerLn2))), Binary<L, V>.SignOf(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Sinh(V x)
    {
        V n = LessOne(L.Mul(L.Abs(x), L.Of(Exponential<L, V>.PerLn2)));
        V sum = L.Add(n, L.Div(n, L.Add(n, L.Of(1))));
        return L.Or(L.Mul(sum, L.Of(0.5)), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Cosh(V x)
    {
        V power = Exp2(L.Mul(L.Abs(x), L.Of(Exponential<L, V>.PerLn2)));
        return L.Mul(L.Add(power, L.Div(L.Of(1), power)), L.Of(0.5));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Tanh(V x)
    {
        V n = LessOne(L.Mul(L.Abs(x), L.Of(2 * Exponential<L, V>.PerLn2)));
        return L.Or(L.Div(n, L.Add(n, L.Of(2))), Binary<L, V>.SignOf(x));
    }

    /// <summary>2^t - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LessOne(V t)
    {
        V m = Part(t, out V power);
        return L.Fma(power, m, L.Sub(power, L.Of(1)));
    }

    /// <summary>m, where 2^t = 2^k (1 + m).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Part(V t, out V power)
    {
        t = L.Select(L.Less(t, L.Of(-Far)), L.Of(-Far), t);
        t = L.Select(L.Less(L.Of(Far), t), L.Of(Far), t);
        V counter = L.Of(Binary<L, V>.Counter);
        V counted = L.Add(t, counter);
        V r = L.Sub(t, L.Sub(counted, counter));
        power = Binary<L, V>.PowerOfTwo(counted);
        V r2 = L.Mul(r, r);
        return L.Mul(r, Polynomial<L, V>.Eight(
            r, r2, L.Mul(r2, r2),
            0.6931471805568766, 0.24022650696489167, 0.055504109060069716, 0.009618128942528543,
            0.0013333478814186582, 0.00015403629590666367, 1.530360985557608e-05, 1.3215476840103575e-06));
    }
}
