using System;
using System.Collections.Generic;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>The functions under test.</summary>
internal static partial class Functions
{
    internal static IEnumerable<Function> OfOne() => [.. Exponentials(), .. Logarithms(), .. Roots(), .. Angles(), .. Hyperbolics(), .. ArcFunctions(), .. Probabilities()];

    internal static IEnumerable<FunctionOfTwo> OfTwo()
    {
        yield return new(
            "Pow", 1, BigMath.Pow,
            new(KernelMath.Pow, VectorMath.Pow, VectorMath.Pow, VectorMath.Pow),
            new(KernelMath.Pow, VectorMath.Pow, VectorMath.Pow, VectorMath.Pow),
            Math.Pow,
            PowArguments);
        yield return new(
            "Hypot", 1, BigMath.Hypot,
            new(KernelMath.Hypot, VectorMath.Hypot, VectorMath.Hypot, VectorMath.Hypot),
            new(KernelMath.Hypot, VectorMath.Hypot, VectorMath.Hypot, VectorMath.Hypot),
            double.Hypot,
            Sides);
        yield return new(
            "Atan2", 1, BigMath.Atan2,
            new(KernelMath.Atan2, VectorMath.Atan2, VectorMath.Atan2, VectorMath.Atan2),
            new(KernelMath.Atan2, VectorMath.Atan2, VectorMath.Atan2, VectorMath.Atan2),
            Math.Atan2,
            random => Sides(random) is var (y, x) && random.Next(2) == 0 ? (y, -x) : (-y, x));
    }

    /// <summary>Positive bases: results of all sizes, some close to 1, to the greatest number and to the least.</summary>
    private static (double X, double Y) PowArguments(Random random)
    {
        double x = random.Next(4) switch
        {
            0 => Math.Abs(Points.Anywhere(random)),
            1 => 1 + ((random.NextDouble() - 0.5) * Math.ScaleB(1, -random.Next(52))),
            2 => random.Next(1, 100),
            _ => random.NextDouble() * 4,
        };
        if (x == 0 || x == 1)
            x = 1.25;
        double log = Math.Log2(x);
        double y = random.Next(4) switch
        {
            0 => ((random.NextDouble() * 2100) - 1076) / log,
            1 => (random.Next(2) == 0 ? 1024 - (random.NextDouble() * 4) : -1020 - (random.NextDouble() * 55)) / log,
            2 => random.Next(-10, 10) / 2.0,
            _ => (random.NextDouble() - 0.5) * 20,
        };
        return (x, y);
    }

    /// <summary>Of about the same size, of all sizes, and with what is lost next to the last place.</summary>
    private static (double X, double Y) Sides(Random random)
    {
        double x = Points.Anywhere(random);
        (double x, double y) sides = random.Next(3) switch
        {
            0 => (random.NextDouble(), random.NextDouble()),
            1 => (x, x * Math.ScaleB(1 + random.NextDouble(), random.Next(-60, 60))),
            _ => (x, Points.Anywhere(random)),
        };
        return sides.x == 0 || sides.y == 0 || double.IsInfinity(sides.y) ? (3, 4) : sides;
    }
}
