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

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static (FuzzKernel Kernel, Verdict Verdict) Shrink(FuzzKernel kernel, Verdict verdict)
    {
        var watch = Stopwatch.StartNew();
        (FuzzKernel best, Verdict words) = (kernel, verdict);
        int from = 0;
        while (watch.Elapsed < Longest)
        {
            // What did not help before a step rarely helps right after it: go on where the last step was, and round again.
            FuzzKernel[] smaller = [.. Smaller.Of(best)];
            FuzzKernel[] inOrder = [.. smaller.Skip(from), .. smaller.Take(from)];
            if (FirstThatFails(inOrder, verdict.Kind, watch) is not var (at, found, what))
                break;
            (best, words) = (found, what);
            from = smaller.Length == 0 ? 0 : (from + at) % smaller.Length;
        }

        return (best, words);
    }

    private static (int At, FuzzKernel Kernel, Verdict Verdict)? FirstThatFails(FuzzKernel[] smaller, Kind kind, Stopwatch watch)
    {
        for (int start = 0; start < smaller.Length && watch.Elapsed < Longest; start += Together)
        {
            FuzzKernel[] some = [.. smaller.Skip(start).Take(Together).Select((k, i) => k with { Name = $"{smaller[0].Name.Split('_')[0]}_{i}" })];
            Dictionary<string, Verdict> verdicts = Trial.Compile(some, allWidths: kind == Kind.Uncompilable).Run();
            for (int k = 0; k < some.Length; k++)
            {
                if (verdicts[some[k].Name].Kind == kind)
                    return (start + k, some[k], verdicts[some[k].Name]);
            }
        }

        return null;
    }
}
