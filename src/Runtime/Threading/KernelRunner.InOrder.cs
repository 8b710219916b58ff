using System;
using System.Runtime.CompilerServices;

namespace FusedKernels.CompilerServices;

public static unsafe partial class KernelRunner
{
    /// <summary>Runs iterations [0, trip) of a loop that keeps their order, on the calling thread.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <typeparam name="TAcc">What it leaves behind.</typeparam>
    /// <param name="kernel">The kernel's full name, for <see cref="KernelTrace"/>.</param>
    /// <param name="job">The job.</param>
    /// <param name="trip">Number of iterations, positive.</param>
    /// <param name="simd">The kind of code the job executes, for <see cref="KernelTrace"/>.</param>
    /// <param name="result">What the iterations give.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trip"/> is less than 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InOrder<TJob, TAcc>(string kernel, scoped ref TJob job, long trip, KernelPaths simd, out TAcc result)
        where TJob : struct, IReductionJob<TAcc>, allows ref struct
        where TAcc : unmanaged, IAccumulators<TAcc>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trip, 1);
        if (KernelTrace.IsObserved)
            KernelTrace.Report(kernel, simd);
        var all = new OneRange<TJob, TAcc> { To = trip };
        Pin.Run(ref job, ref all);
        result = all.Value;
    }
}
