using System;
using System.Collections.Generic;
using FusedKernels.CompilerServices;
using FusedKernels.Runtime.Tests.Threading;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Tracing;

[TestFixture]
[NonParallelizable]
public sealed class KernelTraceTests
{
    private struct Count : IAccumulators<Count>
    {
        public long Value;

        public static void Combine(ref Count left, in Count right) => left.Value += right.Value;
    }

    private readonly ref struct CountJob : IReductionJob<Count>
    {
        public static int BufferCount => 0;

        public ref byte Buffer(int index) => throw new InvalidOperationException();

        public void Execute(long from, long to, out Count result) => result = new Count { Value = to - from };
    }

    [TestCase(10, 1, false, 0, KernelPaths.Simd512)]
    [TestCase(0, 1, false, 0, KernelPaths.Simd512)]
    [TestCase(1000, 1e9, false, 0, KernelPaths.Simd512)]
    [TestCase(1000, 1e9, true, 0, KernelPaths.Simd512 | KernelPaths.Threads)]
    [TestCase(1000, 1, false, 1 << 20, KernelPaths.Simd512 | KernelPaths.Streaming)]
    [TestCase(1000, 1e9, true, 1 << 20, KernelPaths.Simd512 | KernelPaths.Threads | KernelPaths.Streaming)]
    public void EachLoopIsReportedOnceWithItsPath(long trip, double nanoseconds, bool parallel, long streamed, KernelPaths expected)
    {
        var seen = new List<KernelCall>();
        using IDisposable limit = KernelOptions.LimitThreads(2);
        using (KernelTrace.Observe(seen.Add))
        {
            var job = new DelegateJob((from, to) => { }, (from, to) => { });
            KernelRunner.For("Some.Kernel", ref job, trip, nanoseconds, parallel, streamed, KernelPaths.Simd512);
        }

        Assert.That(seen, Is.EqualTo(new[] { new KernelCall("Some.Kernel", Environment.ProcessorCount > 1 ? expected : expected & ~KernelPaths.Threads) }));
    }

    [TestCase(10, 1, KernelPaths.Simd256)]
    [TestCase(1000, 1, KernelPaths.Simd256)]
    [TestCase(1000, 1e9, KernelPaths.Simd256 | KernelPaths.Threads)]
    public void ReductionsAreReportedAndStillRight(long trip, double nanoseconds, KernelPaths expected)
    {
        KernelOptions.MaxDegreeOfParallelism = 2;
        var seen = new List<KernelCall>();
        Count count;
        using (KernelTrace.Observe(seen.Add))
        {
            var job = new CountJob();
            KernelRunner.Reduce("Sum", ref job, trip, 16, nanoseconds, true, KernelPaths.Simd256, out count);
        }

        KernelOptions.MaxDegreeOfParallelism = Environment.ProcessorCount;
        Assert.That(seen, Is.EqualTo(new[] { new KernelCall("Sum", expected) }));
        Assert.That(count.Value, Is.EqualTo(trip));
    }

    [Test]
    public void ObserversComeAndGo()
    {
        List<KernelCall> first = [], second = [];
        Assert.That(KernelTrace.IsObserved, Is.False);
        KernelTrace.Report("nobody", KernelPaths.AsWritten);
        IDisposable one = KernelTrace.Observe(first.Add), two = KernelTrace.Observe(second.Add), again = KernelTrace.Observe(second.Add);
        Assert.That(KernelTrace.IsObserved, Is.True);
        KernelTrace.Report("a", KernelPaths.AsWritten);
        one.Dispose();
        one.Dispose();
        again.Dispose();
        KernelTrace.Report("b", KernelPaths.Scalar);
        two.Dispose();
        KernelTrace.Report("nobody", KernelPaths.AsWritten);
        Assert.That(KernelTrace.IsObserved, Is.False);
        Assert.That(first, Is.EqualTo(new[] { new KernelCall("a", KernelPaths.AsWritten) }));
        Assert.That(second, Is.EqualTo(new[] { new KernelCall("a", KernelPaths.AsWritten), new KernelCall("a", KernelPaths.AsWritten), new KernelCall("b", KernelPaths.Scalar) }));
    }

    [Test]
    public void NullIsRefused() => Assert.That(() => KernelTrace.Observe(null!), Throws.ArgumentNullException);

    [Test]
    public void WhatAnObserverThrowsComesOutBeforeAnythingRan()
    {
        bool ran = false;
        using (KernelTrace.Observe(call => throw new NotSupportedException()))
        {
            Assert.That(() =>
            {
                var job = new DelegateJob((from, to) => ran = true);
                KernelRunner.For("k", ref job, 10, 1, false, 0, KernelPaths.Scalar);
            }, Throws.TypeOf<NotSupportedException>());
        }

        Assert.That(ran, Is.False);
    }
}
