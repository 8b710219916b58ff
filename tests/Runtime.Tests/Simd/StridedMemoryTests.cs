using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Simd;

/// <summary>Fields of records and lanes at any distance, at every width.</summary>
[TestFixture(typeof(byte))]
[TestFixture(typeof(sbyte))]
[TestFixture(typeof(ushort))]
[TestFixture(typeof(int))]
[TestFixture(typeof(float))]
[TestFixture(typeof(long))]
[TestFixture(typeof(double))]
public sealed unsafe class StridedMemoryTests<T>
    where T : unmanaged, INumber<T>
{
    [Test]
    public void TakeGivesAFieldOfRecordsWhoseLastEndsWithAnyField(
        [Values(128, 256, 512)] int width, [Values(2, 3, 4)] int size, [Values] bool backwards)
    {
        int count = Lanes.Count<T>(width);
        for (int fields = 1; fields <= size; fields++)
        {
            int span = ((count - 1) * size) + fields;
            T[] source = Enumerable.Range(0, span).Select(Lanes.Value<T>).ToArray();
            for (int field = 0; field < fields; field++)
            {
                int first = field + (backwards ? (count - 1) * size : 0);
                int stride = backwards ? -size : size;
                T[] expected = Enumerable.Range(0, count).Select(lane => source[first + (lane * stride)]).ToArray();
                Assert.That(Take(width, source, first, stride), Is.EqualTo(expected), $"field {field} of {fields}");
            }
        }
    }

    [Test]
    public void PutGivesThePartsOfTheRecords([Values(128, 256, 512)] int width, [Values(2, 3, 4)] int size)
    {
        int count = Lanes.Count<T>(width);
        T[][] fields = Enumerable.Range(0, size).Select(f => Enumerable.Range(0, count).Select(lane => Lanes.Value<T>((lane * size) + f)).ToArray()).ToArray();
        for (int part = 0; part < size; part++)
            Assert.That(Put(width, fields, part), Is.EqualTo(Enumerable.Range(part * count, count).Select(Lanes.Value<T>)));
    }

    [Test]
    public void LanesAtAnyDistanceAreReadAndWrittenWhereTheyStand([Values(128, 256, 512)] int width, [Values(0, 1, 5, -3)] int stride, [Values] bool masked)
    {
        int count = Lanes.Count<T>(width);
        int first = stride < 0 ? -stride * (count - 1) : 0;
        T[] memory = Enumerable.Range(0, (Math.Abs(stride) * (count - 1)) + 1).Select(Lanes.Value<T>).ToArray();
        bool[] on = Enumerable.Range(0, count).Select(lane => !masked || lane % 3 != 1).ToArray();
        T[] value = Enumerable.Range(100, count).Select(Lanes.Value<T>).ToArray();
        T[] written = [.. memory];
        for (int lane = 0; lane < count; lane++)
        {
            if (on[lane])
                written[first + (lane * stride)] = value[lane];
        }

        T[] read = Load(width, memory, first, stride, masked ? Lanes.Mask<T>(on) : null);
        Store(width, value, memory, first, stride, masked ? Lanes.Mask<T>(on) : null);

        Assert.That(on.Zip(read, (isOn, x) => isOn || x == T.Zero), Has.All.True);
        Assert.That(memory, Is.EqualTo(written));
    }

    private static T[] Take(int width, T[] source, int first, int stride)
    {
        int count = Lanes.Count<T>(width);
        int vectors = (source.Length + count - 1) / count;
        int overlap = (vectors * count) - source.Length;
        ReadOnlySpan<T> Part(int k) => source.AsSpan(k < vectors - 1 ? k * count : source.Length - count, count);
        var result = new T[count];
        switch (width)
        {
            case 512:
                Vector512<T> At512(int k) => k < vectors ? Vector512.Create(Part(k)) : default;
                (vectors == 2 ? LaneRecords.Take(At512(0), At512(1), first, stride, overlap)
                    : vectors == 3 ? LaneRecords.Take(At512(0), At512(1), At512(2), first, stride, overlap)
                    : LaneRecords.Take(At512(0), At512(1), At512(2), At512(3), first, stride, overlap)).CopyTo(result);
                break;
            case 256:
                Vector256<T> At256(int k) => k < vectors ? Vector256.Create(Part(k)) : default;
                (vectors == 2 ? LaneRecords.Take(At256(0), At256(1), first, stride, overlap)
                    : vectors == 3 ? LaneRecords.Take(At256(0), At256(1), At256(2), first, stride, overlap)
                    : LaneRecords.Take(At256(0), At256(1), At256(2), At256(3), first, stride, overlap)).CopyTo(result);
                break;
            default:
                Vector128<T> At128(int k) => k < vectors ? Vector128.Create(Part(k)) : default;
                (vectors == 2 ? LaneRecords.Take(At128(0), At128(1), first, stride, overlap)
                    : vectors == 3 ? LaneRecords.Take(At128(0), At128(1), At128(2), first, stride, overlap)
                    : LaneRecords.Take(At128(0), At128(1), At128(2), At128(3), first, stride, overlap)).CopyTo(result);
                break;
        }

        return result;
    }

    private static T[] Put(int width, T[][] fields, int part)
    {
        var result = new T[fields[0].Length];
        switch (width)
        {
            case 512:
                Vector512<T> At512(int k) => k < fields.Length ? Vector512.Create(fields[k]) : default;
                (fields.Length == 2 ? LaneRecords.Put(At512(0), At512(1), part)
                    : fields.Length == 3 ? LaneRecords.Put(At512(0), At512(1), At512(2), part)
                    : LaneRecords.Put(At512(0), At512(1), At512(2), At512(3), part)).CopyTo(result);
                break;
            case 256:
                Vector256<T> At256(int k) => k < fields.Length ? Vector256.Create(fields[k]) : default;
                (fields.Length == 2 ? LaneRecords.Put(At256(0), At256(1), part)
                    : fields.Length == 3 ? LaneRecords.Put(At256(0), At256(1), At256(2), part)
                    : LaneRecords.Put(At256(0), At256(1), At256(2), At256(3), part)).CopyTo(result);
                break;
            default:
                Vector128<T> At128(int k) => k < fields.Length ? Vector128.Create(fields[k]) : default;
                (fields.Length == 2 ? LaneRecords.Put(At128(0), At128(1), part)
                    : fields.Length == 3 ? LaneRecords.Put(At128(0), At128(1), At128(2), part)
                    : LaneRecords.Put(At128(0), At128(1), At128(2), At128(3), part)).CopyTo(result);
                break;
        }

        return result;
    }

    private static T[] Load(int width, T[] memory, nint first, nint stride, T[]? mask)
    {
        var result = new T[Lanes.Count<T>(width)];
        fixed (T* start = memory)
        {
            ref T source = ref Unsafe.AsRef<T>(start);
            if (width == 512)
                (mask is null ? LaneStride.Load512(ref source, first, stride) : LaneStride.LoadMasked512(ref source, first, stride, Vector512.Create(mask))).CopyTo(result);
            else if (width == 256)
                (mask is null ? LaneStride.Load256(ref source, first, stride) : LaneStride.LoadMasked256(ref source, first, stride, Vector256.Create(mask))).CopyTo(result);
            else
                (mask is null ? LaneStride.Load128(ref source, first, stride) : LaneStride.LoadMasked128(ref source, first, stride, Vector128.Create(mask))).CopyTo(result);
        }

        return result;
    }

    private static void Store(int width, T[] value, T[] memory, nint first, nint stride, T[]? mask)
    {
        fixed (T* start = memory)
        {
            ref T destination = ref Unsafe.AsRef<T>(start);
            if (width == 512 && mask is null)
                LaneStride.Store512(Vector512.Create(value), ref destination, first, stride);
            else if (width == 512)
                LaneStride.StoreMasked512(Vector512.Create(value), ref destination, first, stride, Vector512.Create(mask!));
            else if (width == 256 && mask is null)
                LaneStride.Store256(Vector256.Create(value), ref destination, first, stride);
            else if (width == 256)
                LaneStride.StoreMasked256(Vector256.Create(value), ref destination, first, stride, Vector256.Create(mask!));
            else if (mask is null)
                LaneStride.Store128(Vector128.Create(value), ref destination, first, stride);
            else
                LaneStride.StoreMasked128(Vector128.Create(value), ref destination, first, stride, Vector128.Create(mask));
        }
    }
}
