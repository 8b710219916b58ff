using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Peers.Contenders;

namespace Peers;

/// <summary>What the first call of a process costs: compilation by the JIT, starting threads, and whatever else is lazy.</summary>
internal static class FirstCall
{
    private const int LaterCalls = 15;

    /// <summary>Times the first and later calls; returns "first later" in milliseconds, the later ones as their median.</summary>
    /// <exception cref="InvalidOperationException">When there is no such contender.</exception>
    public static string Measure(string job, string name)
    {
        (string kind, int size) = LineServer.SplitCase(job);
        Contender contender = ContenderList.All.Last(c => c.Case == kind && c.Name == name);
        Workload workload = contender.Create(size);
        double first = Time(workload);
        double[] later = [.. Enumerable.Range(0, LaterCalls).Select(_ => Time(workload)).Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{first:F4} {later[LaterCalls / 2]:F4}");
    }

    private static double Time(Workload workload)
    {
        long start = Stopwatch.GetTimestamp();
        workload.Run(1);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
