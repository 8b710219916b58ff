using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>A search gives the first place at which an iteration ends the loop, whatever thread comes upon which one first.</summary>
[TestFixture]
public sealed class SearchTests
{
    private const int Gang = 16;

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(15)]
    [TestCase(16)]
    [TestCase(17)]
    [TestCase(1000)]
    [TestCase(100_003)]
    public void Gives_the_gang_of_the_first_end(int trip)
    {
        foreach (int threads in new[] { 1, 2, 5 })
        {
            foreach (long[] ends in new long[][] { [], [0], [trip - 1], [trip / 2, trip - 1], [trip / 3, trip / 3 + 1, trip / 2], [trip / 2 + 40, trip / 2 - 40] })
            {
                long[] inside = [.. ends.Where(e => e >= 0 && e < trip)];
                long expected = inside.Length > 0 ? inside.Min() / Gang * Gang : trip / Gang * Gang;

                Assert.That(Search(trip, threads, inside), Is.EqualTo(expected), $"{threads} threads, ends {string.Join(" ", inside)}");
            }
        }
    }

    [Test]
    public void Everything_before_the_end_is_done_once()
    {
        int[] done = new int[200_000];
        long end = 150_000;
        var job = new SearchJob((from, to) =>
        {
            for (long gang = from; gang < to; gang += Gang)
            {
                if (gang <= end && end < gang + Gang)
                    return gang;
                Interlocked.Increment(ref done[gang / Gang]);
            }

            return to;
        });
        long found;
        using (KernelOptions.LimitThreads(5))
            found = KernelRunner.Search("job", ref job, done.Length, 100, parallel: true, KernelPaths.Scalar, Gang);

        Assert.That(found, Is.EqualTo(end));
        Assert.That(done.Take((int)(end / Gang)), Is.All.EqualTo(1));
        Assert.That(done, Is.All.LessThanOrEqualTo(1));
    }

    [Test]
    public void Threads_are_not_woken_for_an_early_end()
    {
        List<KernelPaths> paths = [];
        using (KernelTrace.Observe(call => paths.Add(call.Paths)))
            Search(1_000_000, threads: 5, [20]);

        Assert.That(paths, Is.EqualTo(new[] { KernelPaths.Scalar }));
    }

    [Test]
    public void Stretches_far_behind_the_end_are_given_up()
    {
        long looked = 0;
        var job = new SearchJob((from, to) =>
        {
            Interlocked.Add(ref looked, to - from);
            return from > 0 ? from : to;
        });
        using (KernelOptions.LimitThreads(4))
            KernelRunner.Search("job", ref job, 100_000_000, 1, parallel: true, KernelPaths.Scalar, Gang);

        Assert.That(looked, Is.LessThan(1_000_000));
    }

    private static long Search(long trip, int threads, long[] ends)
    {
        var job = new SearchJob((from, to) =>
        {
            long gang = from;
            while (gang + Gang <= to && !ends.Any(e => e >= gang && e < gang + Gang))
                gang += Gang;
            return gang;
        });
        using (KernelOptions.LimitThreads(threads))
            return KernelRunner.Search("job", ref job, trip, 100, parallel: true, KernelPaths.Scalar, Gang);
    }

    private readonly ref struct SearchJob(Func<long, long, long> execute) : ISearchJob
    {
        public static int BufferCount => 0;

        public ref byte Buffer(int index) => ref Unsafe.NullRef<byte>();

        public long Execute(long from, long to) => execute(from, to);
    }
}
