using System;
using System.Threading;

namespace FusedKernels;

/// <summary>Choices that hold for every kernel of the process.</summary>
/// <remarks>No choice made here changes a result: a kernel gives the same bits on any number of threads.</remarks>
public static class KernelOptions
{
    private static int s_maxDegree;                  // 0: not set, the number of processors
    private static AsyncLocal<int>? s_scopedLimit;   // null until the first scope; its value 0: no scope here

    /// <summary>The most threads one kernel call uses, the calling thread included. Process-wide; the number of processors unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is less than 1.</exception>
    public static int MaxDegreeOfParallelism
    {
        get
        {
            int set = Volatile.Read(ref s_maxDegree);
            return set != 0 ? set : Environment.ProcessorCount;
        }
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref s_maxDegree, value);
        }
    }

    /// <summary>
    /// Bounds the threads of every kernel called from here on by this thread or asynchronous flow, until the result is
    /// disposed. The bound in force is the least of <see cref="MaxDegreeOfParallelism"/> and all scopes around the call.
    /// </summary>
    /// <param name="threads">The most threads one kernel call uses, the calling thread included.</param>
    /// <returns>The scope. Dispose it in the flow that opened it; disposing it twice does nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public static IDisposable LimitThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        AsyncLocal<int> limit = s_scopedLimit
            ?? Interlocked.CompareExchange(ref s_scopedLimit, new AsyncLocal<int>(), null)
            ?? s_scopedLimit;
        return new LimitScope(limit, threads);
    }

    /// <summary>The bound in force for a call made here: a load and a branch more than the property while no scope was ever opened.</summary>
    internal static int EffectiveDegree
    {
        get
        {
            int degree = MaxDegreeOfParallelism;
            int scoped = s_scopedLimit is { } limit ? limit.Value : 0;
            return scoped != 0 && scoped < degree ? scoped : degree;
        }
    }

    private sealed class LimitScope : IDisposable
    {
        private readonly int _outer;
        private AsyncLocal<int>? _limit;

        public LimitScope(AsyncLocal<int> limit, int threads)
        {
            _limit = limit;
            _outer = limit.Value;
            limit.Value = _outer == 0 ? threads : Math.Min(_outer, threads);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _limit, null) is { } limit)
                limit.Value = _outer;
        }
    }
}
