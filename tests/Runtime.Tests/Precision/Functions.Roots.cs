using System;
using System.Collections.Generic;

namespace FusedKernels.Runtime.Tests.Precision;

internal static partial class Functions
{
    private static IEnumerable<Function> Roots()
    {
        yield return new(
            "Sqrt", 0.5, BigMath.Sqrt,
            new(KernelMath.Sqrt, VectorMath.Sqrt, VectorMath.Sqrt, VectorMath.Sqrt),
            new(KernelMath.Sqrt, VectorMath.Sqrt, VectorMath.Sqrt, VectorMath.Sqrt),
            Math.Sqrt,
            0)
        {
            Work = [(0, 4)],
            Centres = [0, 1],
        };
        yield return new(
            "ReciprocalSqrt", 1, BigMath.ReciprocalSqrt,
            new(KernelMath.ReciprocalSqrt, VectorMath.ReciprocalSqrt, VectorMath.ReciprocalSqrt, VectorMath.ReciprocalSqrt),
            new(KernelMath.ReciprocalSqrt, VectorMath.ReciprocalSqrt, VectorMath.ReciprocalSqrt, VectorMath.ReciprocalSqrt),
            x => 1 / Math.Sqrt(x),
            double.Epsilon)
        {
            Work = [(0, 4)],
            Centres = [1],
            Direction = -1,
        };
        yield return new(
            "ReciprocalSqrtEstimate", 2, BigMath.ReciprocalSqrt,
            new(KernelMath.ReciprocalSqrtEstimate, VectorMath.ReciprocalSqrtEstimate, VectorMath.ReciprocalSqrtEstimate, VectorMath.ReciprocalSqrtEstimate),
            new(KernelMath.ReciprocalSqrtEstimate, VectorMath.ReciprocalSqrtEstimate, VectorMath.ReciprocalSqrtEstimate, VectorMath.ReciprocalSqrtEstimate),
            x => 1 / Math.Sqrt(x),
            double.Epsilon)
        {
            Work = [(0, 4)],
            Centres = [1],
            Direction = 0,
            IsOfProcessor = true,
        };
        yield return new(
            "Cbrt", 1, BigMath.Cbrt,
            new(KernelMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt),
            new(KernelMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt),
            Math.Cbrt)
        {
            Work = [(-8, 8), (0.5, 4)],
            Centres = [0, 1, 0.7071067811865476, 1.4142135623730951, 2.8284271247461903, 2.2250738585072014E-308],
        };
    }
}
