using System;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests;

/// <summary>Entry of the child processes of <see cref="TierTests"/> and <see cref="CompactionTests"/>; tests run through the test host.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["bits", string folder]:
                BitDump.Write(folder, Console.Out);
                return 0;
            case ["compaction", string folder]:
                Compaction.Write(folder, Console.Out);
                return 0;
            default:
                Console.Error.WriteLine("Run the tests with: dotnet test");
                return 1;
        }
    }
}
