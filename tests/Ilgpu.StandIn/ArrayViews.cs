using System;

namespace ILGPU.Runtime;

/// <summary>A one-dimensional view.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TStride">How they lie in memory.</typeparam>
public readonly struct ArrayView1D<T, TStride> : IArrayView
    where T : unmanaged
    where TStride : struct, IStride1D
{
    public ArrayView1D(ArrayView<T> baseView, LongIndex1D extent, TStride stride)
    {
        BaseView = baseView;
        Extent = extent;
        Stride = stride;
    }

    public ArrayView<T> BaseView { get; }

    public LongIndex1D Extent { get; }

    public TStride Stride { get; }

    public bool IsValid => BaseView.IsValid;

    public long Length => Extent.X * Stride.XStride;

    public int IntLength => checked((int)Length);

    public long LengthInBytes => BaseView.LengthInBytes;

    MemoryBuffer IArrayView.Buffer => ((IArrayView)BaseView).Buffer;

    int IArrayView.ElementSize => ((IArrayView)BaseView).ElementSize;

    public ref T this[Index1D index] => ref this[(LongIndex1D)index.X];

    public ref T this[LongIndex1D index]
    {
        get
        {
            if ((ulong)index.X >= (ulong)Extent.X)
                throw new IndexOutOfRangeException($"Index {index.X} is outside a view of length {Extent.X}.");
            return ref BaseView[index.X * Stride.XStride];
        }
    }

    public ArrayView1D<T, TStride> SubView(Index1D index, Index1D extent) =>
        new(BaseView.SubView(index.X * Stride.XStride, extent.X * Stride.XStride), (long)extent.X, Stride);
}

/// <summary>A two-dimensional view.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TStride">How they lie in memory.</typeparam>
public readonly struct ArrayView2D<T, TStride> : IArrayView
    where T : unmanaged
    where TStride : struct, IStride2D
{
    public ArrayView2D(ArrayView<T> baseView, LongIndex2D extent, TStride stride)
    {
        BaseView = baseView;
        Extent = extent;
        Stride = stride;
    }

    public ArrayView<T> BaseView { get; }

    public LongIndex2D Extent { get; }

    public TStride Stride { get; }

    public bool IsValid => BaseView.IsValid;

    public long Length => BaseView.Length;

    public long LengthInBytes => BaseView.LengthInBytes;

    MemoryBuffer IArrayView.Buffer => ((IArrayView)BaseView).Buffer;

    int IArrayView.ElementSize => ((IArrayView)BaseView).ElementSize;

    public ref T this[int x, int y]
    {
        get
        {
            if ((ulong)x >= (ulong)Extent.X || (ulong)y >= (ulong)Extent.Y)
                throw new IndexOutOfRangeException($"Index ({x}, {y}) is outside a view of {Extent.X} by {Extent.Y}.");
            return ref BaseView[((long)x * Stride.XStride) + ((long)y * Stride.YStride)];
        }
    }
}
