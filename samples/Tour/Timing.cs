using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using FusedKernels;

namespace Tour;

/// <summary>Times several ways to do a job in turns, so that a slow moment of the machine falls on all of them.</summary>
internal static class Timing
{
    private const int Rounds = 15;

    // The JIT compiles a method anew after 30 calls, twice, in the background.
    private const int WarmUpCalls = 35;
    private const int WarmUpPhases = 2;
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan PauseForTheJit = TimeSpan.FromMilliseconds(150);

    /// <summary>Fills in the times of each way: its first call, and the median of later ones.</summary>
    public static void Compare(params Way[] ways)
    {
        foreach (Way way in ways)
            way.First = Time(way.Call);
        for (int phase = 0; phase < WarmUpPhases; phase++)
        {
            foreach (Way way in ways)
                WarmUp(way.WarmUpCall);
            Thread.Sleep(PauseForTheJit);
        }

        double[][] times = [.. ways.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int way = 0; way < ways.Length; way++)
                times[way][round] = Time(ways[way].Call);
        }

        for (int way = 0; way < ways.Length; way++)
            ways[way].Later = times[way].Order().ElementAt(Rounds / 2);
        foreach (Way way in ways)
            way.Paths = Observe(way.Call);
    }

    private static double Time(Action call)
    {
        long start = Stopwatch.GetTimestamp();
        call();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void WarmUp(Action call)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUpCalls && Stopwatch.GetElapsedTime(start) < LongestWarmUp; i++)
            call();
    }

    private static KernelPaths Observe(Action call)
    {
        KernelPaths paths = KernelPaths.None;
        using (KernelTrace.Observe(step => paths |= step.Paths))
            call();
        return paths;
    }
}
