using System;
using System.Collections.Generic;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Micro;

/// <summary>BenchmarkDotNet suites: each kernel beside the same loops without the attribute, over sizes; and every function of VectorMath beside .NET's.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        IEnumerable<Summary> summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        foreach (string row in SpeedTable.Rows(summaries))
            Console.WriteLine(row);
    }
}
