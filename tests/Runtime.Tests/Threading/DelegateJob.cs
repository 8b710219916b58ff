using System;
using System.Runtime.CompilerServices;
using FusedKernels.CompilerServices;

namespace FusedKernels.Runtime.Tests.Threading;

/// <summary>A job without buffers that calls what it is given.</summary>
internal readonly ref struct DelegateJob(Action<long, long> execute, Action<long, long>? streaming = null) : IKernelJob
{
    /// <summary>Modelled cost of an iteration that is always worth threads.</summary>
    public const double Expensive = 1e9;

    public static int BufferCount => 0;

    public ref byte Buffer(int index) => ref Unsafe.NullRef<byte>();

    public void Execute(long from, long to) => execute(from, to);

    public void ExecuteStreaming(long from, long to) => (streaming ?? throw new InvalidOperationException("not streaming"))(from, to);

    /// <summary>Runs it on several threads.</summary>
    public static void Run(long trip, Action<long, long> execute)
    {
        var job = new DelegateJob(execute);
        KernelRunner.For("job", ref job, trip, Expensive, parallel: true, 0, KernelPaths.Scalar);
    }
}
