using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>Every case of the catalogue against the method as written, at every size, called both ways, on one thread and on several.</summary>
[TestFixture]
public sealed class ExecutionTests
{
    private static IEnumerable<string> Names => Compiled.Names;

    [OneTimeSetUp]
    public void StartChildren() => _ = TierTests.Children.Value;

    [TestCaseSource(nameof(Names))]
    public void Gives_what_the_method_as_written_gives(string name) =>
        CaseRunner.Check(Compiled.Case(name));

    [TestCaseSource(nameof(Names))]
    public void The_oracle_is_the_method_of_the_user(string name)
    {
        CompiledCase kernel = Compiled.Case(name);

        Assert.Multiple(() =>
        {
            Assert.That(kernel.WrittenMethod.DeclaringType, Is.EqualTo(kernel.Class));
            Assert.That(kernel.WrittenMethod.Name, Is.EqualTo(name));
            Assert.That(kernel.Call(Way.AsWritten, Inputs.Make(kernel.Case, kernel.Parameters, 17, 1)).Paths, Is.Empty);
        });
    }

    [Test]
    public void Generated_code_compiles_without_warnings()
    {
        foreach (CaseGroup group in Compiled.Groups)
            Assert.That(group.Batch.GeneratedWarnings, Is.Empty);
    }
}
