using System.Collections.Generic;
using System.Linq;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>Chunks are whole gangs: a thread with part of one would work as long as for all of it.</summary>
[TestFixture]
public sealed class GangTests
{
    [TestCase(16, 64, 1)]
    [TestCase(64, 64, 1)]
    [TestCase(65, 64, 2)]
    [TestCase(1000, 64, 16)]
    [TestCase(7, 1, 7)]
    public void No_chunk_but_the_last_is_part_of_a_gang(int trip, int gang, int mostChunks)
    {
        var chunks = new List<(long From, long To)>();
        var job = new DelegateJob((from, to) =>
        {
            lock (chunks)
                chunks.Add((from, to));
        });
        using (KernelOptions.LimitThreads(2))
            KernelRunner.For("job", ref job, trip, DelegateJob.Expensive, parallel: true, 0, KernelPaths.Scalar, gang);

        chunks.Sort();
        Assert.Multiple(() =>
        {
            Assert.That(chunks, Has.Count.LessThanOrEqualTo(mostChunks));
            Assert.That(chunks.SkipLast(1).All(c => (c.To - c.From) % gang == 0), Is.True);
            Assert.That(chunks[0].From, Is.Zero);
            Assert.That(chunks[^1].To, Is.EqualTo(trip));
        });
    }
}
