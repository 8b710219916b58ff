using System;

namespace FusedKernels.Kernel.Tests;

/// <summary>Entry of the child processes of <see cref="HarnessTests"/>; tests run through the test host.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        Console.Error.WriteLine("Run the tests with: dotnet test");
        return 1;
    }
}
