using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// <see cref="Trigonometry{L, V}"/> in floats, with polynomials of degree 2 (Remez exchange in 200 bits, coefficients rounded to float: 2^-28 and 2^-33
/// relative to the results). Angles of 2^14 and more take the functions of doubles, lane by lane.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
/// <typeparam name="D">A double.</typeparam>
internal static class FloatTrigonometry<L, V, D>
    where L : struct, IFloatLanes<V>
    where D : struct, IDoubleLanes<double>
{
    private const float Counter = 12582912;
    private const float Near = 16384;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Sin(V x) => L.AllLess(L.Abs(x), L.Of(Near)) ? SinNear(x) : SinFar(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Cos(V x) => L.AllLess(L.Abs(x), L.Of(Near)) ? CosNear(x) : CosFar(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V SinFar(V x)
    {
        V result = SinNear(x);
        for (int lane = 0; lane < L.Count; lane++)
        {
            float angle = L.Get(x, lane);
            if (!(float.Abs(angle) < Near))
                result = L.With(result, lane, (float)Trigonometry<D, double>.Sin(angle));
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V CosFar(V x)
    {
        V result = CosNear(x);
        for (int lane = 0; lane < L.Count; lane++)
        {
            float angle = L.Get(x, lane);
            if (!(float.Abs(angle) < Near))
                result = L.With(result, lane, (float)Trigonometry<D, double>.Cos(angle));
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinNear(V x)
    {
        V r = Reduce(L.Abs(x), out V low, out V quadrant);
        V z = L.Mul(r, r);
        V result = L.Select(IsEven(quadrant), SinOfRest(r, low, z), CosOfRest(r, low, z));
        return L.Xor(result, L.Xor(Sign(quadrant), L.And(x, L.OfBits(int.MinValue))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CosNear(V x)
    {
        V r = Reduce(L.Abs(x), out V low, out V quadrant);
        V z = L.Mul(r, r);
        V result = L.Select(IsEven(quadrant), CosOfRest(r, low, z), SinOfRest(r, low, z));
        return L.Xor(result, Sign(L.AddBits(quadrant, L.OfBits(1))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsEven(V quadrant) => L.Same(L.Or(L.And(quadrant, L.OfBits(1)), L.Of(1f)), L.Of(1f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sign(V quadrant) => L.And(L.Up(quadrant, 30), L.OfBits(int.MinValue));

    /// <summary>As <see cref="Quadrants{L, V}"/> does it: three parts of pi/2, the first difference exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reduce(V x, out V low, out V quadrant)
    {
        const float halfPi = 1.57079637f, halfPiRest = -4.37113883e-08f, halfPiRest2 = -1.71512451e-15f;
        V counter = L.Of(Counter);
        quadrant = L.Fma(x, L.Of(0.636619747f), counter);
        V n = L.Sub(quadrant, counter);
        V first = L.Fma(n, L.Of(-halfPi), x);
        V second = L.Mul(n, L.Of(halfPiRest));
        V secondLow = L.Fma(n, L.Of(halfPiRest), L.Neg(second));
        V r = L.Sub(first, second);
        V ofSecond = L.Sub(r, first);
        V lost = L.Sub(L.Sub(first, L.Sub(r, ofSecond)), L.Add(second, ofSecond));
        low = L.Fma(n, L.Of(-halfPiRest2), L.Sub(lost, secondLow));
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinOfRest(V r, V low, V z)
    {
        V series = L.Fma(L.Fma(L.Of(-0.000195152199f), z, L.Of(0.0083321603f)), z, L.Of(-0.166666552f));
        return L.Add(r, L.Fma(L.Mul(r, z), series, L.Fma(L.Mul(low, z), L.Of(-0.5f), low)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CosOfRest(V r, V low, V z)
    {
        V series = L.Fma(L.Fma(L.Of(2.44332296e-05f), z, L.Of(-0.00138873176f)), z, L.Of(0.0416666456f));
        V half = L.Mul(z, L.Of(0.5f)), one = L.Of(1f);
        V near = L.Sub(one, half);
        V tail = L.Fma(L.Mul(z, z), series, L.Neg(L.Mul(r, low)));
        return L.Add(near, L.Add(L.Sub(L.Sub(one, near), half), tail));
    }
}
