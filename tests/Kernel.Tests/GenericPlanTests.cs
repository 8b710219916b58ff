using System;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>The plan of a kernel in a generic type speaks of the types that the type has.</summary>
[TestFixture]
public sealed class GenericPlanTests
{
    [TestCase("MapTypes", "MapTypesCase<int>.MapTypes<double>(ReadOnlySpan<int> a, Span<double> x, double by)")]
    [TestCase("ScaleOfInt16", "ScaleOfInt16Case<short>.ScaleOfInt16(Span<short> x, short by)")]
    [TestCase("UnusedWithField", "UnusedWithField(Span<float> x)")]
    public void Starts_with_the_method(string name, string head) =>
        Assert.That(Compiled.Case(name).Plan, Does.StartWith(head + "\n"));

    [Test]
    public void Is_empty_where_no_call_names_the_types()
    {
        CompiledCase kernel = Compiled.Case("ScaleOfInt16");

        Type other = kernel.Class.GetGenericTypeDefinition().GetNestedType("ScaleOfInt16Kernel")!.MakeGenericType(typeof(long));

        Assert.That(other.GetProperty("Plan")!.GetValue(null), Is.EqualTo(string.Empty));
    }
}
