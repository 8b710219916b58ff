using System;
using System.Threading;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>Calls inside calls, and a wait that is broken off.</summary>
[TestFixture]
public sealed class TeamTests
{
    [SetUp]
    public void UseTwoThreads() => KernelOptions.MaxDegreeOfParallelism = 2;

    [TearDown]
    public void Reset() => KernelOptions.MaxDegreeOfParallelism = Environment.ProcessorCount;

    [Test]
    public void CallInsideACallRunsOnceOnTheThreadItIsCalledFrom()
    {
        var counts = new int[100, 1000];
        DelegateJob.Run(100, (from, to) =>
        {
            for (long row = from; row < to; row++)
            {
                int thread = Environment.CurrentManagedThreadId;
                long r = row;
                DelegateJob.Run(1000, (first, last) =>
                {
                    Assert.That(Environment.CurrentManagedThreadId, Is.EqualTo(thread));
                    for (long i = first; i < last; i++)
                        Interlocked.Increment(ref counts[r, i]);
                });
            }
        });
        Assert.That(counts, Is.All.EqualTo(1));
    }

    [Test]
    public void CallsFromManyThreadsDoNotMix()
    {
        var threads = new Thread[6];
        int wrong = 0;
        for (int t = 0; t < threads.Length; t++)
        {
            int trip = 500 + (t * 77);
            threads[t] = new Thread(() =>
            {
                for (int call = 0; call < 200; call++)
                {
                    long sum = 0;
                    DelegateJob.Run(trip, (from, to) => Interlocked.Add(ref sum, to - from));
                    if (sum != trip)
                        Interlocked.Increment(ref wrong);
                }
            });
            threads[t].Start();
        }

        foreach (Thread thread in threads)
            thread.Join();
        Assert.That(wrong, Is.Zero);
    }

    /// <summary>The job lives in the caller's frame: even Thread.Interrupt must not end the call while a worker is inside it.</summary>
    [Test]
    public void InterruptedCallerWaitsForItsWorkers()
    {
        using var workerIsInside = new ManualResetEventSlim();
        using var letWorkerGo = new ManualResetEventSlim();
        bool workerIsDone = false, doneAtReturn = false;
        Exception? seen = null;
        var caller = new Thread(() =>
        {
            int self = Environment.CurrentManagedThreadId;
            try
            {
                DelegateJob.Run(1000, (from, to) =>
                {
                    if (Environment.CurrentManagedThreadId == self)
                    {
                        // Not a wait that Interrupt would break off: that is to happen in the runner's own wait.
                        while (!workerIsInside.IsSet)
                            Thread.SpinWait(10);
                        return;
                    }

                    workerIsInside.Set();
                    letWorkerGo.Wait();
                    Volatile.Write(ref workerIsDone, true);
                });
            }
            catch (Exception exception)
            {
                seen = exception;
            }

            doneAtReturn = Volatile.Read(ref workerIsDone);
        });
        caller.Start();
        workerIsInside.Wait();
        Thread.Sleep(50);
        caller.Interrupt();
        Thread.Sleep(20);
        caller.Interrupt();
        Assert.That(caller.Join(100), Is.False, "the call came back while its worker was still inside");
        letWorkerGo.Set();
        caller.Join();
        Assert.That(seen, Is.TypeOf<ThreadInterruptedException>());
        Assert.That(doneAtReturn, Is.True);
    }
}
