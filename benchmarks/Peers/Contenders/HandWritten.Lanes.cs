using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;

namespace Peers.Contenders;

/// <content>Clipping, and Mandelbrot with four vectors to a value.</content>
public static partial class HandWritten
{
    /// <summary>Each number, or the bound that it lies beyond.</summary>
    public static void Clip(int[] a, int low, int high, int[] x, int threads) =>
        Split(x.Length, threads, (from, to) => Clip(a.AsSpan(from..to), low, high, x.AsSpan(from..to)));

    private static void Clip(ReadOnlySpan<int> a, int low, int high, Span<int> x)
    {
        ref int from = ref MemoryMarshal.GetReference(a), to = ref MemoryMarshal.GetReference(x);
        int i = 0;
        if (Wide)
        {
            for (; i <= x.Length - Vector512<int>.Count; i += Vector512<int>.Count)
                Vector512.ClampNative(Vector512.LoadUnsafe(ref from, (nuint)i), Vector512.Create(low), Vector512.Create(high)).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i <= x.Length - Vector256<int>.Count; i += Vector256<int>.Count)
            Vector256.ClampNative(Vector256.LoadUnsafe(ref from, (nuint)i), Vector256.Create(low), Vector256.Create(high)).StoreUnsafe(ref to, (nuint)i);
        for (; i < x.Length; i++)
            x[i] = Math.Clamp(a[i], low, high);
    }

    /// <summary>Mandelbrot in vectors of 512 bits; rows are a multiple of a gang long.</summary>
    public static void Mandelbrot<T>(int[] count, int size, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (threads == 1)
        {
            for (int row = 0; row < size; row++)
                MandelbrotRow<T>(count.AsSpan(row * size, size), row);
        }
        else
        {
            Parallel.For(0, size, new ParallelOptions { MaxDegreeOfParallelism = threads }, row => MandelbrotRow<T>(count.AsSpan(row * size, size), row));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MandelbrotRow<T>(Span<int> count, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lanes = Vector512<T>.Count;
        T step = T.CreateChecked(3) / T.CreateChecked(count.Length);
        Vector512<T> ci = Vector512.Create(T.CreateChecked(-1.5) + T.CreateChecked(row) * step), four = Vector512.Create(T.CreateChecked(4));
        for (int column = 0; column < count.Length; column += 4 * lanes)
        {
            Vector512<T> cr0 = Real(column), cr1 = Real(column + lanes), cr2 = Real(column + (2 * lanes)), cr3 = Real(column + (3 * lanes));
            Vector512<T> zr0 = default, zr1 = default, zr2 = default, zr3 = default, zi0 = default, zi1 = default, zi2 = default, zi3 = default;
            Vector512<T> live0 = Vector512<T>.AllBitsSet, live1 = live0, live2 = live0, live3 = live0;
            Vector512<T> n0 = default, n1 = default, n2 = default, n3 = default;
            for (int k = 0; k < 256; k++)
            {
                Step(ref zr0, ref zi0, ref live0, ref n0, cr0, ci, four);
                Step(ref zr1, ref zi1, ref live1, ref n1, cr1, ci, four);
                Step(ref zr2, ref zi2, ref live2, ref n2, cr2, ci, four);
                Step(ref zr3, ref zi3, ref live3, ref n3, cr3, ci, four);
                if (((live0 | live1) | (live2 | live3)).AsInt64() == Vector512<long>.Zero)
                    break;
            }

            Store(n0, count[column..]);
            Store(n1, count[(column + lanes)..]);
            Store(n2, count[(column + (2 * lanes))..]);
            Store(n3, count[(column + (3 * lanes))..]);
        }

        Vector512<T> Real(int first) => Vector512.Create(T.CreateChecked(-2)) + (Vector512.Create(T.CreateChecked(first)) + Vector512<T>.Indices) * step;
    }

    /// <summary>One step; the count goes up by one where the point is still near.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<T>(
        ref Vector512<T> zr, ref Vector512<T> zi, ref Vector512<T> live, ref Vector512<T> n, Vector512<T> cr, Vector512<T> ci, Vector512<T> four)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector512<T> a = zr * zr, b = zi * zi;
        live &= Vector512.LessThanOrEqual(a + b, four);
        n += live & Vector512<T>.One;
        zi = (zr + zr) * zi + ci;
        zr = a - b + cr;
    }

    private static void Store<T>(Vector512<T> n, Span<int> count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int lane = 0; lane < Vector512<T>.Count; lane++)
            count[lane] = int.CreateTruncating(n[lane]);
    }
}
