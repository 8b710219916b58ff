using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace FusedKernels.CompilerServices;

public static unsafe partial class KernelRunner
{
    /// <summary>
    /// Runs iterations of a loop that one of them may end, from the first on, until one would: on this thread, and on several if the first
    /// stretch does not end it and the rest is long enough. Every buffer of the job is pinned meanwhile.
    /// </summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <param name="kernel">The kernel's full name, for <see cref="KernelTrace"/>.</param>
    /// <param name="job">The job; it must not be changed by its own execution, since all threads share it.</param>
    /// <param name="trip">Number of iterations; nothing runs if it is not positive.</param>
    /// <param name="nanosecondsPerIteration">Modelled cost of one iteration on one thread.</param>
    /// <param name="parallel">Whether the iterations may run on several threads: only if they write nothing, since later ones may run that should not.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <param name="gang">Iterations that run in lock step: borders of chunks lie between gangs.</param>
    /// <returns>
    /// How many iterations, from the first on, are done and do not end the loop. The next one is to be run in source order: it belongs to the
    /// first gang in which an iteration ends the loop or throws, or to none.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Search<TJob>(string kernel, scoped ref TJob job, long trip, double nanosecondsPerIteration, bool parallel, KernelPaths simd, int gang)
        where TJob : struct, ISearchJob, allows ref struct
    {
        if (KernelTrace.IsObserved || (parallel && trip * nanosecondsPerIteration >= Workload.ParallelNanoseconds))
            return SearchChosen(kernel, ref job, trip, nanosecondsPerIteration, parallel, simd, gang);
        return trip > 0 ? SearchStretch(ref job, 0, trip) : 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long SearchChosen<TJob>(string kernel, scoped ref TJob job, long trip, double nanosecondsPerIteration, bool parallel, KernelPaths simd, int gang)
        where TJob : struct, ISearchJob, allows ref struct
    {
        long gangs = (trip + gang - 1) / gang;
        int workers = parallel ? Workload.Workers(gangs, trip * nanosecondsPerIteration) : 1;
        long chunk = workers == 1 ? gangs : Workload.SearchChunk(gangs, nanosecondsPerIteration * gang);
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd);
        if (trip <= 0)
            return 0;

        // Most searches end soon: no thread is woken for what the first stretch finds.
        long first = chunk >= gangs ? trip : chunk * gang;
        long done = SearchStretch(ref job, 0, first);
        if (done < first || first == trip)
            return done;
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd | KernelPaths.Threads);
        var frame = new SearchFrame { Job = Unsafe.AsPointer(ref job), First = first, Trip = trip, ChunkSize = chunk * gang, Done = trip };
        int chunks = (int)(((trip - first - 1) / frame.ChunkSize) + 1);
        Team.Run(chunks, Math.Min(workers, chunks), &SearchChunk<TJob>, &frame);
        return frame.Done;
    }

    /// <summary>Searches one chunk, on whatever thread, unless the loop is known to end before it.</summary>
    private static void SearchChunk<TJob>(void* state, int chunk)
        where TJob : struct, ISearchJob, allows ref struct
    {
        var frame = (SearchFrame*)state;
        long from = frame->First + (chunk * frame->ChunkSize);
        if (from >= Volatile.Read(ref frame->Done))
            return;
        long to = frame->Trip - from <= frame->ChunkSize ? frame->Trip : from + frame->ChunkSize;
        long done = SearchStretch(ref Unsafe.AsRef<TJob>(frame->Job), from, to);
        if (done == to)
            return;
        LowerTo(ref frame->Done, done);
    }

    /// <summary>Lowers what all threads share to a value, unless it is lower.</summary>
    private static void LowerTo(ref long shared, long value)
    {
        for (long seen = Volatile.Read(ref shared); value < seen;)
        {
            long before = Interlocked.CompareExchange(ref shared, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }

    private static long SearchStretch<TJob>(scoped ref TJob job, long from, long to)
        where TJob : struct, ISearchJob, allows ref struct
    {
        var stretch = new Stretch<TJob> { From = from, To = to };
        Pin.Run(ref job, ref stretch);
        return stretch.Done;
    }

    /// <summary>What the workers of one call share, in the caller's frame.</summary>
    private struct SearchFrame
    {
        public void* Job;
        public long First;
        public long Trip;
        public long ChunkSize;
        public long Done;      // the first iteration known to be left undone
    }

    private struct Stretch<TJob> : IPinnedAction<TJob>
        where TJob : struct, ISearchJob, allows ref struct
    {
        public long From;
        public long To;
        public long Done;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run(scoped ref TJob job) => Done = job.Execute(From, To);
    }
}
