using System;
using System.Collections.Generic;
using System.Linq;

namespace Peers.Comparison;

/// <summary>One table: some cases, and which contenders meet in them.</summary>
/// <param name="Name">Short name, for --only and the CSV.</param>
/// <param name="Title">What the table's heading says.</param>
/// <param name="Cases">Cases of the line protocol, with sizes.</param>
/// <param name="NewArray">Whether contenders that return a new array meet here, or the others.</param>
/// <param name="DotNetOnly">Whether only what a C# programmer would write takes part.</param>
/// <param name="IsChaotic">Whether results are counts that one rounding can change a lot: the share of those that differ is compared.</param>
internal sealed record Suite(
    string Name, string Title, IReadOnlyList<string> Cases, bool NewArray = false, bool DotNetOnly = false, bool IsChaotic = false)
{
    private static readonly int[] Sizes = [
        1, 2, 3, 4, 6, 8, 12, 16, 17, 24, 32, 33, 48, 64, 100, 128, 256, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000,
        300_000, 1_000_000, 5_000_000,
    ];

    private static readonly int[] FewSizes = [1, 3, 8, 16, 17, 33, 64, 100, 256, 1000, 10_000, 100_000];

    /// <summary>All suites that are timed in turns.</summary>
    public static IEnumerable<Suite> All(bool quick)
    {
        yield return new Suite("quadratic", "Quadratic formula, 5 million doubles, into a given buffer", ["quad_5000000"]);
        yield return new Suite("new-array", "Quadratic formula, 5 million doubles, into a new array in each call", ["quad_5000000"], NewArray: true);
        yield return new Suite("sum", "Sum of 10 million doubles", ["sum_10000000"]);
        yield return new Suite("masked-sum", "Sum of those of 10 million doubles that exceed 3", ["msum_10000000"]);
        yield return new Suite("dot", "Dot product of 10 million doubles", ["dot_10000000"]);
        yield return new Suite("matmul", "Matrix product, 1024 by 1024 doubles, three plain loops", ["mm"]);
        yield return new Suite("mandelbrot", "Mandelbrot, 1024 by 1024 points, 256 steps, double", ["mandel64_1024"], IsChaotic: true);
        yield return new Suite("mandelbrot-float", "Mandelbrot, 1024 by 1024 points, 256 steps, float", ["mandel32_1024"], IsChaotic: true);
        yield return new Suite("nbody", "Forces between 4096 bodies, double", ["nbody_4096"]);
        yield return new Suite("clip", "Clip of 1 million ints", ["clip_1000000"]);
        yield return new Suite("spmv", "Sparse matrix of 200,000 rows, 16 numbers in each on average, times a vector", ["spmv_200000"]);
        yield return new Suite("search", "Binary search of 1 million keys in 100,000 doubles", ["search_1000000"]);
        yield return new Suite("minmax", "Least and greatest of 10 million doubles", ["minmax_10000000"]);
        yield return new Suite("argmax", "Where the greatest of 10 million doubles is", ["argmax_10000000"]);
        yield return new Suite("mean-variance", "Mean and variance of 10 million doubles, one pass", ["var_10000000"]);
        yield return new Suite("histogram", "Histogram of 10 million ints in 256 bins", ["hist_10000000"]);
        yield return new Suite("prefix-sum", "Running sum of 10 million doubles", ["scan_10000000"]);
        yield return new Suite("packing", "Those of 10 million doubles that exceed 5, half of them, packed", ["pack_10000000"]);
        yield return new Suite("jacobi", "Jacobi, 2048 by 2048 doubles, 20 sweeps", ["jac2d_2048"]);
        yield return new Suite("heat", "Heat equation, 192 cubed doubles, 10 sweeps", ["heat3d_192"]);
        yield return new Suite("gemver", "Matrix plus two products of vectors, times two vectors, 2048 by 2048 doubles", ["gemver_2048"]);
        yield return new Suite("softmax", "Softmax of 1024 rows of 1024 doubles", ["softmax_1024"]);
        yield return new Suite("exp-sin", "Sum of exp(sin x) of 1 million doubles", ["expsin_1000000"]);
        yield return new Suite("tanh", "Hyperbolic tangent of 1 million doubles", ["tanh_1000000"]);
        yield return new Suite("pow", "1 million doubles to the power of others", ["pow_1000000"]);
        yield return new Suite("black-scholes", "Prices of 1 million options by the error function, double", ["options_1000000"]);
        yield return new Suite("log-sum-exp", "Logarithms of the sums of exponentials of 1024 rows of 1024 doubles", ["logsumexp_1024"]);
        yield return new Suite("monte-carlo-pi", "Points of 10 million that lie in a circle, by Philox 4x32-10", ["circle_10000000"]);
        yield return new Suite(
            "sizes",
            "Quadratic formula at small sizes, the kernel's ordinary call",
            [.. (quick ? FewSizes : Sizes).Select(n => $"quad_{n}")],
            DotNetOnly: true);
    }

    /// <summary>Whether a contender takes part.</summary>
    public bool Admits(string contender, int threads)
    {
        if (DotNetOnly)
            return contender == "fused" || (threads == 1 && contender is ("csharp-plain" or "csharp-hand"));
        return contender.Contains("-new", StringComparison.Ordinal) == NewArray;
    }
}
