using System;
using System.Linq;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests;

/// <summary>Packing of lanes, for every mask of at most sixteen lanes and random ones of more, against a loop over the lanes.</summary>
[TestFixture(typeof(byte))]
[TestFixture(typeof(short))]
[TestFixture(typeof(int))]
[TestFixture(typeof(float))]
[TestFixture(typeof(ulong))]
[TestFixture(typeof(double))]
public sealed unsafe class LanePackTests<T>
    where T : unmanaged
{
    private const int Before = 3;

    [Test]
    public void Vectors_of_128_bits() => Check(sizeof(Vector128<T>), (ref T first, T* lanes, T* on) => LanePack.Store(ref first, Before, *(Vector128<T>*)lanes, *(Vector128<T>*)on), on => LanePack.Count(*(Vector128<T>*)on));

    [Test]
    public void Vectors_of_256_bits() => Check(sizeof(Vector256<T>), (ref T first, T* lanes, T* on) => LanePack.Store(ref first, Before, *(Vector256<T>*)lanes, *(Vector256<T>*)on), on => LanePack.Count(*(Vector256<T>*)on));

    [Test]
    public void Vectors_of_512_bits() => Check(sizeof(Vector512<T>), (ref T first, T* lanes, T* on) => LanePack.Store(ref first, Before, *(Vector512<T>*)lanes, *(Vector512<T>*)on), on => LanePack.Count(*(Vector512<T>*)on));

    [Test]
    public void Nothing_is_copied_anywhere_where_there_is_nothing()
    {
        T[] buffer = [default];

        Assert.DoesNotThrow(() => LanePack.Flush(ref buffer[0], int.MaxValue, new T[4], 0));
        Assert.That(buffer[0], Is.EqualTo(default(T)));
    }

    private delegate nint Packing(ref T first, T* lanes, T* on);

    private delegate int Counting(T* on);

    private static void Check(int bytes, Packing pack, Counting count)
    {
        int lanes = bytes / sizeof(T);
        var random = new Random(7);
        int masks = lanes <= 16 ? 1 << lanes : 5000;
        T* value = stackalloc T[64];
        T* on = stackalloc T[64];
        for (int lane = 0; lane < lanes; lane++)
            new Span<byte>(value + lane, sizeof(T)).Fill((byte)(lane + 1));
        for (int number = 0; number < masks; number++)
        {
            ulong mask = lanes <= 16 ? (ulong)number : (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 1);
            for (int lane = 0; lane < lanes; lane++)
                new Span<byte>(on + lane, sizeof(T)).Fill((mask >> lane & 1) != 0 ? byte.MaxValue : (byte)0);
            T[] expected = [.. Enumerable.Range(0, lanes).Where(lane => (mask >> lane & 1) != 0).Select(lane => value[lane])];
            var packed = new T[Before + (2 * lanes) + 16];

            nint end = pack(ref packed[0], value, on);

            Assert.That(end - Before, Is.EqualTo((nint)expected.Length), $"mask {mask:x}");
            Assert.That(count(on), Is.EqualTo(expected.Length), $"mask {mask:x}");
            Assert.That(packed.AsSpan(Before, expected.Length).SequenceEqual(expected), $"mask {mask:x}");
            Assert.That(packed.Take(Before), Is.All.EqualTo(default(T)), $"mask {mask:x}");
        }
    }
}
