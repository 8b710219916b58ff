using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using FusedKernels.Tests;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>What is done to the public loops, as the user reads it.</summary>
[TestFixture]
public sealed class PublicPlanTests
{
    private static IEnumerable<string> Names => PublicLoopCases.All().Concat(PublicCases.All()).Select(c => c.Name).Append("BinomialPut");

    [TestCaseSource(nameof(Names))]
    public void Plan(string name) => Snapshot.Match(Compiled.Case(name).Plan, extension: "txt", suffix: name);
}
