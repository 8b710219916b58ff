using System;
using System.Collections.Generic;

namespace FusedKernels.Runtime.Tests.Precision;

internal static partial class Functions
{
    private static IEnumerable<Function> Hyperbolics()
    {
        yield return new(
            "Sinh", 1, BigMath.Sinh,
            new(KernelMath.Sinh, VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh),
            new(KernelMath.Sinh, VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh),
            Math.Sinh)
        {
            Work = [(-1, 1), (-40, 40), (-711, 711)],
            Centres = [0, 0.34657359027997264, 1, 22, 708, -708, 709.782712893384, 710.4758600739439],
        };

        yield return new(
            "Cosh", 1, BigMath.Cosh,
            new(KernelMath.Cosh, VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh),
            new(KernelMath.Cosh, VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh),
            Math.Cosh)
        {
            Work = [(-1, 1), (-40, 40), (-711, 711)],
            Centres = [0, 0.34657359027997264, 1, 22, 708, -708, 709.782712893384, 710.4758600739439],
            Direction = 0,
        };

        yield return new(
            "Tanh", 1, BigMath.Tanh,
            new(KernelMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh),
            new(KernelMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh),
            Math.Tanh)
        {
            Work = [(-1, 1), (-22, 22)],
            Centres = [0, 0.17328679513998632, 0.5, 1, 19.061547465398498, 20],
        };

        yield return new(
            "Asinh", 1, BigMath.Asinh,
            new(KernelMath.Asinh, VectorMath.Asinh, VectorMath.Asinh, VectorMath.Asinh),
            new(KernelMath.Asinh, VectorMath.Asinh, VectorMath.Asinh, VectorMath.Asinh),
            Math.Asinh)
        {
            Work = [(-1, 1), (-100, 100)],
            Centres = [0, 0.3535533905932738, 1, 3.2733906078961419E+150],
        };

        yield return new(
            "Acosh", 1, BigMath.Acosh,
            new(KernelMath.Acosh, VectorMath.Acosh, VectorMath.Acosh, VectorMath.Acosh),
            new(KernelMath.Acosh, VectorMath.Acosh, VectorMath.Acosh, VectorMath.Acosh),
            Math.Acosh,
            1)
        {
            Work = [(1, 2), (1, 100)],
            Centres = [1, 1.0606601717798212, 2, 3.2733906078961419E+150],
        };

        yield return new(
            "Atanh", 1, BigMath.Atanh,
            new(KernelMath.Atanh, VectorMath.Atanh, VectorMath.Atanh, VectorMath.Atanh),
            new(KernelMath.Atanh, VectorMath.Atanh, VectorMath.Atanh, VectorMath.Atanh),
            Math.Atanh,
            -1 + 1.1102230246251565E-16,
            1 - 1.1102230246251565E-16)
        {
            Work = [(-1, 1), (-0.2, 0.2)],
            Centres = [0, 0.17157287525380990, 0.5, 1, -1],
        };
    }
}
