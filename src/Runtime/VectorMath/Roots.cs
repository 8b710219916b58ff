using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>Square roots, the inverse of one, and the root of a sum of squares: what the processor's operations round, corrected by what they lost.</summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Roots<L, V>
    where L : struct, IDoubleLanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Sqrt(V x) => L.Sqrt(x);

    /// <summary>One step of Newton's method from 1 / sqrt x, with x y^2 taken to twice the places. Where that is no number, y is the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ReciprocalSqrt(V x)
    {
        V y = L.Div(L.Of(1), L.Sqrt(x));
        V product = L.Mul(x, y);
        V productLow = L.Fma(x, y, L.Neg(product));
        V error = L.Fma(L.Neg(productLow), y, L.Fma(L.Neg(product), y, L.Of(1)));
        V better = L.Fma(L.Mul(y, L.Of(0.5)), error, y);
        return L.Select(L.Same(better, better), better, y);
    }

    /// <summary>Of floats: their squares are exact doubles, and so is nearly the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V HypotOfFloats(V x, V y)
    {
        V infinity = L.Of(double.PositiveInfinity);
        V any = L.Or(L.Same(L.Abs(x), infinity), L.Same(L.Abs(y), infinity));
        return L.Select(any, infinity, L.Sqrt(L.Fma(x, x, L.Mul(y, y))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Hypot(V x, V y)
    {
        V a = L.Abs(x), b = L.Abs(y);
        V swap = L.Less(a, b);
        V large = L.Select(swap, b, a), small = L.Select(swap, a, b);

        // 2^-450 to 2^500: no square that counts leaves the normal numbers. A small number that is none fails the second test.
        if (!L.AllLess(L.Of(3.4398754331110753E-136), large) || !L.AllLess(L.Add(large, small), L.Of(3.2733906078961419E+150)))
            return HypotRare(large, small);
        return Hypotenuse(large, small);
    }

    /// <summary>Scaled to where squares are normal numbers. Infinity counts for more than NaN.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V HypotRare(V large, V small)
    {
        V infinity = L.Of(double.PositiveInfinity);
        V any = L.Or(L.Same(large, infinity), L.Same(small, infinity));
        V isLarge = L.AtMost(L.Of(3.2733906078961419E+150), large), isSmall = L.AtMost(large, L.Of(3.4398754331110753E-136));

        // 2^-600 and back, or 2^600 and back; results below the normal numbers are exact before the last step but for bits far down.
        const double up = 4.149515568880993E+180, down = 2.409919865102884E-181;
        V scale = L.Select(isLarge, L.Of(down), L.Select(isSmall, L.Of(up), L.Of(1)));
        V back = L.Select(isLarge, L.Of(up), L.Select(isSmall, L.Of(down), L.Of(1)));
        V result = L.Mul(Hypotenuse(L.Mul(large, scale), L.Mul(small, scale)), back);
        result = L.Select(L.Same(large, L.Of(0)), L.Add(large, small), result);
        return L.Select(any, infinity, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Hypotenuse(V large, V small)
    {
        V a = L.Mul(large, large), b = L.Mul(small, small);
        V aLow = L.Fma(large, large, L.Neg(a)), bLow = L.Fma(small, small, L.Neg(b));
        V sum = L.Add(a, b);
        V sumLow = L.Add(L.Add(L.Sub(a, sum), b), L.Add(aLow, bLow));
        V root = L.Sqrt(sum);
        V error = L.Add(L.Fma(L.Neg(root), root, sum), sumLow);
        return L.Add(root, L.Div(error, L.Add(root, root)));
    }
}
