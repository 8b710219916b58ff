using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace FusedKernels.CompilerServices;

public static unsafe partial class KernelRunner
{
    private const int MostPartials = 128;
    private const int MostPartialBytes = 64 * 1024;

    /// <summary>
    /// Reduces iterations [0, trip): each block [k * blockSize, (k + 1) * blockSize) by the job, then the blocks by the pairwise
    /// tree of <see cref="BlockTree{TAcc}"/>. The tree depends on trip and blockSize only, so the result has the same bits
    /// whatever the number of threads, even for an operation that is not associative.
    /// </summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <typeparam name="TAcc">Its accumulators.</typeparam>
    /// <param name="kernel">The kernel's full name, for <see cref="KernelTrace"/>.</param>
    /// <param name="job">The job; it must not be changed by its own execution, since all threads share it.</param>
    /// <param name="trip">Number of iterations, positive.</param>
    /// <param name="blockSize">Iterations per block, positive.</param>
    /// <param name="nanosecondsPerIteration">Modelled cost of one iteration on one thread.</param>
    /// <param name="parallel">Whether the blocks may run on several threads.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <param name="result">What all iterations give.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trip"/> or <paramref name="blockSize"/> is less than 1.</exception>
    /// <remarks>If blocks throw, the exception of the first faulty chunk of blocks comes out unwrapped.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Reduce<TJob, TAcc>(string kernel, scoped ref TJob job, long trip, int blockSize, double nanosecondsPerIteration,
        bool parallel, KernelPaths simd, out TAcc result)
        where TJob : struct, IReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        if (!KernelTrace.IsObserved && trip <= blockSize && trip > 0)
        {
            var block = new OneRange<TJob, TAcc> { To = trip };
            Pin.Run(ref job, ref block);
            result = block.Value;
        }
        else
        {
            ReduceBlocks(kernel, ref job, trip, blockSize, nanosecondsPerIteration, parallel, simd, out result);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static void ReduceBlocks<TJob, TAcc>(string kernel, scoped ref TJob job, long trip, int blockSize,
        double nanosecondsPerIteration, bool parallel, KernelPaths simd, out TAcc result)
        where TJob : struct, IReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trip, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockSize, 1);
        long blocks = ((trip - 1) / blockSize) + 1;
        int workers = parallel ? Workload.Workers(blocks, trip * nanosecondsPerIteration) : 1;
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd | (workers > 1 ? KernelPaths.Threads : 0));

        var frame = new ReduceFrame<TAcc> { Job = Unsafe.AsPointer(ref job), Trip = trip, BlockSize = blockSize };
        if (workers == 1)
        {
            TAcc all;
            frame.Partials = &all;
            frame.ChunkLog2 = BitOperations.Log2((ulong)blocks) + 1;
            ReduceChunk<TJob, TAcc>(&frame, 0);
            result = all;
            return;
        }

        int mostChunks = Math.Clamp(MostPartialBytes / sizeof(TAcc), 2, MostPartials);
        frame.ChunkLog2 = Workload.BlocksPerChunkLog2(blocks, workers, mostChunks);
        int chunks = (int)(((blocks - 1) >> frame.ChunkLog2) + 1);
        TAcc* partials = stackalloc TAcc[chunks];
        frame.Partials = partials;
        Team.Run(chunks, Math.Min(workers, chunks), &ReduceChunk<TJob, TAcc>, &frame);
        Combine(new ReadOnlySpan<TAcc>(partials, chunks), out result);
    }

    /// <summary>Reduces one chunk of 2^k blocks (the last chunk may have fewer) to its partial, on whatever thread.</summary>
    private static void ReduceChunk<TJob, TAcc>(void* state, int chunk)
        where TJob : struct, IReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        var frame = (ReduceFrame<TAcc>*)state;
        var blocks = new Blocks<TJob, TAcc> { Frame = frame, Chunk = chunk };
        Pin.Run(ref Unsafe.AsRef<TJob>(frame->Job), ref blocks);
    }

    [SkipLocalsInit]
    private static void Combine<TAcc>(ReadOnlySpan<TAcc> partials, out TAcc result)
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        var tree = new BlockTree<TAcc>(stackalloc TAcc[BlockTree<TAcc>.Levels(partials.Length)]);
        foreach (ref readonly TAcc partial in partials)
            tree.Push(partial);
        tree.Fold(out result);
    }

    /// <summary>What the workers of one call share, in the caller's frame.</summary>
    private struct ReduceFrame<TAcc>
        where TAcc : unmanaged
    {
        public void* Job;
        public TAcc* Partials;
        public long Trip;
        public int BlockSize;
        public int ChunkLog2;
    }

    /// <summary>Iterations that the job takes in at once.</summary>
    private struct OneRange<TJob, TAcc> : IPinnedAction<TJob>
        where TJob : struct, IReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        public long From;
        public long To;
        public TAcc Value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run(scoped ref TJob job) => job.Execute(From, To, out Value);
    }

    private struct Blocks<TJob, TAcc> : IPinnedAction<TJob>
        where TJob : struct, IReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        public ReduceFrame<TAcc>* Frame;
        public int Chunk;

        [SkipLocalsInit]
        public readonly void Run(scoped ref TJob job)
        {
            long size = Frame->BlockSize;
            long first = (long)Chunk << Frame->ChunkLog2;
            long blocks = Math.Min(1L << Frame->ChunkLog2, ((Frame->Trip - 1) / size) + 1 - first);
            var tree = new BlockTree<TAcc>(stackalloc TAcc[BlockTree<TAcc>.Levels(blocks)]);
            for (long block = first; block < first + blocks; block++)
            {
                long from = block * size;
                job.Execute(from, Frame->Trip - from <= size ? Frame->Trip : from + size, out TAcc value);
                tree.Push(value);
            }

            tree.Fold(out Frame->Partials[Chunk]);
        }
    }
}
