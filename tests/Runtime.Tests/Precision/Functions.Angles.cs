using System;
using System.Collections.Generic;

namespace FusedKernels.Runtime.Tests.Precision;

internal static partial class Functions
{
    private static IEnumerable<Function> Angles()
    {
        yield return new(
            "Sin", 1, BigMath.Sin,
            new(KernelMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin),
            new(KernelMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin),
            x => Math.Abs(x) < 1e8 || double.IsInfinity(x) || double.IsNaN(x) ? Math.Sin(x) : BigMath.Sin(x).ToDouble())
        {
            Work = [(-4, 4), (-1000, 1000), (-1e9, 1e9), (-1e20, 1e20)],
            Centres = [0, 0.7853981633974483, 1.5707963267948966, 2.356194490192345, 3.141592653589793, 4.71238898038469, 6.283185307179586, 31.41592653589793, 102943.70807278239, 1073741824, 6381956970095103, 1e22, 1.7976931348623157E+308],
            Direction = 0,
        };

        yield return new(
            "Cos", 1, BigMath.Cos,
            new(KernelMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos),
            new(KernelMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos),
            x => Math.Abs(x) < 1e8 || double.IsInfinity(x) || double.IsNaN(x) ? Math.Cos(x) : BigMath.Cos(x).ToDouble())
        {
            Work = [(-4, 4), (-1000, 1000), (-1e9, 1e9), (-1e20, 1e20)],
            Centres = [0, 0.7853981633974483, 1.5707963267948966, 2.356194490192345, 3.141592653589793, 4.71238898038469, 6.283185307179586, 31.41592653589793, 102943.70807278239, 1073741824, 6381956970095103, 1e22, 1.7976931348623157E+308],
            Direction = 0,
        };

        yield return new(
            "Tan", 1, BigMath.Tan,
            new(KernelMath.Tan, VectorMath.Tan, VectorMath.Tan, VectorMath.Tan),
            new(KernelMath.Tan, VectorMath.Tan, VectorMath.Tan, VectorMath.Tan),
            x => Math.Abs(x) < 1e8 || double.IsInfinity(x) || double.IsNaN(x) ? Math.Tan(x) : BigMath.Tan(x).ToDouble())
        {
            Work = [(-4, 4), (-1000, 1000), (-1e9, 1e9), (-1e20, 1e20)],
            Centres = [0, 0.7853981633974483, 1.5707963267948966, 2.356194490192345, 3.141592653589793, 4.71238898038469, 6.283185307179586, 31.41592653589793, 102943.70807278239, 1073741824, 6381956970095103, 1e22, 1.7976931348623157E+308],
            Direction = 0,
        };
    }
}
