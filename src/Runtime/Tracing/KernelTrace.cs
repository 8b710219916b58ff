using System;
using System.ComponentModel;
using System.Threading;

namespace FusedKernels;

/// <summary>Lets a program see which path its kernel calls take. While nobody observes, a call pays one load and a branch.</summary>
public static class KernelTrace
{
    private static Action<KernelCall>? s_observers;

    /// <summary>
    /// Calls <paramref name="observer"/> for each loop a kernel is about to run, and for each call that is about to run as
    /// written, anywhere in the process, until the result is disposed.
    /// </summary>
    /// <param name="observer">Called on the thread that called the kernel; what it throws comes out of the kernel call.</param>
    /// <returns>Disposing it ends the observation; doing that twice does nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="observer"/> is null.</exception>
    public static IDisposable Observe(Action<KernelCall> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        // An object per registration, so that one observer may be registered twice and each removed by itself.
        var registration = new Registration(observer);
        Change(registration.Report, add: true);
        return registration;
    }

    /// <summary>Whether anybody observes. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool IsObserved => s_observers is not null;

    /// <summary>Tells the observers of one step. For generated code.</summary>
    /// <param name="kernel">The kernel's full name.</param>
    /// <param name="paths">How it is about to run.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Report(string kernel, KernelPaths paths) => Volatile.Read(ref s_observers)?.Invoke(new KernelCall(kernel, paths));

    private static void Change(Action<KernelCall> registered, bool add)
    {
        Action<KernelCall>? seen, wanted;
        do
        {
            seen = Volatile.Read(ref s_observers);
            wanted = add ? seen + registered : seen - registered;
        }
        while (Interlocked.CompareExchange(ref s_observers, wanted, seen) != seen);
    }

    private sealed class Registration(Action<KernelCall> observer) : IDisposable
    {
        public void Report(KernelCall call) => observer(call);

        public void Dispose() => Change(Report, add: false);   // delegates are equal by target and method
    }
}
