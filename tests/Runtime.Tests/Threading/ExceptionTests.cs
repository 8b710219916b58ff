using System;
using System.Linq;
using System.Threading;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>The exception of the first faulty chunk comes out as it was, with everything before it done.</summary>
[TestFixture]
public sealed class ExceptionTests
{
    private const int Trip = 8 * 64;

    [SetUp]
    public void UseTwoThreads() => KernelOptions.MaxDegreeOfParallelism = 2;

    [TearDown]
    public void Reset() => KernelOptions.MaxDegreeOfParallelism = Environment.ProcessorCount;

    [Test]
    public void ComesOutUnwrappedWithItsOwnTrace([Values] bool parallel)
    {
        var exception = Assert.Throws<IndexOutOfRangeException>(() =>
        {
            var job = new DelegateJob((from, to) => Fault());
            KernelRunner.For("job", ref job, Trip, DelegateJob.Expensive, parallel, 0, KernelPaths.Scalar);
        });
        Assert.That(exception!.StackTrace, Does.Contain(nameof(Fault)));
    }

    private static void Fault() => throw new IndexOutOfRangeException();

    [Test]
    public void FirstInOrderWinsOverFirstInTime()
    {
        using var laterHasThrown = new ManualResetEventSlim();
        var exception = Assert.Throws<InvalidOperationException>(() => DelegateJob.Run(Trip, (from, to) =>
        {
            if (from == 0)
            {
                laterHasThrown.Wait();
                // Long enough for the later exception to have been noted, which nothing signals.
                Thread.Sleep(20);
                throw new InvalidOperationException("first");
            }

            laterHasThrown.Set();
            throw new InvalidOperationException("later");
        }));
        Assert.That(exception!.Message, Is.EqualTo("first"));
    }

    [Test]
    public void EverythingBeforeTheFaultIsDone()
    {
        for (int round = 0; round < 200; round++)
        {
            int fault = round * 5 % Trip;
            var done = new bool[Trip];
            var exception = Assert.Throws<DivideByZeroException>(() => DelegateJob.Run(Trip, (from, to) =>
            {
                for (long i = from; i < to; i++)
                {
                    if (i >= fault && i % 3 == fault % 3)
                        throw new DivideByZeroException(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
                    done[i] = true;
                }
            }));
            Assert.That(exception!.Message, Is.EqualTo($"{fault}"));
            Assert.That(done.Take(fault).All(d => d), Is.True, $"fault at {fault}");
        }
    }

    [Test]
    public void NextCallIsNotAffected()
    {
        Assert.That(() => DelegateJob.Run(Trip, (from, to) => Fault()), Throws.TypeOf<IndexOutOfRangeException>());
        long sum = 0;
        DelegateJob.Run(Trip, (from, to) => Interlocked.Add(ref sum, to - from));
        Assert.That(sum, Is.EqualTo(Trip));
    }

    private struct Sum : IAccumulators<Sum>
    {
        public long Value;

        public static void Combine(ref Sum left, in Sum right) => left.Value += right.Value;
    }

    private readonly ref struct FaultyReduction(long fault) : IReductionJob<Sum>
    {
        public static int BufferCount => 0;

        public ref byte Buffer(int index) => throw new InvalidOperationException();

        public void Execute(long from, long to, out Sum result)
        {
            if (from >= fault)
                throw new OverflowException($"{from}");
            result = new Sum { Value = to - from };
        }
    }

    [Test]
    public void ReductionsThrowTheFirstInOrderToo([Values] bool parallel, [Values(0, 16, 320, 1600)] long fault)
    {
        var exception = Assert.Throws<OverflowException>(() =>
        {
            var job = new FaultyReduction(fault);
            KernelRunner.Reduce("job", ref job, 1616, 16, DelegateJob.Expensive, parallel, KernelPaths.Scalar, out Sum _);
        });
        Assert.That(exception!.Message, Is.EqualTo($"{fault}"));
    }

    [Test]
    public void ReductionOfNothingIsRefused([Values(0, -1)] long trip)
        => Assert.That(() =>
        {
            var job = new FaultyReduction(0);
            KernelRunner.Reduce("job", ref job, trip, 16, 1, true, KernelPaths.Scalar, out Sum _);
        }, Throws.TypeOf<ArgumentOutOfRangeException>());
}
