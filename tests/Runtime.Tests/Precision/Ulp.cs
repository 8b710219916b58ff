using System;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>Errors in units of the last place: of the binade that the exact value is in, never less than that of the numbers below the normal ones.</summary>
internal static class Ulp
{
    internal static double Error(double result, Big exact)
    {
        if (exact.Sign == 0)
            return result == 0 ? 0 : double.PositiveInfinity;
        if (exact.Binade < -1200)
            return Math.Abs(result) / double.Epsilon;

        // Infinity is where the next number would be.
        Big value = double.IsInfinity(result) ? Math.Sign(result) * new Big(1, 1024) : (Big)result;
        if (exact.Binade >= 1024 && double.IsInfinity(result))
            return exact.Sign == Math.Sign(result) ? 0 : double.PositiveInfinity;
        return double.IsNaN(result) ? double.PositiveInfinity : (value - exact).Abs().Scaled(-Unit(exact.Binade)).ToDouble();
    }

    /// <summary>The exact value to more bits than a float has.</summary>
    internal static double Error(float result, double exact)
    {
        if (double.IsNaN(exact) || double.IsNaN(result))
            return double.IsNaN(exact) == double.IsNaN(result) ? 0 : double.PositiveInfinity;
        if (double.IsInfinity(exact) || exact == 0)
            return result == exact ? 0 : double.PositiveInfinity;
        double value = float.IsInfinity(result) ? Math.CopySign(Math.ScaleB(1, 128), result) : result;
        if (Math.Abs(exact) >= Math.ScaleB(1, 128) && float.IsInfinity(result))
            return Math.Sign(exact) == Math.Sign(result) ? 0 : double.PositiveInfinity;
        return Math.ScaleB(Math.Abs(value - exact), -Math.Max(Math.ILogB(exact) - 23, -149));
    }

    private static int Unit(int binade) => Math.Max(binade - 52, -1074);
}
