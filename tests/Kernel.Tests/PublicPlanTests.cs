using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using FusedKernels.Tests;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>What is done to the loops of <see cref="PublicCases"/>, as the user reads it.</summary>
[TestFixture]
public sealed class PublicPlanTests
{
    [TestCase("S332")]
    [TestCase("S491")]
    [TestCase("Spmv")]
    [TestCase("AzimuthHistogram")]
    [TestCase("PathStep")]
    public void Plan(string name) => Snapshot.Match(Compiled.Case(name).Plan, extension: "txt", suffix: name);
}
