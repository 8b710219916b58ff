using System;
using System.Collections.Generic;

namespace FusedKernels.Runtime.Tests.Precision;

internal static partial class Functions
{
    private static IEnumerable<Function> Logarithms()
    {
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
        yield return new(
            "Log2", 1, BigMath.Log2,
            new(KernelMath.Log2, VectorMath.Log2, VectorMath.Log2, VectorMath.Log2),
            new(KernelMath.Log2, VectorMath.Log2, VectorMath.Log2, VectorMath.Log2),
            Math.Log2,
            double.Epsilon)
        {
            Work = [(0.5, 2), (0, 20)],
            Centres = [1, 2, 0.7071067811865476, 1.4142135623730951, 2.2250738585072014E-308],
        };
        yield return new(
            "Log10", 1, BigMath.Log10,
            new(KernelMath.Log10, VectorMath.Log10, VectorMath.Log10, VectorMath.Log10),
            new(KernelMath.Log10, VectorMath.Log10, VectorMath.Log10, VectorMath.Log10),
            Math.Log10,
            double.Epsilon)
        {
            Work = [(0.5, 2), (0, 20)],
            Centres = [1, 10, 100, 0.7071067811865476, 1.4142135623730951, 2.2250738585072014E-308],
        };
        yield return new(
            "LogP1", 1, BigMath.LogP1,
            new(KernelMath.LogP1, VectorMath.LogP1, VectorMath.LogP1, VectorMath.LogP1),
            new(KernelMath.LogP1, VectorMath.LogP1, VectorMath.LogP1, VectorMath.LogP1),
            x => Math.Abs(x) < 1e-5 ? x : double.LogP1(x),
            -1 + 1.1102230246251565E-16)
        {
            Work = [(-1, 1), (-1, 20)],
            Centres = [0, -1, -0.29289321881345243, 0.4142135623730951, 1, -0.5, 9007199254740992, 1.0715086071862673E+301],
        };
    }
}
