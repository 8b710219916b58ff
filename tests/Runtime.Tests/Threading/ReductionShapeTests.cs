using System;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>The tree over the blocks of a reduction depends on trip count and block size only.</summary>
[TestFixture]
public sealed class ReductionShapeTests
{
    private const int BlockSize = 16;

    /// <summary>The range a value stands for and a hash of how it was put together: Combine is not associative, and sees gaps.</summary>
    private struct Node : IAccumulators<Node>
    {
        public long From, To;
        public ulong Shape;

        public static Node Leaf(long from, long to) => new() { From = from, To = to, Shape = Mix((ulong)from, (ulong)to) };

        public static void Combine(ref Node left, in Node right)
        {
            left.Shape = left.To == right.From ? Mix(left.Shape, right.Shape) : ulong.MaxValue;
            left.To = right.To;
        }

        private static ulong Mix(ulong a, ulong b)
        {
            ulong h = (a * 0x9E3779B97F4A7C15) ^ (b + 0x7F4A7C15);
            return (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9;
        }
    }

    private readonly ref struct NodeJob : IReductionJob<Node>
    {
        public static int BufferCount => 0;

        public ref byte Buffer(int index) => throw new InvalidOperationException();

        public void Execute(long from, long to, out Node result) => result = Node.Leaf(from, to);
    }

    private static readonly long[] s_trips =
    [
        1, 2, BlockSize - 1, BlockSize, BlockSize + 1, (2 * BlockSize) - 1, 2 * BlockSize, (2 * BlockSize) + 1, 3 * BlockSize, (5 * BlockSize) + 7,
        7 * BlockSize, 8 * BlockSize, 9 * BlockSize, 16 * BlockSize, (17 * BlockSize) + 3, 127 * BlockSize, 128 * BlockSize, (129 * BlockSize) + 1, 1000 * BlockSize,
        (1023 * BlockSize) + 5, 1024 * BlockSize, (4097 * BlockSize) - 1, 100_003,
    ];

    [Test]
    public void TreeIsThatOfTheDefinition([ValueSource(nameof(s_trips))] long trip, [Values(1, 2, 3, 5, 64)] int threads)
    {
        Node actual;
        using (KernelOptions.LimitThreads(threads))
        {
            var job = new NodeJob();
            KernelRunner.Reduce("k", ref job, trip, BlockSize, 1e9, true, KernelPaths.Scalar, out actual);
        }

        Assert.That(actual, Is.EqualTo(Defined(0, (trip + BlockSize - 1) / BlockSize, trip)));
    }

    /// <summary>The tree by recursion: the largest power of two below the count goes left, the rest goes right.</summary>
    private static Node Defined(long first, long blocks, long trip)
    {
        if (blocks == 1)
            return Node.Leaf(first * BlockSize, Math.Min(trip, (first + 1) * BlockSize));
        long left = 1;
        while (left * 2 < blocks)
            left *= 2;
        Node result = Defined(first, left, trip);
        Node right = Defined(first + left, blocks - left, trip);
        Node.Combine(ref result, in right);
        return result;
    }
}
