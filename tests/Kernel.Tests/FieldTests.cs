using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>Static fields are read anew in every call, never frozen.</summary>
[TestFixture]
public sealed class FieldTests
{
    [Test]
    public void A_field_changed_between_calls_changes_the_result()
    {
        CompiledCase kernel = Compiled.Case("Fields");
        object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, 100, 1);
        object? before = Called(kernel, arguments);
        try
        {
            kernel.SetField("scale", -0.5);
            kernel.SetField("negate", false);

            Outcome expected = CaseRunner.Oracle(kernel, arguments);
            CaseRunner.Compare(kernel, expected, kernel.Call(Way.Run, arguments), "after the change");
            Assert.That(Comparison.Difference(before, Called(kernel, arguments)), Is.Not.Null);
        }
        finally
        {
            kernel.SetField("scale", 3.0);
            kernel.SetField("negate", true);
        }
    }

    private static object? Called(CompiledCase kernel, object?[] arguments) => ((Region)kernel.Call(Way.Intercepted, arguments).Arguments[1]!).Backing;
}
