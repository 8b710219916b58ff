using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>The bound on threads is kept, process-wide and in scopes, and threads are really used.</summary>
[TestFixture]
public sealed class ThreadLimitTests
{
    [TearDown]
    public void Reset() => KernelOptions.MaxDegreeOfParallelism = Environment.ProcessorCount;

    [Test]
    public void DefaultIsTheNumberOfProcessors()
        => Assert.That(KernelOptions.MaxDegreeOfParallelism, Is.EqualTo(Environment.ProcessorCount));

    [Test]
    public void LessThanOneIsRefused()
    {
        Assert.That(() => KernelOptions.MaxDegreeOfParallelism = 0, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => KernelOptions.LimitThreads(0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void LeastBoundIsInForce()
    {
        KernelOptions.MaxDegreeOfParallelism = 6;
        Assert.That(KernelOptions.EffectiveDegree, Is.EqualTo(6));
        using (KernelOptions.LimitThreads(4))
        {
            Assert.That(KernelOptions.EffectiveDegree, Is.EqualTo(4));
            using (KernelOptions.LimitThreads(5))
                Assert.That(KernelOptions.EffectiveDegree, Is.EqualTo(4));
            IDisposable inner = KernelOptions.LimitThreads(2);
            Assert.That(KernelOptions.EffectiveDegree, Is.EqualTo(2));
            inner.Dispose();
            inner.Dispose();
            Assert.That(KernelOptions.EffectiveDegree, Is.EqualTo(4));
            KernelOptions.MaxDegreeOfParallelism = 3;
            Assert.That(KernelOptions.EffectiveDegree, Is.EqualTo(3));
        }

        Assert.That(KernelOptions.EffectiveDegree, Is.EqualTo(3));
    }

    [Test]
    public async Task ScopeFollowsTheAsynchronousFlowAndNoOther()
    {
        KernelOptions.MaxDegreeOfParallelism = 8;
        using (KernelOptions.LimitThreads(2))
        {
            await Task.Yield();
            Assert.That(KernelOptions.EffectiveDegree, Is.EqualTo(2));
            Assert.That(await Task.Run(() => KernelOptions.EffectiveDegree), Is.EqualTo(2));

            int elsewhere = 0;
            var thread = new Thread(() => elsewhere = KernelOptions.EffectiveDegree);
            thread.UnsafeStart();
            thread.Join();
            Assert.That(elsewhere, Is.EqualTo(8));
        }

        Assert.That(KernelOptions.EffectiveDegree, Is.EqualTo(8));
    }

    [Test]
    public void NoMoreThreadsThanTheBound([Values(1, 2, 3)] int bound)
    {
        int running = 0, most = 0;
        var threads = new ConcurrentDictionary<int, bool>();
        using (KernelOptions.LimitThreads(bound))
        {
            for (int call = 0; call < 20; call++)
            {
                threads.Clear();
                DelegateJob.Run(1000, (from, to) =>
                {
                    threads[Environment.CurrentManagedThreadId] = true;
                    InterlockedMax(ref most, Interlocked.Increment(ref running));
                    Thread.Sleep(1);
                    Interlocked.Decrement(ref running);
                });
                Assert.That(threads, Has.Count.LessThanOrEqualTo(bound));
            }
        }

        Assert.That(most, Is.LessThanOrEqualTo(bound));
    }

    [Test]
    public void TwoThreadsRunAtOnceTheCallerBeingOne()
    {
        KernelOptions.MaxDegreeOfParallelism = 2;
        var threads = new ConcurrentDictionary<int, bool>();
        using var bothAreHere = new CountdownEvent(2);
        DelegateJob.Run(1000, (from, to) =>
        {
            // Each thread's first chunk waits for the other thread: one thread alone would never get past it.
            if (threads.TryAdd(Environment.CurrentManagedThreadId, true))
            {
                bothAreHere.Signal();
                bothAreHere.Wait();
            }
        });
        Assert.That(threads, Has.Count.EqualTo(2).And.ContainKey(Environment.CurrentManagedThreadId));
    }

    [Test]
    public void CheapLoopsStayOnTheCallingThread()
    {
        KernelOptions.MaxDegreeOfParallelism = 4;
        (long From, long To)? range = null;
        var job = new DelegateJob((from, to) => range = range is null ? (from, to) : throw new InvalidOperationException("more than one chunk"));
        CompilerServices.KernelRunner.For("job", ref job, 1000, 1, parallel: true, 0, KernelPaths.Scalar);
        Assert.That(range, Is.EqualTo((0L, 1000L)));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (int seen = target; seen < value; seen = target)
            Interlocked.CompareExchange(ref target, value, seen);
    }
}
