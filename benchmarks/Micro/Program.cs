using BenchmarkDotNet.Running;

namespace Micro;

/// <summary>BenchmarkDotNet suites: each kernel beside the same loops without the attribute, over sizes.</summary>
internal static class Program
{
    private static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
