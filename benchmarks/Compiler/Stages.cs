using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using FusedKernels;
using FusedKernels.Generator.Emission.Cpu;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using FusedKernels.Generator.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompilerBenchmarks;

/// <summary>Medians of each stage for one kernel, in this process, warmed up. Lowering starts from a compilation nothing is bound in.</summary>
internal static class Stages
{
    private const int Rounds = 60;

    public static void Run()
    {
        Console.WriteLine($"{"kernel",-14}{"lowering ms",14}{"plan ms",12}{"emission ms",14}{"all ms",10}   medians of {Rounds}");
        Time("10 lines", Sources.Short, "Short");
        Time("100 lines", Sources.Long, "Long");
    }

    private static void Time(string label, string source, string name)
    {
        double[][] samples = [new double[Rounds], new double[Rounds], new double[Rounds]];
        for (int round = -Rounds / 2; round < Rounds; round++)
        {
            CSharpCompilation compilation = Compile(Sources.Class("C", source));
            var method = (IMethodSymbol)compilation.GetTypeByMetadataName("C")!.GetMembers(name).Single();
            long start = Stopwatch.GetTimestamp();
            Kernel kernel = KernelLowering.Lower(method, compilation, CancellationToken.None).Kernel ?? throw new InvalidOperationException($"{name} is no kernel");
            long lowered = Stopwatch.GetTimestamp();
            KernelPlan plan = KernelPlanner.Plan(kernel);
            long planned = Stopwatch.GetTimestamp();
            _ = KernelEmitter.Emit(plan);
            long emitted = Stopwatch.GetTimestamp();
            if (round < 0)
                continue;
            samples[0][round] = Stopwatch.GetElapsedTime(start, lowered).TotalMilliseconds;
            samples[1][round] = Stopwatch.GetElapsedTime(lowered, planned).TotalMilliseconds;
            samples[2][round] = Stopwatch.GetElapsedTime(planned, emitted).TotalMilliseconds;
        }

        double[] medians = [.. samples.Select(s => s.Order().ElementAt(Rounds / 2))];
        Console.WriteLine(FormattableString.Invariant($"{label,-14}{medians[0],14:F2}{medians[1],12:F2}{medians[2],14:F2}{medians.Sum(),10:F2}"));
    }

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(KernelAttribute).Assembly.Location).Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "benchmark", [CSharpSyntaxTree.ParseText(source)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
