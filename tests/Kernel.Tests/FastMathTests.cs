using System;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>What FastMath allows is done: a kernel has the bits of the same loop with fused operations, not those of the method as written.</summary>
[TestFixture]
public sealed class FastMathTests
{
    [Test]
    public void Products_are_fused_with_sums_in_gangs_and_in_tails()
    {
        const int n = 1003;
        CompiledCase kernel = Compiled.Case("FastPolynomial");
        object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, n, 1);
        Outcome asWritten = CaseRunner.Oracle(kernel, arguments);
        ReadOnlySpan<double> a = Region.Span<double>(arguments[0]);
        double s = (double)arguments[2]!;
        var fused = new double[n];
        for (int i = 0; i < n; i++)
        {
            double inner = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(a[i], 0.25, 1.5), a[i], s);
            fused[i] = Math.FusedMultiplyAdd(inner, a[i], s * a[i]);
        }

        double[] got = Region.Span<double>(kernel.Call(Way.Run, arguments).Arguments[1]).ToArray();

        Assert.That(got, Is.EqualTo(fused));
        Assert.That(got, Is.Not.EqualTo(Region.Span<double>(asWritten.Arguments[1]).ToArray()));
    }
}
