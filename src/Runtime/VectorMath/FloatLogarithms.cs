using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Logarithms of floats, and what is made of them, in doubles: x = 2^k (1 + f) with 1 + f from the square root of 1/2 to that of 2, log2 x = k + f q(f), where q
/// is the polynomial of degree 12 with the least greatest relative error (Remez exchange in 200 bits, coefficients rounded to double): 2^-35. Every
/// float that is not 0 is a normal double. The inverse hyperbolic functions are logarithms of what is close to 1 for small arguments; below 2^-18 they
/// are their arguments, to 37 bits.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values: floats as doubles.</typeparam>
internal static class FloatLogarithms<L, V>
    where L : struct, IDoubleLanes<V>
{
    private const double Ln2 = Exponential<L, V>.Ln2;
    private const double Log10Of2 = 0.3010299956639812;

    /// <summary>2^-18.</summary>
    private const double Small = 3.814697265625E-06;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Log10(V x) => L.Mul(Log2(x), L.Of(Log10Of2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LogP1(V x)
    {
        V sum = L.Add(x, L.Of(1));
        V m = Binary<L, V>.Split(sum, out V k);

        // Near 1 the sum has lost places of x.
        V log = OfParts(L.Select(L.Same(k, L.Of(0)), x, L.Sub(m, L.Of(1))), k);
        return L.Or(L.Mul(WithEnds(sum, log), L.Of(Ln2)), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Asinh(V x)
    {
        V size = L.Abs(x);
        V log = Log2(L.Add(size, L.Sqrt(L.Fma(size, size, L.Of(1)))));
        return L.Or(L.Select(L.Less(size, L.Of(Small)), size, L.Mul(log, L.Of(Ln2))), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Acosh(V x)
    {
        V one = L.Of(1);
        V square = L.Mul(L.Sub(x, one), L.Add(x, one));
        V power = L.Select(L.Less(x, one), L.Of(double.NaN), L.Add(x, L.Sqrt(square)));
        return L.Mul(Log2(power), L.Of(Ln2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Atanh(V x)
    {
        V size = L.Abs(x), one = L.Of(1);
        V log = Log2(L.Div(L.Add(one, size), L.Sub(one, size)));
        return L.Or(L.Select(L.Less(size, L.Of(Small)), size, L.Mul(log, L.Of(0.5 * Ln2))), Binary<L, V>.SignOf(x));
    }

    /// <summary>The logarithm to base 2, of any number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log2(V x) => WithEnds(x, OfNormal(x));

    /// <summary>The logarithm to base 2 of positive normal numbers; of others something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V OfNormal(V x)
    {
        V m = Binary<L, V>.Split(x, out V k);
        return OfParts(L.Sub(m, L.Of(1)), k);
    }

    /// <summary>The logarithm, or what it is of 0 and below, of infinity and of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V WithEnds(V x, V log) => L.AllLess(x, L.Of(double.PositiveInfinity)) && L.AllLess(L.Of(0), x) ? log : Logarithm<L, V>.Ends(x, log);

    /// <summary>k + log2(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfParts(V f, V k)
    {
        V f2 = L.Mul(f, f), f4 = L.Mul(f2, f2);
        V low = Polynomial<L, V>.Six(
            f, f2, f4,
            1.442695040868705, -0.7213475208687383, 0.4808983613956586, -0.3606736748312754, 0.288537293458499, -0.2404531654150219);
        V high = Polynomial<L, V>.Seven(
            f, f2, f4,
            0.2061753596985027, -0.18030060526183908, 0.15876980196105853, -0.14315642175049134, 0.14474841167272873, -0.14283946656228433,
            0.07737057917298111);
        return L.Fma(f, L.Fma(high, L.Mul(f4, f2), low), k);
    }
}
