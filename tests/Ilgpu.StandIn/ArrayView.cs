using System;
using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace ILGPU;

/// <summary>A view of memory on an accelerator.</summary>
public interface IArrayView
{
    /// <summary>The buffer that is viewed; null for an empty view of none.</summary>
    MemoryBuffer Buffer { get; }

    bool IsValid { get; }

    long Length { get; }

    int ElementSize { get; }

    long LengthInBytes { get; }
}

/// <summary>A view of elements that lie next to each other.</summary>
public interface IContiguousArrayView : IArrayView
{
    long Index { get; }

    long IndexInBytes { get; }
}

/// <summary>A view of elements that lie next to each other.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public readonly struct ArrayView<T> : IContiguousArrayView
    where T : unmanaged
{
    private readonly MemoryBuffer buffer;
    private readonly long index;

    public ArrayView(MemoryBuffer source, long index, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        buffer = source;
        this.index = index;
        Length = length;
    }

    public long Length { get; }

    public long LengthInBytes => Length * Unsafe.SizeOf<T>();

    public bool IsValid => buffer is not null && Length > 0;

    MemoryBuffer IArrayView.Buffer => buffer;

    int IArrayView.ElementSize => Unsafe.SizeOf<T>();

    long IContiguousArrayView.Index => index;

    long IContiguousArrayView.IndexInBytes => index * Unsafe.SizeOf<T>();

    public unsafe ref T this[long index]
    {
        get
        {
            if ((ulong)index >= (ulong)Length)
                throw new IndexOutOfRangeException($"Index {index} is outside a view of length {Length}.");
            return ref ((T*)buffer.NativePtr)[this.index + index];
        }
    }

    public ArrayView<T> SubView(long index, long subViewLength)
    {
        if (index < 0 || subViewLength < 0 || index + subViewLength > Length)
            throw new ArgumentOutOfRangeException(nameof(index));
        return new ArrayView<T>(buffer, this.index + index, subViewLength);
    }
}
