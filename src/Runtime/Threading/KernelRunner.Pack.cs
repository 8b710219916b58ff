using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Threading;

namespace FusedKernels.CompilerServices;

public static unsafe partial class KernelRunner
{
    /// <summary>Iterations that a thread packs at once, into memory that stays in its cache until it is copied.</summary>
    private const int PackedAtOnce = 8192;

    /// <summary>
    /// Runs iterations [0, trip) of a loop that packs, in chunks: each into memory of its own, and when all chunks before it are known to fit, to its
    /// place behind them. So the data is read once. A chunk that does not fit, or throws, runs once more in order when all before it are done.
    /// </summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <typeparam name="TAcc">What it leaves behind.</typeparam>
    /// <param name="kernel">The kernel's full name, for <see cref="KernelTrace"/>.</param>
    /// <param name="job">The job; it writes nothing but what it packs.</param>
    /// <param name="trip">Number of iterations, positive.</param>
    /// <param name="nanosecondsPerIteration">Modelled cost of one iteration on one thread.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <param name="result">What the iterations give.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trip"/> is less than 1.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Pack<TJob, TAcc>(string kernel, scoped ref TJob job, long trip, double nanosecondsPerIteration, KernelPaths simd, out TAcc result)
        where TJob : struct, IPackJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trip, 1);
        long chunks = ((trip - 1) / PackedAtOnce) + 1;
        int workers = chunks > int.MaxValue ? 1 : Workload.Workers(chunks, trip * nanosecondsPerIteration);
        if (workers == 1)
        {
            InOrder(kernel, ref job, trip, simd, out result);
            return;
        }

        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd | KernelPaths.Threads);
        var frame = new PackFrame<TAcc> { Job = Unsafe.AsPointer(ref job), Trip = trip };
        job.Counters(ref frame.At);
        Team.Run((int)chunks, workers, &PackChunk<TJob, TAcc>, &frame);
        result = frame.All;
        if (frame.Turn < chunks)
        {
            // In order from the first chunk on that could not be taken in.
            TJob rest = job;
            rest.Begin(frame.At);
            var range = new OneRange<TJob, TAcc> { From = (long)frame.Turn * PackedAtOnce, To = trip };
            Pin.Run(ref rest, ref range);
            frame.Take(range.Value);
            result = frame.All;
            frame.At = range.Value;
        }

        job.Place(ref result, frame.At);
    }

    /// <summary>Packs a chunk, waits for those before it, and copies it.</summary>
    private static void PackChunk<TJob, TAcc>(void* state, int chunk)
        where TJob : struct, IPackJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        var frame = (PackFrame<TAcc>*)state;
        if (Volatile.Read(ref frame->Stopped) != 0)
            return;
        ref TJob job = ref Unsafe.AsRef<TJob>(frame->Job);
        byte[]? held = null;
        bool goesOn = false;
        try
        {
            held = ArrayPool<byte>.Shared.Rent((int)job.HeldBytes(PackedAtOnce));
            bool isPacked = TryPack<TJob, TAcc>(frame, chunk, held, out TAcc packed);
            var spin = new SpinWait();
            while (Volatile.Read(ref frame->Turn) != chunk)
            {
                if (Volatile.Read(ref frame->Stopped) != 0)
                    return;
                spin.SpinOnce(sleep1Threshold: -1);
            }

            TAcc start = frame->At;
            if (!isPacked || !job.Fits(start, packed))
                return;
            job.Advance(ref frame->At, packed);
            frame->Take(packed);
            goesOn = true;
            Volatile.Write(ref frame->Turn, chunk + 1);
            var copy = new CopyPacked<TJob, TAcc> { Held = held, Start = start, Packed = packed };
            Pin.Run(ref job, ref copy);
        }
        finally
        {
            // Nobody may wait for a chunk that will never be taken in.
            if (!goesOn)
                Volatile.Write(ref frame->Stopped, 1);
            if (held is not null)
                ArrayPool<byte>.Shared.Return(held);
        }
    }

    /// <summary>Packs a chunk into memory of its own; what it throws it throws again in order.</summary>
    private static bool TryPack<TJob, TAcc>(PackFrame<TAcc>* frame, int chunk, byte[] held, out TAcc packed)
        where TJob : struct, IPackJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        long from = (long)chunk * PackedAtOnce;
        var range = new OneRange<TJob, TAcc> { From = from, To = Math.Min(frame->Trip, from + PackedAtOnce) };
        try
        {
            TJob job = Unsafe.AsRef<TJob>(frame->Job);
            job.Redirect(held, PackedAtOnce);
            Pin.Run(ref job, ref range);
            packed = range.Value;
            return true;
        }
        catch (Exception)
        {
            packed = default;
            return false;
        }
    }

    /// <summary>What the workers of one call share, in the caller's frame. Whoever has the turn changes it.</summary>
    private struct PackFrame<TAcc>
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        public void* Job;
        public long Trip;

        /// <summary>The counters ahead of the chunk whose turn it is.</summary>
        public TAcc At;

        /// <summary>What all chunks before it give.</summary>
        public TAcc All;
        public int Turn;
        public int Stopped;

        private bool _hasAny;

        public void Take(in TAcc chunk)
        {
            if (_hasAny)
                TAcc.Combine(ref All, chunk);
            else
                All = chunk;
            _hasAny = true;
        }
    }

    private struct CopyPacked<TJob, TAcc> : IPinnedAction<TJob>
        where TJob : struct, IPackJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        public byte[] Held;
        public TAcc Start;
        public TAcc Packed;

        public readonly void Run(scoped ref TJob job) => job.TakeIn(Held, PackedAtOnce, Start, Packed);
    }
}
