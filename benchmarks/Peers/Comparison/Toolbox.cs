using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Peers.Comparison;

/// <summary>Finds the compilers and languages of this machine and builds the C contenders. What is missing is named, not an error.</summary>
internal sealed class Toolbox(TextWriter log)
{
    private static readonly string[] Gcc = ["gcc", "gcc-15", "gcc-14", "gcc-13", "gcc-12"];
    private static readonly string[] Clang = ["clang", "clang-21", "clang-20", "clang-19", "clang-18"];
    private static readonly string[] Python = ["python3", "/usr/bin/python3", "python"];
    private static readonly string Sources = Path.Combine(AppContext.BaseDirectory, "native");
    private static readonly string[] Common = ["-march=native", "-mprefer-vector-width=512", "-fopenmp"];

    /// <summary>Everything that can be measured here.</summary>
    public IReadOnlyList<Peer> Find()
    {
        var found = new List<Peer> { new(".NET", Self("serve"), new Dictionary<string, string>()) };
        var spin = new Dictionary<string, string> { ["KMP_BLOCKTIME"] = "5" }; // libomp threads idle in their sleep between turns
        AddC(found, "gcc-Ofast", Gcc, "loops.c", ["-Ofast"], spin);
        AddC(found, "gcc-intrinsics", Gcc, "intrinsics.c", ["-O3"], spin);
        AddC(found, "clang-Ofast", Clang, "loops.c", ["-Ofast", "-Wno-deprecated", "-fveclib=libmvec"], spin);
        if (found.FirstOrDefault(p => p.Name == "gcc-intrinsics") is { } hand)
        {
            var huge = new Dictionary<string, string>(spin) { ["PEERS_HUGE_PAGES"] = "1" };
            found.Add(hand with { Environment = huge, Suffix = "@huge", OnlySuite = "quadratic" });
        }

        AddPython(found, "numpy", "numpy", new() { ["OMP_NUM_THREADS"] = "1" });
        if (Environment.ProcessorCount > 1)
            AddPython(found, "numpy", "numpy", new() { ["OMP_NUM_THREADS"] = $"{Environment.ProcessorCount}" }, "matmul");
        AddPython(found, "numba", "numba", new() { ["PYTHONWARNINGS"] = "ignore" });
        return found;
    }

    /// <summary>The command that starts this program again.</summary>
    public static IReadOnlyList<string> Self(params string[] arguments)
    {
        string path = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(path) == "dotnet";
        return isHost ? [path, typeof(Toolbox).Assembly.Location, .. arguments] : [path, .. arguments];
    }

    /// <summary>Runs a command; its exit code and everything it printed. Null when there is no such program.</summary>
    public static (int ExitCode, string Output)? Run(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private void AddC(
        List<Peer> found, string name, string[] compilers, string source, string[] flags, Dictionary<string, string> environment)
    {
        string target = Path.Combine(Sources, name);
        string reason = "there is no compiler";
        foreach (string compiler in compilers)
        {
            string[] command =
                [compiler, .. flags, .. Common, $"-DNAME=\"{name}\"", Path.Combine(Sources, source), "-o", target, "-lm"];
            if (Run(command) is not { } result)
                continue;
            if (result.ExitCode == 0)
            {
                log.WriteLine($"  {name,-16} {string.Join(' ', [compiler, .. flags, .. Common, source])}");
                found.Add(new Peer(name, [target], environment));
                return;
            }

            reason = $"{compiler} could not build it: {result.Output.Split('\n')[0]}";
        }

        log.WriteLine($"  {name,-16} skipped, {reason}");
    }

    private void AddPython(List<Peer> found, string name, string module, Dictionary<string, string> environment, string? onlySuite = null)
    {
        foreach (string python in Python)
        {
            if (Run([python, "-c", $"import {module}; print({module}.__version__)"]) is not (0, var version))
                continue;
            if (onlySuite is null)
                log.WriteLine($"  {name,-16} {version.Trim()} in {python}");
            found.Add(new Peer(name, [python, Path.Combine(Sources, "peers.py"), module], environment, OnlySuite: onlySuite));
            return;
        }

        log.WriteLine($"  {name,-16} skipped, no Python here has it");
    }
}
