using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;
using FusedKernels.Mathematics;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.RandomNumbers;

/// <summary>The generator against the answers published with it (kat_vectors of Random123), and its forms against each other.</summary>
public sealed class PhiloxTests
{
    [TestCase(0UL, 0UL, 0UL, 0xE169C58D_6627E8D5UL, 0x9B00DBD8_BC57AC4CUL)]
    [TestCase(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x41C83B0E_408F276DUL, 0x6D5451FD_A20BC7C6UL)]
    [TestCase(0x299F31D0_A4093822UL, 0x85A308D3_243F6A88UL, 0x03707344_13198A2EUL, 0x94FDCCEB_D16CFE09UL, 0x24126EA1_5001E420UL)]
    public void Gives_the_published_answers(ulong key, ulong first, ulong second, ulong low, ulong high)
    {
        Assert.That(Philox<Words1, ulong>.Block(key, first, second, out ulong other), Is.EqualTo(low));
        Assert.That(other, Is.EqualTo(high));
        Assert.That(Philox<Words128, Vector128<ulong>>.Block(Vector128.Create(key), Vector128.Create(first), Vector128.Create(second), out Vector128<ulong> other128), Is.EqualTo(Vector128.Create(low)));
        Assert.That(other128, Is.EqualTo(Vector128.Create(high)));
        Assert.That(Philox<Words256, Vector256<ulong>>.Block(Vector256.Create(key), Vector256.Create(first), Vector256.Create(second), out Vector256<ulong> other256), Is.EqualTo(Vector256.Create(low)));
        Assert.That(other256, Is.EqualTo(Vector256.Create(high)));
        Assert.That(Philox<Words512, Vector512<ulong>>.Block(Vector512.Create(key), Vector512.Create(first), Vector512.Create(second), out Vector512<ulong> other512), Is.EqualTo(Vector512.Create(low)));
        Assert.That(other512, Is.EqualTo(Vector512.Create(high)));
    }

    /// <summary>The words of a counter (index, 0, stream / 2, 0) and a key of the seed.</summary>
    [Test]
    public void A_number_is_half_a_block()
    {
        Assert.That(KernelRandom.UInt64(0, 0), Is.EqualTo(0xE169C58D_6627E8D5));
        Assert.That(KernelRandom.UInt64(0, 0, 1), Is.EqualTo(0x9B00DBD8_BC57AC4C));
        foreach ((long seed, long index, int stream) in Arguments().Take(1000))
        {
            ulong low = Philox<Words1, ulong>.Block((ulong)seed, (ulong)index, (ulong)(stream >>> 1), out ulong high);
            Assert.That(KernelRandom.UInt64(seed, index, stream), Is.EqualTo((stream & 1) == 0 ? low : high));
        }
    }

    [Test]
    public void Every_width_gives_the_bits_of_numbers()
    {
        foreach ((long Seed, long Index, int Stream)[] eight in Arguments().Take(8000).Chunk(8))
        {
            long[] seed = eight.Select(a => a.Seed).ToArray(), index = eight.Select(a => a.Index).ToArray(), block = eight.Select(a => (long)a.Stream).ToArray();
            ulong[] low = eight.Select(a => LaneRandom.Low(a.Seed, a.Index, a.Stream)).ToArray(), high = eight.Select(a => LaneRandom.High(a.Seed, a.Index, a.Stream)).ToArray();
            Vector512<ulong> low512 = LaneRandom.Block(Vector512.Create(seed), Vector512.Create(index), Vector512.Create(block), out Vector512<ulong> high512);
            Vector256<ulong> low256 = LaneRandom.Block(Vector256.Create(seed), Vector256.Create(index), Vector256.Create(block), out Vector256<ulong> high256);
            Vector128<ulong> low128 = LaneRandom.Block(Vector128.Create(seed), Vector128.Create(index), Vector128.Create(block), out Vector128<ulong> high128);
            Assert.That((low512, high512), Is.EqualTo((Vector512.Create(low), Vector512.Create(high))));
            Assert.That((low256, high256), Is.EqualTo((Vector256.Create(low), Vector256.Create(high))));
            Assert.That((low128, high128), Is.EqualTo((Vector128.Create(low), Vector128.Create(high))));

            AssertSideBySide(eight[0].Seed, eight[0].Stream, Vector512.Create(index));

            Vector512<ulong> limit = Vector512.Create(block.Select(b => (ulong)(uint)b).ToArray());
            ulong[] below = low.Zip(block, (bits, b) => Math.BigMul(bits, (uint)b, out _)).ToArray();
            Assert.That(LaneRandom.Below(low512, limit), Is.EqualTo(Vector512.Create(below)));
            Assert.That(LaneRandom.Below(low256, limit.GetLower()), Is.EqualTo(Vector256.Create(below)));
            Assert.That(LaneRandom.Below(low128, limit.GetLower().GetLower()), Is.EqualTo(Vector128.Create(below)));
            Assert.That(LaneRandom.Below(low[0], (uint)block[0]), Is.EqualTo(below[0]));
        }
    }

    private static void AssertSideBySide(long seed, long block, Vector512<long> index)
    {
        Vector512<long> next = index + Vector512<long>.One, far = ~index, last = index << 7;
        Vector512<ulong> Low(Vector512<long> of) => LaneRandom.Block(Vector512.Create(seed), of, Vector512.Create(block), out _);
        Vector512<ulong> High(Vector512<long> of)
        {
            LaneRandom.Block(Vector512.Create(seed), of, Vector512.Create(block), out Vector512<ulong> high);
            return high;
        }

        LaneRandom.Blocks(
            seed, block, index, next, far, last, out Vector512<ulong> a, out Vector512<ulong> b, out Vector512<ulong> c, out Vector512<ulong> d,
            out Vector512<ulong> e, out Vector512<ulong> f, out Vector512<ulong> g, out Vector512<ulong> h);
        Assert.That((a, b, c, d), Is.EqualTo((Low(index), High(index), Low(next), High(next))));
        Assert.That((e, f, g, h), Is.EqualTo((Low(far), High(far), Low(last), High(last))));
        LaneRandom.Blocks(seed, block, far, last, out a, out b, out c, out d);
        Assert.That((a, b, c, d), Is.EqualTo((e, f, g, h)));
        LaneRandom.Blocks(seed, block, far.GetLower(), last.GetLower(), out Vector256<ulong> a256, out Vector256<ulong> b256, out Vector256<ulong> c256, out Vector256<ulong> d256);
        Assert.That((a256, b256, c256, d256), Is.EqualTo((e.GetLower(), f.GetLower(), g.GetLower(), h.GetLower())));
        LaneRandom.Blocks(
            seed, block, far.GetLower().GetLower(), last.GetLower().GetLower(), out Vector128<ulong> a128, out Vector128<ulong> b128, out Vector128<ulong> c128, out Vector128<ulong> d128);
        Assert.That((a128, b128, c128, d128), Is.EqualTo((a256.GetLower(), b256.GetLower(), c256.GetLower(), d256.GetLower())));
    }

    /// <summary>Small ones and any, from a generator that is another one.</summary>
    private static IEnumerable<(long Seed, long Index, int Stream)> Arguments()
    {
        var random = new Random(1);
        while (true)
        {
            byte[] bytes = new byte[24];
            random.NextBytes(bytes);
            long[] any = MemoryMarshal.Cast<byte, long>(bytes).ToArray();
            yield return (any[0], any[1], (int)any[2]);
            yield return (any[0] >> 60, any[1] >> 50, (int)any[2] & 3);
        }
    }
}
