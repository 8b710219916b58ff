using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Threading;

namespace FusedKernels.CompilerServices;

public static unsafe partial class KernelRunner
{
    /// <summary>All copies of one call take no more memory than this; fewer threads run where they would.</summary>
    private const long MostTallyBytes = 16 * 1024 * 1024;

    /// <summary>Parts of a loop whose shape must not depend on threads, and the least iterations in one.</summary>
    private const int FixedTallyParts = 8;
    private const int LeastPartOfTally = 1024;

    /// <summary>Parts of any loop; a bit tells of each whether it was begun.</summary>
    private const int MostTallyParts = 32;

    /// <summary>Nodes of the tree that are dealt out to parts of a loop that reduces, too.</summary>
    private const int MostTallyNodes = 64;

    /// <summary>Modelled cost of clearing a byte of a copy and taking it in.</summary>
    private const double NanosecondsPerTallyByte = 0.1;

    /// <summary>
    /// Runs iterations [0, trip) of a loop that tallies, in parts of equal length: the first one into the buffers themselves, every other one into
    /// copies of its own, which are taken in in order at the end, whatever else happens.
    /// </summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <param name="kernel">The kernel's full name, for <see cref="KernelTrace"/>.</param>
    /// <param name="job">The job; it must not be changed by its own execution, since all threads share it.</param>
    /// <param name="trip">Number of iterations; nothing runs if it is not positive.</param>
    /// <param name="nanosecondsPerIteration">Modelled cost of one iteration on one thread.</param>
    /// <param name="parallel">Whether there may be more than one part.</param>
    /// <param name="inFixedShape">Whether the number of parts must not depend on threads, since another order of the same operations can give other bits.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <remarks>If iterations throw, the exception of the first faulty part comes out unwrapped; all iterations before the one that threw it are taken in.</remarks>
    public static void Tally<TJob>(string kernel, scoped ref TJob job, long trip, double nanosecondsPerIteration, bool parallel, bool inFixedShape, KernelPaths simd)
        where TJob : struct, ITallyJob, allows ref struct
    {
        long bytes = job.TallyBytes;
        (int parts, int workers) = parallel ? TallyShape(trip, trip * nanosecondsPerIteration, bytes, inFixedShape) : (1, 1);
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd | (workers > 1 ? KernelPaths.Threads : 0));
        if (trip <= 0)
            return;
        if (parts == 1)
        {
            var range = new Range<TJob>(trip);
            Pin.Run(ref job, ref range);
            return;
        }

        var frame = new TallyFrame { Job = Unsafe.AsPointer(ref job), Units = trip, UnitsPerPart = ((trip - 1) / parts) + 1, Bytes = bytes };
        TallyInParts(ref job, &frame, parts, workers, &TallyPart<TJob>);
    }

    /// <summary>
    /// Runs iterations [0, trip) of a loop that tallies and reduces: parts as in <see cref="Tally"/>, of as many blocks each as make up nodes of the tree by which
    /// <see cref="Reduce"/> reduces blocks, so that what is reduced has the same bits.
    /// </summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <typeparam name="TAcc">Its accumulators.</typeparam>
    /// <param name="kernel">The kernel's full name, for <see cref="KernelTrace"/>.</param>
    /// <param name="job">The job; it must not be changed by its own execution, since all threads share it.</param>
    /// <param name="trip">Number of iterations, positive.</param>
    /// <param name="blockSize">Iterations per block, positive.</param>
    /// <param name="nanosecondsPerIteration">Modelled cost of one iteration on one thread.</param>
    /// <param name="parallel">Whether there may be more than one part.</param>
    /// <param name="inFixedShape">Whether the number of parts must not depend on threads.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <param name="result">What all iterations give.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trip"/> or <paramref name="blockSize"/> is less than 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TallyAndReduce<TJob, TAcc>(string kernel, scoped ref TJob job, long trip, int blockSize, double nanosecondsPerIteration, bool parallel,
        bool inFixedShape, KernelPaths simd, out TAcc result)
        where TJob : struct, ITallyReductionJob<TAcc>, allows ref struct
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
            TallyBlocks(kernel, ref job, trip, blockSize, nanosecondsPerIteration, parallel, inFixedShape, simd, out result);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static void TallyBlocks<TJob, TAcc>(string kernel, scoped ref TJob job, long trip, int blockSize, double nanosecondsPerIteration, bool parallel,
        bool inFixedShape, KernelPaths simd, out TAcc result)
        where TJob : struct, ITallyReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trip, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockSize, 1);
        long bytes = job.TallyBytes;
        long blocks = ((trip - 1) / blockSize) + 1;
        int nodeLog2 = Workload.BlocksPerChunkLog2(blocks, MostTallyNodes, MostTallyNodes);
        int nodes = (int)(((blocks - 1) >> nodeLog2) + 1);
        (int parts, int workers) = parallel ? TallyShape(trip, trip * nanosecondsPerIteration, bytes, inFixedShape) : (1, 1);
        (parts, workers) = (Math.Min(parts, nodes), Math.Min(workers, nodes));
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd | (workers > 1 ? KernelPaths.Threads : 0));
        TAcc* partials = stackalloc TAcc[nodes];
        var reduce = new ReduceFrame<TAcc> { Partials = partials, Trip = trip, BlockSize = blockSize, ChunkLog2 = nodeLog2 };
        var frame = new TallyFrame { Job = Unsafe.AsPointer(ref job), Units = nodes, UnitsPerPart = ((nodes - 1) / parts) + 1, Bytes = bytes, Reduce = &reduce };
        if (parts == 1)
            TallyNodes<TJob, TAcc>(&frame, 0);
        else
            TallyInParts(ref job, &frame, parts, workers, &TallyNodes<TJob, TAcc>);
        Combine(new ReadOnlySpan<TAcc>(partials, nodes), out result);
    }

    private static void TallyInParts<TJob>(scoped ref TJob job, TallyFrame* frame, int parts, int workers, delegate*<void*, int, void> run)
        where TJob : struct, ITallyBuffers, allows ref struct
    {
        int begun = 0;
        byte[] copies = ArrayPool<byte>.Shared.Rent((int)frame->Bytes * (parts - 1));
        fixed (byte* memory = copies)
        {
            frame->Copies = memory;
            frame->Begun = &begun;
            try
            {
                Team.Run(parts, workers, run, frame);
            }
            finally
            {
                for (int copy = 0; copy < parts - 1; copy++)
                {
                    if ((begun & (1 << copy)) != 0)
                        job.TakeIn(ref memory[copy * frame->Bytes]);
                }
            }
        }

        ArrayPool<byte>.Shared.Return(copies);
    }

    /// <summary>How many parts there are, and how many threads run them.</summary>
    private static (int Parts, int Workers) TallyShape(long trip, double nanoseconds, long bytes, bool inFixedShape)
    {
        if (inFixedShape)
            return (TallyParts(trip, bytes), Workload.Workers(TallyParts(trip, bytes), nanoseconds));
        int workers = TallyWorkers(trip, nanoseconds, bytes);
        return (workers, workers);
    }

    /// <summary>Parts of a loop whose shape is fixed: by its trip count and the size of its buffers alone.</summary>
    private static int TallyParts(long trip, long bytes) =>
        trip >= FixedTallyParts * LeastPartOfTally && bytes * FixedTallyParts <= Math.Min(MostTallyBytes, trip) ? FixedTallyParts : 1;

    private static int TallyWorkers(long trip, double nanoseconds, long bytes)
    {
        long most = Math.Min(MostTallyParts, 1 + (MostTallyBytes / Math.Max(1, bytes)));
        int workers = (int)Math.Min(Workload.Workers(trip, nanoseconds), most);
        bool pays = Workload.IsForced || nanoseconds * (workers - 1) / workers > bytes * (double)workers * NanosecondsPerTallyByte;
        return pays ? workers : 1;
    }

    private static void TallyPart<TJob>(void* state, int part)
        where TJob : struct, ITallyJob, allows ref struct
    {
        var frame = (TallyFrame*)state;
        long from = part * frame->UnitsPerPart;
        var range = new Range<TJob>(from, Math.Min(frame->Units, from + frame->UnitsPerPart));
        if (from >= frame->Units)
            return;
        TJob job = Unsafe.AsRef<TJob>(frame->Job);
        RedirectPart(frame, ref job, part);
        Pin.Run(ref job, ref range);
    }

    /// <summary>Reduces the blocks of a part, a node of the tree at a time.</summary>
    private static void TallyNodes<TJob, TAcc>(void* state, int part)
        where TJob : struct, ITallyReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        var frame = (TallyFrame*)state;
        long from = part * frame->UnitsPerPart;
        if (from >= frame->Units)
            return;
        TJob job = Unsafe.AsRef<TJob>(frame->Job);
        RedirectPart(frame, ref job, part);
        ReduceFrame<TAcc> own = *(ReduceFrame<TAcc>*)frame->Reduce;
        own.Job = Unsafe.AsPointer(ref job);
        for (long node = from; node < Math.Min(frame->Units, from + frame->UnitsPerPart); node++)
            ReduceChunk<TJob, TAcc>(&own, (int)node);
    }

    /// <summary>The first part works on the buffers themselves, every other one on copies.</summary>
    private static void RedirectPart<TJob>(TallyFrame* frame, scoped ref TJob job, int part)
        where TJob : struct, ITallyBuffers, allows ref struct
    {
        if (part == 0)
            return;
        job.Redirect(new Span<byte>(frame->Copies + ((part - 1) * frame->Bytes), (int)frame->Bytes));
        Interlocked.Or(ref *frame->Begun, 1 << (part - 1));
    }

    /// <summary>What the workers of one call share, in the caller's frame.</summary>
    private struct TallyFrame
    {
        public void* Job;
        public byte* Copies;
        public long Bytes;

        /// <summary>What is dealt out: iterations, or nodes of the tree by which their blocks are reduced.</summary>
        public long Units;
        public long UnitsPerPart;

        /// <summary>How blocks are reduced, if they are.</summary>
        public void* Reduce;

        /// <summary>A bit for each copy that was begun.</summary>
        public int* Begun;
    }
}
