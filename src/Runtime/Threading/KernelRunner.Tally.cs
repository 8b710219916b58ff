using System;
using System.Buffers;
using System.Runtime.CompilerServices;

namespace FusedKernels.CompilerServices;

public static unsafe partial class KernelRunner
{
    /// <summary>All copies of one call take no more memory than this; fewer threads run where they would.</summary>
    private const long MostTallyBytes = 16 * 1024 * 1024;

    /// <summary>Modelled cost of clearing a byte of a copy and taking it in.</summary>
    private const double NanosecondsPerTallyByte = 0.1;

    /// <summary>
    /// Runs iterations [0, trip) of a loop that tallies: each further thread into copies of its own, which start at zero and are taken in at
    /// the end, whatever else happens.
    /// </summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <param name="kernel">The kernel's full name, for <see cref="KernelTrace"/>.</param>
    /// <param name="job">The job; it must not be changed by its own execution, since all threads share it.</param>
    /// <param name="trip">Number of iterations; nothing runs if it is not positive.</param>
    /// <param name="nanosecondsPerIteration">Modelled cost of one iteration on one thread.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <remarks>If iterations throw, the exception of the first faulty chunk comes out unwrapped; all iterations before the one that threw it are taken in.</remarks>
    public static void Tally<TJob>(string kernel, scoped ref TJob job, long trip, double nanosecondsPerIteration, KernelPaths simd)
        where TJob : struct, ITallyJob, allows ref struct
    {
        long bytes = job.TallyBytes;
        int workers = TallyWorkers(trip, trip * nanosecondsPerIteration, bytes);
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd | (workers > 1 ? KernelPaths.Threads : 0));
        if (trip <= 0)
            return;
        if (workers == 1)
        {
            var range = new Range<TJob>(trip);
            Pin.Run(ref job, ref range);
            return;
        }

        byte[] copies = ArrayPool<byte>.Shared.Rent((int)bytes * (workers - 1));
        copies.AsSpan(0, (int)bytes * (workers - 1)).Clear();
        fixed (byte* memory = copies)
        {
            var frame = new TallyFrame { Job = Unsafe.AsPointer(ref job), Trip = trip, ChunkSize = ((trip - 1) / workers) + 1, Copies = memory, Bytes = bytes };
            try
            {
                Team.Run(workers, workers, &TallyChunk<TJob>, &frame);
            }
            finally
            {
                for (int copy = 0; copy < workers - 1; copy++)
                    job.TakeIn(ref memory[copy * bytes]);
            }
        }

        ArrayPool<byte>.Shared.Return(copies);
    }

    private static int TallyWorkers(long trip, double nanoseconds, long bytes)
    {
        int workers = (int)Math.Min(Workload.Workers(trip, nanoseconds), 1 + (MostTallyBytes / Math.Max(1, bytes)));
        bool pays = Workload.IsForced || nanoseconds * (workers - 1) / workers > bytes * (double)workers * NanosecondsPerTallyByte;
        return pays ? workers : 1;
    }

    /// <summary>The first chunk works on the buffers themselves, every other one on copies.</summary>
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
            job.Redirect(new Span<byte>(frame->Copies + ((chunk - 1) * frame->Bytes), (int)frame->Bytes));
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
    }
}
