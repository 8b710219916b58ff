using System;
using System.Collections.Generic;

namespace ILGPU.Runtime;

/// <summary>Kinds of accelerators.</summary>
public enum AcceleratorType
{
    CPU,
    Cuda,
    OpenCL,
}

/// <summary>Something that belongs to an accelerator.</summary>
public abstract class AcceleratorObject : IDisposable
{
    internal AcceleratorObject(Accelerator accelerator) => Accelerator = accelerator;

    public Accelerator Accelerator { get; }

    public AcceleratorType AcceleratorType => Accelerator.AcceleratorType;

    public bool IsDisposed { get; private set; }

    public void Dispose()
    {
        if (IsDisposed)
            return;
        IsDisposed = true;
        DisposeAcceleratorObject(disposing: true);
    }

    protected abstract void DisposeAcceleratorObject(bool disposing);
}

/// <summary>A device that runs kernels: here the calling thread, when a stream is waited for.</summary>
public abstract partial class Accelerator : IDisposable
{
    internal Accelerator() => DefaultStream = CreateStream();

    public AcceleratorType AcceleratorType => AcceleratorType.CPU;

    public AcceleratorStream DefaultStream { get; }

    /// <summary>Small on purpose in the second dimension: whoever launches more has to split.</summary>
    public Index3D MaxGridSize => new(int.MaxValue, 64, 64);

    public AcceleratorStream CreateStream() => new QueuedStream(this);

    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
        where T : unmanaged
    {
        var memory = new NativeMemoryBuffer(this, length, System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        return new(this, new(new ArrayView<T>(memory, 0, length), length, default));
    }

    public MemoryBuffer2D<T, Stride2D.DenseY> Allocate2DDenseY<T>(in LongIndex2D extent)
        where T : unmanaged
    {
        long length = extent.X * extent.Y;
        var memory = new NativeMemoryBuffer(this, length, System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        return new(this, new(new ArrayView<T>(memory, 0, length), extent, new Stride2D.DenseY((int)extent.Y)));
    }

    public void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>Commands that run one after the other.</summary>
public abstract class AcceleratorStream : AcceleratorObject
{
    internal AcceleratorStream(Accelerator accelerator)
        : base(accelerator)
    {
    }

    public abstract void Synchronize();

    internal abstract void Enqueue(Action command);
}

/// <summary>
/// Keeps its commands until it is waited for, so that a test that forgets to wait sees what it would see on a GPU: nothing done yet.
/// </summary>
internal sealed class QueuedStream(Accelerator accelerator) : AcceleratorStream(accelerator)
{
    private readonly Queue<Action> commands = new();

    public override void Synchronize()
    {
        while (commands.TryDequeue(out Action? command))
            command();
    }

    internal override void Enqueue(Action command) => commands.Enqueue(command);

    protected override void DisposeAcceleratorObject(bool disposing) => Synchronize();
}
