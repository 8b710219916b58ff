using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;

namespace FusedKernels.Fuzz.Tests.Running;

/// <summary>
/// Makes a kernel that fails smaller, as long as it fails in the same way: statements are taken out or replaced by what is in them,
/// expressions by their parts or a literal.
/// </summary>
internal static class Shrinker
{
    /// <summary>How many smaller kernels are compiled together.</summary>
    private const int Together = 40;

    /// <param name="kernel">The kernel that fails.</param>
    /// <param name="verdict">How.</param>
    /// <param name="judge">Says of kernels, by their names, what becomes of each.</param>
    /// <param name="longest">After what time it is left as it is.</param>
    public static (FuzzKernel Kernel, Verdict Verdict) Shrink(
        FuzzKernel kernel, Verdict verdict, Func<IReadOnlyList<FuzzKernel>, Dictionary<string, Verdict>> judge, TimeSpan longest)
    {
        long start = Stopwatch.GetTimestamp();
        bool HasTime() => Stopwatch.GetElapsedTime(start) < longest;
        (FuzzKernel best, Verdict words) = (kernel, verdict);
        HashSet<string> tried = [];
        while (HasTime())
        {
            // The largest cuts first: a few of them leave little to try one by one.
            FuzzKernel[] smaller = [.. Smaller.Of(best).Select(k => (Kernel: k, Body: Text(k))).Where(k => !tried.Contains(k.Body)).OrderBy(k => k.Body.Length).Select(k => k.Kernel)];
            if (FirstThatFails(smaller, verdict.Kind, judge, tried, HasTime) is not var (found, what))
                break;
            (best, words) = (found, what);
        }

        return (best, words);
    }

    private static (FuzzKernel Kernel, Verdict Verdict)? FirstThatFails(
        FuzzKernel[] smaller, Kind kind, Func<IReadOnlyList<FuzzKernel>, Dictionary<string, Verdict>> judge, HashSet<string> tried, Func<bool> hasTime)
    {
        for (int start = 0; start < smaller.Length && hasTime(); start += Together)
        {
            FuzzKernel[] some = [.. smaller.Skip(start).Take(Together).Select((k, i) => k with { Name = $"{smaller[0].Name.Split('_')[0]}_{i}" })];
            Dictionary<string, Verdict> verdicts = judge(some);
            for (int k = 0; k < some.Length; k++)
            {
                tried.Add(Text(some[k]));
                if (verdicts[some[k].Name].Kind == kind)
                    return (some[k], verdicts[some[k].Name]);
            }
        }

        return null;
    }

    /// <summary>What a kernel is, whatever its name.</summary>
    private static string Text(FuzzKernel kernel) => Printer.Print(kernel with { Name = "F" });
}
