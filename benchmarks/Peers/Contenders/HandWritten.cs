using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Threading.Tasks;

namespace Peers.Contenders;

/// <summary>
/// What a careful programmer writes by hand: Vector512 where the hardware has it, Vector256 elsewhere, and Parallel.For over
/// a few ranges. The kernels aim at the same speed without the effort.
/// </summary>
public static partial class HandWritten
{
    private static bool Wide => Vector512.IsHardwareAccelerated;

    /// <summary>One root of a quadratic per element on the calling thread.</summary>
    public static void Quadratic(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x)
    {
        int n = x.Length;
        a = a[..n];
        b = b[..n];
        c = c[..n];
        ref double ra = ref MemoryMarshal.GetReference(a), rb = ref MemoryMarshal.GetReference(b);
        ref double rc = ref MemoryMarshal.GetReference(c), rx = ref MemoryMarshal.GetReference(x);
        int i = 0;
        if (Wide)
        {
            for (; i <= n - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                nuint o = (nuint)i;
                Root(Vector512.LoadUnsafe(ref ra, o), Vector512.LoadUnsafe(ref rb, o), Vector512.LoadUnsafe(ref rc, o)).StoreUnsafe(ref rx, o);
            }
        }

        for (; i <= n - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            nuint o = (nuint)i;
            Root(Vector256.LoadUnsafe(ref ra, o), Vector256.LoadUnsafe(ref rb, o), Vector256.LoadUnsafe(ref rc, o)).StoreUnsafe(ref rx, o);
        }

        for (; i < n; i++)
            x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
    }

    /// <summary>The same on <paramref name="threads"/> threads.</summary>
    public static void Quadratic(double[] a, double[] b, double[] c, double[] x, int threads) =>
        Split(x.Length, threads, (from, to) =>
        {
            Range r = from..to;
            Quadratic(a.AsSpan(r), b.AsSpan(r), c.AsSpan(r), x.AsSpan(r));
        });

    /// <summary>With stores that bypass the caches, for results that are not read again soon.</summary>
    public static void StreamQuadratic(double[] a, double[] b, double[] c, double[] x, int threads) =>
        Split(x.Length, threads, (from, to) => StreamRange(a, b, c, x, from, to));

    private static unsafe void StreamRange(double[] a, double[] b, double[] c, double[] x, int from, int to)
    {
        int bytes = Wide ? Vector512<byte>.Count : Vector256<byte>.Count;
        fixed (double* pa = a, pb = b, pc = c, px = x)
        {
            int i = from;
            for (; i < to && ((nuint)(px + i) & (nuint)(bytes - 1)) != 0; i++)
                x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
            if (Wide)
            {
                for (; i <= to - Vector512<double>.Count; i += Vector512<double>.Count)
                    Root(Vector512.Load(pa + i), Vector512.Load(pb + i), Vector512.Load(pc + i)).StoreAlignedNonTemporal(px + i);
            }
            else
            {
                for (; i <= to - Vector256<double>.Count; i += Vector256<double>.Count)
                    Root(Vector256.Load(pa + i), Vector256.Load(pb + i), Vector256.Load(pc + i)).StoreAlignedNonTemporal(px + i);
            }

            for (; i < to; i++)
                x[i] = (-b[i] + Math.Sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
        }

        if (Sse.IsSupported)
            Sse.StoreFence();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Root(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        (Vector512.Sqrt(b * b - 4 * a * c) - b) / (2 * a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Root(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        (Vector256.Sqrt(b * b - 4 * a * c) - b) / (2 * a);

    /// <summary>Calls <paramref name="body"/> for ranges that cover [0, n), a few per thread, with borders at multiples of 64.</summary>
    private static void Split(int n, int threads, Action<int, int> body)
    {
        if (threads == 1)
        {
            body(0, n);
            return;
        }

        int chunks = 4 * threads;
        int size = ((n + chunks - 1) / chunks + 63) & ~63;
        Parallel.For(0, chunks, new ParallelOptions { MaxDegreeOfParallelism = threads }, chunk =>
        {
            int from = Math.Min(n, chunk * size);
            body(from, Math.Min(n, from + size));
        });
    }
}
