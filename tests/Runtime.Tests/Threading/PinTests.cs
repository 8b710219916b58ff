using System;
using System.Linq;
using System.Runtime.CompilerServices;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>Every buffer of a job stays where it is while the job runs, whatever the collector does.</summary>
[TestFixture]
[NonParallelizable]
public sealed unsafe class PinTests
{
    private interface ICount
    {
        static abstract int Value { get; }
    }

    private readonly struct Zero : ICount { public static int Value => 0; }

    private readonly struct One : ICount { public static int Value => 1; }

    private readonly struct Two : ICount { public static int Value => 2; }

    private readonly struct Three : ICount { public static int Value => 3; }

    private readonly struct Four : ICount { public static int Value => 4; }

    private readonly struct Five : ICount { public static int Value => 5; }

    private readonly struct Eight : ICount { public static int Value => 8; }

    private readonly struct Eleven : ICount { public static int Value => 11; }

    private struct Moved : IAccumulators<Moved>
    {
        public int Count;

        public static void Combine(ref Moved left, in Moved right) => left.Count += right.Count;
    }

    /// <summary>Counts the buffers that move in a compacting collection during its execution.</summary>
    private readonly ref struct MovingJob<TCount>(byte[][] buffers) : IKernelJob, IReductionJob<Moved>
        where TCount : struct, ICount
    {
        private readonly byte[][] _buffers = buffers;

        public static int BufferCount => TCount.Value;

        public ref byte Buffer(int index) => ref index < TCount.Value ? ref _buffers[index][0] : ref Unsafe.NullRef<byte>();

        public void Execute(long from, long to) => CheckPinned();

        public void ExecuteStreaming(long from, long to) => CheckPinned();

        public void Execute(long from, long to, out Moved result)
        {
            CheckPinned();
            result = default;
        }

        private void CheckPinned()
        {
            nint[] before = [.. _buffers.Select(Address)];
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            for (int i = 0; i < TCount.Value; i++)
                Assert.That(Address(_buffers[i]), Is.EqualTo(before[i]), $"buffer {i} moved");
        }
    }

    /// <summary>Arrays with garbage between them, so that a compaction has a reason to move each.</summary>
    private static byte[][] Scattered(int count)
    {
        var arrays = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            GC.KeepAlive(new byte[1000]);
            arrays[i] = new byte[200];
        }

        return arrays;
    }

    private static nint Address(byte[] array) => (nint)Unsafe.AsPointer(ref array[0]);

    [Test]
    public void ArraysMoveWhenNobodyPinsThem()
    {
        byte[][] arrays = Scattered(12);
        nint[] before = [.. arrays.Select(Address)];
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        Assert.That(arrays.Select(Address), Is.Not.EqualTo(before), "the other tests of this fixture could not fail");
    }

    [Test]
    public void AllBuffersArePinned([Values] bool parallel)
    {
        Check<Zero>(parallel);
        Check<One>(parallel);
        Check<Two>(parallel);
        Check<Three>(parallel);
        Check<Four>(parallel);
        Check<Five>(parallel);
        Check<Eight>(parallel);
        Check<Eleven>(parallel);
    }

    private static void Check<TCount>(bool parallel)
        where TCount : struct, ICount
    {
        var job = new MovingJob<TCount>(Scattered(TCount.Value));
        KernelRunner.For("job", ref job, 8, parallel ? DelegateJob.Expensive : 0, parallel, 0, KernelPaths.Scalar);
        job = new MovingJob<TCount>(Scattered(TCount.Value));
        KernelRunner.For("job", ref job, 8, parallel ? DelegateJob.Expensive : 0, parallel, 1 << 30, KernelPaths.Scalar);
        job = new MovingJob<TCount>(Scattered(TCount.Value));
        KernelRunner.Reduce("job", ref job, 1, 2, 0, parallel, KernelPaths.Scalar, out Moved _);
        job = new MovingJob<TCount>(Scattered(TCount.Value));
        KernelRunner.Reduce("job", ref job, 4, 1, parallel ? DelegateJob.Expensive : 0, parallel, KernelPaths.Scalar, out Moved _);
    }
}
