using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Reports;

namespace Micro;

/// <summary>The table of docs/vector-math.md: a row for each function, a column for each type and width, medians in ns per element.</summary>
internal static class SpeedTable
{
    private static readonly string[] Columns = ["Double512", "Double256", "Double128", "DoubleNet", "Float512", "Float256", "Float128", "FloatNet"];

    /// <summary>The rows of what was measured; none where that was something else.</summary>
    public static IEnumerable<string> Rows(IEnumerable<Summary> summaries) => summaries.SelectMany(s => s.Reports)
        .Where(r => r.ResultStatistics is not null && r.BenchmarkCase.Descriptor.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(VectorMathBenchmarks<>))
        .GroupBy(r => r.BenchmarkCase.Descriptor.Type.GetGenericArguments()[0].Name)
        .Select(g => $"| {g.Key} | {string.Join(" | ", Columns.Select(c => Cell(g, c)))} |");

    /// <summary>The median; nothing where .NET has no such function, which takes no time.</summary>
    private static string Cell(IEnumerable<BenchmarkReport> reports, string column)
    {
        double? median = reports.FirstOrDefault(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == column)?.ResultStatistics?.Median;
        return median is null or < 0.02 ? "" : Math.Round(median.Value, 2).ToString("0.00", CultureInfo.InvariantCulture);
    }
}
