using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>Runs the parallel loops of generated kernels: on this thread or on several, with or without streaming stores.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class KernelRunner
{
    /// <summary>Runs iterations [0, trip) of a job, in chunks on several threads when that pays. Every buffer of the job is pinned meanwhile.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <param name="kernel">The kernel's full name, for <see cref="KernelTrace"/>.</param>
    /// <param name="job">The job; it must not be changed by its own execution, since all threads share it.</param>
    /// <param name="trip">Number of iterations; nothing runs if it is not positive.</param>
    /// <param name="nanosecondsPerIteration">Modelled cost of one iteration on one thread.</param>
    /// <param name="parallel">Whether the iterations may run on several threads.</param>
    /// <param name="streamedBytesPerIteration">Bytes an iteration can write by streaming stores, 0 if it has none to offer.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <param name="gang">Iterations that run in lock step: no thread gets fewer, since a gang that is not full takes as long as a full one.</param>
    /// <remarks>If iterations throw, the exception of the first faulty chunk comes out unwrapped; all chunks before it are complete.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void For<TJob>(string kernel, scoped ref TJob job, long trip, double nanosecondsPerIteration, bool parallel,
        long streamedBytesPerIteration, KernelPaths simd, int gang = 1)
        where TJob : struct, IKernelJob, allows ref struct
    {
        if (KernelTrace.IsObserved
            || (parallel && trip * nanosecondsPerIteration >= Workload.ParallelNanoseconds)
            || (streamedBytesPerIteration > 0 && trip * (double)streamedBytesPerIteration > CacheSize.Least))
        {
            ForChosen(kernel, ref job, trip, nanosecondsPerIteration, parallel, streamedBytesPerIteration, simd, gang);
        }
        else if (trip > 0)
        {
            var range = new Range<TJob>(trip);
            Pin.Run(ref job, ref range);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ForChosen<TJob>(string kernel, scoped ref TJob job, long trip, double nanosecondsPerIteration, bool parallel,
        long streamedBytesPerIteration, KernelPaths simd, int gang = 1)
        where TJob : struct, IKernelJob, allows ref struct
    {
        bool streaming = streamedBytesPerIteration > 0 && trip * (double)streamedBytesPerIteration > CacheSize.LastLevel;
        long gangs = (trip + gang - 1) / gang;
        int workers = parallel ? Workload.Workers(gangs, trip * nanosecondsPerIteration) : 1;
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd | (workers > 1 ? KernelPaths.Threads : 0) | (streaming ? KernelPaths.Streaming : 0));

        if (trip <= 0)
            return;
        var frame = new ForFrame { Job = Unsafe.AsPointer(ref job), Trip = trip, ChunkSize = trip, Streaming = streaming };
        if (workers == 1)
        {
            ForChunk<TJob>(&frame, 0);
            return;
        }

        frame.ChunkSize = Workload.ChunkSize(gangs, workers) * gang;
        int chunks = (int)(((trip - 1) / frame.ChunkSize) + 1);
        Team.Run(chunks, workers, &ForChunk<TJob>, &frame);
    }

    /// <summary>Runs one chunk, on whatever thread: the buffers are pinned by this thread's own frame.</summary>
    private static void ForChunk<TJob>(void* state, int chunk)
        where TJob : struct, IKernelJob, allows ref struct
    {
        var frame = (ForFrame*)state;
        long from = chunk * frame->ChunkSize;
        long to = frame->Trip - from <= frame->ChunkSize ? frame->Trip : from + frame->ChunkSize;
        ref TJob job = ref Unsafe.AsRef<TJob>(frame->Job);
        if (frame->Streaming)
        {
            var range = new StreamingRange<TJob>(from, to);
            Pin.Run(ref job, ref range);
        }
        else
        {
            var range = new Range<TJob>(from, to);
            Pin.Run(ref job, ref range);
        }
    }

    /// <summary>What the workers of one call share, in the caller's frame.</summary>
    private struct ForFrame
    {
        public void* Job;
        public long Trip;
        public long ChunkSize;
        public bool Streaming;
    }

    private readonly struct Range<TJob>(long from, long to) : IPinnedAction<TJob>
        where TJob : struct, IKernelJob, allows ref struct
    {
        public Range(long trip)
            : this(0, trip)
        {
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run(scoped ref TJob job) => job.Execute(from, to);
    }

    private readonly struct StreamingRange<TJob>(long from, long to) : IPinnedAction<TJob>
        where TJob : struct, IKernelJob, allows ref struct
    {
        public void Run(scoped ref TJob job)
        {
            job.ExecuteStreaming(from, to);
            EndStreaming();
        }
    }

    /// <summary>Non-temporal stores are not ordered with what this thread writes next, such as "done".</summary>
    private static void EndStreaming()
    {
        if (Sse.IsSupported)
            Sse.StoreFence();
    }
}
