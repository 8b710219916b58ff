using System;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Guards;

[TestFixture]
public sealed class ArrayMemoryTests
{
    [Test]
    public void SpanCoversARectangleRowByRow()
    {
        var array = new int[3, 5];
        Span<int> span = ArrayMemory.AsSpan(array);
        Assert.That(span.Length, Is.EqualTo(15));
        for (int i = 0; i < span.Length; i++)
            span[i] = i;
        Assert.That(array[2, 4], Is.EqualTo(14));
        Assert.That(array[1, 2], Is.EqualTo(7));
    }

    [Test]
    public void SpanCoversABoxPlaneByPlane()
    {
        var array = new double[2, 3, 4];
        Span<double> span = ArrayMemory.AsSpan(array);
        Assert.That(span.Length, Is.EqualTo(24));
        span[(((1 * 3) + 2) * 4) + 3] = 7;
        span[4] = 5;
        Assert.That(array[1, 2, 3], Is.EqualTo(7));
        Assert.That(array[0, 1, 0], Is.EqualTo(5));
    }

    [Test]
    public void NothingFromNullAndFromEmptyArrays()
    {
        Assert.That(ArrayMemory.AsSpan((int[,]?)null).Length, Is.Zero);
        Assert.That(ArrayMemory.AsSpan((int[,,]?)null).Length, Is.Zero);
        Assert.That(ArrayMemory.AsSpan(new int[0, 7]).Length, Is.Zero);
    }

    [Test]
    public void ZeroBasedLooksAtEveryDimension()
    {
        Assert.That(ArrayMemory.IsZeroBased(new int[2, 3]), Is.True);
        Assert.That(ArrayMemory.IsZeroBased(new int[2, 3, 4]), Is.True);
        Assert.That(ArrayMemory.IsZeroBased(new int[2]), Is.True);
        Assert.That(ArrayMemory.IsZeroBased(Array.CreateInstance(typeof(int), [2, 3], [0, 1])), Is.False);
        Assert.That(ArrayMemory.IsZeroBased(Array.CreateInstance(typeof(int), [2, 3], [-1, 0])), Is.False);
        Assert.That(ArrayMemory.IsZeroBased(null), Is.False);
    }

    [Test]
    public void UninitializedArraysHaveTheLengthAskedFor([Values(0, 1, 1000, 5_000_000)] int length)
        => Assert.That(ArrayMemory.AllocateUninitialized<double>(length), Has.Length.EqualTo(length));

    [Test]
    public void NegativeLengthThrowsAsNewDoes()
        => Assert.That(() => ArrayMemory.AllocateUninitialized<int>(-1), Throws.TypeOf<OverflowException>());
}
