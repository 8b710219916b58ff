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
/// with a compiler process for each build, as a build server has it, where most of the time is the JIT warming up the compiler. A third
/// project has what the generator writes as source files of its own, and no generator: what it takes more is the compiler reading the text.
/// </summary>
internal static class HundredKernels
{
    private const int Rounds = 5;
    private const string TextFolder = "text";

    /// <summary>Where a build has the generated text from.</summary>
    private enum Generated
    {
        /// <summary>The generator makes it.</summary>
        Made,

        /// <summary>It is there already, as source files.</summary>
        Read,

        /// <summary>There is none, and calls run the methods as written.</summary>
        Nothing,
    }

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
            Dotnet(folder, [.. BuildOf(Generated.Made, shared: false), "-p:EmitCompilerGeneratedFiles=true", $"-p:CompilerGeneratedFilesOutputPath={Path.Combine(folder, TextFolder)}"]);
            PrintSize(Path.Combine(folder, TextFolder));
            Compare(folder, "compiler server", shared: true, warm: 12);
            Compare(folder, "a compiler process each", shared: false, warm: 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void PrintSize(string folder)
    {
        int lines = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Sum(f => File.ReadLines(f).Count());
        Console.WriteLine(FormattableString.Invariant($"\ngenerated: {lines / 100} lines a kernel"));
    }

    private static void Compare(string folder, string name, bool shared, int warm)
    {
        Generated[] kinds = [Generated.Made, Generated.Read, Generated.Nothing];
        List<double>[] times = [[], [], []];
        for (int round = 0; round < warm + Rounds; round++)
        {
            foreach (Generated kind in kinds)
                times[(int)kind].Add(Build(folder, kind, shared));
        }

        double[] medians = [.. kinds.Select(kind => Median(times[(int)kind][warm..]))];
        Console.WriteLine(FormattableString.Invariant(
            $"\nbuild of 100 kernels, {name}: {medians[0]:F2} s with the generator, {medians[2]:F2} s without, {medians[0] - medians[2]:F2} s more, of which {medians[1] - medians[2]:F2} s reading the text (medians of {Rounds}, in turns, after {warm}); the first {times[0][0]:F2} s"));
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
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{runtime}" />
                <Compile Include="*.cs" />
                <Compile Include="{TextFolder}/**/*.cs" Condition="'$(Generated)' == '{Generated.Read}'" />
                <Analyzer Include="{generator}" Condition="'$(Generated)' == '{Generated.Made}'" />
              </ItemGroup>
              <Import Project="{Path.GetFullPath(targets)}" />
            </Project>
            """;
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;

    private static double Build(string folder, Generated kind, bool shared)
    {
        long start = Stopwatch.GetTimestamp();
        Dotnet(folder, BuildOf(kind, shared));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string[] BuildOf(Generated kind, bool shared) =>
        ["build", "--no-restore", "--no-incremental", "-c", "Release", $"-p:Generated={kind}", $"-p:UseSharedCompilation={(shared ? "true" : "false")}"];

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
