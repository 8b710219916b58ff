using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using FusedKernels.Fuzz.Tests.Tree;

namespace FusedKernels.Fuzz.Tests.Running;

/// <summary>Counts of a run.</summary>
internal sealed partial class Tally
{
    private readonly SortedDictionary<string, int> constructs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Count, string First)> reasons = [];

    private readonly Stopwatch clock = Stopwatch.StartNew();

    public int Bodies { get; private set; }

    /// <summary>Kernels that are some and run in lanes.</summary>
    public int InLanes { get; private set; }

    public int Faulted { get; private set; }

    public IReadOnlyDictionary<string, int> Constructs => constructs;

    public void Add(FuzzKernel kernel, Verdict verdict)
    {
        Bodies++;
        InLanes += verdict.RanInLanes ? 1 : 0;
        Faulted += verdict.Faulted ? 1 : 0;
        foreach (string construct in kernel.Constructs())
            constructs[construct] = constructs.GetValueOrDefault(construct) + 1;
        if (!verdict.RanInLanes && Reason(verdict) is { } reason)
            reasons[reason] = reasons.TryGetValue(reason, out (int Count, string First) known) ? (known.Count + 1, known.First) : (1, kernel.Name);
    }

    public string Print()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Bodies} bodies in {clock.Elapsed.TotalSeconds:0} s; in lanes {Share(InLanes)}, faulted {Share(Faulted)}");
        foreach ((string reason, (int count, string first)) in reasons.OrderByDescending(r => r.Value.Count).Take(15))
            text.AppendLine(CultureInfo.InvariantCulture, $"  not in lanes, {count} times, first {first}: {reason}");
        foreach ((string construct, int count) in constructs)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {count,8} {construct}");
        return text.ToString();
    }

    private string Share(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} ({100.0 * count / Math.Max(1, Bodies):0.0} %)");

    /// <summary>The line of a plan or a diagnostic that says why, without the names in it.</summary>
    private static string? Reason(Verdict verdict)
    {
        string? line = verdict.Words.Split('\n').FirstOrDefault(l => verdict.Kind == Kind.Refused
            ? l.Contains("FK", StringComparison.Ordinal)
            : l.Contains("not in lanes: ", StringComparison.Ordinal) || l.Contains("in source order: ", StringComparison.Ordinal));
        return line is null ? verdict.Kind.ToString() : Names().Replace(line.Trim(), "_");
    }

    [GeneratedRegex(@"\S*\d\S*|\(\S*\)|'.*'")]
    private static partial Regex Names();
}
