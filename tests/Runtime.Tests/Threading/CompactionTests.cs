using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Threading;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>Jobs on heap arrays while the collector moves everything it may: spans in a job on another thread's stack stay right.</summary>
[TestFixture]
[NonParallelizable]
public sealed class CompactionTests
{
    /// <summary>x[i] = 2 a[i] + b[i], all of it through masked vectors (that is, through pointers).</summary>
    private readonly ref struct TriadJob(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x) : IKernelJob
    {
        private readonly ReadOnlySpan<double> _a = a, _b = b;
        private readonly Span<double> _x = x;

        public static int BufferCount => 3;

        public ref byte Buffer(int index) => ref Unsafe.As<double, byte>(
            ref MemoryMarshal.GetReference(index == 0 ? _a : index == 1 ? _b : _x));

        public void Execute(long from, long to)
        {
            ref double a = ref MemoryMarshal.GetReference(_a), b = ref MemoryMarshal.GetReference(_b), x = ref MemoryMarshal.GetReference(_x);
            for (nint i = (nint)from; i < to; i += Vector256<double>.Count)
            {
                Vector256<double> mask = LaneMask.First256<double>((nint)to - i);
                Vector256<double> left = VectorMemory.LoadMasked256(in a, i, mask), right = VectorMemory.LoadMasked256(in b, i, mask);
                VectorMemory.StoreMasked256(left + left + right, ref x, i, mask);
            }
        }

        public void ExecuteStreaming(long from, long to)
        {
            ref double a = ref MemoryMarshal.GetReference(_a), b = ref MemoryMarshal.GetReference(_b), x = ref MemoryMarshal.GetReference(_x);
            nint i = (nint)from;
            nint vectors = i + StreamingStores.Head(ref x, i, (nint)to, 32);
            for (; i < vectors; i++)
                Unsafe.Add(ref x, i) = (2 * Unsafe.Add(ref a, i)) + Unsafe.Add(ref b, i);
            for (; i + Vector256<double>.Count <= to; i += Vector256<double>.Count)
            {
                Vector256<double> left = Vector256.LoadUnsafe(ref a, (nuint)i), right = Vector256.LoadUnsafe(ref b, (nuint)i);
                StreamingStores.Store(left + left + right, ref x, i);
            }

            for (; i < to; i++)
                Unsafe.Add(ref x, i) = (2 * Unsafe.Add(ref a, i)) + Unsafe.Add(ref b, i);
        }
    }

    private struct Total : IAccumulators<Total>
    {
        public double Value;

        public static void Combine(ref Total left, in Total right) => left.Value += right.Value;
    }

    private readonly ref struct SumJob(ReadOnlySpan<double> a) : IReductionJob<Total>
    {
        private readonly ReadOnlySpan<double> _a = a;

        public static int BufferCount => 1;

        public ref byte Buffer(int index) => ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(_a));

        public void Execute(long from, long to, out Total result)
        {
            ref double a = ref MemoryMarshal.GetReference(_a);
            Vector128<double> sum = Vector128<double>.Zero;
            for (nint i = (nint)from; i < to; i += Vector128<double>.Count)
                sum += VectorMemory.LoadMasked128(in a, i, LaneMask.First128<double>((nint)to - i));
            result = new Total { Value = LaneTree.Fold<double, SumOp<double>>(sum) };
        }
    }

    [Test]
    public void JobsSurviveConstantCompaction()
    {
        KernelOptions.MaxDegreeOfParallelism = 3;
        bool stop = false;
        int collections = 0;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
                collections++;

                // Without a pause the threads under test are stopped again before they get anywhere.
                Thread.Sleep(1);
            }
        });
        collector.Start();
        try
        {
            var time = Stopwatch.StartNew();
            for (int round = 0; time.ElapsedMilliseconds < 2000; round++)
                Round(round);
        }
        finally
        {
            Volatile.Write(ref stop, true);
            collector.Join();
            KernelOptions.MaxDegreeOfParallelism = Environment.ProcessorCount;
        }

        Assert.That(collections, Is.GreaterThan(10));
    }

    private static void Round(int round)
    {
        // Below the large object threshold (85 kB), since large objects hardly move, with garbage in between.
        int n = 3000 + (round % 1000);
        double[] a = Fresh(n, round), b = Fresh(n, 2 * round), x = Fresh(n, 0);
        var job = new TriadJob(a, b, x);
        KernelRunner.For("triad", ref job, n, 100, true, round % 2 == 0 ? 0 : 1 << 20, KernelPaths.Simd256);
        Assert.That(x, Is.EqualTo(a.Zip(b, static (p, q) => (2 * p) + q)), $"round {round}");

        var sum = new SumJob(x);
        KernelRunner.Reduce("sum", ref sum, n, 128, 100, true, KernelPaths.Simd128, out Total total);
        Assert.That(total.Value, Is.EqualTo(x.Sum()), "sums of small whole numbers are exact in any order");
    }

    private static double[] Fresh(int n, int seed)
    {
        GC.KeepAlive(new byte[(seed % 7 * 100) + 1]);
        var array = new double[n];
        for (int i = 0; i < n; i++)
            array[i] = (i + seed) % 1009;
        return array;
    }
}
