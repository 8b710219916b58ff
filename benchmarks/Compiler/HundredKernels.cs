using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using FusedKernels;

namespace CompilerBenchmarks;

/// <summary>Builds a project of a hundred kernels with and without the generator, in turns; each build compiles everything anew.</summary>
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
            Build(folder, generator: true);
            Build(folder, generator: false);
            List<double> with = [];
            List<double> without = [];
            for (int round = 0; round < Rounds; round++)
            {
                with.Add(Build(folder, generator: true));
                without.Add(Build(folder, generator: false));
            }

            double a = Median(with);
            double b = Median(without);
            Console.WriteLine(FormattableString.Invariant(
                $"\nbuild of 100 kernels: {a:F2} s with the generator, {b:F2} s without, {a - b:F2} s more (medians of {Rounds}, in turns)"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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

    private static double Build(string folder, bool generator)
    {
        long start = Stopwatch.GetTimestamp();
        Dotnet(folder, "build", "--no-restore", "--no-incremental", "-c", "Release", $"-p:WithGenerator={(generator ? "true" : "false")}");
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
