using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Tangents of floats and their angles, in doubles, which have 29 bits to spare. The tangent is the quotient of sine and cosine of what quarter turns leave over,
/// polynomials of degree 4 in its square (relative errors 2^-37 and 2^-34). Angles of tangents up to 1 are x + x^3 a(x^2), so that a quotient halfway between
/// two small floats is rounded to the even one, with a of degree 11 (2^-36); of greater ones those of the inverse beside a quarter turn. Angles of sines up to
/// 1/2 are x s(x^2), with s of degree 8 (2^-40); of greater ones those of sqrt((1 - x) / 2), twice, beside a quarter turn. All by Remez exchange in 200
/// bits, coefficients rounded to double.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values: floats as doubles.</typeparam>
internal static class FloatAngles<L, V>
    where L : struct, IDoubleLanes<V>
{
    private const double Pi = 3.141592653589793;
    private const double HalfPi = Quadrants<L, V>.HalfPi;

    /// <summary>2^30: up to here two parts of pi/2 leave 50 bits of every float.</summary>
    private const double Near = 1073741824;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Tan(V x)
    {
        V size = L.Abs(x);
        return L.Xor(L.AllLess(size, L.Of(Near)) ? TanNear(size) : TanFar(size), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V TanFar(V size) => L.Select(L.Less(size, L.Of(Near)), TanNear(size), Trigonometry<L, V>.Tan(size));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V TanNear(V size)
    {
        V counter = L.Of(Binary<L, V>.Counter);
        V quadrant = L.Fma(size, L.Of(Quadrants<L, V>.PerHalfPi), counter);
        V n = L.Sub(quadrant, counter);
        V r = L.Fma(n, L.Of(-Quadrants<L, V>.HalfPiRest), L.Fma(n, L.Of(-HalfPi), size));
        V z = L.Mul(r, r), z2 = L.Mul(z, z), z4 = L.Mul(z2, z2);
        V sine = L.Mul(r, Polynomial<L, V>.Five(
            z, z2, z4, 0.9999999999954481, -0.16666666630431606, 0.008333328688753822, -0.00019839177936892662, 2.717148957737685e-06));
        V cosine = Polynomial<L, V>.Five(
            z, z2, z4, 0.9999999999439086, -0.4999999957138094, 0.04166661321709329, -0.0013886528667098484, 2.43726357778013e-05);
        V even = Quadrants<L, V>.IsEven(quadrant);
        return L.Div(L.Select(even, sine, L.Neg(cosine)), L.Select(even, cosine, sine));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Atan(V x)
    {
        V size = L.Abs(x), one = L.Of(1), isInverse = L.Less(one, size);
        V w = L.Div(L.Select(isInverse, L.Of(-1), size), L.Select(isInverse, size, one));
        V angle = OfTangent(w);
        return L.Or(L.Add(angle, L.And(isInverse, L.Of(HalfPi))), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Atan2(V y, V x)
    {
        V height = L.Abs(y), width = L.Abs(x), zero = L.Of(0);
        V isSteep = L.Less(width, height);
        V under = L.Select(isSteep, height, width);
        V tangent = L.Div(L.Select(isSteep, width, height), under);

        // The point 0, and those where both are infinite.
        tangent = L.Select(L.Same(L.Add(height, width), zero), zero, tangent);
        tangent = L.Select(L.And(L.Same(height, L.Of(double.PositiveInfinity)), L.Same(width, height)), L.Of(1), tangent);

        V angle = OfTangent(tangent);
        angle = L.Select(isSteep, L.Sub(L.Of(HalfPi), angle), angle);
        V isLeft = L.Less(L.Or(L.Of(1), Binary<L, V>.SignOf(x)), zero);
        return L.Or(L.Select(isLeft, L.Sub(L.Of(Pi), angle), angle), Binary<L, V>.SignOf(y));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Asin(V x)
    {
        V half = OfSine(L.Abs(x), out V isFar);
        return L.Or(L.Select(isFar, L.Fma(half, L.Of(-2), L.Of(HalfPi)), half), Binary<L, V>.SignOf(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Acos(V x)
    {
        V half = OfSine(L.Abs(x), out V isFar);
        V sign = Binary<L, V>.SignOf(x);
        V far = L.Add(L.Xor(L.Add(half, half), sign), L.And(L.Less(x, L.Of(0)), L.Of(Pi)));
        return L.Select(isFar, far, L.Sub(L.Of(HalfPi), L.Xor(half, sign)));
    }

    /// <summary>The angle of a tangent up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfTangent(V x)
    {
        V z = L.Mul(x, x), z2 = L.Mul(z, z), z4 = L.Mul(z2, z2);
        V low = Polynomial<L, V>.Six(
            z, z2, z4,
            -0.33333333111116437, 0.1999998422234111, -0.14285320895108392, 0.11106143514332051, -0.09053630014830284, 0.07510512614946184);
        V high = Polynomial<L, V>.Six(
            z, z2, z4,
            -0.060569589445349216, 0.04417913774334775, -0.02654780803879234, 0.011778657753980045, -0.003326491599166011, 0.0004406936856146533);
        return L.Fma(L.Mul(x, z), L.Fma(high, L.Mul(z4, z2), low), x);
    }

    /// <summary>The angle of a sine up to 1/2; of a greater one half of what is missing to a quarter turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfSine(V size, out V isFar)
    {
        V half = L.Of(0.5);
        isFar = L.Less(half, size);
        V z = L.Select(isFar, L.Fma(size, L.Of(-0.5), half), L.Mul(size, size));
        V w = L.Select(isFar, L.Sqrt(z), size);
        V z2 = L.Mul(z, z), z4 = L.Mul(z2, z2);
        V low = Polynomial<L, V>.Four(z, z2, 1.0000000000009186, 0.16666666608423128, 0.07500006068589218, 0.04464043121655471);
        V high = Polynomial<L, V>.Five(
            z, z2, z4, 0.030430236244270516, 0.021837520811328257, 0.0207681473187276, 0.0017003247874365205, 0.033174375212977274);
        return L.Mul(w, L.Fma(high, z4, low));
    }
}
