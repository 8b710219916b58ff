using System;
using System.ComponentModel;

namespace FusedKernels.CompilerServices;

/// <summary>The buffers a job touches. <see cref="KernelRunner"/> pins each while the job executes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJobBuffers
{
    /// <summary>How many buffers there are.</summary>
    static abstract int BufferCount { get; }

    /// <summary>The first byte of a buffer (a null reference for an empty one is fine).</summary>
    /// <param name="index">0 to <see cref="BufferCount"/> - 1.</param>
    ref byte Buffer(int index);
}

/// <summary>One parallel loop of a kernel with its arguments: any part of its iterations can be run by any thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKernelJob : IJobBuffers
{
    /// <summary>Runs iterations [from, to).</summary>
    /// <param name="from">The first iteration.</param>
    /// <param name="to">The iteration after the last one.</param>
    void Execute(long from, long to);

    /// <summary>Runs iterations [from, to) with non-temporal stores. The caller issues the store fence.</summary>
    /// <param name="from">The first iteration.</param>
    /// <param name="to">The iteration after the last one.</param>
    void ExecuteStreaming(long from, long to);
}

/// <summary>A parallel loop whose iterations reduce into elements of buffers that others may choose, too; its buffers can be exchanged for copies.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITallyJob : IKernelJob
{
    /// <summary>How many bytes copies of all buffers take that are tallied into.</summary>
    long TallyBytes { get; }

    /// <summary>Exchanges the buffers that are tallied into for copies, which it starts with what changes nothing.</summary>
    /// <param name="copies"><see cref="TallyBytes"/> bytes.</param>
    void Redirect(Span<byte> copies);

    /// <summary>Takes copies into the buffers.</summary>
    /// <param name="copies">The first byte of <see cref="TallyBytes"/> bytes.</param>
    void TakeIn(ref byte copies);
}

/// <summary>One loop of a kernel that an iteration may end, with its arguments.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISearchJob : IJobBuffers
{
    /// <summary>Runs iterations [from, to) in gangs, up to the first gang in which an iteration ends the loop or throws.</summary>
    /// <param name="from">The first iteration.</param>
    /// <param name="to">The iteration after the last one.</param>
    /// <returns>The first iteration that is not done: the first one of that gang, or of the part of a gang at the end; <paramref name="to"/> if all are.</returns>
    long Execute(long from, long to);
}

/// <summary>One reduction loop of a kernel with its arguments.</summary>
/// <typeparam name="TAcc">The accumulators of the loop.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReductionJob<TAcc> : IJobBuffers
    where TAcc : unmanaged
{
    /// <summary>Reduces one block of iterations [from, to).</summary>
    /// <param name="from">The first iteration of the block.</param>
    /// <param name="to">The iteration after the last one of the block.</param>
    /// <param name="result">What the block gives.</param>
    void Execute(long from, long to, out TAcc result);
}

/// <summary>One loop of a kernel that an iteration may end and that reduces up to there, with its arguments.</summary>
/// <typeparam name="TAcc">The accumulators of the loop.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISearchReductionJob<TAcc> : IJobBuffers
    where TAcc : unmanaged
{
    /// <summary>Reduces one block of iterations [from, to), up to the first one that ends the loop or throws.</summary>
    /// <param name="from">The first iteration of the block.</param>
    /// <param name="to">The iteration after the last one of the block.</param>
    /// <param name="result">What the iterations give that are done.</param>
    /// <returns>The first iteration that is not done; <paramref name="to"/> if all are.</returns>
    long Execute(long from, long to, out TAcc result);
}

/// <summary>The accumulators of a reduction loop, and how those of neighbouring ranges become one.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAccumulators<TSelf>
    where TSelf : unmanaged, IAccumulators<TSelf>
{
    /// <summary>Puts together the results of two neighbouring ranges of iterations.</summary>
    /// <param name="left">The result of the earlier iterations; receives the combination.</param>
    /// <param name="right">The result of the iterations right after them.</param>
    static abstract void Combine(ref TSelf left, in TSelf right);
}
