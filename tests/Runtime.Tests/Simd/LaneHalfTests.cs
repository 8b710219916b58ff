using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Simd;

/// <summary>Conversions of Half in lanes have the bits of .NET's own: for all halves, and for floats and doubles all over their range.</summary>
public sealed class LaneHalfTests
{
    /// <summary>From one float to the next that is tried; no power of two, so that low bits vary.</summary>
    private const uint Step = 89;

    private const int Random = 300_000;

    [Test]
    public void EveryHalfIsTheFloatThatItIs()
    {
        for (uint first = 0; first < 65536; first += 16)
        {
            uint[] bits = [.. Enumerable.Range(0, 16).Select(k => first + (uint)k)];
            float[] expected = [.. bits.Select(b => (float)BitConverter.UInt16BitsToHalf((ushort)b))];
            Same(expected, Vector512.Create(bits), Vector512.Create(expected).AsUInt32(), LaneHalf.ToSingle(Vector512.Create(bits)).AsUInt32());
            Vector256<uint> half = Vector256.Create(bits);
            Assert.That(LaneHalf.ToSingle(half).AsUInt32(), Is.EqualTo(Vector256.Create(expected).AsUInt32()));
            Vector128<uint> quarter = Vector128.Create(bits);
            Assert.That(LaneHalf.ToSingle(quarter).AsUInt32(), Is.EqualTo(Vector128.Create(expected).AsUInt32()));
        }
    }

    private static void Same(float[] values, Vector512<uint> from, Vector512<uint> expected, Vector512<uint> actual)
    {
        if (expected != actual)
            Assert.Fail($"{from}: expected {string.Join(", ", values)}, got {actual.AsSingle()}");
    }

    [Test]
    public void FloatsRoundAsScalarCodeRoundsThem()
    {
        var bits = new uint[16];
        var expected = new uint[16];
        for (ulong first = 0; first <= uint.MaxValue; first += 16 * Step)
        {
            for (int k = 0; k < 16; k++)
            {
                bits[k] = unchecked((uint)(first + ((ulong)k * Step)));
                expected[k] = BitConverter.HalfToUInt16Bits((Half)BitConverter.UInt32BitsToSingle(bits[k]));
            }

            Check(bits, expected);
        }
    }

    [Test]
    public void FloatsAroundEveryHalfAndHalfwayRoundAsScalarCodeRoundsThem()
    {
        foreach (uint around in Halves().Select(h => BitConverter.SingleToUInt32Bits((float)h)))
        {
            // Halfway to the next half is bit 12 of the fraction, for a subnormal one a higher bit.
            for (int bit = 12; bit < 23; bit++)
            {
                uint[] bits = [.. Enumerable.Range(-8, 16).Select(k => unchecked(around + (1u << bit) + (uint)k))];
                Check(bits, [.. bits.Select(b => (uint)BitConverter.HalfToUInt16Bits((Half)BitConverter.UInt32BitsToSingle(b)))]);
            }
        }
    }

    [Test]
    public void DoublesRoundOnceAsScalarCodeRoundsThem()
    {
        foreach (double[] values in Doubles().Chunk(8).Where(c => c.Length == 8))
        {
            ulong[] expected = [.. values.Select(v => (ulong)BitConverter.HalfToUInt16Bits((Half)v))];
            Vector512<ulong> actual = LaneHalf.FromDouble(Vector512.Create(values)) & Vector512.Create(0xFFFFUL);
            if (actual != Vector512.Create(expected))
                Assert.Fail($"{string.Join(", ", values.Select(v => v.ToString("R", null)))}: expected {string.Join(", ", expected)}, got {actual}");
            Assert.That(LaneHalf.FromDouble(Vector256.Create(values)) & Vector256.Create(0xFFFFUL), Is.EqualTo(Vector256.Create(expected)));
            Assert.That(LaneHalf.FromDouble(Vector128.Create(values)) & Vector128.Create(0xFFFFUL), Is.EqualTo(Vector128.Create(expected)));
        }
    }

    private static void Check(uint[] bits, uint[] expected)
    {
        Vector512<uint> wide = LaneHalf.FromSingle(Vector512.Create(bits).AsSingle()) & Vector512.Create(0xFFFFu);
        Vector256<uint> half = LaneHalf.FromSingle(Vector256.Create(bits).AsSingle()) & Vector256.Create(0xFFFFu);
        Vector128<uint> quarter = LaneHalf.FromSingle(Vector128.Create(bits).AsSingle()) & Vector128.Create(0xFFFFu);
        if (wide != Vector512.Create(expected) || half != Vector256.Create(expected) || quarter != Vector128.Create(expected))
            Assert.Fail($"from {bits[0]:X8} on: expected {string.Join(", ", expected)}, got {wide}, {half}, {quarter}");
    }

    private static IEnumerable<Half> Halves() => Enumerable.Range(0, 65536).Select(b => BitConverter.UInt16BitsToHalf((ushort)b));

    private static IEnumerable<double> Doubles()
    {
        var random = new Random(5);
        foreach (Half half in Halves())
        {
            double value = (double)half;
            double middle = (value + (double)Half.BitIncrement(half)) / 2;
            foreach (double each in (double[])[value, middle, Math.BitIncrement(middle), Math.BitDecrement(middle), (float)middle * (1 + 1e-12)])
                yield return each;
        }

        for (int k = 0; k < Random; k++)
            yield return BitConverter.Int64BitsToDouble(random.NextInt64() ^ (random.NextInt64() << 1));
        for (int k = 0; k < Random; k++)
            yield return (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-30, 19));
    }
}
