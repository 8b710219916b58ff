using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>A call on one thread makes no garbage; what the method itself returns aside.</summary>
[TestFixture]
[NonParallelizable]
public sealed class AllocationTests
{
    [TestCase("ThreeLoops", 1000)]
    [TestCase("Jacobi", 60)]
    [TestCase("Sum_double", 7000)]
    [TestCase("Multiply_ijk", 24)]
    [TestCase("FieldArray", 500)]
    [TestCase("Backwards", 33)]
    [TestCase("Fields", 3)]
    public void Nothing_is_allocated_on_one_thread(string name, int n)
    {
        CompiledCase kernel = Compiled.Case(name);
        object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, n, 1);
        using (KernelOptions.LimitThreads(1))
        {
            foreach (Way way in new[] { Way.Run, Way.Intercepted })
            {
                kernel.Allocated(way, arguments, 50);
                Assert.That(kernel.Allocated(way, arguments, 100), Is.Zero, way.ToString());
            }
        }
    }

    [Test]
    public void Only_the_result_is_allocated()
    {
        CompiledCase kernel = Compiled.Case("NewArray");
        object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, 100, 1);
        using (KernelOptions.LimitThreads(1))
        {
            kernel.Allocated(Way.Run, arguments, 50);
            long written = kernel.Allocated(Way.AsWritten, arguments, 100);
            Assert.That(kernel.Allocated(Way.Run, arguments, 100), Is.EqualTo(written));
        }
    }
}
