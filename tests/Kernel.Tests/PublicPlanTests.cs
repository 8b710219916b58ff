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
    private static IEnumerable<string> Names => PublicLoopCases.All().Concat(PublicCases.All()).Select(c => c.Name)
        .Concat(["BinomialPut", "S112", "S124", "S173", "S221", "S231", "S241", "S254", "S281", "S321", "S2111", "Gemm", "Atax", "TriangularSolve", "FloydWarshall", "Pathfinder"]);

    [TestCaseSource(nameof(Names))]
    public void Plan(string name) => Snapshot.Match(Compiled.Case(name).Plan, extension: "txt", suffix: name);
}
