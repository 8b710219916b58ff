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
    /// <param name="inFixedShape">Whether the number of parts must not depend on threads, since another order of the same operations can give other bits.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <remarks>If iterations throw, the exception of the first faulty part comes out unwrapped; all iterations before the one that threw it are taken in.</remarks>
    public static void Tally<TJob>(string kernel, scoped ref TJob job, long trip, double nanosecondsPerIteration, bool inFixedShape, KernelPaths simd)
        where TJob : struct, ITallyJob, allows ref struct
    {
        long bytes = job.TallyBytes;
        double nanoseconds = trip * nanosecondsPerIteration;
        int workers = inFixedShape ? Workload.Workers(TallyParts(trip, bytes), nanoseconds) : TallyWorkers(trip, nanoseconds, bytes);
        int parts = inFixedShape ? TallyParts(trip, bytes) : workers;
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd | (workers > 1 ? KernelPaths.Threads : 0));
        if (trip <= 0)
            return;
        if (parts == 1)
        {
            var range = new Range<TJob>(trip);
            Pin.Run(ref job, ref range);
        }
        else
        {
            TallyInParts(ref job, trip, parts, workers, bytes);
        }
    }

    private static void TallyInParts<TJob>(scoped ref TJob job, long trip, int parts, int workers, long bytes)
        where TJob : struct, ITallyJob, allows ref struct
    {
        int done = 0;
        byte[] copies = ArrayPool<byte>.Shared.Rent((int)bytes * (parts - 1));
        fixed (byte* memory = copies)
        {
            var frame = new TallyFrame { Job = Unsafe.AsPointer(ref job), Trip = trip, ChunkSize = ((trip - 1) / parts) + 1, Copies = memory, Bytes = bytes, Begun = &done };
            try
            {
                Team.Run(parts, workers, &TallyChunk<TJob>, &frame);
            }
            finally
            {
                for (int copy = 0; copy < parts - 1; copy++)
                {
                    if ((done & (1 << copy)) != 0)
                        job.TakeIn(ref memory[copy * bytes]);
                }
            }
        }

        ArrayPool<byte>.Shared.Return(copies);
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

    /// <summary>The first part works on the buffers themselves, every other one on copies.</summary>
    private static void TallyChunk<TJob>(void* state, int chunk)
        where TJob : struct, ITallyJob, allows ref struct
    {
        var frame = (TallyFrame*)state;
        long from = chunk * frame->ChunkSize;
        var range = new Range<TJob>(from, Math.Min(frame->Trip, from + frame->ChunkSize));
        if (from >= frame->Trip)
            return;
        TJob job = Unsafe.AsRef<TJob>(frame->Job);
        if (chunk > 0)
        {
            job.Redirect(new Span<byte>(frame->Copies + ((chunk - 1) * frame->Bytes), (int)frame->Bytes));
            Interlocked.Or(ref *frame->Begun, 1 << (chunk - 1));
        }

        Pin.Run(ref job, ref range);
    }

    /// <summary>What the workers of one call share, in the caller's frame.</summary>
    private struct TallyFrame
    {
        public void* Job;
        public byte* Copies;
        public long Bytes;
        public long Trip;
        public long ChunkSize;

        /// <summary>A bit for each copy that was begun.</summary>
        public int* Begun;
    }
}
