using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>Child processes of the tests: this assembly run as a program, on the compiled catalogue.</summary>
internal static class Child
{
    /// <summary>Runs one child on the compiled catalogue and gives the lines it writes.</summary>
    public static string[] RunOnImages(string what, string? off)
    {
        string folder = Directory.CreateTempSubdirectory("fused-kernel-images-").FullName;
        try
        {
            BitDump.Save(folder);
            return Run(what, folder, off);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs one child.</summary>
    /// <param name="what">The first argument of the program.</param>
    /// <param name="folder">The second: where the images are.</param>
    /// <param name="off">An environment variable that is set to 0 for it, or null.</param>
    public static string[] Run(string what, string folder, string? off)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (string argument in new[] { "exec", typeof(Child).Assembly.Location, what, folder })
            start.ArgumentList.Add(argument);
        if (off is not null)
            start.Environment[off] = "0";
        using Process child = Process.Start(start)!;
        string[] lines = child.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        child.WaitForExit();
        return child.ExitCode == 0 ? lines : throw new InvalidOperationException($"the child process ended with {child.ExitCode}: {lines.LastOrDefault()}");
    }
}
