using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>Runs kernels while the collector moves every array about. In a process of its own: its heap is small, so collections are many.</summary>
internal static class Compaction
{
    private const int Collections = 40;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>The cases that are run.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "ThreeLoops", "NewArray", "LocalArray", "Jacobi", "Multiply_ijk", "Sum_double", "Sum_int", "PartlyFilled", "Heat", "Horner", "Backwards",
    ];

    /// <summary>Writes a line per case: how many collections its calls met, or what went wrong.</summary>
    public static void Write(string folder, TextWriter output)
    {
        KernelOptions.MaxDegreeOfParallelism = 5;
        foreach (CompiledCase kernel in BitDump.Load(folder))
        {
            if (!((ICollection<string>)Names).Contains(kernel.Case.Name))
                continue;
            try
            {
                output.WriteLine($"{kernel.Case.Name}: {Run(kernel)}");
            }
            catch (AssertionException failure)
            {
                output.WriteLine(BitDump.Fault + failure.Message.Split('\n')[0]);
            }
        }
    }

    private static int Run(CompiledCase kernel)
    {
        object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, Math.Min(kernel.Case.Sizes[^1], 5000), 3);
        Outcome expected = CaseRunner.Oracle(kernel, arguments);
        using var stop = new CancellationTokenSource();
        int collections = 0;
        var compactor = new Thread(() => Compact(ref collections, stop.Token)) { IsBackground = true };
        compactor.Start();
        try
        {
            var time = Stopwatch.StartNew();
            for (int round = 0; Volatile.Read(ref collections) < Collections && time.Elapsed < Longest; round++)
                CaseRunner.Compare(kernel, expected, kernel.Call(Way.Intercepted, arguments, threads: 1 + (round % 3)), $"round {round}");
        }
        finally
        {
            stop.Cancel();
            compactor.Join();
        }

        return collections;
    }

    /// <summary>Holes between live objects make every collection move something.</summary>
    private static void Compact(ref int collections, CancellationToken stop)
    {
        var live = new Queue<byte[]>();
        var random = new Random(1);
        while (!stop.IsCancellationRequested)
        {
            for (int i = 0; i < 200; i++)
            {
                live.Enqueue(new byte[random.Next(16, 4000)]);
                if (live.Count > 500)
                    live.Dequeue();
            }

            GC.Collect(random.Next(3), GCCollectionMode.Forced, blocking: true, compacting: true);
            Interlocked.Increment(ref collections);

            // Without a pause the threads under test are stopped again before they get anywhere.
            Thread.Sleep(1);
        }
    }
}
