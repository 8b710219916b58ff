using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Hyperbolic functions from m = e^|x| - 1 in two parts (<see cref="ExponentialLessOne{L, V}"/>): sinh = (m + m / (m + 1)) / 2,
/// cosh = (m + 1 + 1 / (m + 1)) / 2, and tanh = m / (m + 2) of twice the argument. Nothing cancels, near 0 neither; quotients have a second part, too.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Hyperbolics<L, V>
    where L : struct, IDoubleLanes<V>
{
    private const double Near = 708;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Sinh(V x)
    {
        V size = L.Abs(x);
        return L.AllLess(size, L.Of(Near)) ? L.Or(SinhNear(size), Binary<L, V>.SignOf(x)) : SinhFar(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Cosh(V x)
    {
        V size = L.Abs(x);
        return L.AllLess(size, L.Of(Near)) ? CoshNear(size) : CoshFar(size);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Tanh(V x)
    {
        // From 20 on it is 1.
        V size = L.Abs(x);
        size = L.Select(L.Less(L.Of(20), size), L.Of(20), size);
        V high = ExponentialLessOne<L, V>.OfNear(L.Add(size, size), out V low);
        V under = L.Add(high, L.Of(2));
        V underLow = L.Add(Lost(high, L.Of(2), under), low);
        V quotient = Quotient(high, low, under, underLow, out V quotientLow);
        return L.Or(L.Add(quotient, quotientLow), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V SinhFar(V x)
    {
        V size = L.Abs(x), near = L.Less(size, L.Of(Near));
        V result = L.Select(near, SinhNear(L.And(size, near)), Exponential<L, V>.HalfExp(size));
        return L.Or(result, Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V CoshFar(V size)
    {
        V near = L.Less(size, L.Of(Near));
        return L.Select(near, CoshNear(L.And(size, near)), Exponential<L, V>.HalfExp(size));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinhNear(V size)
    {
        V high = ExponentialLessOne<L, V>.OfNear(size, out V low);
        V under = L.Add(high, L.Of(1));
        V underLow = L.Add(Lost(high, L.Of(1), under), low);
        V quotient = Quotient(high, low, under, underLow, out V quotientLow);
        V sum = L.Add(high, quotient);
        V rest = L.Add(L.Add(L.Sub(high, sum), quotient), L.Add(low, quotientLow));
        return L.Mul(L.Add(sum, rest), L.Of(0.5));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CoshNear(V size)
    {
        V high = ExponentialLessOne<L, V>.OfNear(size, out V low), one = L.Of(1);
        V power = L.Add(high, one);
        V powerLow = L.Add(Lost(high, one, power), low);
        V inverse = Quotient(one, L.Of(0), power, powerLow, out V inverseLow);
        V sum = L.Add(power, inverse);
        V rest = L.Add(L.Add(L.Sub(power, sum), inverse), L.Add(powerLow, inverseLow));
        return L.Mul(L.Add(sum, rest), L.Of(0.5));
    }

    /// <summary>What a sum of two numbers lost, whichever of them is greater.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Lost(V a, V b, V sum)
    {
        V ofB = L.Sub(sum, a);
        return L.Add(L.Sub(a, L.Sub(sum, ofB)), L.Sub(b, ofB));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Quotient(V over, V overLow, V under, V underLow, out V low)
    {
        V inverse = L.Div(L.Of(1), under);
        V quotient = L.Mul(over, inverse);
        V rest = L.Fma(L.Neg(quotient), underLow, L.Add(L.Fma(L.Neg(quotient), under, over), overLow));
        low = L.Mul(rest, inverse);
        return quotient;
    }
}
