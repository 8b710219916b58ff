using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>No garbage on one thread, none of our own on several.</summary>
[TestFixture]
[NonParallelizable]
public sealed class AllocationTests
{
    private const int Calls = 1000;

    private readonly ref struct SmallJob : IKernelJob, IReductionJob<Count>
    {
        public static int BufferCount => 0;

        public ref byte Buffer(int index) => ref Unsafe.NullRef<byte>();

        public void Execute(long from, long to) => Thread.SpinWait(20);

        public void ExecuteStreaming(long from, long to) => Thread.SpinWait(20);

        public void Execute(long from, long to, out Count result) => result = new Count { Value = to - from };
    }

    private struct Count : IAccumulators<Count>
    {
        public long Value;

        public static void Combine(ref Count left, in Count right) => left.Value += right.Value;
    }

    private static void For(double nanoseconds, long streamed = 0)
    {
        var job = new SmallJob();
        KernelRunner.For("job", ref job, 1000, nanoseconds, true, streamed, KernelPaths.Scalar);
    }

    private static void Reduce(double nanoseconds, long trip)
    {
        var job = new SmallJob();
        KernelRunner.Reduce("job", ref job, trip, 16, nanoseconds, true, KernelPaths.Scalar, out Count _);
    }

    [SetUp]
    public void UseTwoThreads() => KernelOptions.MaxDegreeOfParallelism = 2;

    [TearDown]
    public void Reset() => KernelOptions.MaxDegreeOfParallelism = Environment.ProcessorCount;

    [Test]
    public void NoneOnOneThread()
    {
        Assert.That(OnThisThread(static () => For(0)), Is.Zero);
        Assert.That(OnThisThread(static () => For(0, streamed: 1 << 20)), Is.Zero, "streaming");
        Assert.That(OnThisThread(static () => Reduce(0, 16)), Is.Zero, "one block");
        Assert.That(OnThisThread(static () => Reduce(0, 1000)), Is.Zero, "many blocks");
    }

    [Test]
    public void NoMoreThanParallelForOnSeveral()
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        Action<int> body = static _ => Thread.SpinWait(100);
        // Parallel.For's own share varies with how many workers wake up in time: a part of one object per call is the slack.
        long bare = InAll(() => Parallel.For(0, 2, options, body)) + (Calls * 16);
        Assert.That(InAll(static () => For(DelegateJob.Expensive)), Is.LessThanOrEqualTo(bare));
        Assert.That(InAll(static () => Reduce(DelegateJob.Expensive, 10_000)), Is.LessThanOrEqualTo(bare));
    }

    private static long OnThisThread(Action call)
    {
        Repeat(call);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(call);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>What the whole process allocates meanwhile: the least of several tries, since the test host allocates too.</summary>
    private static long InAll(Action call)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Repeat(call);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private static void Repeat(Action call)
    {
        for (int i = 0; i < Calls; i++)
            call();
    }
}
