using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Simd;

/// <summary>Both store policies write the same elements; the streaming one finds the aligned ones.</summary>
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
public sealed unsafe class StorePolicyTests<T>
    where T : unmanaged, INumber<T>
{
    [Test]
    public void NormalStoresWriteAtAnyAlignment([Values(128, 256, 512)] int width) => WritesAtAnyAlignment<NormalStores>(width);

    [Test]
    public void StreamingStoresWriteAtAnyAlignment([Values(128, 256, 512)] int width) => WritesAtAnyAlignment<StreamingStores>(width);

    private static void WritesAtAnyAlignment<TStores>(int width)
        where TStores : struct, IStorePolicy
    {
        int count = Lanes.Count<T>(width);
        T[] value = Enumerable.Range(0, count).Select(Lanes.Value<T>).ToArray();
        int room = 4 * count;
        var memory = (T*)NativeMemory.AlignedAlloc((nuint)(room * sizeof(T)), 64);
        try
        {
            for (int start = 0; start <= 2 * count; start++)
            {
                var elements = new Span<T>(memory, room);
                elements.Fill(T.CreateTruncating(126));
                T[] expected = elements.ToArray();
                value.CopyTo(expected, start + count);
                Lanes.Store<T, TStores>(width, value, memory + start, count);
                Assert.That(elements.SequenceEqual(expected), Is.True, $"start {start}");
                Lanes.Store<T, TStores>(width, value, memory + start + count + 1, -1);
                Assert.That(elements.SequenceEqual(expected), Is.True, $"negative offset, start {start}");
            }
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    [Test]
    public void HeadLeadsToTheFirstAlignedElement([Values(16, 32, 64)] int vectorBytes)
    {
        var memory = (byte*)NativeMemory.AlignedAlloc(512, 64);
        try
        {
            for (int start = 0; start < 64; start++)
            {
                var destination = (T*)(memory + start);
                for (int from = 0; from < 70; from += 3)
                {
                    for (int to = from; to < from + 70; to += 5)
                    {
                        int aligned = Enumerable.Range(from, to - from).FirstOrDefault(i => (nint)(destination + i) % vectorBytes == 0, to) - from;
                        long expected = start % sizeof(T) == 0 ? aligned : 0;
                        Assert.That((long)StreamingStores.Head(ref Unsafe.AsRef<T>(destination), from, to, vectorBytes), Is.EqualTo(expected));
                        Assert.That((long)NormalStores.Head(ref Unsafe.AsRef<T>(destination), from, to, vectorBytes), Is.Zero);
                    }
                }
            }
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    [Test]
    public void PoliciesSayWhatTheyAre()
    {
        Assert.That(NormalStores.IsStreaming, Is.False);
        Assert.That(StreamingStores.IsStreaming, Is.True);
    }
}
