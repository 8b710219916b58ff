using System;
using System.Collections.Generic;
using System.Threading;
using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>Kernels run while the collector moves every array about: arguments that are not pinned where it matters would show.</summary>
[TestFixture]
public sealed class CompactionTests
{
    private static readonly string[] Names =
    [
        "ThreeLoops", "NewArray", "LocalArray", "Jacobi", "Multiply_ijk", "Sum_double", "Sum_int", "PartlyFilled", "Heat", "Horner", "Backwards",
    ];

    [TestCaseSource(nameof(Names))]
    public void Gives_the_same_while_the_heap_is_compacted(string name)
    {
        CompiledCase kernel = Compiled.Case(name);
        int size = kernel.Case.Sizes[^1];
        object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, Math.Min(size, 5000), 3);
        Outcome expected = CaseRunner.Oracle(kernel, arguments);
        using var stop = new CancellationTokenSource();
        var compactor = new Thread(() => Compact(stop.Token)) { IsBackground = true };
        compactor.Start();
        try
        {
            for (int round = 0; round < 150; round++)
                CaseRunner.Compare(kernel, expected, kernel.Call(Way.Intercepted, arguments, threads: 1 + (round % 3)), $"round {round}");
        }
        finally
        {
            stop.Cancel();
            compactor.Join();
        }
    }

    /// <summary>Holes between live objects make every collection move something.</summary>
    private static void Compact(CancellationToken stop)
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
        }
    }
}
