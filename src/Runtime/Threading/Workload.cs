using System;

namespace FusedKernels.CompilerServices;

/// <summary>How a loop is spread over threads, decided from its trip count and modelled cost.</summary>
internal static class Workload
{
    /// <summary>Modelled work in ns below which a loop stays on the calling thread: several times what fork and join cost.</summary>
    public const double ParallelNanoseconds = 30_000;

    /// <summary>Modelled work in ns that a further thread must have to be worth waking.</summary>
    private const double NanosecondsPerWorker = 10_000;

    /// <summary>For tests: takes the place of both figures above while kernels are observed. Negative: they stand.</summary>
    internal static double ForcedNanoseconds { get; set; } = -1;

    /// <summary>Whether a test asks for threads wherever there may be some.</summary>
    internal static bool IsForced => ForcedNanoseconds >= 0;

    /// <summary>Modelled work in ns of a stretch of a search: a thread that is past the end of the loop wastes as much at most.</summary>
    private const double SearchNanoseconds = 25_000;

    /// <summary>More chunks than this are never made of a search.</summary>
    private const int MostSearchChunks = 1 << 20;

    private const int ChunksPerWorker = 4;
    private const int ChunkGrain = 64;

    /// <summary>How many threads run a loop of <paramref name="units"/> divisible units and this modelled work.</summary>
    public static int Workers(long units, double nanoseconds)
    {
        double least = ForcedNanoseconds >= 0 ? ForcedNanoseconds : ParallelNanoseconds;
        if (!(nanoseconds >= least) || units < 2 || Team.IsInside)
            return 1;
        double useful = ForcedNanoseconds >= 0 ? units : Math.Min(units, nanoseconds / NanosecondsPerWorker);
        int degree = KernelOptions.EffectiveDegree;
        return useful < degree ? (int)useful : degree;
    }

    /// <summary>Units per chunk of a search, which may end anywhere: small enough to give up early, large enough to be worth dealing out.</summary>
    public static long SearchChunk(long units, double nanosecondsPerUnit)
    {
        double wanted = ForcedNanoseconds >= 0 ? 1 : SearchNanoseconds / nanosecondsPerUnit;
        long least = (units / MostSearchChunks) + 1;
        return wanted < units ? Math.Max((long)wanted, least) : units;
    }

    /// <summary>Iterations per chunk: four chunks for each worker, borders at multiples of 64 iterations where there are enough.</summary>
    public static long ChunkSize(long trip, int workers)
    {
        long chunks = Math.Min(trip, (long)workers * ChunksPerWorker);
        long size = ((trip - 1) / chunks) + 1;
        return trip / ChunkGrain >= chunks ? (size + ChunkGrain - 1) / ChunkGrain * ChunkGrain : size;
    }

    /// <summary>
    /// The power k for a reduction: chunks are 2^k blocks, aligned at 2^k, so that the value of each chunk is one node of the
    /// tree whatever k is. The least k that leaves no more than about eight chunks per worker, and no more than
    /// <paramref name="mostChunks"/>.
    /// </summary>
    public static int BlocksPerChunkLog2(long blocks, int workers, int mostChunks)
    {
        long most = Math.Clamp((long)workers * ChunksPerWorker * 2, 1, mostChunks);
        int log2 = 0;
        while (((blocks - 1) >> log2) + 1 > most)
            log2++;
        return log2;
    }
}
