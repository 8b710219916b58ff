using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using FusedKernels;

namespace CompilerBenchmarks;

/// <summary>
/// Builds a project of a hundred kernels with and without the generator, in turns; each build compiles everything anew. Once with the
/// compiler server that the SDK uses unless told otherwise, warmed up, as a developer's second build and every later one find it; once
/// with a compiler process for each build, as a build server has it, where most of the time is the JIT warming up the compiler.
/// </summary>
internal static class HundredKernels
{
    private const int Rounds = 5;

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("fused-hundred-").FullName;
        try
        {
            foreach ((string source, int i) in Sources.Hundred().Select((s, i) => (s, i)))
                File.WriteAllText(Path.Combine(folder, $"Kernels{i}.cs"), source);
            File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
            File.WriteAllText(Path.Combine(folder, "Hundred.csproj"), Project());
            Dotnet(folder, "restore");
            Compare(folder, "compiler server", shared: true, warm: 12);
            Compare(folder, "a compiler process each", shared: false, warm: 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(string folder, string name, bool shared, int warm)
    {
        List<double> with = [];
        List<double> without = [];
        for (int round = 0; round < warm + Rounds; round++)
        {
            with.Add(Build(folder, generator: true, shared));
            without.Add(Build(folder, generator: false, shared));
        }

        double a = Median(with[warm..]);
        double b = Median(without[warm..]);
        Console.WriteLine(FormattableString.Invariant(
            $"\nbuild of 100 kernels, {name}: {a:F2} s with the generator, {b:F2} s without, {a - b:F2} s more (medians of {Rounds}, in turns, after {warm}); the first {with[0]:F2} s"));
    }

    private static string Project()
    {
        string runtime = typeof(KernelAttribute).Assembly.Location;
        string generator = typeof(FusedKernels.Generator.KernelGenerator).Assembly.Location;
        string targets = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../src/Runtime/build/FusedKernels.targets");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{runtime}" />
                <Analyzer Include="{generator}" Condition="'$(WithGenerator)' == 'true'" />
              </ItemGroup>
              <Import Project="{Path.GetFullPath(targets)}" />
            </Project>
            """;
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;

    private static double Build(string folder, bool generator, bool shared)
    {
        long start = Stopwatch.GetTimestamp();
        Dotnet(folder, "build", "--no-restore", "--no-incremental", "-c", "Release", $"-p:WithGenerator={(generator ? "true" : "false")}",
            $"-p:UseSharedCompilation={(shared ? "true" : "false")}");
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Dotnet(string folder, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(info)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(output);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
