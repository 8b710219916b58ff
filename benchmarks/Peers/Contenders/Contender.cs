using System;

namespace Peers.Contenders;

/// <summary>A contender made ready for one size: <see cref="Run"/> calls it that many times, <see cref="Result"/> is its last answer.</summary>
internal sealed record Workload(Action<long> Run, Func<Array> Result)
{
    /// <summary>A workload of calls that are long enough to go through a delegate each.</summary>
    public static Workload Of(Action call, Func<Array> result) =>
        new(
            calls =>
            {
                for (; calls > 0; calls--)
                    call();
            },
            result);
}

/// <summary>One program under test in this process.</summary>
/// <param name="Case">The job, as the line protocol names it: quad, sum, msum, dot, mm, mandel64, mandel32, nbody, clip, spmv, search,
/// minmax, argmax, var, hist, scan, pack, jac2d, heat3d, gemver, softmax, expsin, tanh, pow, options,
/// logsumexp or circle.</param>
/// <param name="Name">The contender's name in tables.</param>
/// <param name="Threads">How many threads it may use.</param>
/// <param name="Create">Makes inputs of a size and the calls on them.</param>
internal sealed record Contender(string Case, string Name, int Threads, Func<int, Workload> Create)
{
    /// <summary>A size at which a call is short, for warming the tiers of the JIT.</summary>
    public int SmallSize => Case switch
    {
        "mm" or "nbody" or "jac2d" or "gemver" or "softmax" or "logsumexp" => 48,
        "heat3d" => 16,
        "mandel64" or "mandel32" => 64,
        _ => 1000,
    };
}
