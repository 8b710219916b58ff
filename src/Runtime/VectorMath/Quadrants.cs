using System;
using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// What is left of an angle beside quarter turns. Below 2^30, n pi/2 is subtracted in three parts of 53 bits (the method of W. Cody and W. Waite, with FMA): the first
/// difference is exact, and what the second loses is kept; no double of that size comes closer to a multiple of pi/2 than 2^-62, so the rest
/// has 60 bits or more. Larger angles are reduced lane by lane (<see cref="LargeAngle"/>).
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Quadrants<L, V>
    where L : struct, IDoubleLanes<V>
{
    internal const double HalfPi = 1.5707963267948966;
    internal const double HalfPiRest = 6.123233995736766e-17;
    private const double HalfPiRest2 = -1.4973849048591698e-33;
    internal const double PerHalfPi = 0.6366197723675814;

    /// <summary>2^30.</summary>
    private const double Near = 1073741824;

    /// <param name="x">Angles, not negative.</param>
    /// <param name="low">What is to be added to the result.</param>
    /// <param name="quadrant">How many quarter turns are left out, modulo 4, in the last two bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Reduce(V x, out V low, out V quadrant)
    {
        if (L.AllLess(x, L.Of(Near)))
            return ReduceNear(x, out low, out quadrant);

        // What a call writes to has an address and lives in memory: not what the near way uses.
        V r = ReduceFar(x, out V farLow, out V farQuadrant);
        (low, quadrant) = (farLow, farQuadrant);
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V IsEven(V quadrant) => L.Same(L.Or(L.And(quadrant, L.OfBits(1)), L.Of(1)), L.Of(1));

    /// <summary>The sign of the sine in the middle of the quadrant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Sign(V quadrant) => Binary<L, V>.SignOf(L.Up(quadrant, 62));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReduceNear(V x, out V low, out V quadrant)
    {
        V counter = L.Of(Binary<L, V>.Counter);
        quadrant = L.Fma(x, L.Of(PerHalfPi), counter);
        V n = L.Sub(quadrant, counter);
        V first = L.Fma(n, L.Of(-HalfPi), x);
        V second = L.Mul(n, L.Of(HalfPiRest));
        V secondLow = L.Fma(n, L.Of(HalfPiRest), L.Neg(second));
        V r = L.Sub(first, second);
        V ofSecond = L.Sub(r, first);
        V lost = L.Sub(L.Sub(first, L.Sub(r, ofSecond)), L.Add(second, ofSecond));
        low = L.Fma(n, L.Of(-HalfPiRest2), L.Sub(lost, secondLow));
        return r;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V ReduceFar(V x, out V low, out V quadrant)
    {
        V r = ReduceNear(x, out low, out quadrant);
        for (int lane = 0; lane < L.Count; lane++)
        {
            double angle = L.Get(x, lane);
            if (angle < Near)
                continue;
            double rest = LargeAngle.Reduce(angle, out double restLow, out long turns);
            r = L.With(r, lane, rest);
            low = L.With(low, lane, restLow);
            quadrant = L.With(quadrant, lane, BitConverter.Int64BitsToDouble(turns));
        }

        return r;
    }
}
