using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>
/// The table of greatest errors in docs/vector-math.md. <c>ACCEPT_ERRORS=1</c> raises its figures to what was measured
/// (once with <c>VECTOR_MATH=full</c> and once without: the arguments are not the same).
/// </summary>
internal static class ErrorTable
{
    private static readonly object file = new();

    /// <summary>What the page says, or NaN if nothing, which no error is within; column 1 is double, 2 is float.</summary>
    internal static double Claimed(string function, int column)
    {
        lock (file)
        {
            string? row = File.ReadLines(Page()).FirstOrDefault(line => Is(line, function));
            return row != null && double.TryParse(row.Split('|')[column + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out double claimed)
                ? claimed
                : double.NaN;
        }
    }

    /// <summary>Raises a figure, rounded up, if that is asked for.</summary>
    internal static void Offer(string function, int column, double measured)
    {
        if (Environment.GetEnvironmentVariable("ACCEPT_ERRORS") != "1")
            return;
        lock (file)
        {
            string[] lines = File.ReadAllLines(Page());
            int at = Array.FindIndex(lines, line => Is(line, function));
            string[] cells = lines[at].Split('|');
            if (measured <= double.Parse(cells[column + 1], CultureInfo.InvariantCulture))
                return;
            cells[column + 1] = $" {(Math.Ceiling(measured * 100) / 100).ToString("0.00", CultureInfo.InvariantCulture)} ";
            lines[at] = string.Join('|', cells);
            File.WriteAllText(Page(), string.Join('\n', lines) + "\n");
        }
    }

    private static bool Is(string line, string function) => line.StartsWith($"| {function} |", StringComparison.Ordinal);

    private static string Page([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/vector-math.md");
}
