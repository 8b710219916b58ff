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

/// <summary>A loop whose iterations reduce into elements of buffers that others may choose, too; its buffers can be exchanged for copies.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITallyBuffers : IJobBuffers
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

/// <summary>A loop of a kernel that does nothing for others but tally.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITallyJob : IKernelJob, ITallyBuffers;

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

/// <summary>A loop of a kernel that tallies and reduces.</summary>
/// <typeparam name="TAcc">The accumulators of the loop.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITallyReductionJob<TAcc> : IReductionJob<TAcc>, ITallyBuffers
    where TAcc : unmanaged;

/// <summary>A loop of a kernel that wants running totals in each iteration; what they start from can be set, and its stores be left out.</summary>
/// <typeparam name="TAcc">The accumulators of the loop, its totals among them.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IScanJob<TAcc> : IReductionJob<TAcc>
    where TAcc : unmanaged
{
    /// <summary>Whether it has accumulators beside the totals.</summary>
    static abstract bool Reduces { get; }

    /// <summary>Runs one block of iterations [from, to) with non-temporal stores. The caller issues the store fence.</summary>
    /// <param name="from">The first iteration of the block.</param>
    /// <param name="to">The iteration after the last one of the block.</param>
    /// <param name="result">What the block gives.</param>
    void ExecuteStreaming(long from, long to, out TAcc result);

    /// <summary>Finds what a whole block of iterations [from, to) adds to the totals, and stores nothing.</summary>
    /// <param name="from">The first iteration of the block.</param>
    /// <param name="to">The iteration after the last one of the block.</param>
    /// <param name="result">What the block adds.</param>
    void Add(long from, long to, out TAcc result);

    /// <summary>Gives the totals as the job has them.</summary>
    /// <param name="at">Receives them.</param>
    void Totals(ref TAcc at);

    /// <summary>Sets the totals that the job starts from.</summary>
    /// <param name="at">The totals.</param>
    void Begin(in TAcc at);

    /// <summary>Has the job start from what changes nothing.</summary>
    void BeginAnew();

    /// <summary>Goes on to the totals behind a block that was run.</summary>
    /// <param name="at">The totals ahead of it; receives those behind it.</param>
    /// <param name="block">What it gave.</param>
    void Follow(ref TAcc at, in TAcc block);

    /// <summary>Goes on to the totals behind a block of which only that is known.</summary>
    /// <param name="at">The totals ahead of it; receives those behind it.</param>
    /// <param name="added">What it adds.</param>
    /// <returns>Whether that says it; if not, the totals are left, and the block must run first.</returns>
    bool TryAdvance(ref TAcc at, in TAcc added);

    /// <summary>Puts the totals into a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="at">The totals.</param>
    void Place(ref TAcc result, in TAcc at);
}

/// <summary>A loop of a kernel that packs: elements come to lie one behind the other, where counters say that are among its accumulators.</summary>
/// <typeparam name="TAcc">The accumulators of the loop.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPackJob<TAcc> : IReductionJob<TAcc>
    where TAcc : unmanaged
{
    /// <summary>How many bytes the elements take that so many iterations pack at most.</summary>
    /// <param name="iterations">The number of iterations.</param>
    long HeldBytes(long iterations);

    /// <summary>Has the job pack into other memory, from its start on.</summary>
    /// <param name="held">The memory, of <see cref="HeldBytes"/> bytes at least.</param>
    /// <param name="iterations">The number of iterations that it is for.</param>
    void Redirect(Span<byte> held, long iterations);

    /// <summary>Gives the counters as the job has them.</summary>
    /// <param name="at">Receives them.</param>
    void Counters(ref TAcc at);

    /// <summary>Sets the counters that the job starts from.</summary>
    /// <param name="at">The counters.</param>
    void Begin(in TAcc at);

    /// <summary>Whether what was packed elsewhere has room in the buffers.</summary>
    /// <param name="at">The counters ahead of it.</param>
    /// <param name="packed">How much there is of it.</param>
    bool Fits(in TAcc at, in TAcc packed);

    /// <summary>Steps over what was packed elsewhere.</summary>
    /// <param name="at">The counters ahead of it; receives those behind it.</param>
    /// <param name="packed">How much there is of it.</param>
    void Advance(ref TAcc at, in TAcc packed);

    /// <summary>Copies what was packed elsewhere into the buffers.</summary>
    /// <param name="held">The memory that it was packed into.</param>
    /// <param name="iterations">The number of iterations that the memory is for.</param>
    /// <param name="at">The counters ahead of it.</param>
    /// <param name="packed">How much there is of it.</param>
    void TakeIn(Span<byte> held, long iterations, in TAcc at, in TAcc packed);

    /// <summary>Puts the counters into a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="at">The counters.</param>
    void Place(ref TAcc result, in TAcc at);
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
