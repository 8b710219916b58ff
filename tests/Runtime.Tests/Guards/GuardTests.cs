using System;
using System.Runtime.InteropServices;
using NUnit.Framework;
using Checks = FusedKernels.CompilerServices.Guards;

namespace FusedKernels.Runtime.Tests.Guards;

/// <summary>The overlap tests against counting the bytes that two spans share.</summary>
[TestFixture]
public sealed class GuardTests
{
    [Test]
    public void DisjointIsSharingNoByte()
    {
        Span<byte> memory = new byte[64];
        for (int aStart = 0; aStart < 40; aStart++)
        {
            for (int aLength = 0; aLength < 20; aLength += 3)
            {
                for (int bStart = 0; bStart < 40; bStart++)
                {
                    for (int bCount = 0; bCount < 4; bCount++)
                    {
                        ReadOnlySpan<byte> a = memory.Slice(aStart, aLength);
                        ReadOnlySpan<int> b = MemoryMarshal.Cast<byte, int>(memory.Slice(bStart, bCount * sizeof(int)));
                        int shared = Math.Min(aStart + aLength, bStart + (bCount * sizeof(int))) - Math.Max(aStart, bStart);
                        bool expected = aLength == 0 || bCount == 0 || shared <= 0;
                        Assert.That(Checks.Disjoint(a, b), Is.EqualTo(expected));
                        Assert.That(Checks.Disjoint(b, a), Is.EqualTo(expected));
                    }
                }
            }
        }
    }

    [Test]
    public void DisjointOrSameAllowsTheSameStart()
    {
        ReadOnlySpan<double> memory = new double[10];
        Assert.That(Checks.DisjointOrSame(memory, memory), Is.True);
        Assert.That(Checks.DisjointOrSame(memory[2..5], memory[2..9]), Is.True);
        Assert.That(Checks.DisjointOrSame(memory[2..5], memory[5..]), Is.True);
        Assert.That(Checks.DisjointOrSame(memory[2..5], memory[3..]), Is.False);
        Assert.That(Checks.DisjointOrSame(memory[3..], memory[2..5]), Is.False);
        Assert.That(Checks.DisjointOrSame(memory[3..3], memory), Is.True);
    }

    [Test]
    public void DifferentArraysAndEmptySpansAreDisjoint()
    {
        double[] a = new double[5], b = new double[5];
        Assert.That(Checks.Disjoint<double, double>(a, b), Is.True);
        Assert.That(Checks.Disjoint<double, double>(b, a), Is.True);
        Assert.That(Checks.Disjoint<double, double>(a, default), Is.True);
        Assert.That(Checks.Disjoint<double, double>(default, a), Is.True);
        Assert.That(Checks.Disjoint<double, double>(default, default), Is.True);
        Assert.That(Checks.Disjoint<double, double>(a, a), Is.False);
    }

    /// <summary>Distances are taken modulo the address space; spans longer than 2 GB must not wrap.</summary>
    [Test]
    public unsafe void LongSpansAreComparedInFull()
    {
        // Never dereferenced: only the addresses are compared.
        var start = (double*)0x1000_0000_0000;
        var a = new ReadOnlySpan<double>(start, int.MaxValue);
        Assert.That(Checks.Disjoint(a, new ReadOnlySpan<double>(start + int.MaxValue - 1L, int.MaxValue)), Is.False);
        Assert.That(Checks.Disjoint(a, new ReadOnlySpan<double>(start + int.MaxValue, int.MaxValue)), Is.True);
        Assert.That(Checks.Disjoint(new ReadOnlySpan<double>(start + int.MaxValue - 1L, int.MaxValue), a), Is.False);
        Assert.That(Checks.Disjoint(new ReadOnlySpan<double>(start + int.MaxValue, int.MaxValue), a), Is.True);
    }
}
