using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>Every iteration runs exactly once, whatever the trip count and the number of threads.</summary>
[TestFixture]
public sealed class CoverageTests
{
    /// <summary>Counts how often each iteration ran, with the ranges it was given.</summary>
    private ref struct CountJob(Span<int> counts) : IKernelJob
    {
        private readonly Span<int> _counts = counts;

        public static int BufferCount => 1;

        public readonly ref byte Buffer(int index) => ref Unsafe.As<int, byte>(ref MemoryMarshal.GetReference(_counts));

        public readonly void Execute(long from, long to)
        {
            for (long i = from; i < to; i++)
                Interlocked.Increment(ref _counts[(int)i]);
        }

        public readonly void ExecuteStreaming(long from, long to) => throw new InvalidOperationException();
    }

    [Test]
    public void EachIterationRunsOnce(
        [Values(0, 1, 2, 3, 7, 8, 9, 63, 64, 65, 127, 500, 511, 512, 513, 1000, 4095, 4096, 100_003)] int trip,
        [Values(1, 2, 3, 5, 16)] int threads,
        [Values] bool parallel)
    {
        var counts = new int[trip];
        using (KernelOptions.LimitThreads(threads))
        {
            var job = new CountJob(counts);
            KernelRunner.For("k", ref job, trip, 1e9, parallel, 0, KernelPaths.Scalar);
        }

        Assert.That(counts.All(count => count == 1), Is.True);
    }

    [Test]
    public void NegativeTripRunsNothing()
    {
        Assert.That(() =>
        {
            var job = new CountJob([]);
            KernelRunner.For("k", ref job, -5, 1e9, true, 0, KernelPaths.Scalar);
        }, Throws.Nothing);
    }
}
