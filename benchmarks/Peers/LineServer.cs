using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using FusedKernels;
using Peers.Contenders;

namespace Peers;

/// <summary>
/// One process full of contenders behind a line protocol, the same for every language:
/// <code>
/// list                          -> one line "case contender threads" each, then "."
/// run CASE NAME THREADS WARM N  -> "ok switches faults waiting-us wall-us t1 t2 ... tN", nanoseconds per call
/// dump CASE NAME THREADS FILE   -> one call, its result written raw; "ok f8 count"
/// quit
/// </code>
/// CASE is the job's name with its size: quad_1000. A sample is one call, or enough calls for 60 microseconds.
/// </summary>
internal sealed class LineServer(TextReader input, TextWriter output)
{
    private const double ShortCallNanoseconds = 30_000;
    private const double SampleNanoseconds = 60_000;
    private const int ShortSize = 48;

    private readonly HashSet<(string, string)> warm = [];
    private (string Case, string Name, int Threads) current;
    private Workload? workload;

    /// <summary>Answers until "quit" or the end of the input.</summary>
    public void Run()
    {
        while (input.ReadLine() is { } line)
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["list"]:
                    foreach (Contender c in ContenderList.All)
                        output.Write($"{c.Case} {c.Name} {c.Threads}\n");
                    output.Write(".\n");
                    break;
                case ["quit"]:
                    return;
                case ["run", var job, var name, var threads, var warmUp, var repeats]:
                    output.Write(Find(job, name, threads) ? Time(Number(warmUp), Number(repeats)) : "err no entry\n");
                    break;
                case ["dump", var job, var name, var threads, var path]:
                    output.Write(Find(job, name, threads) ? Dump(path) : "err no entry\n");
                    break;
                default:
                    output.Write("err syntax\n");
                    break;
            }

            output.Flush();
        }
    }

    /// <summary>Takes the size off a case's name; 0 when it has none.</summary>
    public static (string Job, int Size) SplitCase(string name)
    {
        int bar = name.LastIndexOf('_');
        return bar < 0 ? (name, 0) : (name[..bar], Number(name[(bar + 1)..]));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private bool Find(string job, string name, string threadText)
    {
        int threads = Number(threadText);
        (string kind, int size) = SplitCase(job);
        if (ContenderList.All.FirstOrDefault(c => c.Case == kind && c.Name == name && c.Threads == threads) is not { } contender)
            return false;
        KernelOptions.MaxDegreeOfParallelism = threads;
        if (current == (job, name, threads))
            return true;
        workload = null;
        if (warm.Add((kind, name)))
            WarmTiers(contender, contender.SmallSize);
        if (size is > 0 and < ShortSize && warm.Add((kind + " short", name)))
            WarmTiers(contender, size); // little work has a form of its own
        workload = contender.Create(size);
        current = (job, name, threads);
        return true;
    }

    /// <summary>Lets the JIT reach its last tier, which takes calls and pauses, on a size where calls are short.</summary>
    private static void WarmTiers(Contender contender, int size)
    {
        Workload small = contender.Create(size);
        for (int phase = 0; phase < 5; phase++)
        {
            for (int call = 0; call < 60; call++)
                small.Run(3);
            Thread.Sleep(140);
        }
    }

    private string Time(int warmUp, int repeats)
    {
        Workload work = workload!;
        double estimate = double.MaxValue;
        for (int i = 0; i < warmUp; i++)
            estimate = Sample(work, 1);
        long inner = 1;
        if (estimate < ShortCallNanoseconds)
            inner = (long)(SampleNanoseconds / (Sample(work, 20) + 1)) + 1;
        var times = new double[repeats];
        long waiting = WaitingMicroseconds(), start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++)
            times[i] = Sample(work, inner);
        double wall = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        waiting = WaitingMicroseconds() - waiting;
        var answer = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"ok 0 0 {waiting} {wall:F0}"));
        foreach (double time in times)
            answer.Append(CultureInfo.InvariantCulture, $" {time:F2}");
        return answer.Append('\n').ToString();
    }

    private static double Sample(Workload work, long calls)
    {
        long start = Stopwatch.GetTimestamp();
        work.Run(calls);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }

    private string Dump(string path)
    {
        workload!.Run(1);
        Array result = workload.Result();
        ReadOnlySpan<byte> bytes = MemoryMarshal.CreateReadOnlySpan(
            ref MemoryMarshal.GetArrayDataReference(result), result.Length * sizeof(double));
        File.WriteAllBytes(path, bytes);
        return $"ok f8 {result.Length}\n";
    }

    /// <summary>Time for which some runnable task of the machine had no CPU: says whether a sample was disturbed. 0 when unknown.</summary>
    private static long WaitingMicroseconds()
    {
        const string File = "/proc/pressure/cpu";
        try
        {
            string line = System.IO.File.ReadLines(File).First();
            return long.Parse(line[(line.LastIndexOf('=') + 1)..], CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or InvalidOperationException)
        {
            return 0;
        }
    }
}
