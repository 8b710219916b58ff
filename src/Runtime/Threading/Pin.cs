using System.Runtime.CompilerServices;

namespace FusedKernels.CompilerServices;

/// <summary>What is done with a job while its buffers are pinned.</summary>
internal interface IPinnedAction<TJob>
    where TJob : struct, IJobBuffers, allows ref struct
{
    void Run(scoped ref TJob job);
}

/// <summary>
/// Pins all buffers of a job around an action. A pinned local costs a store, so this is done once per call, or once per chunk
/// on the worker; every pointer the vector helpers take relies on it.
/// </summary>
internal static unsafe class Pin
{
    /// <summary>Runs the action with every buffer of the job pinned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TJob, TAction>(scoped ref TJob job, scoped ref TAction action)
        where TJob : struct, IJobBuffers, allows ref struct
        where TAction : struct, IPinnedAction<TJob>, allows ref struct
    {
        // BufferCount is a constant to the JIT, so one branch is left.
        if (TJob.BufferCount == 0)
        {
            action.Run(ref job);
        }
        else if (TJob.BufferCount == 1)
        {
            fixed (byte* a = &job.Buffer(0))
                action.Run(ref job);
        }
        else if (TJob.BufferCount == 2)
        {
            fixed (byte* a = &job.Buffer(0), b = &job.Buffer(1))
                action.Run(ref job);
        }
        else if (TJob.BufferCount == 3)
        {
            fixed (byte* a = &job.Buffer(0), b = &job.Buffer(1), c = &job.Buffer(2))
                action.Run(ref job);
        }
        else if (TJob.BufferCount == 4)
        {
            fixed (byte* a = &job.Buffer(0), b = &job.Buffer(1), c = &job.Buffer(2), d = &job.Buffer(3))
                action.Run(ref job);
        }
        else
        {
            RunFrom(ref job, ref action, 0);
        }
    }

    /// <summary>Pins four buffers from <paramref name="first"/> on, then the rest.</summary>
    private static void RunFrom<TJob, TAction>(scoped ref TJob job, scoped ref TAction action, int first)
        where TJob : struct, IJobBuffers, allows ref struct
        where TAction : struct, IPinnedAction<TJob>, allows ref struct
    {
        fixed (byte* a = &BufferOrNull(ref job, first), b = &BufferOrNull(ref job, first + 1),
            c = &BufferOrNull(ref job, first + 2), d = &BufferOrNull(ref job, first + 3))
        {
            if (first + 4 < TJob.BufferCount)
                RunFrom(ref job, ref action, first + 4);
            else
                action.Run(ref job);
        }
    }

    private static ref byte BufferOrNull<TJob>(scoped ref TJob job, int index)
        where TJob : struct, IJobBuffers, allows ref struct
    {
        if (index < TJob.BufferCount)
            return ref job.Buffer(index);
        return ref Unsafe.NullRef<byte>();
    }
}
