using System;

namespace ILGPU.Runtime;

/// <summary>Copies between views and arrays: on a stream, and waited for.</summary>
public static class ArrayViewExtensions
{
    public static Accelerator GetAccelerator<TView>(this TView view)
        where TView : IArrayView =>
        (view.Buffer ?? throw new InvalidOperationException("The view belongs to no accelerator.")).Accelerator;

    public static MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(this Accelerator accelerator, T[] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(accelerator);

        // ILGPU 1.5.3 fails here too, with a NullReferenceException.
        if (data.Length == 0)
            throw new ArgumentException("A buffer is not made from an empty array.", nameof(data));
        MemoryBuffer1D<T, Stride1D.Dense> buffer = accelerator.Allocate1D<T>(data.Length);
        buffer.View.CopyFromCPU(data);
        return buffer;
    }

    public static MemoryBuffer2D<T, Stride2D.DenseY> Allocate2DDenseY<T>(this Accelerator accelerator, T[,] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        MemoryBuffer2D<T, Stride2D.DenseY> buffer = accelerator.Allocate2DDenseY<T>((data.GetLength(0), data.GetLength(1)));
        buffer.View.CopyFromCPU(data);
        return buffer;
    }

    public static void CopyFromCPU<T>(this ArrayView1D<T, Stride1D.Dense> view, T[] data)
        where T : unmanaged
    {
        if (view.Length == 0)
            return;
        view.GetAccelerator().DefaultStream.Synchronize();
        for (int i = 0; i < view.Length; i++)
            view[i] = data[i];
    }

    public static void CopyFromCPU<T>(this ArrayView2D<T, Stride2D.DenseY> view, T[,] data)
        where T : unmanaged
    {
        if (view.Length == 0)
            return;
        view.GetAccelerator().DefaultStream.Synchronize();
        for (int x = 0; x < view.Extent.X; x++)
        {
            for (int y = 0; y < view.Extent.Y; y++)
                view[x, y] = data[x, y];
        }
    }

    public static T[] GetAsArray1D<T>(this ArrayView1D<T, Stride1D.Dense> view)
        where T : unmanaged => view.Length == 0 ? [] : view.GetAsArray1D(view.GetAccelerator().DefaultStream);

    public static T[] GetAsArray1D<T>(this ArrayView1D<T, Stride1D.Dense> view, AcceleratorStream stream)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Synchronize();
        var result = new T[view.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = view[i];
        return result;
    }

    public static T[,] GetAsArray2D<T>(this ArrayView2D<T, Stride2D.DenseY> view)
        where T : unmanaged
    {
        if (view.Length == 0)
            return new T[0, 0];
        view.GetAccelerator().DefaultStream.Synchronize();
        var result = new T[view.Extent.X, view.Extent.Y];
        for (int x = 0; x < view.Extent.X; x++)
        {
            for (int y = 0; y < view.Extent.Y; y++)
                result[x, y] = view[x, y];
        }

        return result;
    }
}
