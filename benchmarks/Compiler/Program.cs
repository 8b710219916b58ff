using System;

namespace CompilerBenchmarks;

/// <summary>
/// Times the compiler itself. Without arguments: the stages of one short and one long kernel, then builds of a project with a hundred
/// kernels, with and without the generator, in turns.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not ([] or ["stages"] or ["build"]))
        {
            Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks/Compiler [-- stages|build]");
            return 2;
        }

        if (args is not ["build"])
            Stages.Run();
        if (args is not ["stages"])
            HundredKernels.Run();
        return 0;
    }
}
