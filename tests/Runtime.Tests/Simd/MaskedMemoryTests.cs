using System;
using System.Linq;
using System.Numerics;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Simd;

/// <summary>Masked loads and stores touch the lanes that are on, and no other byte.</summary>
[TestFixture(typeof(sbyte))]
[TestFixture(typeof(byte))]
[TestFixture(typeof(short))]
[TestFixture(typeof(ushort))]
[TestFixture(typeof(int))]
[TestFixture(typeof(uint))]
[TestFixture(typeof(long))]
[TestFixture(typeof(ulong))]
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
public sealed unsafe class MaskedMemoryTests<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Prefixes and suffixes of every length, and masks at random.</summary>
    private static bool[][] Masks(int width)
    {
        int count = Lanes.Count<T>(width);
        var random = new Random(width);
        return
        [
            .. Enumerable.Range(0, count + 1).Select(on => Enumerable.Range(0, count).Select(lane => lane < on).ToArray()),
            .. Enumerable.Range(0, count + 1).Select(on => Enumerable.Range(0, count).Select(lane => lane >= on).ToArray()),
            .. Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, count).Select(lane => random.Next(2) == 0).ToArray()),
        ];
    }

    [Test]
    public void LoadGivesLanesThatAreOnAndZeroElsewhere([Values(128, 256, 512)] int width)
    {
        T[] source = Enumerable.Range(0, 3 * Lanes.Count<T>(width)).Select(Lanes.Value<T>).ToArray();
        fixed (T* start = source)
        {
            foreach (bool[] on in Masks(width))
            {
                // An odd offset, and the same place reached from behind by a negative one.
                T[] expected = on.Select((isOn, lane) => isOn ? source[lane + 3] : T.Zero).ToArray();
                Assert.That(Lanes.LoadMasked(width, start, 3, Lanes.Mask<T>(on)), Is.EqualTo(expected));
                Assert.That(Lanes.LoadMasked(width, start + 5, -2, Lanes.Mask<T>(on)), Is.EqualTo(expected));
            }
        }
    }

    [Test]
    public void StoreWritesLanesThatAreOnOnly([Values(128, 256, 512)] int width)
    {
        int count = Lanes.Count<T>(width);
        T[] value = Enumerable.Range(0, count).Select(Lanes.Value<T>).ToArray();
        var canaries = new T[3 * count];
        fixed (T* start = canaries)
        {
            foreach (bool[] on in Masks(width))
            {
                canaries.AsSpan().Fill(T.CreateTruncating(126));
                T[] expected = [.. canaries];
                for (int lane = 0; lane < count; lane++)
                    expected[lane + 3] = on[lane] ? value[lane] : expected[lane + 3];
                Lanes.StoreMasked(width, value, start + 5, -2, Lanes.Mask<T>(on));
                Assert.That(canaries, Is.EqualTo(expected));
            }
        }
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "The guarded page is made by mmap.")]
    public void LanesThatAreOffMayLieOnAPageThatDoesNotExist([Values(128, 256, 512)] int width)
    {
        using var page = new GuardedPage();
        int count = Lanes.Count<T>(width);
        T[] value = Enumerable.Range(0, count).Select(Lanes.Value<T>).ToArray();
        for (int on = 0; on <= count; on++)
        {
            T[] head = Lanes.Mask<T>([.. Enumerable.Range(0, count).Select(lane => lane < on)]);
            T* last = (T*)page.End - on;
            Lanes.StoreMasked(width, value, last, 0, head);
            Assert.That(Lanes.LoadMasked(width, last, 0, head).Take(on), Is.EqualTo(value.Take(on)));

            T[] tail = Lanes.Mask<T>([.. Enumerable.Range(0, count).Select(lane => lane >= count - on)]);
            var first = (T*)page.Start;
            Lanes.StoreMasked(width, value, first, on - count, tail);
            Assert.That(Lanes.LoadMasked(width, first, on - count, tail).Skip(count - on), Is.EqualTo(value.Skip(count - on)));
        }
    }

    [Test]
    public void FirstTurnsOnThatManyLanes([Values(128, 256, 512)] int width)
    {
        int count = Lanes.Count<T>(width);
        nint[] counts = [.. Enumerable.Range(-3, count + 7).Select(n => (nint)n), nint.MinValue, nint.MaxValue, int.MinValue, int.MaxValue, 256, 65536, -256];
        foreach (nint n in counts)
        {
            T[] expected = Lanes.Mask<T>([.. Enumerable.Range(0, count).Select(lane => lane < n)]);
            T[] actual = Lanes.First<T>(width, n);
            Assert.That(actual.Zip(expected).All(pair => Lanes.Same(pair.First, pair.Second)), Is.True, $"{n} of {count} lanes");
        }
    }
}
