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
    /// place behind them. So the data is read once. A chunk that does not fit, or throws, runs once more in order when all before it are done. What chunks
    /// reduce besides is put together by the tree of <see cref="BlockTree{TAcc}"/>, so that it has the bits that <see cref="Reduce"/> gives it.
    /// </summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <typeparam name="TAcc">What it leaves behind.</typeparam>
    /// <param name="kernel">The kernel's full name, for <see cref="KernelTrace"/>.</param>
    /// <param name="job">The job; on several threads it writes nothing but what it packs.</param>
    /// <param name="trip">Number of iterations, positive.</param>
    /// <param name="blockSize">Iterations per chunk; 0 where the chunks do not matter, since nothing that is reduced is re-associated.</param>
    /// <param name="nanosecondsPerIteration">Modelled cost of one iteration on one thread.</param>
    /// <param name="parallel">Whether the chunks may run on several threads.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <param name="result">What the iterations give.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trip"/> is less than 1, or <paramref name="blockSize"/> less than 0.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Pack<TJob, TAcc>(string kernel, scoped ref TJob job, long trip, int blockSize, double nanosecondsPerIteration,
        bool parallel, KernelPaths simd, out TAcc result)
        where TJob : struct, IPackJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trip, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(blockSize);
        int size = blockSize > 0 ? blockSize : PackedAtOnce;
        long chunks = ((trip - 1) / size) + 1;
        int workers = parallel && chunks <= int.MaxValue ? Workload.Workers(chunks, trip * nanosecondsPerIteration) : 1;
        if (workers == 1 && (chunks == 1 || blockSize == 0))
        {
            InOrder(kernel, ref job, trip, simd, out result);
            return;
        }

        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd | (workers > 1 ? KernelPaths.Threads : 0));
        TAcc* levels = stackalloc TAcc[BlockTree<TAcc>.Levels(chunks)];
        var frame = new PackFrame<TAcc> { Job = Unsafe.AsPointer(ref job), Trip = trip, Size = size, Levels = levels, LevelCount = BlockTree<TAcc>.Levels(chunks) };
        job.Counters(ref frame.At);
        if (workers > 1)
            Team.Run((int)chunks, workers, &PackChunk<TJob, TAcc>, &frame);

        // In order from the first chunk on that could not be taken in.
        TJob rest = job;
        for (long chunk = frame.Turn; chunk < chunks; chunk++)
        {
            rest.Begin(frame.At);
            OneRange<TJob, TAcc> range = frame.Range<TJob>(chunk);
            Pin.Run(ref rest, ref range);
            frame.Take(range.Value);
            frame.At = range.Value;
        }

        frame.Fold(out result);
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
            held = ArrayPool<byte>.Shared.Rent((int)job.HeldBytes(frame->Size));
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
            var copy = new CopyPacked<TJob, TAcc> { Held = held, Size = frame->Size, Start = start, Packed = packed };
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
        OneRange<TJob, TAcc> range = frame->Range<TJob>(chunk);
        try
        {
            TJob job = Unsafe.AsRef<TJob>(frame->Job);
            job.Redirect(held, frame->Size);
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
        public int Size;

        /// <summary>The tree of what all chunks before it give.</summary>
        public TAcc* Levels;
        public int LevelCount;

        /// <summary>The counters ahead of the chunk whose turn it is.</summary>
        public TAcc At;
        public int Turn;
        public int Stopped;

        private long _taken;

        public void Take(in TAcc chunk) => Tree(_taken++).Push(chunk);

        public readonly void Fold(out TAcc result) => Tree(_taken).Fold(out result);

        public readonly OneRange<TJob, TAcc> Range<TJob>(long chunk)
            where TJob : struct, IPackJob<TAcc>, allows ref struct
            => new() { From = chunk * Size, To = Math.Min(Trip, (chunk + 1) * Size) };

        private readonly BlockTree<TAcc> Tree(long taken) => new(new Span<TAcc>(Levels, LevelCount), taken);
    }

    private struct CopyPacked<TJob, TAcc> : IPinnedAction<TJob>
        where TJob : struct, IPackJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        public byte[] Held;
        public int Size;
        public TAcc Start;
        public TAcc Packed;

        public readonly void Run(scoped ref TJob job) => job.TakeIn(Held, Size, Start, Packed);
    }
}
