using System;
using System.Diagnostics;

namespace FusedKernels.Fuzz.Tests.Running;

/// <summary>Adds up how long something takes.</summary>
internal sealed class Clock
{
    public double Seconds { get; private set; }

    public T Time<T>(Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        T result = work();
        Seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
        return result;
    }
}
