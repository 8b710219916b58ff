using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Threading;

namespace FusedKernels.CompilerServices;

public static unsafe partial class KernelRunner
{
    /// <summary>
    /// Reduces the iterations of a loop that come before the first one which ends it or throws: in blocks, put together by the pairwise tree
    /// of <see cref="BlockTree{TAcc}"/>. Its shape depends on how many iterations there are before the end, and on nothing else.
    /// </summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <typeparam name="TAcc">Its accumulators.</typeparam>
    /// <param name="kernel">The kernel's full name, for <see cref="KernelTrace"/>.</param>
    /// <param name="job">The job; it must not be changed by its own execution, since all threads share it.</param>
    /// <param name="trip">Number of iterations; nothing runs if it is not positive.</param>
    /// <param name="blockSize">Iterations per block, positive.</param>
    /// <param name="nanosecondsPerIteration">Modelled cost of one iteration on one thread.</param>
    /// <param name="parallel">Whether the blocks may run on several threads: only if they write nothing, since later ones may run that should not.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <param name="result">What the iterations that are done give; nothing of use if none is.</param>
    /// <returns>How many iterations, from the first on, are done. The next one, if there is one, ends the loop or throws in source order.</returns>
    [SkipLocalsInit]
    public static long SearchAndReduce<TJob, TAcc>(string kernel, scoped ref TJob job, long trip, int blockSize, double nanosecondsPerIteration,
        bool parallel, KernelPaths simd, out TAcc result)
        where TJob : struct, ISearchReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        result = default;
        long blocks = ((trip - 1) / blockSize) + 1;
        int workers = parallel && trip > 0 ? Workload.Workers(blocks, trip * nanosecondsPerIteration) : 1;
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd);
        if (trip <= 0)
            return 0;
        long chunk = workers == 1 ? blocks : Workload.SearchChunk(blocks, nanosecondsPerIteration * blockSize);
        int log2 = BitOperations.Log2((ulong)chunk) + (workers == 1 ? 1 : 0);
        var frame = new ReduceSearchFrame<TAcc> { Job = Unsafe.AsPointer(ref job), Trip = trip, BlockSize = blockSize, ChunkLog2 = log2, Done = trip };

        // Most loops with an exit end soon: no thread is woken for what the first chunk finds.
        TAcc partial;
        frame.Partials = &partial;
        SearchReduceChunk<TJob, TAcc>(&frame, 0);
        long chunks = ((blocks - 1) >> log2) + 1;
        if (frame.Done > 0)
            result = partial;
        if (chunks == 1 || frame.Done < frame.ChunkSize)
            return frame.Done;
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd | KernelPaths.Threads);
        SearchReduceRest<TJob, TAcc>(ref frame, chunks, workers, ref result);
        return frame.Done;
    }

    /// <summary>The chunks behind the first, a number of them at a time, until one ends the loop.</summary>
    [SkipLocalsInit]
    private static void SearchReduceRest<TJob, TAcc>(ref ReduceSearchFrame<TAcc> shared, long chunks, int workers, ref TAcc result)
        where TJob : struct, ISearchReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        int most = Math.Clamp(MostPartialBytes / sizeof(TAcc), 2, MostPartials);
        TAcc* partials = stackalloc TAcc[most];
        var tree = new BlockTree<TAcc>(stackalloc TAcc[BlockTree<TAcc>.Levels(chunks)]);
        tree.Push(result);
        ReduceSearchFrame<TAcc> frame = shared;
        frame.Partials = partials;
        for (frame.FirstChunk = 1; frame.FirstChunk < chunks && frame.Done > frame.FirstChunk * frame.ChunkSize; frame.FirstChunk += most)
        {
            int count = (int)Math.Min(most, chunks - frame.FirstChunk);
            Team.Run(count, Math.Min(workers, count), &SearchReduceChunk<TJob, TAcc>, &frame);
            for (int k = 0; k < count && (frame.FirstChunk + k) * frame.ChunkSize < frame.Done; k++)
                tree.Push(partials[k]);
        }

        shared.Done = frame.Done;
        tree.Fold(out result);
    }

    /// <summary>Reduces one chunk of 2^k blocks to its partial, on whatever thread, unless the loop is known to end before it.</summary>
    private static void SearchReduceChunk<TJob, TAcc>(void* state, int chunk)
        where TJob : struct, ISearchReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        var frame = (ReduceSearchFrame<TAcc>*)state;
        var blocks = new SearchedBlocks<TJob, TAcc> { Frame = frame, Chunk = chunk };
        if ((frame->FirstChunk + chunk) * frame->ChunkSize < Volatile.Read(ref frame->Done))
            Pin.Run(ref Unsafe.AsRef<TJob>(frame->Job), ref blocks);
    }

    /// <summary>What the workers of one call share, in the caller's frame.</summary>
    private struct ReduceSearchFrame<TAcc>
        where TAcc : unmanaged
    {
        public void* Job;
        public TAcc* Partials;
        public long Trip;
        public int BlockSize;
        public int ChunkLog2;
        public long FirstChunk;
        public long Done;      // the first iteration known to be left undone

        public readonly long ChunkSize => (long)BlockSize << ChunkLog2;
    }

    private struct SearchedBlocks<TJob, TAcc> : IPinnedAction<TJob>
        where TJob : struct, ISearchReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        public ReduceSearchFrame<TAcc>* Frame;
        public int Chunk;

        [SkipLocalsInit]
        public readonly void Run(scoped ref TJob job)
        {
            long size = Frame->BlockSize;
            long from = (Frame->FirstChunk + Chunk) * Frame->ChunkSize;
            long end = Frame->Trip - from <= Frame->ChunkSize ? Frame->Trip : from + Frame->ChunkSize;
            var tree = new BlockTree<TAcc>(stackalloc TAcc[BlockTree<TAcc>.Levels(((end - from - 1) / size) + 1)]);
            long done = from;
            for (long to = from; done == to && done < end;)
            {
                to = end - done <= size ? end : done + size;
                long first = done;
                done = job.Execute(first, to, out TAcc value);
                if (done > first)
                    tree.Push(value);
            }

            if (done > from)
                tree.Fold(out Frame->Partials[Chunk]);
            LowerTo(ref Frame->Done, done == end ? Frame->Trip : done);
        }
    }
}
