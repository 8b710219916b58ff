using System;
using System.Diagnostics;
using System.Globalization;

namespace NBody;

/// <summary>Lets a galaxy turn, step by step by the plain methods and by their kernels in turns, and compares both.</summary>
internal static class Program
{
    private const int Bodies = 4096;
    private const int Steps = 24;
    private const double Step = 0.005;

    private static int Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Galaxy kernel = new(Bodies, seed: 1), plain = new(Bodies, seed: 1);
        double before = kernel.KineticEnergy, kernelTime = 0, plainTime = 0;
        kernel.Advance(Step);
        plain.AdvanceAsWritten(Step);
        for (int step = 1; step <= Steps; step++)
        {
            kernelTime += Time(kernel.Advance);
            plainTime += Time(plain.AdvanceAsWritten);
            Console.Write($"\r{step * 100 / Steps,3} %");
        }

        bool same = kernel.IsAt(plain);
        Console.WriteLine($"\r{Bodies} bodies, {Steps} steps; kinetic energy {before:F4} before, {kernel.KineticEnergy:F4} after");
        Console.WriteLine($"plain C#   {plainTime,8:F1} ms");
        Console.WriteLine($"kernel     {kernelTime,8:F1} ms   {plainTime / kernelTime,5:F1} times as fast, {Environment.ProcessorCount} cores");
        Console.WriteLine(same ? "all positions are equal" : "positions differ");
        return same ? 0 : 1;
    }

    private static double Time(Action<double> advance)
    {
        long start = Stopwatch.GetTimestamp();
        advance(Step);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
