using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>Streaming stores are for outputs larger than the last-level cache.</summary>
[TestFixture]
[NonParallelizable]
public sealed class StreamingTests
{
    private long _cache;

    [SetUp]
    public void FixTheCacheSize()
    {
        _cache = CacheSize.LastLevel;
        CacheSize.LastLevel = 16 << 20;
    }

    [TearDown]
    public void Reset() => CacheSize.LastLevel = _cache;

    [TestCase(1L << 20, 0, false)]
    [TestCase(1L << 20, 8, false)]
    [TestCase(2L << 20, 8, false)]
    [TestCase((2L << 20) + 1, 8, true)]
    [TestCase(long.MaxValue, 8, true)]
    public void OutputsLargerThanTheCacheAreStreamed(long trip, long bytes, bool expected)
    {
        var normal = new List<(long, long)>();
        var streamed = new List<(long, long)>();
        var job = new DelegateJob((from, to) => normal.Add((from, to)), (from, to) => streamed.Add((from, to)));
        KernelRunner.For("job", ref job, trip, 0, parallel: false, bytes, KernelPaths.Scalar);
        Assert.That(expected ? streamed : normal, Is.EqualTo(new[] { (0L, trip) }));
        Assert.That(expected ? normal : streamed, Is.Empty);
    }

    [Test]
    public void EveryThreadStreams()
    {
        const int Trip = 100_003;
        var counts = new int[Trip];
        var job = new DelegateJob((from, to) => throw new InvalidOperationException(), (from, to) =>
        {
            for (long i = from; i < to; i++)
                counts[i]++;
        });
        using (KernelOptions.LimitThreads(2))
            KernelRunner.For("job", ref job, Trip, DelegateJob.Expensive, parallel: true, 1 << 20, KernelPaths.Scalar);
        Assert.That(counts.All(count => count == 1), Is.True);
    }
}
