using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Peers.Comparison;

/// <summary>Tables for people and a CSV file for programs.</summary>
internal static class Report
{
    /// <summary>Prints one suite: a table per case, or one table over the sizes.</summary>
    public static void Print(Suite suite, IReadOnlyList<Measured> rows)
    {
        Console.WriteLine($"\n== {suite.Title}");
        if (suite.DotNetOnly)
        {
            PrintSizes(rows);
            return;
        }

        double plain = rows.FirstOrDefault(r => r.Offer.Contender.StartsWith("csharp-plain", StringComparison.Ordinal) && Has(r))?.Median ?? double.NaN;
        Console.WriteLine($"{"contender",-26} {"threads",7} {"median ms",10} {"p90 ms",10} {"best ms",10} {"x plain C#",10} {"x kernel",9} {"error",8}");
        foreach (IGrouping<int, Measured> group in rows.GroupBy(r => r.Offer.Threads).OrderBy(g => g.Key))
        {
            double kernel = group.FirstOrDefault(r => r.Offer.Contender.StartsWith("fused", StringComparison.Ordinal) && Has(r))?.Median ?? double.NaN;
            foreach (Measured row in group.OrderBy(r => Has(r) ? r.Median : double.MaxValue))
            {
                string head = $"{row.Offer.Label,-26} {row.Offer.Threads,7}";
                Console.WriteLine(Has(row)
                    ? FormattableString.Invariant(
                        $"{head} {row.Median / 1e6,10:F3} {row.P90 / 1e6,10:F3} {row.Fastest / 1e6,10:F3} {plain / row.Median,10:F2} {row.Median / kernel,9:F2} {ErrorText(row),8}")
                    : $"{head}  failed: {row.Failure}");
            }
        }

        Console.WriteLine("x plain C#: how many times as fast as the plain loop; x kernel: time over the kernel's on as many threads, above 1 the kernel wins");
    }

    /// <summary>Writes every sample.</summary>
    public static void WriteCsv(string path, IEnumerable<Measured> rows)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        using var file = new StreamWriter(path);
        file.WriteLine("suite,case,contender,threads,median_ns,p90_ns,best_ns,error,samples_ns");
        foreach (Measured row in rows.Where(Has))
        {
            string samples = string.Join(' ', row.Samples.Select(s => s.ToString("F1", CultureInfo.InvariantCulture)));
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Suite},{row.Case},{row.Offer.Label},{row.Offer.Threads},{row.Median:F1},{row.P90:F1},{row.Fastest:F1},{row.Error:E2},{samples}"));
        }
    }

    private static bool Has(Measured row) => row.Failure is null && row.Samples.Count > 0;

    private static string ErrorText(Measured row) =>
        row.IsWrong ? "WRONG" : row.Error?.ToString("0.0E+0", CultureInfo.InvariantCulture) ?? "";

    private static void PrintSizes(IReadOnlyList<Measured> rows)
    {
        (string Label, int Threads)[] columns = [.. rows.Select(r => (r.Offer.Label, r.Offer.Threads)).Distinct().OrderBy(c => c)];
        Console.WriteLine($"{"ns per call, median; n",-22}" + string.Concat(columns.Select(c => $"{c.Label + "/" + c.Threads,16}")) + $"{"plain/kernel",14}{"kernel/hand",13}");
        foreach (IGrouping<string, Measured> line in rows.GroupBy(r => r.Case))
        {
            double? Median(string label, bool several) =>
                line.Where(r => r.Offer.Label == label && Has(r)).OrderBy(r => r.Offer.Threads).Select(r => (double?)r.Median).ElementAtOrDefault(several ? ^1 : 0);
            double? kernel = Median("fused", true);
            string text = $"{LineServer.SplitCase(line.Key).Size,-22:N0}";
            foreach ((string label, int threads) in columns)
                text += FormattableString.Invariant($"{line.FirstOrDefault(r => (r.Offer.Label, r.Offer.Threads) == (label, threads) && Has(r))?.Median,16:N1}");
            Console.WriteLine(text + FormattableString.Invariant($"{Median("csharp-plain", false) / kernel,14:F2}{kernel / Median("csharp-hand", false),13:F2}"));
        }
    }
}
