using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>Arrays of arrays with rows that are missing, and rows that are an array which the kernel writes to.</summary>
public sealed class RowTests
{
    private static IEnumerable<string> Names => RowCases.All().Select(c => c.Name);

    [TestCaseSource(nameof(Names))]
    public void Missing_rows_give_what_csharp_gives(string name)
    {
        CompiledCase kernel = Compiled.Case(name);
        foreach (int n in new[] { 1, 3, 17, 40 })
        {
            foreach (int missing in new[] { 0, 1, n / 2, n - 1 })
            {
                object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, n, Inputs.Seed(name, n));
                var rows = (Rows)arguments[0]!;
                arguments[0] = rows with { Lengths = [.. rows.Lengths.Select((length, k) => k == missing ? -1 : length)] };
                CaseRunner.CheckResult(kernel, arguments, $"n = {n}, row {missing} is null");
            }
        }
    }

    [Test]
    public void A_row_that_is_written_to_gives_what_csharp_gives([Values(1, 2, 9, 40, 300)] int n)
    {
        CompiledCase kernel = Compiled.Case("RowAgainstShortVector");
        object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, n, Inputs.Seed("row", n));
        arguments[0] = ((Rows)arguments[0]!) with { First = (Array)arguments[2]! };
        if (n < 300)
            CaseRunner.CheckResult(kernel, arguments, $"n = {n}, y is the first row of a");
        else
            CaseRunner.CheckFallsBack(kernel, arguments, $"n = {n}, y is the first row of a");
    }
}
