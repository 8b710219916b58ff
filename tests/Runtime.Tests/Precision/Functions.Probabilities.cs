using System;
using System.Collections.Generic;

namespace FusedKernels.Runtime.Tests.Precision;

internal static partial class Functions
{
    /// <summary>Next to 0, Erfc and NormalCdf change by less from one argument to the next than their errors, so they may go back by a unit of the last place.</summary>
    private static IEnumerable<Function> Probabilities()
    {
        yield return new(
            "Erf", 1, BigMath.Erf,
            new(KernelMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf),
            new(KernelMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf),
            x => double.IsNaN(x) || x == 0 ? x : Math.Abs(x) > 100 ? Math.Sign(x) : BigMath.Erf(x).ToDouble())
        {
            Work = [(-1, 1), (-6, 6)],
            Centres = [0, 0.5, -0.5, 3.75, 5.9215871957945083, 6],
        };

        yield return new(
            "Erfc", 1.5, BigMath.Erfc,
            new(KernelMath.Erfc, VectorMath.Erfc, VectorMath.Erfc, VectorMath.Erfc),
            new(KernelMath.Erfc, VectorMath.Erfc, VectorMath.Erfc, VectorMath.Erfc),
            x => double.IsNaN(x) ? x : Math.Abs(x) > 100 ? 1 - Math.Sign(x) : BigMath.Erfc(x).ToDouble())
        {
            Work = [(-1, 1), (-6, 28)],
            Centres = [0, 3.75, 26, 26.543258454250212, 27.226017111108366],
            Direction = 0,
        };

        yield return new(
            "NormalCdf", 1.5, BigMath.NormalCdf,
            new(KernelMath.NormalCdf, VectorMath.NormalCdf, VectorMath.NormalCdf, VectorMath.NormalCdf),
            new(KernelMath.NormalCdf, VectorMath.NormalCdf, VectorMath.NormalCdf, VectorMath.NormalCdf),
            x => double.IsNaN(x) ? x : Math.Abs(x) > 100 ? (1 + Math.Sign(x)) / 2 : BigMath.NormalCdf(x).ToDouble())
        {
            Work = [(-1, 1), (-39, 9)],
            Centres = [0, 5.303300858899107, -26, -37.5193793471445, -38.485408335567335],
            Direction = 0,
        };
    }
}
