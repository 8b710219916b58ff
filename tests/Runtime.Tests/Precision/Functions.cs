using System;
using System.Collections.Generic;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>The functions of one argument.</summary>
internal static partial class Functions
{
    internal static IEnumerable<Function> OfOne()
    {
        yield return new(
            "Exp", 1, BigMath.Exp,
            new(KernelMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp),
            new(KernelMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp),
            Math.Exp)
        {
            Work = [(-1, 1), (-746, 710), (-746, -700)],
            Centres = [0, 0.34657359027997264, 708, -708, 709.782712893384, -708.3964185322641, -745.1332191019411],
        };
        yield return new(
            "Log", 1, BigMath.Log,
            new(KernelMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log),
            new(KernelMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log),
            Math.Log,
            double.Epsilon)
        {
            Work = [(0.5, 2), (0, 20)],
            Centres = [1, 0.7071067811865476, 1.4142135623730951, 2.2250738585072014E-308, Math.E],
        };
    }
}
