using System;
using System.Collections.Generic;
using System.Linq;

namespace Peers.Comparison;

/// <summary>The figures this project wants to reach, and where it stands after a run.</summary>
internal static class Targets
{
    /// <summary>Prints a line for each goal whose contenders were measured.</summary>
    public static void Print(IReadOnlyList<Measured> rows)
    {
        List<(string Goal, double Reached, double Wanted, bool AtLeast)> lines = [.. Speeds(rows), .. Others(rows)];
        lines.RemoveAll(l => double.IsNaN(l.Reached));
        if (lines.Count == 0)
            return;
        Console.WriteLine($"\n== Goals{"",66} reached   wanted");
        foreach ((string goal, double reached, double wanted, bool atLeast) in lines)
        {
            bool good = atLeast ? reached >= wanted : reached <= wanted;
            Console.WriteLine(FormattableString.Invariant(
                $"{goal,-72} {reached,8:F2} {(atLeast ? ">=" : "<=")} {wanted,5:F2}  {(good ? "reached" : "SHORT")}"));
        }
    }

    /// <summary>Speed of the kernel over that of a peer: the peer's median over the kernel's.</summary>
    private static IEnumerable<(string Goal, double Reached, double Wanted, bool AtLeast)> Speeds(IReadOnlyList<Measured> rows)
    {
        (string Suite, bool Threads, string Peer, double Wanted)[] goals =
        [
            ("quadratic", true, "gcc-intrinsics-stream", 0.9),
            ("quadratic", true, "gcc-Ofast", 1.0),
            ("quadratic", true, "numba", 1.15),
            ("quadratic", false, "gcc-Ofast", 1.0),
            ("sum", true, "clang-Ofast", 0.95),
            ("dot", true, "clang-Ofast", 0.95),
            ("minmax", true, "clang-Ofast", 0.95),
            ("argmax", true, "gcc-intrinsics", 0.9),
            ("mean-variance", true, "gcc-intrinsics", 0.95),
            ("matmul", true, "gcc-Ofast-interchanged", 0.5),
            ("mandelbrot", true, "gcc-intrinsics", 0.85),
            ("mandelbrot-float", true, "gcc-intrinsics", 0.85),
            ("nbody", true, "gcc-Ofast", 0.95),
            ("clip", false, "csharp-plain", 10),
            ("exp-sin", true, "gcc-Ofast", 1.5),
            ("black-scholes", true, "gcc-Ofast", 1.0),
            ("pow", false, "csharp-tensor", 4),
            ("tanh", false, "csharp-tensor", 4),
        ];
        foreach ((string suite, bool threads, string peer, double wanted) in goals)
        {
            string goal = $"{suite}, {(threads ? "all threads" : "one thread")}: speed over {peer}";
            yield return (goal, Median(rows, suite, peer, threads) / Median(rows, suite, "fused", threads), wanted, true);
        }

        foreach ((string suite, double wanted) in new[] { ("spmv", 1.0), ("search", 1), ("masked-sum", 1.2) })
            yield return ($"{suite}, all threads: speed over the best of the others", Best(rows, suite, _ => true) / Median(rows, suite, "fused", true), wanted, true);
        foreach ((string suite, double wanted) in new[] { ("histogram", 0.95), ("prefix-sum", 1.6), ("packing", 8), ("jacobi", 1), ("heat", 1) })
            yield return ($"{suite}, all threads: speed over the best loops in C", Best(rows, suite, IsLoopInC) / Median(rows, suite, "fused", true), wanted, true);

        yield return ("matmul, all threads: speed over plain C#", Median(rows, "matmul", "csharp-plain", false) / Median(rows, "matmul", "fused", true), 20, true);
    }

    /// <summary>The best median of the contenders asked for, whatever threads they take; NaN where there is none.</summary>
    private static double Best(IReadOnlyList<Measured> rows, string suite, Func<string, bool> admits) =>
        rows.Select(r => r.Offer.Label).Distinct().Where(l => !l.StartsWith("fused", StringComparison.Ordinal) && admits(l))
            .SelectMany(l => new[] { Median(rows, suite, l, true), Median(rows, suite, l, false) }).Where(m => !double.IsNaN(m)).DefaultIfEmpty(double.NaN).Min();

    private static bool IsLoopInC(string label) => label is "gcc-Ofast" or "clang-Ofast";

    private static IEnumerable<(string Goal, double Reached, double Wanted, bool AtLeast)> Others(IReadOnlyList<Measured> rows)
    {
        double allocation = Median(rows, "new-array", "fused-new", true) - Median(rows, "quadratic", "fused", true);
        yield return ("new-array, all threads: ms more than into a given buffer", allocation / 1e6, 1, false);
        yield return ("n = 1,000: time over hand-written vectors", Median(rows, "sizes", "fused", true, "quad_1000") / Median(rows, "sizes", "csharp-hand", false, "quad_1000"), 1.1, false);
        foreach ((string label, int least) in new[] { ("from 16", 16), ("below 16", 1) })
        {
            double worst = rows.Where(r => r.Suite == "sizes").Select(r => r.Case).Distinct()
                .Where(c => LineServer.SplitCase(c).Size is var n && (n >= 16) == (least >= 16))
                .Select(c => Median(rows, "sizes", "fused", true, c) / Median(rows, "sizes", "csharp-plain", false, c))
                .DefaultIfEmpty(double.NaN).Max();
            yield return ($"sizes {label}: time over the plain loop, at the worst size", worst, least >= 16 ? 1.0 : 1.1, false);
        }

        yield return ("first call: ms more than the later ones", Median(rows, FirstCallSuite.Name, "fused", true) / 1e6, 40, false);
    }

    private static double Median(IReadOnlyList<Measured> rows, string suite, string label, bool threads, string? name = null) =>
        rows.Where(r => r.Suite == suite && r.Offer.Label == label && (name is null || r.Case == name) && r.Failure is null && r.Samples.Count > 0)
            .OrderBy(r => threads ? -r.Offer.Threads : r.Offer.Threads)
            .Select(r => r.Median)
            .DefaultIfEmpty(double.NaN)
            .First();
}
