using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Simd;

/// <summary>High products, quotients by reciprocals and 64-bit integers rounded once, against big integers and scalar code.</summary>
public sealed class LaneIntegerTests
{
    private const int Rounds = 4000;

    [Test]
    public void HighIsTheUpperHalfOfTheProduct()
    {
        foreach ((ulong x, ulong y) in Pairs())
        {
            ulong high = Math.BigMul(x, y, out _);
            uint high32 = (uint)(((ulong)(uint)x * (uint)y) >> 32);
            Assert.That(LaneProduct.High(Vector128.Create(x), Vector128.Create(y)), Is.EqualTo(Vector128.Create(high)), $"{x} * {y}");
            Assert.That(LaneProduct.High(Vector256.Create(x), Vector256.Create(y)), Is.EqualTo(Vector256.Create(high)), $"{x} * {y}");
            Assert.That(LaneProduct.High(Vector512.Create(x), Vector512.Create(y)), Is.EqualTo(Vector512.Create(high)), $"{x} * {y}");
            Assert.That(LaneProduct.High(Vector128.Create((uint)x), Vector128.Create((uint)y)), Is.EqualTo(Vector128.Create(high32)), $"{x} * {y}");
            Assert.That(LaneProduct.High(Vector256.Create((uint)x), Vector256.Create((uint)y)), Is.EqualTo(Vector256.Create(high32)), $"{x} * {y}");
            Assert.That(LaneProduct.High(Vector512.Create((uint)x), Vector512.Create((uint)y)), Is.EqualTo(Vector512.Create(high32)), $"{x} * {y}");
        }
    }

    [Test]
    public void QuotientsAreThoseOfADivision()
    {
        foreach ((ulong x, ulong y) in Pairs())
        {
            long signed = (long)(y & long.MaxValue) | 2;
            ulong unsigned = y | 2;
            (ulong ofLong, int longShift) = Reciprocal((ulong)signed, 64, isSigned: true);
            (ulong ofULong, int ulongShift) = Reciprocal(unsigned, 64, isSigned: false);
            (ulong ofInt, int intShift) = Reciprocal((uint)signed & int.MaxValue, 32, isSigned: true);
            (ulong ofUInt, int uintShift) = Reciprocal((uint)unsigned, 32, isSigned: false);
            Assert.That(LaneDivision.Quotient(Vector256.Create((long)x), ofLong, longShift)[1], Is.EqualTo((long)x / signed), $"{(long)x} / {signed}");
            Assert.That(LaneDivision.Quotient(Vector512.Create(x), ofULong, ulongShift)[7], Is.EqualTo(x / unsigned), $"{x} / {unsigned}");
            Assert.That(LaneDivision.Quotient(Vector128.Create((int)x), (uint)ofInt, intShift)[3], Is.EqualTo((int)x / ((int)signed & int.MaxValue)), $"{(int)x} / {signed}");
            Assert.That(LaneDivision.Quotient(Vector256.Create((uint)x), (uint)ofUInt, uintShift)[6], Is.EqualTo((uint)x / (uint)unsigned), $"{(uint)x} / {(uint)unsigned}");
        }
    }

    [Test]
    public void QuotientsByWayOfDoublesAreWhole()
    {
        uint[] edges = [0, 1, 2, 3, 5, 7, 65535, 65536, 65537, int.MaxValue, 1u << 31, (1u << 31) + 1, uint.MaxValue - 1, uint.MaxValue];
        IEnumerable<(uint, uint)> ofEdges = edges.SelectMany(x => edges.Select(d => (x, d)));
        IEnumerable<(uint, uint)> multiples = Pairs().Select(p => ((uint)p.Item1, (uint)p.Item2 >> (int)(p.Item1 >> 59))).SelectMany(p => new[] { p, (p.Item1 - (p.Item1 % Math.Max(1, p.Item2)), p.Item2), (p.Item1 - (p.Item1 % Math.Max(1, p.Item2)) - 1, p.Item2) });
        foreach ((uint x, uint d) in ofEdges.Concat(multiples).Where(p => p.Item2 != 0))
        {
            Assert.That(LaneQuotient.Divide(Vector128.Create(x), Vector128.Create(d)), Is.EqualTo(Vector128.Create(x / d)), $"{x} / {d}");
            Assert.That(LaneQuotient.Divide(Vector256.Create(x), Vector256.Create(d)), Is.EqualTo(Vector256.Create(x / d)), $"{x} / {d}");
            Assert.That(LaneQuotient.Divide(Vector512.Create(x), Vector512.Create(d)), Is.EqualTo(Vector512.Create(x / d)), $"{x} / {d}");
        }
    }

    [Test]
    public void QuotientsKeepTheirLanes() =>
        Assert.That(LaneQuotient.Divide(Vector512.Create(Enumerable.Range(100, 16).Select(i => (uint)i * 1000).ToArray()), Vector512<uint>.Indices + Vector512<uint>.One),
            Is.EqualTo(Vector512.Create(Enumerable.Range(100, 16).Select(i => (uint)i * 1000 / (uint)(i - 99)).ToArray())));

    [Test]
    public void OddNumbersGiveTheFloatThatTheWholeNumberGives()
    {
        foreach ((ulong x, ulong y) in Pairs())
        {
            foreach (ulong n in (ulong[])[x, y, Halfway(x), Halfway(x) + 1, Halfway(x) - 1])
            {
                Assert.That((float)Vector128.ConvertToDouble(LaneRounding.ToOdd(Vector128.Create(n)))[0], Is.EqualTo((float)n), $"{n}");
                Assert.That((float)Vector256.ConvertToDouble(LaneRounding.ToOdd(Vector256.Create((long)n)))[3], Is.EqualTo((float)(long)n), $"{(long)n}");
                Assert.That((float)Vector512.ConvertToDouble(LaneRounding.ToOdd(Vector512.Create(-(long)n)))[5], Is.EqualTo((float)-(long)n), $"{-(long)n}");
            }
        }
    }

    /// <summary>Between two neighbouring floats.</summary>
    private static ulong Halfway(ulong x) => BitOperations.Log2(x | 1) is >= 25 and var log ? ((x >> (log - 24)) | 1) << (log - 24) : x;

    /// <summary>Any numbers, of few bits and of many, and the ends of the types.</summary>
    private static IEnumerable<(ulong X, ulong Y)> Pairs()
    {
        ulong[] edges = [0, 1, 2, 3, int.MaxValue, 1UL << 31, uint.MaxValue, 1UL << 32, 1UL << 52, (1UL << 53) + 1, long.MaxValue, 1UL << 63, ulong.MaxValue - 1, ulong.MaxValue];
        foreach (ulong x in edges)
        {
            foreach (ulong y in edges)
                yield return (x, y);
        }

        var random = new Random(11);
        for (int round = 0; round < Rounds; round++)
            yield return (Any(random), Any(random));
    }

    private static ulong Any(Random random) => unchecked((ulong)(random.NextInt64(long.MinValue, long.MaxValue) >>> random.Next(64)));

    /// <summary>The reciprocal of a divisor of at least 2, and the shift that goes with it.</summary>
    private static (ulong Reciprocal, int Shift) Reciprocal(ulong divisor, int bits, bool isSigned)
    {
        int log = BitOperations.Log2(divisor) + (BitOperations.IsPow2(divisor) ? 0 : 1);
        BigInteger whole = isSigned
            ? BigInteger.Pow(2, bits + log - 1) / divisor
            : BigInteger.Pow(2, bits) * (BigInteger.Pow(2, log) - divisor) / divisor;
        return ((ulong)(whole + 1), log - 1);
    }
}
