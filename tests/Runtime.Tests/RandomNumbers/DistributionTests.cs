using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.RandomNumbers;

/// <summary>
/// Numbers of fixed seeds look like those of their distributions. Bounds are five standard deviations or more, so a right generator with other bits passes nearly surely,
/// and one with a wrong word or round does not.
/// </summary>
public sealed class DistributionTests
{
    private const int Count = 1 << 20;
    private const double Deviations = 5;

    private static readonly Dictionary<string, Func<long, int, double>> Uniforms = new()
    {
        ["over indices"] = (i, seed) => KernelRandom.Uniform(seed, i),
        ["over indices of the other half of a block"] = (i, seed) => KernelRandom.Uniform(seed, i, 1),
        ["over streams"] = (i, seed) => KernelRandom.Uniform(seed, 0, (int)i),
        ["over seeds"] = (i, seed) => KernelRandom.Uniform(i, seed),
        ["over large indices"] = (i, seed) => KernelRandom.Uniform(seed, i << 32),
        ["between ends"] = (i, seed) => (KernelRandom.Uniform(seed, i, -3, 5) + 3) / 8,
        ["of floats"] = (i, seed) => KernelRandom.UniformSingle(seed, i),
        ["of integers"] = (i, seed) => (KernelRandom.UInt32(seed, i) + 0.5) / 4294967296,
        ["of lower bits"] = (i, seed) => (((uint)KernelRandom.UInt64(seed, i)) + 0.5) / 4294967296,
        ["of integers in a range"] = (i, seed) => (KernelRandom.Int32(seed, i, -1000, 1_000_000_000) + 1000.5) / 1_000_001_000,
    };

    private static IEnumerable<string> Kinds => Uniforms.Keys;

    [TestCaseSource(nameof(Kinds))]
    public void Uniform_numbers_fill_their_range(string kind)
    {
        double[] u = Of(Uniforms[kind], seed: 1);
        Assert.That(u, Is.All.InRange(0, 1));
        AssertMoments(u, 0.5, Math.Sqrt(1 / 12.0), 1.8);
        AssertEven(u.Select(x => x), bins: 1024);

        // The bits below the first ten, too.
        AssertEven(u.Select(x => (x * 1024) - Math.Floor(x * 1024)), bins: 512);
    }

    [TestCaseSource(nameof(Kinds))]
    public void Neighbours_have_nothing_to_do_with_each_other(string kind)
    {
        double[] u = Of(Uniforms[kind], seed: 2), v = Of(Uniforms[kind], seed: 3);
        foreach (int distance in new[] { 1, 2, 3, 8, 64 })
            AssertUncorrelated(u[distance..], u[..^distance]);
        AssertUncorrelated(u, v);

        // In the plane: pairs of neighbours fill all 64 x 64 squares.
        AssertEven(u.Zip(u.Skip(1), (a, b) => (Math.Floor(a * 64) + Math.Min(b, 0.999999)) / 64).Where((_, k) => k % 2 == 0), bins: 4096);
    }

    [Test]
    public void Normal_numbers_have_the_moments_and_the_shape()
    {
        foreach (int stream in new[] { 0, 1, 7 })
        {
            double[] z = Of((i, seed) => KernelRandom.Normal(seed, i, stream), seed: 4);
            AssertMoments(z, 0, 1, 3);
            AssertMoments(z.Select(x => x * x * x).ToArray(), 0, Math.Sqrt(15), 10_395 / 225.0);
            AssertEven(z.Select(KernelMath.NormalCdf), bins: 1024);
            AssertUncorrelated(z[1..], z[..^1]);
        }

        double[] scaled = Of((i, seed) => KernelRandom.Normal(seed, i, 10, 3), seed: 4);
        AssertMoments(scaled, 10, 3, 3);
    }

    [Test]
    public void The_two_normal_numbers_of_a_block_are_independent()
    {
        double[] x = Of((i, seed) => KernelRandom.Normal(seed, i, 0), seed: 5), y = Of((i, seed) => KernelRandom.Normal(seed, i, 1), seed: 5);
        AssertUncorrelated(x, y);
        AssertUncorrelated(x.Select(a => a * a).ToArray(), y.Select(a => a * a).ToArray());
        AssertUncorrelated(x.Select(Math.Abs).ToArray(), y);
    }

    [Test]
    public void Exponential_numbers_have_the_moments_and_the_shape()
    {
        double[] e = Of((i, seed) => KernelRandom.Exponential(seed, i), seed: 6);
        AssertMoments(e, 1, 1, 9);
        AssertEven(e.Select(x => Math.Exp(-x)), bins: 1024);
    }

    [Test]
    public void Dice_are_fair()
    {
        AssertEven(Of((i, seed) => (KernelRandom.Int32(seed, i, 1, 7) - 0.5) / 6, seed: 7), bins: 6);
    }

    private static double[] Of(Func<long, int, double> number, int seed) => Enumerable.Range(0, Count).Select(i => number(i, seed)).ToArray();

    /// <summary>Mean and variance are near those of the distribution; the kurtosis says how near a variance should be.</summary>
    private static void AssertMoments(double[] x, double mean, double deviation, double kurtosis)
    {
        double average = x.Average(), variance = x.Average(v => (v - mean) * (v - mean));
        Assert.That(average, Is.EqualTo(mean).Within(Deviations * deviation / Math.Sqrt(x.Length)), "the mean");
        Assert.That(variance, Is.EqualTo(deviation * deviation).Within(Deviations * deviation * deviation * Math.Sqrt((kurtosis - 1) / x.Length)), "the variance");
    }

    /// <summary>Chi-square of the counts in equal parts of [0, 1]: too uneven is wrong, and so is too even.</summary>
    private static void AssertEven(IEnumerable<double> u, int bins)
    {
        int[] counts = new int[bins];
        int all = 0;
        foreach (double x in u)
        {
            counts[Math.Min((int)(x * bins), bins - 1)]++;
            all++;
        }

        double expected = all / (double)bins, chiSquare = counts.Sum(c => (c - expected) * (c - expected) / expected);
        double spread = Math.Sqrt(2.0 * (bins - 1));
        Assert.That(chiSquare, Is.EqualTo(bins - 1).Within((Deviations + 1) * spread), "chi-square");
    }

    private static void AssertUncorrelated(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        double both = 0, squareX = 0, squareY = 0;
        for (int k = 0; k < x.Length; k++)
        {
            both += (x[k] - meanX) * (y[k] - meanY);
            squareX += (x[k] - meanX) * (x[k] - meanX);
            squareY += (y[k] - meanY) * (y[k] - meanY);
        }

        Assert.That(both / Math.Sqrt(squareX * squareY), Is.Zero.Within(Deviations / Math.Sqrt(x.Length)), "the correlation");
    }
}
