using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Simd;

/// <summary>Floating-point numbers become the integers that scalar code makes of them.</summary>
public sealed class LaneTruncationTests
{
    private const int Rounds = 200_000;

    [Test]
    public void DoublesBecomeWhatScalarCodeMakesOfThem()
    {
        foreach (double x in Doubles())
        {
            Same(x, Vector128.Create(unchecked((int)x)), LaneTruncation.ToInt32(Vector128.Create(x), Vector128.Create(x)));
            Same(x, Vector256.Create(unchecked((int)x)), LaneTruncation.ToInt32(Vector256.Create(x), Vector256.Create(x)));
            Same(x, Vector512.Create(unchecked((int)x)), LaneTruncation.ToInt32(Vector512.Create(x), Vector512.Create(x)));
            Same(x, Vector128.Create(unchecked((uint)x)), LaneTruncation.ToUInt32(Vector128.Create(x), Vector128.Create(x)));
            Same(x, Vector256.Create(unchecked((uint)x)), LaneTruncation.ToUInt32(Vector256.Create(x), Vector256.Create(x)));
            Same(x, Vector512.Create(unchecked((uint)x)), LaneTruncation.ToUInt32(Vector512.Create(x), Vector512.Create(x)));
            Same(x, Vector128.Create(unchecked((long)x)), LaneTruncation.ToInt64(Vector128.Create(x)));
            Same(x, Vector256.Create(unchecked((long)x)), LaneTruncation.ToInt64(Vector256.Create(x)));
            Same(x, Vector512.Create(unchecked((long)x)), LaneTruncation.ToInt64(Vector512.Create(x)));
            Same(x, Vector128.Create(unchecked((ulong)x)), LaneTruncation.ToUInt64(Vector128.Create(x)));
            Same(x, Vector256.Create(unchecked((ulong)x)), LaneTruncation.ToUInt64(Vector256.Create(x)));
            Same(x, Vector512.Create(unchecked((ulong)x)), LaneTruncation.ToUInt64(Vector512.Create(x)));
        }
    }

    [Test]
    public void FloatsBecomeWhatScalarCodeMakesOfThem()
    {
        foreach (double number in Doubles())
        {
            float x = (float)number;
            Same(x, Vector128.Create(unchecked((uint)x)), LaneTruncation.ToUInt32(Vector128.Create(x)));
            Same(x, Vector256.Create(unchecked((uint)x)), LaneTruncation.ToUInt32(Vector256.Create(x)));
            Same(x, Vector512.Create(unchecked((uint)x)), LaneTruncation.ToUInt32(Vector512.Create(x)));
        }
    }

    [Test]
    public void HalvesOfAVectorStayInOrder()
    {
        Assert.That(LaneTruncation.ToInt32(Vector256.Create(1.5, -2.5, 3, -4), Vector256.Create(5.0, 6, -7.9, 8)), Is.EqualTo(Vector256.Create(1, -2, 3, -4, 5, 6, -7, 8)));
        Assert.That(LaneTruncation.ToUInt32(Vector128.Create(1.5, -2.5), Vector128.Create(5.0, 6)), Is.EqualTo(Vector128.Create(1u, 0, 5, 6)));
    }

    private static void Same<T>(double x, T expected, T actual)
        where T : IEquatable<T>
    {
        if (!expected.Equals(actual))
            Assert.Fail($"{x:R}: expected {expected}, got {actual}");
    }

    /// <summary>The ends of all types with their neighbours, numbers of every binade, and any bits.</summary>
    private static IEnumerable<double> Doubles()
    {
        double[] ends = [0, 0.5, 1, 2147483647, 2147483648, 4294967295, 4294967296, 1L << 51, 1L << 52, 1L << 53, 9223372036854775808.0, 18446744073709551616.0, double.MaxValue, double.Epsilon];
        foreach (double end in ends)
        {
            foreach (double x in (double[])[end, Math.BitIncrement(end), Math.BitDecrement(end), end + 0.5, end - 0.5])
            {
                yield return x;
                yield return -x;
            }
        }

        yield return double.NaN;
        yield return double.PositiveInfinity;
        yield return double.NegativeInfinity;
        var random = new Random(5);
        for (int round = 0; round < Rounds; round++)
        {
            yield return (random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(-3, 68));
            yield return BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
        }
    }
}
