using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace FusedKernels.CompilerServices;

/// <summary>
/// The threads of one call: carries the address of the caller's state to the workers of <see cref="Parallel.For(int, int,
/// ParallelOptions, Action{int})"/>, deals out the chunks in order, and collects what they throw. One is kept per calling
/// thread, so that a call allocates nothing of its own; a call inside a call makes another.
/// </summary>
internal sealed unsafe class Team
{
    private const int Closed = int.MinValue;

    [ThreadStatic]
    private static Team? t_idle;

    [ThreadStatic]
    private static bool t_inside;

    private readonly ParallelOptions _options = new();
    private readonly Action<int> _body;

    private delegate*<void*, int, void> _chunk;
    private void* _state;
    private int _chunks;
    private int _next;                        // the next chunk to deal out
    private int _gate;                        // workers inside, and the Closed bit
    private int _faultyChunk = int.MaxValue;  // the first chunk known to have thrown
    private ExceptionDispatchInfo? _fault;

    private Team() => _body = Work;

    /// <summary>Whether this thread is executing a chunk. A kernel called from there stays on it: the bound on threads is for the whole.</summary>
    public static bool IsInside => t_inside;

    /// <summary>Runs <paramref name="chunk"/>(state, i) for each i in [0, chunks) on at most <paramref name="workers"/> threads.</summary>
    /// <param name="chunks">Number of chunks, dealt out in order.</param>
    /// <param name="workers">Number of threads, this one included.</param>
    /// <param name="chunk">Runs one chunk.</param>
    /// <param name="state">Lives in the caller's frame, which waits here: no worker touches it after the return.</param>
    /// <remarks>If chunks throw, all chunks before the first such one are complete and its exception comes out as it was.</remarks>
    public static void Run(int chunks, int workers, delegate*<void*, int, void> chunk, void* state)
    {
        Team team = t_idle ?? new Team();
        t_idle = null;
        team._chunk = chunk;
        team._state = state;
        team._chunks = chunks;
        team._next = 0;
        team._options.MaxDegreeOfParallelism = workers;
        try
        {
            Parallel.For(0, workers, team._options, team._body);
        }
        catch
        {
            // Not an exception of a chunk: the wait was broken off (Thread.Interrupt), and workers may still be running, or
            // start later. The frame must outlive the former and the latter must find the gate closed: the team is not reused.
            team.Close();
            throw;
        }

        ExceptionDispatchInfo? fault = team._fault;
        team._fault = null;
        team._faultyChunk = int.MaxValue;
        team._state = null;
        t_idle = team;
        fault?.Throw();
    }

    private void Work(int worker)
    {
        if (Interlocked.Increment(ref _gate) > 0)
        {
            bool outer = t_inside;
            t_inside = true;
            for (int chunk = Next(); chunk < _chunks && chunk < Volatile.Read(ref _faultyChunk); chunk = Next())
            {
                try
                {
                    _chunk(_state, chunk);
                }
                catch (Exception exception)
                {
                    Fail(chunk, exception);
                }
            }

            t_inside = outer;
        }

        Interlocked.Decrement(ref _gate);
    }

    private int Next() => Interlocked.Increment(ref _next) - 1;

    /// <summary>Keeps the exception of the first chunk in order. Chunks before it have all been dealt out already and complete.</summary>
    private void Fail(int chunk, Exception exception)
    {
        lock (_options)
        {
            if (chunk < _faultyChunk)
            {
                _fault = ExceptionDispatchInfo.Capture(exception);
                Volatile.Write(ref _faultyChunk, chunk);
            }
        }
    }

    /// <summary>Lets no further worker or chunk begin, and waits for those inside, without a wait that could be broken off again.</summary>
    private void Close()
    {
        Interlocked.Or(ref _gate, Closed);
        Volatile.Write(ref _faultyChunk, -1);
        var spin = new SpinWait();
        while (Volatile.Read(ref _gate) != Closed)
        {
            try
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }
            catch (ThreadInterruptedException)
            {
                // Even spinning sleeps now and then (for 0 ms), where a second Thread.Interrupt comes through. One is on its way out already.
            }
        }
    }
}
