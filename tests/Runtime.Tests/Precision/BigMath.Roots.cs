using System;

namespace FusedKernels.Runtime.Tests.Precision;

internal static partial class BigMath
{
    internal static Big Sqrt(Big x)
    {
        if (x.Sign == 0)
            return x;
        int half = x.Binade >> 1;
        Big m = x.Scaled(-2 * half), y = Math.Sqrt(m.ToDouble());
        for (int n = 0; n < 2; n++)
            y = (y + (m / y)).Scaled(-1);
        return y.Scaled(half);
    }

    internal static Big ReciprocalSqrt(Big x) => 1 / Sqrt(x);

    internal static Big Cbrt(Big x)
    {
        if (x.Sign == 0)
            return x;
        int third = (int)Math.Floor(x.Binade / 3.0);
        Big m = x.Scaled(-3 * third), y = Math.Cbrt(m.ToDouble());
        for (int n = 0; n < 2; n++)
            y = (y.Scaled(1) + (m / (y * y))) / 3;
        return y.Scaled(third);
    }

    internal static Big Hypot(Big x, Big y) => Sqrt((x * x) + (y * y));
}
