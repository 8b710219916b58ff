using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>Kernels of a project with <c>&lt;CheckForOverflowUnderflow&gt;</c>: what they compute is checked, and what is generated around it is not.</summary>
[TestFixture]
public sealed class CheckedProjectTests
{
    [Test]
    public void Give_what_the_methods_as_written_give()
    {
        KernelCase[] cases = [.. CheckedCases.InCheckedProjects()];
        var batch = new KernelBatch(cases, checksOverflow: true);

        Assert.Multiple(() =>
        {
            foreach (KernelCase kernel in cases)
                CaseRunner.Check(batch[kernel]);
        });
    }
}
