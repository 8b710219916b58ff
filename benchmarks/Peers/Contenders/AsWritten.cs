using System;

namespace Peers.Contenders;

/// <summary>The loops of Kernels.Lanes.cs, Kernels.Idioms.cs, Kernels.Nests.cs and Kernels.Functions.cs as the JIT alone makes them: a delegate of a kernel is not redirected to its compiled form.</summary>
internal static class AsWritten
{
    internal delegate void EscapeLoop(Span<int> count, int size);

    internal delegate void ForceLoop(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, ReadOnlySpan<double> mass, Span<double> ax, Span<double> ay, Span<double> az);

    internal delegate void ClipLoop(ReadOnlySpan<int> a, int low, int high, Span<int> x);

    internal delegate void SparseLoop(ReadOnlySpan<int> start, ReadOnlySpan<int> column, ReadOnlySpan<double> value, ReadOnlySpan<double> x, Span<double> y);

    internal delegate void SearchLoop(ReadOnlySpan<double> table, ReadOnlySpan<double> keys, Span<int> found);

    internal delegate T ReadingLoop<T>(ReadOnlySpan<double> a);

    internal delegate T FillingLoop<T>(ReadOnlySpan<double> a, Span<double> x);

    internal delegate void LoopOfTwo(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x);

    internal delegate void RunningLoop(ReadOnlySpan<double> a, Span<double> x);

    internal delegate void TallyLoop(ReadOnlySpan<int> a, Span<int> bins);

    internal delegate void MatrixVectors(
        double[,] a, double[,] b, double[] u1, double[] v1, double[] u2, double[] v2, double[] y, double[] z, double[] x, double[] w);

#pragma warning disable FK3001 // Not redirected: that is the point.
    public static readonly EscapeLoop Mandelbrot = Kernels.Mandelbrot;
    public static readonly EscapeLoop MandelbrotFloat = Kernels.MandelbrotFloat;
    public static readonly ForceLoop Accelerations = Kernels.Accelerations;
    public static readonly ClipLoop Clip = Kernels.Clip;
    public static readonly SparseLoop SparseMultiply = Kernels.SparseMultiply;
    public static readonly SearchLoop Search = Kernels.Search;
    public static readonly ReadingLoop<(double Least, double Greatest)> MinMax = Kernels.MinMax;
    public static readonly ReadingLoop<int> ArgMax = Kernels.ArgMax;
    public static readonly ReadingLoop<(double Mean, double Variance)> MeanVariance = Kernels.MeanVariance;
    public static readonly TallyLoop Histogram = Kernels.Histogram;
    public static readonly RunningLoop PrefixSum = Kernels.PrefixSum;
    public static readonly FillingLoop<int> Pack = Kernels.Pack;
    public static readonly Action<double[,], double[,], int> Jacobi = Kernels.Jacobi;
    public static readonly Action<double[,,], double[,,], int> Heat = Kernels.Heat;
    public static readonly MatrixVectors Gemver = Kernels.Gemver;
    public static readonly Action<double[,], double[,]> Softmax = Kernels.Softmax;
    public static readonly ReadingLoop<double> ExpOfSin = Kernels.ExpOfSin;
    public static readonly RunningLoop Tangents = Kernels.Tangents;
    public static readonly LoopOfTwo Powers = Kernels.Powers;
    public static readonly LoopOfTwo Options = Kernels.Options;
    public static readonly Action<double[,], double[]> LogSumExp = Kernels.LogSumExp;
    public static readonly Func<int, long, long> PointsInCircle = Kernels.PointsInCircle;
#pragma warning restore FK3001
}
