using System;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests;

/// <summary>Entry of the child processes of <see cref="TierTests"/>; tests run through the test host.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        if (arguments is not ["bits", string folder])
        {
            Console.Error.WriteLine("Run the tests with: dotnet test");
            return 1;
        }

        BitDump.Write(folder, Console.Out);
        Console.Out.Flush();
        return 0;
    }
}
