using System;
using System.Collections.Concurrent;
using System.Linq;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>How many threads, and where the borders between chunks lie.</summary>
[TestFixture]
public sealed class WorkloadTests
{
    [SetUp]
    public void UseEightThreads() => KernelOptions.MaxDegreeOfParallelism = 8;

    [TearDown]
    public void Reset() => KernelOptions.MaxDegreeOfParallelism = Environment.ProcessorCount;

    [TestCase(1000, 29_999, 1)]
    [TestCase(1000, 30_000, 3)]
    [TestCase(1000, 55_000, 5)]
    [TestCase(1000, 1e9, 8)]
    [TestCase(3, 1e9, 3)]
    [TestCase(1, 1e9, 1)]
    [TestCase(0, 1e9, 1)]
    [TestCase(1000, double.NaN, 1)]
    [TestCase(1000, double.PositiveInfinity, 8)]
    public void ThreadsFollowTheWork(long units, double nanoseconds, int expected)
        => Assert.That(Workload.Workers(units, nanoseconds), Is.EqualTo(expected));

    [Test]
    public void BordersAreMultiplesOf64WhereThereAreEnoughIterations([Values(1, 2, 3, 8)] int workers)
    {
        foreach (long trip in (long[])[1, 2, 5, 8, 63, 64, 65, 255, 256, 257, 511, 512, 2047, 2048, 5_000_000, 1L << 40, long.MaxValue])
        {
            long size = Workload.ChunkSize(trip, workers);
            long chunks = ((trip - 1) / size) + 1;
            Assert.That(size, Is.InRange(1L, Math.Max(trip, 64)));
            Assert.That(chunks, Is.LessThanOrEqualTo(4 * workers));
            Assert.That(size % 64 == 0 || trip < 64 * 4 * workers, Is.True, $"{trip} on {workers}");
            Assert.That(chunks, Is.GreaterThanOrEqualTo(Math.Min(trip, 2 * workers)).Or.GreaterThanOrEqualTo(trip / 64));
        }
    }

    [Test]
    public void ReductionChunksArePowersOfTwoOfBlocks()
    {
        foreach (long blocks in (long[])[1, 2, 3, 16, 17, 1000, 1 << 20, 1L << 50])
        {
            foreach (int workers in (int[])[2, 3, 64])
            {
                int log2 = Workload.BlocksPerChunkLog2(blocks, workers, 128);
                long chunks = ((blocks - 1) >> log2) + 1;
                Assert.That(chunks, Is.LessThanOrEqualTo(Math.Min(128, 8 * workers)));
                Assert.That(chunks, Is.GreaterThanOrEqualTo(Math.Min(blocks, Math.Min(64, 4 * workers))));
            }
        }
    }

    [Test]
    public void LastChunkEndsAtTheTripCount()
    {
        var ranges = new ConcurrentBag<(long From, long To)>();
        DelegateJob.Run(long.MaxValue, (from, to) => ranges.Add((from, to)));
        long next = 0;
        foreach ((long from, long to) in ranges.OrderBy(range => range.From))
        {
            Assert.That(from, Is.EqualTo(next));
            next = to;
        }

        Assert.That(next, Is.EqualTo(long.MaxValue));
    }
}
