using System;
using System.Collections.Generic;

namespace FusedKernels.Runtime.Tests.Precision;

internal static partial class Functions
{
    private static IEnumerable<Function> ArcFunctions()
    {
        yield return new(
            "Asin", 1, BigMath.Asin,
            new(KernelMath.Asin, VectorMath.Asin, VectorMath.Asin, VectorMath.Asin),
            new(KernelMath.Asin, VectorMath.Asin, VectorMath.Asin, VectorMath.Asin),
            Math.Asin,
            -1,
            1)
        {
            Work = [(-1, 1), (0.4, 0.6)],
            Centres = [0, 0.5, -0.5, 1, -1],
        };

        yield return new(
            "Acos", 1, BigMath.Acos,
            new(KernelMath.Acos, VectorMath.Acos, VectorMath.Acos, VectorMath.Acos),
            new(KernelMath.Acos, VectorMath.Acos, VectorMath.Acos, VectorMath.Acos),
            Math.Acos,
            -1,
            1)
        {
            Work = [(-1, 1), (-0.1, 0.1)],
            Centres = [0, 0.5, -0.5, 1, -1],
            Direction = -1,
        };

        yield return new(
            "Atan", 1, BigMath.Atan,
            new(KernelMath.Atan, VectorMath.Atan, VectorMath.Atan, VectorMath.Atan),
            new(KernelMath.Atan, VectorMath.Atan, VectorMath.Atan, VectorMath.Atan),
            Math.Atan)
        {
            Work = [(-1, 1), (-10, 10)],
            Centres = [0, 0.41421356237309503, 1, 2.414213562373095, 1152921504606846976],
        };
    }
}
