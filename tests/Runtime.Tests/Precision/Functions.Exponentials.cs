using System;
using System.Collections.Generic;

namespace FusedKernels.Runtime.Tests.Precision;

internal static partial class Functions
{
    private static IEnumerable<Function> Exponentials()
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
            "Exp2", 1, BigMath.Exp2,
            new(KernelMath.Exp2, VectorMath.Exp2, VectorMath.Exp2, VectorMath.Exp2),
            new(KernelMath.Exp2, VectorMath.Exp2, VectorMath.Exp2, VectorMath.Exp2),
            x => Math.Pow(2, x))
        {
            Work = [(-1, 1), (-1075, 1024), (-1076, -1020)],
            Centres = [0, 0.5, 1, 1021, -1021, 1024, -1022, -1074, -1075],
        };
        yield return new(
            "Exp10", 1, BigMath.Exp10,
            new(KernelMath.Exp10, VectorMath.Exp10, VectorMath.Exp10, VectorMath.Exp10),
            new(KernelMath.Exp10, VectorMath.Exp10, VectorMath.Exp10, VectorMath.Exp10),
            x => Math.Pow(10, x))
        {
            Work = [(-0.5, 0.5), (-324, 309), (-324, -306)],
            Centres = [0, 1, 2, 22, 0.1505149978319906, 307, -307, 308.25471555991675, -307.6526555685888, -323.3062153431158],
        };
        yield return new(
            "ExpM1", 1, BigMath.ExpM1,
            new(KernelMath.ExpM1, VectorMath.ExpM1, VectorMath.ExpM1, VectorMath.ExpM1),
            new(KernelMath.ExpM1, VectorMath.ExpM1, VectorMath.ExpM1, VectorMath.ExpM1),
            x => x == 0 || double.IsPositiveInfinity(x) || double.IsNaN(x) ? x : Math.Abs(x) < 1e-5 ? x : Math.Exp(x) - 1)
        {
            Work = [(-1, 1), (-40, 40), (-710, 710)],
            Centres = [0, 0.34657359027997264, -0.34657359027997264, 1.0397207708399179, 708, -708, 709.782712893384, -37],
        };
    }
}
