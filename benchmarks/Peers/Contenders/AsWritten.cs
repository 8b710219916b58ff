using System;

namespace Peers.Contenders;

/// <summary>The loops of Kernels.Lanes.cs as the JIT alone makes them: a delegate of a kernel is not redirected to its compiled form.</summary>
internal static class AsWritten
{
    internal delegate void EscapeLoop(Span<int> count, int size);

    internal delegate void ForceLoop(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, ReadOnlySpan<double> mass, Span<double> ax, Span<double> ay, Span<double> az);

    internal delegate void ClipLoop(ReadOnlySpan<int> a, int low, int high, Span<int> x);

    internal delegate void SparseLoop(ReadOnlySpan<int> start, ReadOnlySpan<int> column, ReadOnlySpan<double> value, ReadOnlySpan<double> x, Span<double> y);

    internal delegate void SearchLoop(ReadOnlySpan<double> table, ReadOnlySpan<double> keys, Span<int> found);

#pragma warning disable FK3001 // Not redirected: that is the point.
    public static readonly EscapeLoop Mandelbrot = Kernels.Mandelbrot;
    public static readonly EscapeLoop MandelbrotFloat = Kernels.MandelbrotFloat;
    public static readonly ForceLoop Accelerations = Kernels.Accelerations;
    public static readonly ClipLoop Clip = Kernels.Clip;
    public static readonly SparseLoop SparseMultiply = Kernels.SparseMultiply;
    public static readonly SearchLoop Search = Kernels.Search;
#pragma warning restore FK3001
}
