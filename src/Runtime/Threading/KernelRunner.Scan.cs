using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Threading;

namespace FusedKernels.CompilerServices;

public static unsafe partial class KernelRunner
{
    /// <summary>
    /// Runs iterations [0, trip) of a loop that wants running totals, in blocks [k * blockSize, (k + 1) * blockSize). On several threads each takes the next
    /// block, finds what it adds to the totals, and runs it when the totals ahead of it are known: so memory is read once, and from the cache the second
    /// time. Blocks do not depend on threads, and neither do the bits of the result.
    /// </summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <typeparam name="TAcc">Its accumulators.</typeparam>
    /// <param name="kernel">The kernel's full name, for <see cref="KernelTrace"/>.</param>
    /// <param name="job">The job; on threads it throws nothing.</param>
    /// <param name="trip">Number of iterations, positive.</param>
    /// <param name="blockSize">Iterations per block, positive.</param>
    /// <param name="nanosecondsPerIteration">Modelled cost of one iteration on one thread.</param>
    /// <param name="parallel">Whether the blocks may run on several threads.</param>
    /// <param name="streamedBytesPerIteration">Bytes an iteration can write by streaming stores, 0 if it has none to offer.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <param name="result">What all iterations give.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trip"/> or <paramref name="blockSize"/> is less than 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scan<TJob, TAcc>(string kernel, scoped ref TJob job, long trip, int blockSize, double nanosecondsPerIteration, bool parallel,
        long streamedBytesPerIteration, KernelPaths simd, out TAcc result)
        where TJob : struct, IScanJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        if (!KernelTrace.IsObserved && trip <= blockSize && trip > 0)
        {
            TAcc at = default;
            job.Totals(ref at);
            var block = new OneRange<TJob, TAcc> { To = trip };
            Pin.Run(ref job, ref block);
            job.Follow(ref at, block.Value);
            result = block.Value;
            job.Place(ref result, at);
        }
        else
        {
            ScanBlocks(kernel, ref job, trip, blockSize, nanosecondsPerIteration, parallel, streamedBytesPerIteration, simd, out result);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ScanBlocks<TJob, TAcc>(string kernel, scoped ref TJob job, long trip, int blockSize, double nanosecondsPerIteration, bool parallel,
        long streamedBytesPerIteration, KernelPaths simd, out TAcc result)
        where TJob : struct, IScanJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trip, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockSize, 1);
        long blocks = ((trip - 1) / blockSize) + 1;
        bool streaming = streamedBytesPerIteration > 0 && trip * (double)streamedBytesPerIteration > CacheSize.LastLevel;
        int workers = parallel && blocks <= Array.MaxLength / sizeof(TAcc) ? Workload.Workers(blocks, trip * nanosecondsPerIteration) : 1;
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd | (workers > 1 ? KernelPaths.Threads : 0) | (streaming ? KernelPaths.Streaming : 0));
        var frame = new ScanFrame<TAcc> { Job = Unsafe.AsPointer(ref job), Trip = trip, BlockSize = blockSize, Streaming = streaming };
        job.Totals(ref frame.At);
        if (workers == 1)
        {
            var all = new BlocksInOrder<TJob, TAcc> { Frame = &frame, Blocks = blocks };
            Pin.Run(ref job, ref all);
            result = frame.All;
        }
        else
        {
            ScanOnThreads<TJob, TAcc>(&frame, (int)blocks, workers);
            result = frame.All;
        }

        job.Place(ref result, frame.At);
    }

    private static void ScanOnThreads<TJob, TAcc>(ScanFrame<TAcc>* frame, int blocks, int workers)
        where TJob : struct, IScanJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        frame->Last = blocks - 1;
        if (!TJob.Reduces)
        {
            Team.Run(blocks, workers, &ScanBlock<TJob, TAcc>, frame);
            return;
        }

        byte[] memory = ArrayPool<byte>.Shared.Rent(blocks * sizeof(TAcc));
        fixed (byte* partials = memory)
        {
            frame->Partials = (TAcc*)partials;
            Team.Run(blocks, workers, &ScanBlock<TJob, TAcc>, frame);
            Combine(new ReadOnlySpan<TAcc>(partials, blocks), out frame->All);
        }

        ArrayPool<byte>.Shared.Return(memory);
    }

    /// <summary>Finds what a block adds, waits for those before it to have done so, and runs it.</summary>
    private static void ScanBlock<TJob, TAcc>(void* state, int block)
        where TJob : struct, IScanJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        var frame = (ScanFrame<TAcc>*)state;
        long from = (long)block * frame->BlockSize;
        long to = Math.Min(frame->Trip, from + frame->BlockSize);
        TJob job = Unsafe.AsRef<TJob>(frame->Job);
        bool goesOn = false;
        try
        {
            var adding = new AddingRange<TJob, TAcc> { From = from, To = to };
            if (block < frame->Last)
            {
                job.BeginAnew();
                Pin.Run(ref job, ref adding);
            }

            var spin = new SpinWait();
            while (Volatile.Read(ref frame->Turn) != block)
            {
                if (Volatile.Read(ref frame->Stopped) != 0)
                    return;
                spin.SpinOnce(sleep1Threshold: -1);
            }

            job.Begin(frame->At);
            goesOn = block < frame->Last && job.TryAdvance(ref frame->At, adding.Value);
            bool hasTurn = !goesOn;
            if (goesOn)
                Volatile.Write(ref frame->Turn, block + 1);

            var running = new ScanRange<TJob, TAcc> { From = from, To = to, Streaming = frame->Streaming };
            Pin.Run(ref job, ref running);
            if (TJob.Reduces)
                frame->Partials[block] = running.Value;
            if (hasTurn)
            {
                job.Follow(ref frame->At, running.Value);
                Volatile.Write(ref frame->Turn, block + 1);
                goesOn = true;
            }
        }
        finally
        {
            // Nobody may wait for a block that will never be known.
            if (!goesOn)
                Volatile.Write(ref frame->Stopped, 1);
        }
    }

    /// <summary>What the workers of one call share, in the caller's frame. Whoever has the turn changes it.</summary>
    private struct ScanFrame<TAcc>
        where TAcc : unmanaged
    {
        public void* Job;
        public TAcc* Partials;
        public long Trip;
        public int BlockSize;
        public int Last;
        public bool Streaming;

        /// <summary>The totals ahead of the block whose turn it is.</summary>
        public TAcc At;

        /// <summary>What all blocks reduce to.</summary>
        public TAcc All;
        public int Turn;
        public int Stopped;
    }

    /// <summary>All blocks on one thread, each from where the one before it ended.</summary>
    private struct BlocksInOrder<TJob, TAcc> : IPinnedAction<TJob>
        where TJob : struct, IScanJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        public ScanFrame<TAcc>* Frame;
        public long Blocks;

        [SkipLocalsInit]
        public readonly void Run(scoped ref TJob job)
        {
            TJob own = job;
            var tree = new BlockTree<TAcc>(stackalloc TAcc[BlockTree<TAcc>.Levels(Blocks)]);
            var range = new ScanRange<TJob, TAcc> { Streaming = Frame->Streaming };
            for (long block = 0; block < Blocks; block++)
            {
                range.From = block * Frame->BlockSize;
                range.To = Math.Min(Frame->Trip, range.From + Frame->BlockSize);
                own.Begin(Frame->At);
                range.Run(ref own);
                own.Follow(ref Frame->At, range.Value);
                tree.Push(range.Value);
            }

            tree.Fold(out Frame->All);
        }
    }

    private struct AddingRange<TJob, TAcc> : IPinnedAction<TJob>
        where TJob : struct, IScanJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        public long From;
        public long To;
        public TAcc Value;

        public void Run(scoped ref TJob job) => job.Add(From, To, out Value);
    }

    private struct ScanRange<TJob, TAcc> : IPinnedAction<TJob>
        where TJob : struct, IScanJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        public long From;
        public long To;
        public bool Streaming;
        public TAcc Value;

        public void Run(scoped ref TJob job)
        {
            if (!Streaming)
            {
                job.Execute(From, To, out Value);
                return;
            }

            job.ExecuteStreaming(From, To, out Value);
            EndStreaming();
        }
    }
}
