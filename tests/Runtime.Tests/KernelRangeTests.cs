using System.Collections.Generic;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests;

/// <summary>A range as a method as written goes through it.</summary>
[TestFixture]
public sealed class KernelRangeTests
{
    [TestCase(0, 4, new[] { 0, 1, 2, 3 })]
    [TestCase(-2, 1, new[] { -2, -1, 0 })]
    [TestCase(3, 3, new int[0])]
    [TestCase(3, -3, new int[0])]
    [TestCase(int.MaxValue - 1, int.MaxValue, new[] { int.MaxValue - 1 })]
    public void Gives_the_numbers_in_order(int start, int end, int[] expected)
    {
        List<int> numbers = [];
        foreach (int i in KernelRange.Parallel(start, end))
            numbers.Add(i);
        List<long> wide = [];
        foreach (long i in KernelRange.Parallel((long)start, end))
            wide.Add(i);

        Assert.That(numbers, Is.EqualTo(expected));
        Assert.That(wide, Is.EqualTo(expected));
    }

    [Test]
    public void Starts_at_zero()
    {
        int sum = 0;
        foreach (int i in KernelRange.Parallel(5))
            sum += i;
        foreach (long i in KernelRange.Parallel(5L))
            sum += (int)i;
        foreach (int i in KernelRange.Parallel(-1))
            sum += i;

        Assert.That(sum, Is.EqualTo(20));
    }
}
