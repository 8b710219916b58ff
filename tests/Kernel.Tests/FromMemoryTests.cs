using System;
using System.Linq;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;
using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>A reduction that waits for memory reads with vectors of half the width where its data exceeds the caches: the same bits.</summary>
[TestFixture]
[NonParallelizable]
public sealed class FromMemoryTests
{
    [TestCase("Sum_double", true)]
    [TestCase("Sum_float", true)]
    public void Reads_at_half_the_width_and_gives_the_same_bits(string name, bool expected)
    {
        CompiledCase kernel = Compiled.Case(name);
        Assert.That(kernel.Plan.Contains("reads with 256 bits", StringComparison.Ordinal), Is.EqualTo(expected));
        object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, 100_003, 1);
        Outcome inCache = kernel.Call(Way.Run, arguments);
        long size = CacheSize.LastLevel;
        try
        {
            CacheSize.LastLevel = 1000;
            Outcome fromMemory = kernel.Call(Way.Run, arguments);
            Assert.That(fromMemory.Result, Is.EqualTo(inCache.Result));
            KernelPaths widest = Vector512.IsHardwareAccelerated ? KernelPaths.Simd256 : LaneWidth.Path;
            Assert.That(fromMemory.Paths.All(p => p.HasFlag(widest)), string.Join(" ", fromMemory.Paths));
        }
        finally
        {
            CacheSize.LastLevel = size;
        }
    }

    [Test]
    public void Work_that_takes_longer_than_reading_stays_at_full_width() =>
        Assert.That(Compiled.Case("Multiply_ijk").Plan, Does.Not.Contain("reads with 256 bits"));
}
