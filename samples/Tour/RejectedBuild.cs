using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace Tour;

/// <summary>Runs the compiler on samples/Rejected, a project that does not build on purpose.</summary>
internal static partial class RejectedBuild
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The compiler's messages, one a line; or one line that says why there are none.</summary>
    public static IReadOnlyList<string> Run()
    {
        if (FindProject() is not { } project)
            return ["(samples/Rejected is not here: run the tour from the repository)"];
        // What it references was built together with the tour.
        string[] arguments = ["build", project, "-c", "Release", "-nologo", "-v:q", "-clp:NoSummary", "-p:BuildProjectReferences=false"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        try
        {
            using Process build = Process.Start(start)!;
            Task<string> output = build.StandardOutput.ReadToEndAsync();
            if (!build.WaitForExit(Patience))
            {
                build.Kill(entireProcessTree: true);
                return ["(the compiler took too long; see for yourself: dotnet build samples/Rejected)"];
            }

            string[] messages = [.. output.Result.Split('\n').Select(l => Message().Match(l)).Where(m => m.Success).Select(Format).Distinct()];
            return messages.Length > 0 ? messages : ["(the compiler said nothing about kernels; see for yourself: dotnet build samples/Rejected)"];
        }
        catch (Win32Exception)
        {
            return ["(there is no dotnet command here to run the compiler with)"];
        }
    }

    private static string? FindProject()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "samples", "Rejected");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }

    [GeneratedRegex(@"(?<file>\w+\.cs)\((?<line>\d+),(?<column>\d+)\): \w+ (?<id>FK\d+): (?<text>.*?)( \(https?:.*)?( \[.*)?$")]
    private static partial Regex Message();

    private static string Format(Match match) =>
        $"{match.Groups["file"].Value + ":" + match.Groups["line"].Value,-20} {match.Groups["id"].Value}  {match.Groups["text"].Value}";
}
