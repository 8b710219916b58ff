using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;
using FusedKernels.Runtime.Tests.Precision;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.RandomNumbers;

/// <summary>What is made of random bits, against exact arithmetic, and at every width.</summary>
public sealed class VariateTests
{
    /// <summary>The ends, borders of quarter and eighth turns, few bits and any bits.</summary>
    private static readonly ulong[] Bits =
    [
        .. Enumerable.Range(0, 16).SelectMany(k => Enumerable.Range(-3, 7).Select(d => unchecked((ulong)(((long)k << 60) + ((long)d << 10))))),
        .. Enumerable.Range(0, 64).SelectMany(k => new[] { 1UL << k, ulong.MaxValue >> k, ~(ulong.MaxValue >> k), (1UL << k) + 1 }),
        .. Enumerable.Range(0, 20_000).Select(k => KernelRandom.UInt64(1, k)),
    ];

    [Test]
    public void Exponential_numbers_are_logarithms_within_one_ulp() =>
        AssertError(LaneRandom.Exponential, bits => -BigMath.Log(Argument(bits)), 1);

    [Test]
    public void Distances_are_roots_of_logarithms_within_one_and_a_half_ulp() =>
        AssertError(LaneRandom.Radius, bits => BigMath.Sqrt(-BigMath.Log(Argument(bits)).Scaled(1)), 1.5);

    [Test]
    public void Directions_are_cosines_within_one_ulp() => AssertError(LaneRandom.Cosine, Cosine, 1);

    [Test]
    public void Normal_numbers_are_within_three_ulp()
    {
        (double worst, ulong at) = (0, 0);
        for (int k = 0; k + 1 < 5000; k++)
        {
            ulong low = KernelRandom.UInt64(3, k), high = KernelRandom.UInt64(3, k, 1);
            Big radius = BigMath.Sqrt(-BigMath.Log(Argument(low)).Scaled(1));
            double error = Math.Max(
                Ulp.Error(KernelRandom.Normal(3, k), radius * Cosine(high)),
                Ulp.Error(KernelRandom.Normal(3, k, 1), radius * Cosine(high - (1UL << 62))));
            if (!(error <= worst))
                (worst, at) = (error, (ulong)k);
        }

        TestContext.Out.WriteLine($"{worst:F3} ulp at {at}");
        Assert.That(worst, Is.LessThanOrEqualTo(3));
    }

    [Test]
    public void Every_width_gives_the_bits_of_numbers()
    {
        foreach (ulong[] eight in Bits.Chunk(8).Where(c => c.Length == 8))
        {
            Vector512<ulong> bits = Vector512.Create(eight);
            AssertBits(eight, LaneRandom.Exponential, LaneRandom.Exponential(bits), LaneRandom.Exponential(bits.GetLower()), LaneRandom.Exponential(bits.GetLower().GetLower()));
            AssertBits(eight, LaneRandom.Radius, LaneRandom.Radius(bits), LaneRandom.Radius(bits.GetLower()), LaneRandom.Radius(bits.GetLower().GetLower()));
            AssertBits(eight, LaneRandom.Cosine, LaneRandom.Cosine(bits), LaneRandom.Cosine(bits.GetLower()), LaneRandom.Cosine(bits.GetLower().GetLower()));
        }
    }

    [Test]
    public void Ends_are_in_range()
    {
        Assert.That(LaneRandom.Exponential(0), Is.EqualTo(65 * Math.Log(2)).Within(1e-14));
        Assert.That(BitConverter.DoubleToInt64Bits(LaneRandom.Exponential(ulong.MaxValue)), Is.Zero);
        Assert.That(BitConverter.DoubleToInt64Bits(LaneRandom.Radius(ulong.MaxValue)), Is.Zero);
        Assert.That(new[] { 0UL, 1UL << 62, 2UL << 62, 3UL << 62 }.Select(LaneRandom.Cosine), Is.EqualTo(new[] { 1.0, 0, -1, 0 }));
    }

    [Test]
    public void Integers_are_in_their_range()
    {
        Assert.That(Enumerable.Range(0, 300).Select(i => KernelRandom.Int32(1, i, -2, 3)).Distinct().Order(), Is.EqualTo(new[] { -2, -1, 0, 1, 2 }));
        Assert.That(Enumerable.Range(0, 300).Select(i => KernelRandom.Int32(1, i, int.MinValue, int.MaxValue)).Distinct().Count(), Is.EqualTo(300));
        Assert.That(Enumerable.Range(0, 9).Select(i => KernelRandom.Int32(1, i, 7, 7)).Concat(Enumerable.Range(0, 9).Select(i => KernelRandom.Int32(1, i, 7, 3))), Is.All.EqualTo(7));
        Assert.That(Enumerable.Range(0, 9).Select(i => KernelRandom.Int32(1, i, 7, 8)), Is.All.EqualTo(7));
        Assert.That(LaneRandom.Below(ulong.MaxValue, uint.MaxValue), Is.EqualTo(uint.MaxValue - 1));
    }

    [Test]
    public void Numbers_are_read_off_the_upper_bits()
    {
        foreach (int i in Enumerable.Range(0, 1000))
        {
            ulong bits = KernelRandom.UInt64(-5, i, i);
            Assert.That(KernelRandom.UInt32(-5, i, i), Is.EqualTo((uint)(bits >> 32)));
            Assert.That(KernelRandom.Uniform(-5, i, i), Is.EqualTo((bits >> 11) * Math.ScaleB(1, -53)));
            Assert.That(KernelRandom.UniformSingle(-5, i, i), Is.EqualTo((bits >> 40) * MathF.ScaleB(1, -24)));
            Assert.That(KernelRandom.Uniform(-5, i, 3, 7, i), Is.EqualTo(3 + (4 * KernelRandom.Uniform(-5, i, i))));
            Assert.That(KernelRandom.Normal(-5, i, 3, 7, i), Is.EqualTo(3 + (7 * KernelRandom.Normal(-5, i, i))));
            Assert.That(KernelRandom.Exponential(-5, i, i), Is.EqualTo(LaneRandom.Exponential(bits)));
        }
    }

    private static void AssertBits(ulong[] bits, Func<ulong, double> number, Vector512<double> of512, Vector256<double> of256, Vector128<double> of128)
    {
        Vector512<double> expected = Vector512.Create(bits.Select(number).ToArray());
        Assert.That(of512.AsUInt64(), Is.EqualTo(expected.AsUInt64()));
        Assert.That(of256.AsUInt64(), Is.EqualTo(expected.AsUInt64().GetLower()));
        Assert.That(of128.AsUInt64(), Is.EqualTo(expected.AsUInt64().GetLower().GetLower()));
    }

    private static void AssertError(Func<ulong, double> number, Func<ulong, Big> exact, double bound)
    {
        (double worst, ulong at) = (0, 0);
        foreach (ulong bits in Bits)
        {
            double error = Ulp.Error(number(bits), exact(bits));
            if (!(error <= worst))
                (worst, at) = (error, bits);
        }

        TestContext.Out.WriteLine($"{worst:F3} ulp at {at:X16}");
        Assert.That(worst, Is.LessThanOrEqualTo(bound), $"at {at:X16}");
    }

    /// <summary>(bits + 1/2) / 2^64, rounded to double as documented: first the sum of both halves is rounded, then that with 1/2.</summary>
    private static Big Argument(ulong bits) => Math.FusedMultiplyAdd((double)bits, Math.ScaleB(1, -64), Math.ScaleB(1, -65));

    private static Big Cosine(ulong bits) => (bits >> 10) switch
    {
        1UL << 52 or 3UL << 52 => 0,
        var turns => BigMath.Cos(new Big(new BigInteger(turns), -54).Scaled(1) * BigConstants.Pi),
    };
}
