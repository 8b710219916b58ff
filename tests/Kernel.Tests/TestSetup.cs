using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>Allows five threads on any machine, so that several of them meet even on a small one.</summary>
[SetUpFixture]
public sealed class TestSetup
{
    private int degree;

    [OneTimeSetUp]
    public void AllowThreads()
    {
        degree = KernelOptions.MaxDegreeOfParallelism;
        KernelOptions.MaxDegreeOfParallelism = 5;
    }

    [OneTimeTearDown]
    public void Restore() => KernelOptions.MaxDegreeOfParallelism = degree;
}
