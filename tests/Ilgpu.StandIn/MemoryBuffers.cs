using System;
using System.Runtime.InteropServices;

namespace ILGPU.Runtime;

/// <summary>Memory of an accelerator.</summary>
public abstract class MemoryBuffer : AcceleratorObject
{
    internal MemoryBuffer(Accelerator accelerator, long length, int elementSize, IntPtr nativePtr)
        : base(accelerator)
    {
        Length = length;
        ElementSize = elementSize;
        NativePtr = nativePtr;
    }

    public IntPtr NativePtr { get; }

    public long Length { get; }

    public int ElementSize { get; }

    public long LengthInBytes => Length * ElementSize;
}

/// <summary>A buffer seen through a view of all of it.</summary>
/// <typeparam name="TView">Type of the view.</typeparam>
public class MemoryBuffer<TView> : MemoryBuffer
    where TView : struct, IArrayView
{
    internal MemoryBuffer(Accelerator accelerator, TView view)
        : base(accelerator, view.Length, view.ElementSize, view.Buffer.NativePtr) => View = view;

    public TView View { get; }

    protected override void DisposeAcceleratorObject(bool disposing) => View.Buffer.Dispose();

    public static implicit operator TView(MemoryBuffer<TView> buffer) => buffer.View;
}

/// <summary>A one-dimensional buffer.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TStride">How they lie in memory.</typeparam>
public class MemoryBuffer1D<T, TStride> : MemoryBuffer<ArrayView1D<T, TStride>>
    where T : unmanaged
    where TStride : struct, IStride1D
{
    internal MemoryBuffer1D(Accelerator accelerator, ArrayView1D<T, TStride> view)
        : base(accelerator, view)
    {
    }
}

/// <summary>A two-dimensional buffer.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TStride">How they lie in memory.</typeparam>
public class MemoryBuffer2D<T, TStride> : MemoryBuffer<ArrayView2D<T, TStride>>
    where T : unmanaged
    where TStride : struct, IStride2D
{
    internal MemoryBuffer2D(Accelerator accelerator, ArrayView2D<T, TStride> view)
        : base(accelerator, view)
    {
    }
}

/// <summary>The allocation itself, filled with a pattern: memory of a GPU is not zero either.</summary>
internal sealed unsafe class NativeMemoryBuffer : MemoryBuffer
{
    public NativeMemoryBuffer(Accelerator accelerator, long length, int elementSize)
        : base(accelerator, length, elementSize, (IntPtr)NativeMemory.Alloc((nuint)Math.Max(1, length * elementSize))) =>
        NativeMemory.Fill((void*)NativePtr, (nuint)LengthInBytes, 0xCC);

    protected override void DisposeAcceleratorObject(bool disposing) => NativeMemory.Free((void*)NativePtr);
}
