using System;
using System.Diagnostics;
using System.Linq;
using NUnit.Framework;

namespace FusedKernels.Package.Tests;

/// <summary>Runs the SDK's command as a user would, in a folder.</summary>
internal static class Dotnet
{
    /// <summary>Runs <c>dotnet</c> and gives what it printed; fails the test if it fails.</summary>
    public static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        // What the build that runs this test has set for itself is not for builds of its own.
        foreach (string name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        // No server may outlive the command: it would hold on to the pipes that are read here.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            Assert.Fail($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}\n{output}\n{errors.Result}");
        return output;
    }
}
