using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using FusedKernels.Analyzer.Tests.Testing;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests;

/// <summary>Builds samples/Rejected as a user does, and compares what the compiler prints with the comments in its sources.</summary>
public partial class RejectedSampleTests
{
    private static readonly string Folder = Repository.Path("samples/Rejected");

    [Test]
    public async Task TheCompilerReportsEachMarkedPlace()
    {
        (int exitCode, string output) = await Build();
        Assert.That(exitCode, Is.Not.Zero, output);
        string[] reported = [.. Reports().Matches(output)
            .Select(match => $"{Path.GetFileName(match.Groups["file"].Value)}({match.Groups["line"]},{match.Groups["column"]}) {match.Groups["id"]}")
            .Distinct()];
        Assert.That(reported, Is.EquivalentTo(Expected()), output);
    }

    private static IEnumerable<string> Expected() =>
        from file in Directory.GetFiles(Folder, "*.cs")
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        from Match mark in Marks().Matches(line.Text)
        let column = line.Text.IndexOf(mark.Groups["text"].Value, StringComparison.Ordinal) + 1
        select $"{Path.GetFileName(file)}({line.Number},{column}) {mark.Groups["id"]}";

    /// <summary>Generator and runtime are built already, since this project refers to them: they are not built again under our feet.</summary>
    private static async Task<(int ExitCode, string Output)> Build()
    {
        string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in new[] { "build", "-c", configuration, "--nologo", "-nodeReuse:false", "-p:BuildProjectReferences=false" })
            start.ArgumentList.Add(argument);
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + errors);
    }

    [GeneratedRegex(@"(?<file>[^\r\n(]+\.cs)\((?<line>\d+),(?<column>\d+)\): (?:error|warning) (?<id>\w+):")]
    private static partial Regex Reports();

    [GeneratedRegex("(?<id>FK\\d{4}) at '(?<text>[^']+)'")]
    private static partial Regex Marks();
}
